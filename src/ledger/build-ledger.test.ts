import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerEdit } from '../record/ledger-record.js';
import { buildLedger } from './build-ledger.js';
import { toRow, type StatementFixture } from './ledger-fixture.js';
import type { LedgerEntry } from './ledger.js';

const pair = { a: 'IRN', b: 'PAK' };
const build = (statements: readonly StatementFixture[], extra: { asOf?: string; edits?: readonly LedgerEdit[]; documentDates?: readonly string[] } = {}) =>
  buildLedger({ pair, rows: statements.map(toRow), asOf: extra.asOf ?? '2026-01-01', edits: extra.edits ?? [], ...(extra.documentDates ? { documentDates: extra.documentDates } : {}) });
const only = (statements: readonly StatementFixture[], extra = {}): LedgerEntry => {
  const { entries } = build(statements, extra);
  expect(entries.map((entry) => entry.id)).toHaveLength(1);
  return entries[0]!;
};
const target = (doc: string, day: string, to: number, deadline: string | null, more: Partial<StatementFixture> = {}): StatementFixture =>
  ({ doc, day, what: 'raise trade', type: 'target', to, unit: 'USD', deadline, ...more });
const edit = (id: string, entry: string, action: LedgerEdit['action'], value: unknown, at = '2025-12-01T00:00:00Z'): LedgerEdit =>
  ({ id, pair: 'IRN-PAK', entry, action, value, note: 'checked', url: null, by: 'a reader', at });

