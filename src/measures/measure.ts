import type { Issue } from '../base/issue.js';

/** A cell of a data row or a parameter: plain JSON; null is missing, never zero. */
export type Cell = string | number | boolean | null;
/** One row of the data behind a result, for plots and CSV: the same columns in every row of a result. */
export type DataRow = Readonly<Record<string, Cell>>;

/** A range that holds the value with the stated level. Either end is null where it is open. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
  /** 0–1, such as 0.95. */
  readonly level: number;
  /** How it was made: `percentile bootstrap, 500 resamples of months`. */
  readonly method: string;
}

/** First and last day of the data that were looked at, YYYY-MM-DD, inclusive; null where nothing is dated. */
export interface DataWindow {
  readonly from: string | null;
  readonly to: string | null;
}

/** How much was written over the window: counts must be read against it. Null where the input does not tell. */
export interface ExposureTotal {
  readonly documents: number | null;
  readonly reports: number | null;
  /** Periods of the series with and without coverage; null where there is no series. */
  readonly coveredPeriods: number | null;
  readonly gapPeriods: number | null;
}

/** Why there is no value, and what would be needed for one. */
export interface Refusal {
  readonly reason: string;
  readonly needed: string;
}

/** What a measure answers. Everything that someone might quote carries all of this. */
export interface MeasureResult {
  /** Name and version: `turning-points/v1`. */
  readonly measure: string;
  /** The question in plain words. */
  readonly question: string;
  /** What it was asked of: `IRN-PAK`, a file name. */
  readonly subject: string;
  /** The figure; null when refused, or when the answer is a list only (then `data` and `parts` hold it). Never NaN or infinite. */
  readonly value: number | null;
  readonly unit: string;
  /** How many observations the value rests on, and of what: 84 `months`. */
  readonly n: number;
  readonly nOf: string;
  readonly method: string;
  readonly parameters: Readonly<Record<string, Cell | readonly Cell[]>>;
  readonly interval: Interval | null;
  /** Why there is no interval; null when there is one. */
  readonly noInterval: string | null;
  /** Share of the null distribution at least as extreme, two-sided unless the method says otherwise; null where nothing was tested. */
  readonly pValue: number | null;
  readonly window: DataWindow;
  readonly exposure: ExposureTotal | null;
  readonly issues: readonly Issue[];
  /** Seed of the random numbers; null when none were used. */
  readonly seed: number | null;
  /** One neutral sentence that says what was found, with its figures. */
  readonly statement: string;
  readonly refused: Refusal | null;
  /** The measures a composite is made of, or the same measure by period or group. */
  readonly parts: readonly MeasureResult[];
  /** Rows behind the value, in a stated order, for plots and CSV. */
  readonly data: readonly DataRow[];
  /** Ids of the events or commitments the value rests on most; empty where it rests on all of the window. */
  readonly evidence: readonly string[];
}

type Defaults = Pick<MeasureResult, 'parameters' | 'interval' | 'noInterval' | 'pValue' | 'exposure' | 'issues' | 'seed' | 'refused' | 'parts' | 'data' | 'evidence'>;
/** What a measure must say of its result; the rest has plain defaults. */
export type Answer = Omit<MeasureResult, keyof Defaults> & Partial<Defaults>;

/**
 * Completes an answer: without an interval and without a reason the reason reads `none is defined for this figure`. A value that is not finite is a bug
 * and throws; numbers in `data` that are not finite throw too.
 */
export function answer(given: Answer): MeasureResult {
  if (given.value !== null && !Number.isFinite(given.value)) throw new Error(`measure ${given.measure} gave ${given.value}; expected a finite number or null`);
  for (const row of given.data ?? []) {
    for (const [name, cell] of Object.entries(row)) if (typeof cell === 'number' && !Number.isFinite(cell)) throw new Error(`measure ${given.measure} has ${cell} in column ${name}; expected a finite number or null`);
  }
  const interval = given.interval ?? null;
  return {
    parameters: {}, pValue: null, exposure: null, issues: [], seed: null, refused: null, parts: [], data: [], evidence: [], ...given,
    interval, noInterval: interval === null ? given.noInterval ?? 'none is defined for this figure' : null,
  };
}

