import { describe, expect, it } from 'vitest';
import { readRows } from '../base/table.js';
import { compileLexicon } from '../lexicon/english.js';
import { tables } from '../lexicon/en.generated.js';
import { isSector, SECTORS } from '../ontology/sectors.js';
import { createTokeniser } from '../text/tokens.js';
import { readSectorWords, sectorsOf } from './sectors.js';

const words = readSectorWords(tables['sectors']);
const tokeniser = createTokeniser(compileLexicon(tables).grammar.lemmatiser);
const rows = readRows(tables['sectors']!, ['id', 'sector', 'word']);

function sectorsIn(text: string): string[] {
  const { tokens } = tokeniser.tokenise(text, [0, text.length]);
  return sectorsOf(tokens, 0, tokens.length, words);
}

describe('the table', () => {
  it('has eighty words or more for every sector, in lower case, each once', () => {
    expect(SECTORS.filter((sector) => rows.filter((row) => row.sector === sector).length < 80)).toEqual([]);
    expect(rows.filter(({ sector, word }) => !isSector(sector) || word !== word.toLowerCase() || word === '')).toEqual([]);
    expect(new Set(rows.map(({ sector, word }) => `${sector} ${word}`)).size).toBe(rows.length);
  });

  it('finds every word in a sentence', () => {
    expect(rows.filter(({ sector, word }) => !sectorsIn(`They spoke about the ${word} yesterday.`).includes(sector)).map(({ word }) => word)).toEqual([]);
  });
});

describe('sectors of a sentence', () => {
  it.each([
    ['Iran will sell gas to Pakistan through a pipeline.', ['energy']],
    ['The two foreign ministers signed a free trade agreement and cut tariffs.', ['trade', 'politics']],
    ['Border guards shot two smugglers at a border crossing.', ['border']],
    ['Pilgrims bound for Karbala died when their bus crashed.', ['religion', 'transport']],
    ['A cross-border attack was blamed on the United Nations mission.', ['border', 'politics']],
    ['They walked along the hill.', []],
  ])('%s', (text, expected) => {
    expect(sectorsIn(text).slice(0, Math.max(1, expected.length))).toEqual(expected);
  });

  it('names at most three', () => {
    expect(sectorsIn('Gas, tariffs, missiles, mosques, floods and satellites were on the list.')).toHaveLength(3);
  });
});
