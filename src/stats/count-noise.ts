import { memoryOf } from './auto-segmentation.js';

/** How counts scatter about their rates. */
export interface CountNoise {
  /** Negative binomial size per unit of exposure; null when the counts scatter no more than Poisson ones. */
  readonly size: number | null;
  /** Variance over mean at the mean rate; 1 for Poisson counts. */
  readonly dispersion: number;
  /** Correlation from one period to the next about the breaks, 0–0.95. */
  readonly memory: number;
  /** By how much sums over several periods scatter more than independent counts would, 1 or more. */
  readonly inflation: number;
}

/**
 * Scatter of counts per exposure told from neighbours, so that breaks disturb little of it: for two neighbours with a common rate L the squares Σ (y − eL)²/e have mean L (1 + L / size); both sides are summed over
 * all neighbours. Memory is that of the square roots of the rates, which scatter evenly (Anscombe 1948). Fewer than 8 counts or none above 0: Poisson without memory.
 */
export function countNoise(counts: readonly number[], exposure: readonly number[] | null): CountNoise {
  const e = (k: number) => exposure?.[k] ?? 1;
  let squares = 0;
  let rates = 0;
  let rateSquares = 0;
  for (let k = 1; k < counts.length; k++) {
    const [e1, e2] = [e(k - 1), e(k)];
    const rate = (counts[k - 1]! + counts[k]!) / (e1 + e2);
    const scatter = (counts[k - 1]! - e1 * rate) ** 2 / e1 + (counts[k]! - e2 * rate) ** 2 / e2;
    squares += scatter;
    rates += rate;
    rateSquares += rate * rate - scatter / (e1 + e2);
  }
  if (counts.length < 8 || rates === 0) return { size: null, dispersion: 1, memory: 0, inflation: 1 };
  const roots = counts.map((count, k) => Math.sqrt((count + 0.375) / e(k)));
  const memory = memoryOf(roots);
  const size = squares > rates && rateSquares > 0 ? rateSquares / (squares - rates) : null;
  return { size, dispersion: Math.max(1, squares / rates), memory, inflation: Math.max((1 + memory) / (1 - memory), blockInflation(roots)) };
}

/** Periods in a block, and share of the largest differences left out. Judgements. */
const BLOCK = 4;
const TRIMMED = 0.15;

/** How much more the means of neighbouring blocks differ than those of independent values would, by trimmed mean squares: memory under noise shows here where neighbours hide it. */
function blockInflation(values: readonly number[]): number {
  const spread = (length: number): number => {
    const squares: number[] = [];
    for (let k = 0; k + 2 * length <= values.length; k++) {
      let difference = 0;
      for (let i = 0; i < length; i++) difference += values[k + length + i]! - values[k + i]!;
      squares.push(difference ** 2 / length);
    }
    const kept = squares.toSorted((x, y) => x - y).slice(0, Math.ceil(squares.length * (1 - TRIMMED)));
    return kept.reduce((sum, each) => sum + each, 0) / Math.max(1, kept.length);
  };
  const one = spread(1);
  return values.length < 4 * BLOCK || one === 0 ? 1 : Math.max(1, spread(BLOCK) / one);
}
