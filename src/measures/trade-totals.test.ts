import { describe, expect, it } from 'vitest';
import type { Statistic } from '../record/flow-record.js';
import { tradeSources } from './trade-totals.js';

function figure(id: string, rest: Partial<Statistic>): Statistic {
  return {
    id, reporter: 'IRN', partner: 'PAK', flow: 'import', periodStart: '2010-01-01', periodEnd: '2010-12-31', calendar: 'gregorian', value: 1, unit: 'USD',
    reportedBy: 'office', url: null, note: null, source: 'test', ...rest,
  };
}
const totals = (rows: readonly Statistic[]) => tradeSources(rows, 'USD', '2020-01-01').map(({ reporter, reportedBy, years }) => [reporter, reportedBy, ...years.map(({ value, figures }) => `${value} ${figures.join('+')}`)]);

describe('tradeSources', () => {
  it.each<[string, Statistic[], unknown[]]>([
    ['export and import of one reporter', [figure('a', { flow: 'export', value: 2 }), figure('b', {})], [['IRN', 'office', '3 a+b']]],
    ['imports of two reporters are not one trade', [figure('a', {}), figure('b', { reporter: 'PAK', partner: 'IRN' })], []],
    ['two imports of a compiler are', [figure('a', { isCompiled: true, value: 5 }), figure('b', { isCompiled: true, reporter: 'PAK', partner: 'IRN', value: 7 })], [['compiled', 'office', '12 a+b']]],
    ['so are two exports', [figure('a', { isCompiled: true, flow: 'export', value: 5 }), figure('b', { isCompiled: true, flow: 'export', reporter: 'PAK', partner: 'IRN', value: 7 })], [['compiled', 'office', '12 a+b']]],
    ['the same goods told from both sides are not', [figure('a', { isCompiled: true, flow: 'export' }), figure('b', { isCompiled: true, reporter: 'PAK', partner: 'IRN', flow: 'import' })], []],
    ['two compilers stand apart', [figure('a', { isCompiled: true }), figure('b', { isCompiled: true, reporter: 'PAK', partner: 'IRN', reportedBy: 'another' })], []],
    ['one way alone is no total', [figure('a', { isCompiled: true })], []],
    ['a total as it is', [figure('a', { isCompiled: true, flow: 'total', value: 4 }), figure('b', { isCompiled: true })], [['compiled', 'office', '4 a']]],
  ])('%s', (_, rows, expected) => { expect(totals(rows)).toEqual(expected); });
});
