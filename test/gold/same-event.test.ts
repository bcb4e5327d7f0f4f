import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSameEventGold } from '../../scripts/same-event-gold.js';
import { findCopies } from '../../src/dedupe/find-copies.js';
import { findEvents } from '../../src/dedupe/find-events.js';
import { toReport } from '../../src/dedupe/event-report.js';

const cases = readSameEventGold();
const column = (path: string, name: string): Set<string> => {
  const [head, ...lines] = readFileSync(new URL(`../../data/ontology/${path}`, import.meta.url), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
  return new Set(lines.map((cells) => cells[head!.indexOf(name)]!));
};

describe('data/gold/same-event.txt', () => {
  it('has at least 150 cases in two halves, with groups and near-misses in both', () => {
    expect(cases.length).toBeGreaterThanOrEqual(150);
    for (const half of ['dev', 'test'] as const) {
      const mine = cases.filter((each) => each.half === half);
      expect(mine.length).toBeGreaterThanOrEqual(75);
      expect(mine.filter(({ kind }) => kind.endsWith('miss')).length).toBeGreaterThan(15);
    }
  });

  it('has ids without repeats, known types, modes and codes, and tellings in every case', () => {
    const [types, modes] = [column('event-types.tsv', 'type'), column('modes.tsv', 'mode')];
    const codes = new Set([...column('countries.tsv', 'iso3'), ...column('organisations.tsv', 'code')]);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    const wrong = cases.flatMap(({ id, documents, tellings }) => [
      ...(documents.length < 2 || tellings.length < 2 ? [`${id}: fewer than two tellings`] : []),
      ...tellings.flatMap(({ finding: { type, mode, source, target } }) => [
        ...(types.has(type) ? [] : [`${id}: ${type}`]), ...(mode === null || modes.has(mode) ? [] : [`${id}: ${mode}`]),
        ...[...source, ...target].flatMap(({ code }) => (codes.has(code!) ? [] : [`${id}: ${code}`])),
      ]),
    ]);
    expect(wrong).toEqual([]);
  });

  // Floors of the rule by itself, acts given; docs/deduplication.md has the figures.
  it.each([['dev', 0.97], ['test', 0.88]] as const)('finds the events of the %s half', (half, floor) => {
    const mine = cases.filter((each) => each.half === half);
    const copies = new Map(findCopies(mine.flatMap(({ documents }) => documents.map(({ id, text, date }) => ({ doc: id, text, date: date! })))).flat().map(({ doc, copies: name }) => [doc, name]));
    const dates = new Map(mine.flatMap(({ documents }) => documents.map(({ id, date }) => [id, date!])));
    const keys = new Map<string, string>();
    const reports = mine.flatMap(({ tellings }) => tellings).map(({ doc, key, finding, sentenceText }) => {
      keys.set(`${doc}:${key}`, key);
      return toReport({ id: `${doc}:${key}`, doc, finding, sentenceText, published: dates.get(doc)!, copies: copies.get(doc) ?? null });
    });
    const pairs = (groups: readonly (readonly string[])[]): string[] => groups.flatMap((group) => group.flatMap((x, k) => group.slice(k + 1).map((y) => [x, y].toSorted().join(' '))));
    const said = new Set(pairs(findEvents(reports).map((group) => group.map(({ id }) => id))));
    const byKey = new Map<string, string[]>();
    for (const [id, key] of keys) byKey.set(key, [...(byKey.get(key) ?? []), id]);
    const right = pairs([...byKey.values()]);
    const found = right.filter((pair) => said.has(pair)).length;
    expect((2 * found) / (said.size + right.length)).toBeGreaterThanOrEqual(floor);
  });
});
