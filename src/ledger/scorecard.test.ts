import { describe, expect, it } from 'vitest';
import type { CommitmentStatus } from '../coder/findings.js';
import { buildLedger } from './build-ledger.js';
import { toRow } from './ledger-fixture.js';
import { scoreLedger } from './scorecard.js';

const NAMES = ['hotline', 'gas pipeline', 'refinery', 'ferry', 'dam', 'bridge', 'motorway'];
const ledger = (statuses: readonly CommitmentStatus[]) => buildLedger({
  pair: { a: 'IRN', b: 'PAK' }, asOf: '2026-01-01',
  rows: statuses.map((status, k) => toRow({ doc: `d${k}`, day: '2024-01-01', what: NAMES[k]!, type: 'project', status, deadline: '2025', sectors: ['transport'] })),
});

describe('scoreLedger', () => {
  it('counts delivery among what was due, by type and sector', () => {
    const rows = scoreLedger(ledger(['done', 'done', 'agreed', 'delayed', 'in progress']));
    const all = rows.find((row) => row.by === 'all')!;
    expect([all.entries, all.deliveryRate, all.overdue, all.implementation]).toEqual([5, { value: 0.4, n: 5, reason: null }, 3, [2, 1, 0, 2]]);
    expect(rows.map((row) => row.group)).toEqual(['all', 'project', 'transport']);
  });

  it('refuses a rate over too few, saying how many there are', () => {
    const [all] = scoreLedger(ledger(['done', 'agreed']));
    expect(all!.deliveryRate).toEqual({ value: null, n: 2, reason: 'too few: 2 matters whose date has passed, 5 needed' });
  });

  it('takes an empty ledger', () => {
    expect(scoreLedger(ledger([]))[0]!.entries).toBe(0);
  });
});
