import { describe, expect, test } from 'vitest';
import { guessLanguage } from './language.js';

describe('guessLanguage', () => {
  test.each([
    ['Iran and Pakistan held talks in Islamabad on Tuesday and agreed to meet again.', 'en', false],
    ['ایران و پاکستان در اسلام‌آباد مذاکره کردند و دو طرف چند سند امضا کردند', 'fa', true],
    ['صدر پاکستان نے ایران کا دورہ کیا اور معاہدوں پر دستخط کیے', 'ur', true],
    ['Der Minister besuchte am Montag Teheran und sprach mit Vertretern der iranischen Regierung über den Handel.', 'de', true],
    ['De minister was in Teheran en had daar overleg over handel, over de grens of over water; het was het eerste bezoek.', 'nl', true],
    ['Der Sprecher sagte: „This will be the first of the talks“, und der Minister will nach Teheran reisen, um dort mit der Regierung über den Handel zu sprechen.', 'de', true],
    ['Larijani arrives in Islamabad', null, false],
    ['Mohammad Baqer Qalibaf meets Ayaz Sadiq in Tehran', null, false],
    ['', null, false],
    ['12 + 34 = 46', null, false],
  ])('%s', async (text, language, isForeign) => {
    expect(await guessLanguage(text)).toMatchObject({ language, isForeign });
  });

  test('names the language for people', async () => { expect((await guessLanguage('تهران و اسلام‌آباد دربارهٔ مرز گفتگو کردند')).name).toBe('Persian'); });
});
