import { describe, expect, it } from 'vitest';
import type { Statistic } from '../record/flow-record.js';
import { buildLedger } from './build-ledger.js';
import { toRow } from './ledger-fixture.js';
import { LEDGER_COLUMNS, ledgerCells, renderLedgerCsv, renderLedgerMarkdown } from './render-ledger.js';

const ledger = buildLedger({
  pair: { a: 'IRN', b: 'PAK' }, asOf: '2026-01-01',
  rows: [
    toRow({ doc: 'd1', day: '2024-01-01', what: 'trade', type: 'target', to: 5e9, unit: 'USD', deadline: '2025' }), toRow({ doc: 'd2', day: '2025-01-01', what: 'trade', type: 'target', to: 1e10, unit: 'USD', deadline: '2028' }),
    toRow({ doc: 'd3', day: '2024-03-01', what: 'pipeline, "peace" | <one>', type: 'project', status: 'delayed' }),
  ],
});
const figure: Statistic = { id: 's', reporter: 'IRN', partner: 'PAK', flow: 'total', periodStart: '2024-03-20', periodEnd: '2025-03-20', calendar: 'iranian_solar', value: 3e9, unit: 'USD', reportedBy: 'customs', url: null, note: null, source: 't' };

describe('renderLedgerCsv', () => {
  it('writes a header and one row for each entry, quoted where needed', () => {
    const lines = renderLedgerCsv(ledger).trimEnd().split('\r\n');
    expect(lines[0]).toBe(LEDGER_COLUMNS.join(','));
    expect(lines).toHaveLength(3);
    expect(lines.join('\n')).toContain('"pipeline, ""peace"" | <one>"');
    for (const entry of ledger.entries) expect(ledgerCells(entry)).toHaveLength(LEDGER_COLUMNS.length);
  });
});

describe('renderLedgerMarkdown', () => {
  it('shows targets against figures, versions, history and scorecard, and escapes', () => {
    const text = renderLedgerMarkdown(ledger, [figure]);
    expect(text).toContain('**10 billion USD by 2028**');
    expect(text).toMatch(/customs \(reporter IRN\): 3 billion USD from 2024-03-20 to 2025-03-20 \(iranian solar\); 30% of the target; needs 37% a year/);
    expect(text).toContain('1. 5 billion USD by 2025, told 2024-01-01, replaced 2025-01-01');
    expect(text).toContain('pipeline, "peace" \\| \\<one\\>');
    expect(text).toMatch(/too few to tell/);
    expect(text).toMatch(/- 2024-03-01: delayed\. .* \[d3\]/);
  });
});
