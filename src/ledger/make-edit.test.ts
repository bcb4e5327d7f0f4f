import { describe, expect, it } from 'vitest';
import { buildLedger } from './build-ledger.js';
import { toRow } from './ledger-fixture.js';
import { makeEdit } from './make-edit.js';

const pair = { a: 'IRN', b: 'PAK' };
const rows = [
  toRow({ doc: 'd1', day: '2024-01-01', what: 'gas pipeline', type: 'project' }), toRow({ doc: 'd2', day: '2024-02-01', what: 'gas pipeline', type: 'project' }), toRow({ doc: 'd3', day: '2024-03-01', what: 'hotline', type: 'mechanism' }),
];
const ledger = buildLedger({ pair, rows, asOf: '2025-01-01' });
const AT = '2024-12-01T10:00:00Z';
const make = (entry: string, values: Record<string, string>) => makeEdit(ledger, { entry, values }, 'a reader', AT);

describe('makeEdit', () => {
  it.each<readonly [Record<string, string>, string, unknown]>([
    [{ status: 'done', date: '2024-05', note: 'seen' }, 'status', { status: 'done', date: '2024-05' }],
    [{ merge: 'hotline' }, 'merge', { into: 'hotline' }],
    [{ split: 'd2:1' }, 'split', { findings: ['d2:1'] }],
    [{ hide: '' }, 'hide', {}],
    [{ deadline: '2030' }, 'field', { field: 'deadline', value: '2030' }],
    [{ deadline: '' }, 'field', { field: 'deadline', value: null }],
    [{ note: 'look again' }, 'note', {}],
  ])('makes an edit of %j', (values, action, value) => {
    const { value: edit, issues } = make('pipeline', values);
    expect(issues).toEqual([]);
    expect(edit).toMatchObject({ pair: 'IRN-PAK', entry: 'pipeline', action, value, by: 'a reader', at: AT });
  });

  it.each<readonly [string, Record<string, string>, string]>([
    ['nothing', { status: 'done' }, 'ledger/unknown-entry'],
    ['pipeline', { status: 'finished' }, 'ledger/unknown-status'],
    ['pipeline', { status: 'done', date: 'soon' }, 'ledger/bad-date'],
    ['pipeline', { status: 'done', version: '7' }, 'ledger/unknown-version'],
    ['pipeline', { merge: 'pipeline' }, 'ledger/unknown-entry'],
    ['pipeline', { split: 'd3:1' }, 'ledger/unknown-finding'],
    ['pipeline', { split: 'd1:1,d2:1' }, 'ledger/empty-split'],
    ['pipeline', { deadline: 'soon' }, 'ledger/bad-date'],
    ['pipeline', { colour: 'red' }, 'ledger/unknown-field'],
    ['pipeline', {}, 'ledger/empty-correction'],
    ['pipeline', { undo: 'e-0' }, 'ledger/unknown-edit'],
  ])('refuses %s %j', (entry, values, code) => {
    const { value, issues } = make(entry, values);
    expect([value, issues.map((issue) => issue.code)]).toEqual([null, [code]]);
  });

  it('makes edits that the ledger applies, and that can be taken back', () => {
    const done = make('pipeline', { status: 'done', date: '2024-05' }).value!;
    const applied = buildLedger({ pair, rows, asOf: '2025-01-01', edits: [done] });
    expect(applied.entries.find((entry) => entry.id === 'pipeline')!.status).toBe('done');
    const undo = makeEdit(applied, { entry: 'pipeline', values: { undo: done.id } }, 'another', '2024-12-02T00:00:00Z').value!;
    expect(buildLedger({ pair, rows, asOf: '2025-01-01', edits: [done, undo] }).entries.find((entry) => entry.id === 'pipeline')!.status).toBe('agreed');
  });

  it('gives the same correction the same id', () => {
    expect(make('pipeline', { hide: '' }).value!.id).toBe(make('pipeline', { hide: '' }).value!.id);
    expect(makeEdit(ledger, { entry: 'pipeline', values: { hide: '' } }, ' ', AT).issues[0]!.code).toBe('ledger/no-author');
  });
});