describe('buildLedger', () => {
  it('puts the tellings of one matter together and says why', () => {
    const entry = only([
      { doc: 'd1', day: '2024-01-10', what: 'gas pipeline between the two countries', type: 'project' },
      { doc: 'd2', day: '2024-05-02', what: 'Peace Pipeline', type: 'project', status: 'delayed' },
    ]);
    expect(entry.id).toBe('pipeline');
    expect(entry.tellings.map((telling) => telling.finding)).toEqual(['d1:1', 'd2:1']);
    expect(entry.tellings[0]!.why).toEqual([]);
    expect(entry.tellings[1]!.why.join(' ')).toMatch(/same matter: pipeline/);
  });

  it.each<readonly [string, StatementFixture, StatementFixture, number]>([
    ['the same agreement under two names', { doc: 'a', day: '2024-01-01', what: 'free trade agreement' }, { doc: 'b', day: '2024-02-01', what: 'FTA with Pakistan' }, 1],
    ['an agreement on a project and the project', { doc: 'a', day: '2024-01-01', what: 'pipeline agreement' }, { doc: 'b', day: '2024-02-01', what: 'gas pipeline', type: 'project' }, 1],
    ['two railways with different names', { doc: 'a', day: '2024-01-01', what: 'Quetta-Zahedan railway', type: 'project' }, { doc: 'b', day: '2024-02-01', what: 'Chabahar-Sarakhs railway', type: 'project' }, 2],
    ['a body and a building', { doc: 'a', day: '2024-01-01', what: 'joint border market committee', type: 'mechanism' }, { doc: 'b', day: '2024-02-01', what: 'border market', type: 'project' }, 2],
    ['lists of the same number', { doc: 'a', day: '2024-01-01', what: 'twelve documents', count: 12, unnamed: 9 }, { doc: 'b', day: '2024-02-01', what: 'twelve agreements', count: 12, unnamed: 12 }, 1],
    ['lists of different numbers', { doc: 'a', day: '2024-01-01', what: 'twelve documents', count: 12 }, { doc: 'b', day: '2024-02-01', what: 'eight documents', count: 8 }, 2],
    ['targets of different measures', target('a', '2024-01-01', 1e10, null), target('b', '2024-02-01', 3e9, null, { what: 'farm trade' }), 2],
    ['a target and an agreement', target('a', '2024-01-01', 1e10, null), { doc: 'b', day: '2024-02-01', what: 'trade agreement' }, 2],
    ['nameless agreements far apart', { doc: 'a', day: '2024-01-01', what: 'agreement' }, { doc: 'b', day: '2024-06-01', what: 'agreement' }, 2],
    ['nameless agreements of the same week', { doc: 'a', day: '2024-01-01', what: 'agreement' }, { doc: 'b', day: '2024-01-04', what: 'the agreement' }, 1],
  ])('%s', (_name, a, b, entries) => {
    expect(build([a, b]).entries).toHaveLength(entries);
  });

  it('keeps a revised figure or date as a new version, the old one marked replaced', () => {
    const entry = only([target('d1', '2015-04-22', 5e9, '2020'), target('d2', '2016-03-26', 5e9, '2021'), target('d3', '2016-05-01', 5e9, null), target('d4', '2024-04-22', 1e10, '2029')]);
    expect(entry.versions.map((v) => [v.to, v.deadline, v.tellings.length, v.replacedOn])).toEqual([[5e9, '2020', 1, '2016-03-26'], [5e9, '2021', 2, '2024-04-22'], [1e10, '2029', 1, null]]);
    expect(entry.history.filter((step) => step.computed).map((step) => [step.status, step.version, step.date])).toEqual([['lapsed', 2, '2024-04-22'], ['lapsed', 1, '2016-03-26']]);
    expect(entry.deadlineMovedDays).toBe(3288);
    expect(entry.reannouncements).toBe(3);
    expect(entry.what).toBe('trade to 10 billion USD');
  });

  it('takes the status from the newest statement and dates its beginning', () => {
    const entry = only([
      { doc: 'd1', day: '2020-01-01', what: 'gas pipeline', type: 'project', status: 'in progress' },
      { doc: 'd2', day: '2022-01-01', what: 'gas pipeline', type: 'project', status: 'delayed' },
      { doc: 'd3', day: '2023-01-01', what: 'gas pipeline', type: 'project', status: 'delayed' },
    ]);
    expect([entry.status, entry.statusSince, entry.history[0]!.date, entry.implementation]).toEqual(['delayed', '2022-01-01', '2023-01-01', 1]);
  });

  it('shows contradictions side by side and calls the status disputed', () => {
    const entry = only([
      { doc: 'd1', day: '2024-06-15', what: 'Taftan crossing', type: 'project', status: 'suspended' },
      { doc: 'd2', day: '2024-06-18', what: 'Taftan crossing', type: 'project', status: 'in force' },
    ]);
    expect(entry.status).toBe('disputed');
    expect(entry.unclear).toMatch(/one source says in force \(2024-06-18\), another suspended \(2024-06-15\)/);
    expect(entry.contradictions[0]!.findings).toEqual(['d2:1', 'd1:1']);
  });

  it('never takes silence for delivery; overdue and silence are counted', () => {
    const entry = only([{ doc: 'd1', day: '2024-01-01', what: 'gas pipeline', type: 'project', deadline: '2024-06' }], { asOf: '2024-07-10', documentDates: ['2024-01-01', '2024-02-01', '2024-03-01', '2024-08-01'] });
    expect([entry.status, entry.overdueDays, entry.documentsSince, entry.lastNews]).toEqual(['agreed', 10, 2, '2024-01-01']);
  });

  it('takes one of several told as done for progress of the whole', () => {
    const { entries } = build([
      { doc: 'd1', day: '2021-04-21', what: 'six border markets', type: 'project', to: 6, unit: 'markets' },
      { doc: 'd2', day: '2023-05-18', what: 'Mand-Pishin border market', type: 'project', status: 'done' },
    ]);
    const whole = entries.find((entry) => entry.id === 'border-market')!;
    expect([whole.status, whole.implementation, whole.history[0]!.evidence[0]!.text]).toEqual(['in progress', 1, 'one of them: Mand-Pishin border market, done']);
  });

  it('is not overdue once done, and not before its date', () => {
    expect(only([{ doc: 'd1', day: '2024-01-01', what: 'gas pipeline', status: 'done', deadline: '2023' }]).overdueDays).toBe(0);
    expect(only([{ doc: 'd1', day: '2024-01-01', what: 'gas pipeline', deadline: '2030' }]).overdueDays).toBe(0);
    expect(only([{ doc: 'd1', day: '2024-01-01', what: 'gas pipeline' }]).overdueDays).toBeNull();
  });

  it('leaves out other pairs and says so', () => {
    const { entries, leftOut } = build([{ doc: 'd1', day: '2024-01-01', what: 'gas pipeline', parties: ['IRN', 'IND'] }]);
    expect(entries).toEqual([]);
    expect(leftOut).toEqual([{ finding: 'd1:1', reason: 'its parties are IRN, IND' }]);
  });

  it('places items of a list under it', () => {
    const rows = [toRow({ doc: 'd1', day: '2024-01-01', what: 'twelve documents', count: 12, unnamed: 11, anchor: [7, 16] })];
    rows.push({ ...toRow({ doc: 'd1', day: '2024-01-01', what: 'free trade agreement', anchor: [30, 50], listedIn: [7, 16] }), id: 'd1:2' });
    const { entries } = buildLedger({ pair, rows, asOf: '2025-01-01' });
    expect(entries.find((entry) => entry.id === 'fta')?.partOf).toBe('documents-12-2024-01');
  });

  it('does not look ahead: later statements change nothing as of an earlier day', () => {
    const early = [target('d1', '2015-04-22', 5e9, '2020'), { doc: 'd2', day: '2016-01-01', what: 'gas pipeline', type: 'project' as const }];
    const late = [...early, target('d3', '2024-04-22', 1e10, '2029'), { doc: 'd4', day: '2025-01-01', what: 'gas pipeline', type: 'project' as const, status: 'done' as const }];
    expect(build(late, { asOf: '2017-01-01' })).toEqual(build(early, { asOf: '2017-01-01' }));
  });

  it('gives the same ledger whatever the order of the rows', () => {
    const rows = ['gas pipeline', 'Peace Pipeline', 'free trade agreement', 'FTA', 'hotline', 'agreement', 'Gwadar-Chabahar link', 'border market'].map((what, k) => toRow({ doc: `d${k}`, day: `2024-0${1 + (k % 6)}-0${1 + (k % 3)}`, what }));
    const wanted = buildLedger({ pair, rows, asOf: '2025-01-01' });
    fc.assert(fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      expect(buildLedger({ pair, rows: shuffled, asOf: '2025-01-01' })).toEqual(wanted);
    }));
  });

  it('keeps every statement: each is in one entry or left out with a reason', () => {
    const rows = Array.from({ length: 12 }, (_, k) => toRow({ doc: `d${k}`, day: '2024-01-01', what: k % 2 ? 'agreement' : `plan ${k}`, parties: k % 5 ? ['IRN', 'PAK'] : ['IRN', 'IRQ'] }));
    const { entries, leftOut } = buildLedger({ pair, rows, asOf: '2025-01-01' });
    expect([...entries.flatMap((entry) => entry.tellings.map((telling) => telling.finding)), ...leftOut.map((row) => row.finding)].sort()).toEqual(rows.map((row) => row.id).sort());
  });
});

