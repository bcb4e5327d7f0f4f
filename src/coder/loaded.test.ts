import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRows, type Table } from '../base/table.js';
import { ALL_CUES } from '../text/cue.js';
import { readLexemes } from '../text/lexemes.js';
import { ANY_SHADE } from '../text/shade.js';
import type { Token } from '../text/sentence.js';
import { findLoaded, readLoaded } from './loaded.js';

function loadTable(path: string): Table {
  const lines = readFileSync(new URL(`../../data/lexicon/en/${path}`, import.meta.url), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return { name: path, columns: lines[0]!.split('\t'), rows: lines.slice(1).map((line) => line.split('\t')) };
}
const table = loadTable('loaded.tsv');
const states = loadTable('actors/states.tsv');
const lexicon = readLoaded(table, states);
const rows = readRows(table, ['id', 'term', 'plain', 'side', 'kind', 'not_before', 'not_after', 'need', 'example', 'counter']);

/** Tokens cut at hyphens but not inside "U.S.", as the tokeniser does. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const lexeme of readLexemes(text)) {
    const last = tokens.at(-1);
    const joins = last && last.end === lexeme.start && (/^u(\.s)?$/.test(last.norm) ? lexeme.text === '.' || lexeme.text === 's' : last.norm === 'u.' && lexeme.text === 's');
    const start = joins ? last.start : lexeme.start;
    const norm = text.slice(start, lexeme.end).toLowerCase();
    if (joins) tokens.pop();
    tokens.push({ text: text.slice(start, lexeme.end), norm, lemma: norm, pos: 'NOUN', start, end: lexeme.end, cues: ALL_CUES, shade: ANY_SHADE });
  }
  return tokens;
}
const find = (text: string) => findLoaded({ document: { id: 'd', text }, tokens: tokensOf(text), lexicon });
const termsIn = (text: string) => find(text).map((finding) => finding.term);

/** Two states trade places: what mirrored texts differ in. */
function mirror(text: string): string {
  const swaps: Record<string, string> = { Iran: 'Pakistan', Pakistan: 'Iran', Iranian: 'Pakistani', Pakistani: 'Iranian', Tehran: 'Islamabad', Islamabad: 'Tehran' };
  return text.replace(/\b(Iranian|Pakistani|Iran|Pakistan|Tehran|Islamabad)\b/g, (name) => swaps[name]!);
}

describe('the list of loaded terms', () => {
  it('is long and has no term twice', () => {
    expect(rows.length).toBeGreaterThanOrEqual(400);
    expect(new Set(rows.map((row) => row.term)).size).toBe(rows.length);
  });

  it('covers the vocabularies of many sides, none of them with more than a fifth of the attributed terms', () => {
    const bySide = new Map<string, number>();
    for (const row of rows) if (row.side !== 'ANY') bySide.set(row.side, (bySide.get(row.side) ?? 0) + 1);
    const attributed = [...bySide.values()].reduce((a, b) => a + b, 0);
    expect(bySide.size).toBeGreaterThanOrEqual(18);
    const crowded: string[] = [];
    for (const [side, count] of bySide) if (count / attributed >= 0.2) crowded.push(side);
    expect(crowded).toEqual([]);
  });

  it('finds every term in its example, or in itself', () => {
    const missed = rows.filter((row) => {
      const company = row.need === '' ? '' : ` ${row.need.split('|')[0]!.replaceAll('\\', '')}`;
      const example = row.example === '' ? `${row.term.replace('@state', 'Iran')}${company}` : row.example;
      return !find(example).some((finding) => finding.rule === row.id);
    });
    expect(missed.map((row) => row.term)).toEqual([]);
  });

  it('does not find a term in its counter-example', () => {
    const wrong = rows.filter((row) => row.counter !== '' && find(row.counter).some((finding) => finding.rule === row.id));
    expect(wrong.map((row) => row.term)).toEqual([]);
  });

  it('leaves out a term beside a word that makes it plain, and one without the company it needs', () => {
    const found: string[] = [];
    for (const row of rows) {
      if (row.term.includes('@state')) continue;
      for (const word of row.not_before === '' ? [] : row.not_before.split('|')) if (find(`${word} ${row.term} and`).some((f) => f.rule === row.id)) found.push(`${word} ${row.term}`);
      for (const word of row.not_after === '' ? [] : row.not_after.split('|')) if (find(`${row.term} ${word} and`).some((f) => f.rule === row.id)) found.push(`${row.term} ${word}`);
    }
    expect(found).toEqual([]);
  });

  it('speaks plainly in its plain column', () => {
    const plainTerms = rows.flatMap((row) => row.plain.split(';').map((plain) => plain.trim())).filter((plain) => plain !== '' && !plain.startsWith('('));
    // Names of crimes stay, marked as what someone alleges.
    const loaded = plainTerms.filter((plain) => find(plain).length > 0 && !/alleged|accused|suspected|list|registered/.test(plain));
    expect(loaded).toEqual([]);
  });
});

describe('findLoaded', () => {
  it.each([
    ['the war against the U.S.–Zionist project', ['U.S.–Zionist']],
    ['Zionist entity and the Zionist Regime', ['Zionist entity', 'Zionist Regime']],
    ['a so-called republic, the so‑called deal', ['so-called republic', 'so‑called']],
    ['Pakistan-backed militants and Iranian-backed fighters', ['Pakistan-backed', 'Iranian-backed']],
    ['the Kyiv regime said; the sanctions regime holds', ['Kyiv regime']],
    ['terrorist groups were hit', ['terrorist groups']],
    ['counter-terrorist units', []],
    ['the Taliban\u2019s holy war', ['holy war']],
    ['trade, transit and customs', []],
    ['', []],
  ] as const)('%s', (text, terms) => {
    expect(termsIn(text)).toEqual([...terms]);
  });

  it('gives spans that hold the term and offers plain words', () => {
    const text = 'Officials spoke of an iron-clad friendship.';
    const [finding] = find(text);
    expect(text.slice(...finding!.anchor)).toBe('iron-clad friendship');
    expect(finding!.plain).toBe('close ties');
  });

  it('gives mirrored results for mirrored texts', () => {
    const texts = [
      'Iran-backed militants crossed; the Iranian regime and Tehran stooges spoke of brotherly Pakistan.',
      'Pakistan accused terrorist Iran of state-sponsored terrorism and Iranian aggression against its brave soldiers.',
      'Iranian-occupied lands, Pakistani mercenaries, the Islamabad regime and a Pakistan-sponsored attack.',
    ];
    for (const text of texts) expect(termsIn(mirror(text))).toEqual(termsIn(text).map(mirror));
  });
});

describe('docs/loaded-words.md', () => {
  it('counts the terms of each side as they are', () => {
    const page = readFileSync(new URL('../../docs/loaded-words.md', import.meta.url), 'utf8');
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(row.side, (counts.get(row.side) ?? 0) + 1);
    const stated = new Map([...page.matchAll(/^\| ([A-Z-]+) \| [^|]+ \| (\d+) \|$/gm)].map((match) => [match[1]!, Number(match[2])]));
    expect(Object.fromEntries(stated)).toEqual(Object.fromEntries(counts));
  });
});
