import { describe, expect, test } from 'vitest';
import { runFake } from '../../../test/cli-fake.js';
import { MemoryStore } from '../../storage/memory-store.js';
import { NILE } from '../../stats/known-series.js';
import { sparkline } from '../measure-text.js';

const VISIT = 'Iran visited Pakistan.';
const day = (k: number) => new Date(Date.UTC(2020, 0, 3 + 20 * k)).toISOString().slice(0, 10);
const files = {
  'x.ndjson': Array.from({ length: 40 }, (_, k) => JSON.stringify({ id: `d${k}`, text: `${VISIT} Number ${k}.`, date: day(k) })).join('\n'),
  'nile.csv': `year,flow\n${NILE.map((flow, k) => `${1871 + k},${flow}`).join('\n')}\n`, 'odd.csv': '1\n2\nx\n',
};

class LastingStore extends MemoryStore {
  override async close(): Promise<void> { /* stays open */ }
}

async function filled() {
  const store = new LastingStore();
  await runFake(['add', 'x.ndjson'], { files, store });
  return store;
}

describe('bilat measure', () => {
  test('lists measures with their questions, and the parameters of one', async () => {
    expect((await runFake(['measure', '--format', 'table'], {})).out).toMatch(/turning-points\s+Did the course/);
    expect((await runFake(['measure', 'series', '--format', 'table'], {})).out).toMatch(/unit\s+month\s+Length of a period/);
    expect(JSON.parse((await runFake(['measure', '--format', 'json'], {})).out)[0]).toMatchObject({ name: 'series', parameters: expect.any(Array) });
  });

  test('answers as text with a sparkline, as NDJSON and as rows', async () => {
    const store = await filled();
    const text = await runFake(['measure', 'series', 'PAK-IRN', '--format', 'table', '--set', 'unit=quarter'], { files, store });
    expect(text.out).toContain('IRN-PAK: 40 events in 9 covered quarters');
    expect(text.out).toMatch(/[▁▂▃▄▅▆▇█]{5}/);
    const [line] = (await runFake(['measure', 'series', 'IRN-PAK', '--format', 'ndjson'], { files, store })).out.trim().split('\n');
    expect(JSON.parse(line!)).toMatchObject({ measure: 'series/v1', n: 26, issues: [] });
    const rows = (await runFake(['measure', 'series', 'IRN-PAK', '--format', 'csv', '--set', 'unit=year'], { files, store })).out.trim().split('\n');
    expect(rows[0]!.split(',').slice(0, 4)).toEqual(['period', 'first', 'last', 'events']);
    expect(rows.length).toBe(4);
  });

  test('looks from a day and at a window', async () => {
    const store = await filled();
    const until = JSON.parse((await runFake(['measure', 'series', 'IRN-PAK', '--format', 'ndjson', '--as-of', '2020-12-31', '--from', '2020-07'], { files, store })).out) as { data: { period: string }[] };
    expect([until.data[0]!.period, until.data.at(-1)!.period]).toEqual(['2020-07', '2020-12']);
  });

  test('aligns a precedent pair at its own date, with other pairs as placebos, and says what it could not read', async () => {
    const store = new LastingStore();
    const told = Array.from({ length: 40 }, (_, k) => [`Iran visited Pakistan. Number ${k}.`, `Turkey visited Iraq. Number ${k}.`, `Kenya visited Uganda. Number ${k}.`]).flat();
    await runFake(['add', 'three.ndjson'], { files: { 'three.ndjson': told.map((text, k) => JSON.stringify({ id: `d${k}`, text, date: day(Math.floor(k / 3)) })).join('\n') }, store });
    const ask = async (...set: string[]) => JSON.parse((await runFake(['measure', 'precedent', 'IRN-PAK', '--format', 'ndjson', '--set', 'event=2021-01', '--set', 'window=6', ...set.flatMap((each) => ['--set', each])], { files: {}, store })).out);
    const kinds = (result: { data: { kind: string; subject: string }[] }) => [...new Set(result.data.filter(({ kind }) => kind !== 'placebo date').map(({ kind, subject }) => `${kind} ${subject}`))];
    expect(kinds(await ask())).toEqual(['event IRN-PAK']);
    expect(kinds(await ask('model=TUR-IRQ@2021-02'))).toEqual(['event IRN-PAK', 'precedent IRQ-TUR']);
    expect(kinds(await ask('model=IRQ-TUR@2021-02', 'pairs=KEN-UGA'))).toEqual(['event IRN-PAK', 'precedent IRQ-TUR', 'placebo pair KEN-UGA']);
    expect((await ask('model=nowhere')).issues.map(({ code }: { code: string }) => code)).toContain('precedent/model');
  });

  test('runs all of them', async () => {
    const store = await filled();
    const { out, code } = await runFake(['measure', 'all', 'IRN-PAK', '--format', 'ndjson'], { files, store });
    expect(code).toBe(0);
    expect(out.trim().split('\n').map((line) => (JSON.parse(line) as { measure: string }).measure)).toEqual(expect.arrayContaining(['series/v1', 'structure/v1', 'crises/v1']));
  });

  test('finds turning points of a file', async () => {
    const { out } = await runFake(['measure', 'turning-points', '--series', 'nile.csv', '--format', 'table'], { files });
    expect(out).toContain('1 turning point in 100 observed values: 1899');
    expect(out).toContain('^');
    const odd = await runFake(['measure', 'turning-points', '--series', 'odd.csv', '--format', 'ndjson'], { files });
    expect(JSON.parse(odd.out)).toMatchObject({ value: null, refused: { needed: expect.stringContaining('10') } });
    expect(odd.err).toContain('no number: x');
  });

  test.each([
    [['measure', 'turning-point'], 'turning-points'], [['measure', 'series', 'IRN-PAK', '--set', 'unit'], 'expected name=value'], [['measure', 'series', 'IRN-PAK', '--from', 'soon'], 'invalid --from'],
    [['measure', 'crises', '--series', 'nile.csv'], 'not with crises'], [['measure', 'all'], 'needs a pair'],
  ])('%j is called wrongly', async (args, said) => {
    const { err, code } = await runFake(args, { files, store: await filled() });
    expect(err).toContain(said);
    expect(code).toBe(2);
  });
});

describe('a sparkline', () => {
  test('shows gaps, shrinks to the width and is silent about too little', () => {
    expect(sparkline([0, null, 7], 10)).toBe('▁·█');
    expect(sparkline(Array.from({ length: 100 }, (_, k) => k), 8)).toBe('▁▂▃▄▅▆▇█');
    expect([sparkline([], 8), sparkline([1], 8), sparkline([null, null], 8)]).toEqual(['', '', '']);
    expect(sparkline([2, 2], 8)).toBe('▁▁');
  });
});
