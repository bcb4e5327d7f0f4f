/** A figure as people write it: 1e10 is "10 billion", 2.5e6 "2.5 million", 2775 "2,775". At most four significant digits of the scaled figure. */
export function figureText(value: number): string {
  const size = Math.abs(value);
  for (const [scale, word] of [[1e12, 'trillion'], [1e9, 'billion'], [1e6, 'million']] as const) {
    if (size >= scale) return `${Number((value / scale).toPrecision(4))} ${word}`;
  }
  const rounded = Number(value.toPrecision(6));
  const [whole, fraction] = String(rounded).split('.');
  const grouped = whole!.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** A share as a percentage with a sign only when it is negative: 0.359 is "36%". */
export function percentText(share: number): string {
  const percent = share * 100;
  return `${Math.abs(percent) < 10 ? Number(percent.toFixed(1)) : Math.round(percent)}%`;
}
