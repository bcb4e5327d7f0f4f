import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SENTENCE_LENGTH, splitSentences, type Abbreviations } from './sentences.js';

const abbreviations: Abbreviations = new Map([['mr.', 'no'], ['gen.', 'no'], ['u.s.', 'maybe'], ['p.m.', 'maybe'], ['inc.', 'maybe']]);
const split = (text: string): string[] => splitSentences(text, abbreviations).map(([from, to]) => text.slice(from, to));

describe('splitSentences', () => {
  it.each([
    ['two plain sentences', 'Iran spoke. Pakistan answered.', ['Iran spoke.', 'Pakistan answered.']],
    ['a title', 'Mr. Dar met Gen. Bagheri. They spoke.', ['Mr. Dar met Gen. Bagheri.', 'They spoke.']],
    ['an initial', 'George W. Bush left. He waved.', ['George W. Bush left.', 'He waved.']],
    ['an acronym inside', 'The U.S. Congress met on Monday.', ['The U.S. Congress met on Monday.']],
    ['an acronym at the end', 'He went to the U.S. The visit was short.', ['He went to the U.S.', 'The visit was short.']],
    ['a figure', 'Trade rose 3.5 per cent. It fell later.', ['Trade rose 3.5 per cent.', 'It fell later.']],
    ['a quotation', '“We agree.” He left.', ['“We agree.”', 'He left.']],
    ['a question and an exclamation', 'Will they sign? Yes! They did.', ['Will they sign?', 'Yes!', 'They did.']],
    ['a heading above a paragraph', `Talks in Doha\n\nThe sides met.`, ['Talks in Doha', 'The sides met.']],
    ['a list', '- Iran: gas\n- Oman: ports', ['- Iran: gas', '- Oman: ports']],
    ['headlines, one a line', 'Iran frees sailors\nOman hosts talks\nQatar sends aid\nIraq shuts crossing', ['Iran frees sailors', 'Oman hosts talks', 'Qatar sends aid', 'Iraq shuts crossing']],
    ['lower case after a stop', 'It cost approx. ten rials.', ['It cost approx. ten rials.']],
    ['nothing', '  \n ', []],
  ])('%s', (_, text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it('joins lines of a hard-wrapped paragraph', () => {
    const line = 'the delegations of both countries met in the capital and spoke for two hours about';
    expect(split(`${line}\n${line}\nthe border.`)).toHaveLength(1);
  });

  it('covers every visible character once, in order, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'B', '.', '!', ' ', '\n', '"', '”', 'U.S.', '3', ',', 'é') }), (text) => {
      let at = 0;
      for (const [from, to] of splitSentences(text, abbreviations)) {
        expect(from).toBeGreaterThanOrEqual(at);
        expect(text.slice(at, from).trim()).toBe('');
        expect(text.slice(from, to)).toBe(text.slice(from, to).trim());
        expect(to).toBeGreaterThan(from);
        at = to;
      }
      expect(text.slice(at).trim()).toBe('');
    }));
  });

  it('cuts endless sentences', () => {
    const spans = splitSentences('word '.repeat(2000), abbreviations);
    expect(spans.every(([from, to]) => to - from <= MAX_SENTENCE_LENGTH)).toBe(true);
  });

  it('cuts no character in two', () => {
    for (const lead of ['', 'a']) {
      const text = lead + '😀'.repeat(5000);
      expect(splitSentences(text, abbreviations).some(([from, to]) => /\p{Cs}/u.test(text.slice(from, to)))).toBe(false);
    }
  });
});
