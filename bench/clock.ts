/** Seconds a piece of work took: by the clock on the wall, and of processor time, other threads of the process included. */
export interface Took {
  readonly wall: number;
  readonly cpu: number;
}

/** Runs a piece of work once and tells what it took. */
export async function time(work: () => unknown): Promise<Took> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const wall = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { wall, cpu: (user + system) / 1e6 };
}

/** Medians over rounds, wall and processor each. */
export function medianTook(rounds: readonly Took[]): Took {
  return { wall: median(rounds.map(({ wall }) => wall)), cpu: median(rounds.map(({ cpu }) => cpu)) };
}

/** The value that 95 of a hundred do not exceed (nearest rank). */
export function percentile95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1]!;
}

/** Middle value; mean of the two middle ones when their number is even. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Highest memory of this process so far, in MB (10^6 bytes). */
export function peakMegabytes(): number {
  return (process.resourceUsage().maxRSS * 1024) / 1e6;
}
