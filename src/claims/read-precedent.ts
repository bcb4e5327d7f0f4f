import { precedentMeasure, type PrecedentInput } from '../measures/precedent.js';
import type { MeasureInput } from '../measures/input.js';
import type { Cell } from '../measures/measure.js';
import { parsePair, type Pair } from '../record/dyad.js';
import type { Store } from '../storage/store.js';
import { readMeasureInput, type MeasureReader, type ReadOptions } from './read-measure-input.js';

/** Most placebo pairs that are read: more would cost time and hardly change how unusual a change is. Judgement. */
const MOST_PAIRS = 15;
/** Fewest events of a pair that can stand for what would have happened anyway. Judgement. */
const FEWEST_EVENTS = 20;

/**
 * What the measures need of a pair, and for `precedent` the pairs its parameters name: `model=IRN-IRQ@2020-11` the pair held up as a model and the
 * date to align it at (without one the measure chooses), `pairs=auto` other pairs of the record as placebos, or their names with commas. What names no pair of the record is left out, which the result says.
 */
export async function readInputFor(measures: readonly { readonly name: string }[], pair: Pair, store: MeasureReader & Pick<Store, 'pairs'>, options: ReadOptions, given: Readonly<Record<string, Cell>>): Promise<MeasureInput | PrecedentInput> {
  const input = await readMeasureInput(pair, store, options);
  const { model, pairs } = given;
  if (!measures.some(({ name }) => name === precedentMeasure.name) || (typeof model !== 'string' && typeof pairs !== 'string')) return input;
  const read = (other: Pair): Promise<MeasureInput> => readMeasureInput(other, store, options);
  const [written, event] = typeof model === 'string' ? model.split('@') : [];
  const like = written === undefined ? null : parsePair(written);
  const others = typeof pairs === 'string' ? await placebosOf(pairs, store, [input.subject, ...(like ? [`${like.a}-${like.b}`] : [])]) : [];
  return {
    ...input,
    precedent: like ? { input: await read(like), event: event ?? null } : null,
    placebos: await Promise.all(others.map(read)),
  };
}

async function placebosOf(written: string, store: Pick<Store, 'pairs'>, without: readonly string[]): Promise<Pair[]> {
  if (written !== 'auto') return written.split(',').map(parsePair).filter((each) => each !== null).slice(0, MOST_PAIRS);
  const known = await store.pairs();
  return known.filter(({ pair, events }) => events >= FEWEST_EVENTS && !without.includes(`${pair.a}-${pair.b}`)).slice(0, MOST_PAIRS).map(({ pair }) => pair);
}
