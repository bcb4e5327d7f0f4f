import { describe, expect, it } from 'vitest';
import { amountWords } from './amount-words.js';
import { csvCell } from './downloads.js';
import { formatAmount, formatDate, formatMoney, formatPeriod, formatShare, joinWords, plural, safeUrl } from './format.js';

describe('words and figures', () => {
  it.each([[null, 'undated'], ['2025', '2025'], ['2025-11', 'November 2025'], ['2025-11-05', '5 November 2025']])('dates %s', (date, words) => {
    expect(formatDate(date)).toBe(words);
  });
  it.each([['2025-Q4', 'Oct–Dec 2025'], ['2025-11', 'November 2025'], ['2025', '2025']])('periods %s', (period, words) => {
    expect(formatPeriod(period)).toBe(words);
  });
  it.each([[0, '$0'], [11_000, '$11,000'], [706e6, '$706 mn'], [29.79e6, '$29.8 mn'], [3.129e9, '$3.13 bn'], [1e10, '$10 bn']])('money %d', (value, words) => {
    expect(formatMoney(value)).toBe(words);
  });
  it.each([[0, 0, '–'], [0, 5, '0%'], [1, 1000, '<1%'], [1, 3, '33%']])('%d of %d', (part, whole, words) => {
    expect(formatShare(part, whole)).toBe(words);
  });
  it('amounts, lists and plurals', () => {
    expect([formatAmount(750, 'mmcfd'), formatAmount(null, 'USD'), amountWords({ from: 3e9, to: 1e10, unit: 'USD' }), amountWords({ from: null, to: null, unit: null })]).toEqual(['750 mmcfd', null, 'from $3 bn to $10 bn', null]);
    expect([joinWords([]), joinWords(['a']), joinWords(['a', 'b', 'c']), plural(1, 'act'), plural(1200, 'act')]).toEqual(['', 'a', 'a, b and c', '1 act', '1,200 acts']);
  });
  it.each([['https://dawn.com/x', 'https://dawn.com/x'], ['http://a.b', 'http://a.b/'], ['javascript:alert(1)', null], ['data:text/html,x', null], ['//a.b', null], ['', null], [null, null]])('links only what a browser should open: %s', (url, expected) => {
    expect(safeUrl(url)).toBe(expected);
  });
  it.each([[null, ''], [3, '3'], [-3, '-3'], ['a,b', '"a,b"'], ['say "x"', '"say ""x"""'], ['=1+1', "'=1+1"], ['two\nlines', '"two\nlines"']])('CSV cell of %j', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });
});
