import { formatAmount } from './format.js';

/** "from $3 bn to $10 bn", "750 mmcfd"; null without a figure. */
export function amountWords({ from, to, unit }: { readonly from: number | null; readonly to: number | null; readonly unit: string | null }): string | null {
  const [low, high] = [formatAmount(from, unit), formatAmount(to, unit)];
  if (low !== null && high !== null) return `from ${low} to ${high}`;
  return high ?? (low === null ? null : `from ${low}`);
}
