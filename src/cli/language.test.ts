import { describe, expect, test } from 'vitest';
import { guessLanguage } from './language.js';

describe('guessLanguage', () => {
  test.each([
    ['Iran and Pakistan held talks in Islamabad on Tuesday and agreed to meet again.', 'en', false],
    ['ایران و پاکستان در اسلام‌آباد مذاکره کردند و دو طرف چند سند امضا کردند', 'fa', true],
    ['صدر پاکستان نے ایران کا دورہ کیا اور معاہدوں پر دستخط کیے', 'ur', true],
    ['Der Minister besuchte am Montag Teheran und sprach mit Vertretern der iranischen Regierung über den Handel.', 'de', true],
    ['Larijani arrives in Islamabad', null, false],
    ['Mohammad Baqer Qalibaf meets Ayaz Sadiq in Tehran', null, false],
    ['', null, false],
    ['12 + 34 = 46', null, false],
  ])('%s', (text, language, isForeign) => {
    expect(guessLanguage(text)).toMatchObject({ language, isForeign });
  });

  test('names the language for people', () => { expect(guessLanguage('تهران و اسلام‌آباد دربارهٔ مرز گفتگو کردند').name).toBe('Persian'); });
});