/** A refusal as a result: no value, the reason, what would be needed. `n` is what there is. */
export function refuse(given: Omit<Answer, 'value' | 'statement' | 'refused'> & { readonly refused: Refusal }): MeasureResult {
  const { reason, needed } = given.refused;
  return answer({
    ...given, value: null, noInterval: 'there is no value', statement: `No answer: ${reason}. Needed: ${needed}.`,
    issues: [...(given.issues ?? []), { code: 'measure/too-few', message: `${reason}; expected ${needed}` }],
  });
}

/** One parameter of a measure: its name as people write it, default, bounds and meaning. A judgement of ours is said to be one in `meaning`. */
export interface Parameter {
  readonly name: string;
  readonly kind: 'number' | 'integer' | 'choice' | 'text' | 'boolean';
  readonly default: Cell;
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly meaning: string;
}

/** Parameters with their values, all of them present. */
export type ParameterValues = Readonly<Record<string, Cell>>;

/** A measure: a question with a name, and how it is answered from `Input`. Pure: the same input, parameters and seed give the same answer. */
export interface Measure<Input> {
  /** Kebab-case: `turning-points`. */
  readonly name: string;
  readonly version: string;
  readonly question: string;
  readonly parameters: readonly Parameter[];
  run(input: Input, parameters: ParameterValues, seed: number): MeasureResult;
}

/** `name/version`, as results carry it. */
export function measureId(measure: Pick<Measure<never>, 'name' | 'version'>): string {
  return `${measure.name}/${measure.version}`;
}

/**
 * Reads parameters as written (`{ unit: 'week' }` or numbers as text) against their declarations; what is not given takes its default. Values that do not
 * fit are issues and the default stands in.
 */
export function readParameters(declared: readonly Parameter[], given: Readonly<Record<string, Cell>>): { readonly value: ParameterValues; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const known = new Set(declared.map(({ name }) => name));
  for (const name of Object.keys(given)) {
    if (!known.has(name)) issues.push({ code: 'measure/unknown-parameter', message: `unknown parameter: ${name}; expected ${[...known].join(', ') || 'none'}`, at: { field: name } });
  }
  const value: Record<string, Cell> = {};
  for (const parameter of declared) {
    const written = given[parameter.name];
    const read = written === undefined ? { cell: parameter.default } : readCell(parameter, written);
    if (read.wrong !== undefined) issues.push({ code: 'measure/invalid-parameter', message: `invalid ${parameter.name}: ${String(written)}; expected ${read.wrong}`, at: { field: parameter.name } });
    value[parameter.name] = read.cell;
  }
  return { value, issues };
}

function readCell(parameter: Parameter, written: Cell): { readonly cell: Cell; readonly wrong?: string } {
  const { kind, choices = [], min = -Infinity, max = Infinity } = parameter;
  const bad = (wrong: string) => ({ cell: parameter.default, wrong });
  if (written === null) return parameter.default === null ? { cell: null } : bad('a value');
  switch (kind) {
    case 'text': return { cell: String(written) };
    case 'choice': return choices.includes(String(written)) ? { cell: String(written) } : bad(choices.join(' | '));
    case 'boolean': return written === true || written === 'true' ? { cell: true } : written === false || written === 'false' ? { cell: false } : bad('true or false');
    case 'integer':
    case 'number': {
      const number = typeof written === 'string' && written.trim() === '' ? NaN : Number(written);
      const fits = Number.isFinite(number) && number >= min && number <= max && (kind === 'number' || Number.isInteger(number));
      const range = `${min === -Infinity ? '' : ` >= ${min}`}${max === Infinity ? '' : ` <= ${max}`}`;
      return fits ? { cell: number } : bad(`${kind === 'integer' ? 'a whole number' : 'a number'}${range}`);
    }
  }
}

/** Reads a declared parameter as a number; throws on anything else, which is a bug of the measure. */
export function numberOf(values: ParameterValues, name: string): number {
  const cell = values[name];
  if (typeof cell !== 'number') throw new Error(`parameter ${name} is no number: ${String(cell)}`);
  return cell;
}

/** Reads a declared parameter as text; throws on anything else, which is a bug of the measure. */
export function textOf(values: ParameterValues, name: string): string {
  const cell = values[name];
  if (typeof cell !== 'string') throw new Error(`parameter ${name} is no text: ${String(cell)}`);
  return cell;
}