describe('corrections', () => {
  const statements: StatementFixture[] = [
    { doc: 'd1', day: '2024-01-01', what: 'gas pipeline', type: 'project', deadline: '2024-06' },
    { doc: 'd2', day: '2024-02-01', what: 'gas pipeline', type: 'project' },
    { doc: 'd3', day: '2024-03-01', what: 'hotline', type: 'mechanism' },
  ];

  it('sets a status, kept as evidence with its author', () => {
    const entry = build(statements, { edits: [edit('e1', 'pipeline', 'status', { status: 'done', date: '2024-05-01' })] }).entries.find((each) => each.id === 'pipeline')!;
    expect([entry.status, entry.implementation, entry.overdueDays]).toEqual(['done', 3, 0]);
    expect(entry.history[0]!.evidence[0]).toMatchObject({ edit: 'e1', text: 'checked' });
    expect(entry.edits.map((each) => each.by)).toEqual(['a reader']);
  });

  it('lets a later statement stand over an earlier correction', () => {
    const entry = build([...statements, { doc: 'd4', day: '2024-09-01', what: 'gas pipeline', type: 'project', status: 'suspended' }], { edits: [edit('e1', 'pipeline', 'status', { status: 'done', date: '2024-05-01' })] }).entries.find((each) => each.id === 'pipeline')!;
    expect(entry.status).toBe('suspended');
  });

  it('merges, splits, hides and changes fields', () => {
    expect(build(statements, { edits: [edit('e1', 'hotline', 'merge', { into: 'pipeline' })] }).entries.map((entry) => entry.tellings.length)).toEqual([3]);
    expect(build(statements, { edits: [edit('e1', 'pipeline', 'split', { findings: ['d2:1'] })] }).entries.map((entry) => entry.tellings.length).sort()).toEqual([1, 1, 1]);
    expect(build(statements, { edits: [edit('e1', 'hotline', 'hide', {})] }).entries.find((entry) => entry.id === 'hotline')!.hidden).toBe(true);
    expect(build(statements, { edits: [edit('e1', 'pipeline', 'field', { field: 'deadline', value: '2030' })] }).entries.find((entry) => entry.id === 'pipeline')!.deadline).toBe('2030');
  });

  it('can be undone, and redone', () => {
    const done = edit('e1', 'pipeline', 'status', { status: 'done', date: '2024-05-01' });
    const undo = edit('e2', 'pipeline', 'status', { undo: 'e1' }, '2025-12-02T00:00:00Z');
    const redo = edit('e3', 'pipeline', 'status', { undo: 'e2' }, '2025-12-03T00:00:00Z');
    const status = (edits: readonly LedgerEdit[]) => build(statements, { edits }).entries.find((entry) => entry.id === 'pipeline')!.status;
    expect([status([done]), status([done, undo]), status([done, undo, redo])]).toEqual(['done', 'agreed', 'done']);
  });

  it('finds its entry by an id the entry had before older documents came in', () => {
    const older: StatementFixture = { doc: 'd0', day: '2020-01-01', what: 'South Pars gas pipeline', type: 'project' };
    const { entries } = build([older, ...statements], { edits: [edit('e1', 'pipeline', 'status', { status: 'done', date: '2024-05-01' })] });
    expect(entries.find((entry) => entry.tellings.some((telling) => telling.document === 'd1'))!.status).toBe('done');
  });

  it('changes nothing when it names no entry', () => {
    const plain = build(statements);
    expect(build(statements, { edits: [edit('e1', 'nothing', 'merge', { into: 'pipeline' }), edit('e2', 'pipeline', 'merge', { into: 'nothing' })] }).entries.map((entry) => entry.id)).toEqual(plain.entries.map((entry) => entry.id));
  });
});
