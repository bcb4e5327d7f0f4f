import { describe, expect, it } from 'vitest';
import type { CompactKind, CompactRow } from '../record/compact-record.js';
import { emptyInput } from './input.js';
import { membershipsMeasure } from './memberships.js';
import { runMeasure } from './registry.js';

function row(id: string, kind: CompactKind, a: string, b: string, end: string | null = null): CompactRow {
  const compact = { id, kind, name: id.toUpperCase(), code: null, signedOn: null, inForceOn: a < b ? b : a, endedOn: end, url: null, note: null, source: 'list' };
  return { compact, memberships: [['KEN', a], ['UGA', b]].map(([member, from]) => ({ id: `${id}:${member}`, compact: id, member: member!, role: 'member' as const, signedOn: null, from: from!, to: null, source: 'list' })) };
}
const input = { ...emptyInput({ a: 'KEN', b: 'UGA' }, '2020-06-30'), compacts: [row('eac', 'organisation', '2000-07-07', '2000-07-07'), row('comesa', 'trade-agreement', '1994-12-08', '1994-12-08'), row('late', 'agreement', '2021-01-01', '2021-01-01'), row('old', 'agreement', '1990-01-01', '1990-01-01', '2001-01-01')] };

describe('memberships', () => {
  it('counts what both belong to, year by year, and nothing that comes later', () => {
    const result = runMeasure(membershipsMeasure, input);
    expect(result.value).toBe(2);
    expect(result.evidence.toSorted()).toEqual(['comesa', 'eac']);
    expect(Object.fromEntries(result.data.map((each) => [each['year'], each['shared']]))).toMatchObject({ 1990: 1, 1995: 2, 2000: 3, 2002: 2, 2020: 2 });
    expect(runMeasure(membershipsMeasure, { ...input, compacts: input.compacts.slice(0, 2) }).value).toBe(2);
  });
  it('keeps to a kind, and refuses a record without lists', () => {
    expect(runMeasure(membershipsMeasure, input, { kind: 'organisation' }).value).toBe(1);
    expect(runMeasure(membershipsMeasure, emptyInput(input.pair, '2020-06-30')).refused!.needed).toMatch(/bilat import/);
  });
});
