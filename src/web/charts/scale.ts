/** Maps a number onto pixels. */
export interface Scale {
  (value: number): number;
  /** Round values inside the domain, for grid lines. */
  readonly ticks: readonly number[];
}

/** Straight scale from [low, high] to [from, to] pixels with about `count` round ticks. A domain without extent maps to `from`. */
export function linearScale([low, high]: readonly [number, number], [from, to]: readonly [number, number], count = 4): Scale {
  const extent = high - low;
  const scale = (value: number) => (extent === 0 ? from : from + ((value - low) / extent) * (to - from));
  return Object.assign(scale, { ticks: roundTicks(low, high, count) });
}

/** Multiples of 1, 2 or 5 times a power of ten inside [low, high]; at most about `count` of them. */
export function roundTicks(low: number, high: number, count: number): number[] {
  if (!(high > low) || count < 1) return [low];
  const raw = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= raw * 0.999) ?? 10 * power;
  const ticks: number[] = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k += 1) ticks.push(Number((k * step).toPrecision(12)));
  return ticks;
}

/** Years between two years at a spacing that leaves room for a label every `minimum` pixels. */
export function yearTicks(first: number, last: number, width: number, minimum = 44): number[] {
  const years = last - first + 1;
  const step = [1, 2, 5, 10, 20, 50].find((size) => (width / years) * size >= minimum) ?? 100;
  return Array.from({ length: years }, (_, k) => first + k).filter((year) => year % step === 0);
}
