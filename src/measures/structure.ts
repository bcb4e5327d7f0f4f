import { addMonths, firstDayNumber } from '../base/calendar.js';
import { createRandom } from '../stats/random.js';
import { CONTACT_PARAMETERS, contactsFor, GAPS_PARAMETER, seriesFor } from './common-parameters.js';
import type { Contact } from './contact.js';
import type { CommitmentFact, MeasureInput } from './input.js';
import { answer, measureId, numberOf, refuse, textOf, type DataRow, type Measure, type MeasureResult } from './measure.js';
import { exposureTotal, type SeriesPoint } from './series.js';
import { depthOf, rhythmOf } from './structure-bodies.js';
import { breadthOf, burstinessOf, LEAST, memoryOfIntervals, persistenceOf, reciprocityOf, type Draws, type PartFigure } from './structure-parts.js';
import { findShocks, recoveryOf, type Shocks } from './structure-recovery.js';

const id = { name: 'structure', version: 'v1' } as const;

/** The parts, in the order shown: what each asks and in what unit it answers. */
const PARTS = {
  burstiness: ['Do contacts come in bursts rather than evenly?', '−1 clockwork, 0 chance, 1 one burst'],
  memory: ['Does a long silence follow a long one?', 'correlation of neighbouring intervals'],
  persistence: ['In how many months is there any contact?', 'share of covered months'],
  breadth: ['Over how many sectors does contact spread?', 'effective number of sectors'],
  reciprocity: ['Do both sides travel?', '1 even, 0 one way'],
  'reciprocity by rank': ['Do both sides send people of like standing?', '1 even, 0 one way'],
  depth: ['How many agreements and joint bodies are in force?', 'agreements and mechanisms'],
  rhythm: ['How often do joint bodies come up?', 'days between news of a mechanism, median'],
  recovery: ['How long after a shock is conflict back at its usual level?', 'days from peak to usual level, median'],
} as const;
type PartName = keyof typeof PARTS;
/** What is resampled for the interval of each part. */
const HOW: Readonly<Record<PartName, string>> = {
  burstiness: 'intervals in blocks', memory: 'intervals in blocks', persistence: 'months in blocks, Wilson', breadth: 'months in blocks, logarithms', reciprocity: 'visits in blocks, Wilson', 'reciprocity by rank': 'visits in blocks, Wilson',
  depth: 'signings, Poisson weights, square roots', rhythm: 'intervals in blocks, logarithms', recovery: 'shocks, logarithms',
};

/** Parts of the composite, each brought to 0–1. */
const COMPOSITE: Readonly<Partial<Record<PartName, (value: number) => number>>> = {
  burstiness: (value) => (1 - value) / 2, persistence: (value) => value, breadth: (value) => Math.min(1, (value - 1) / 11), reciprocity: (value) => value,
};
const LEAST_PARTS = 3;

/** Whether two states meet in episodes or as a matter of course: parts with intervals and against chance, by stretches of years, and a composite beside them. */
export const structureMeasure: Measure<MeasureInput> = {
  ...id,
  question: 'Is the relationship episodic or structural, and has it moved from one to the other?',
  parameters: [
    { name: 'years', kind: 'integer', default: 5, min: 1, max: 100, meaning: 'Length of the stretches it is shown by, counted back from the end.' },
    { name: 'times', kind: 'integer', default: 99, min: 49, max: 10_000, meaning: 'Draws for each interval and each comparison with chance.' },
    { name: 'level', kind: 'number', default: 0.95, min: 0.5, max: 0.999, meaning: 'Level of intervals.' },
    { name: 'origin', kind: 'choice', default: 'found', choices: ['found', 'hand', 'all'], meaning: 'Commitments that count for depth: those found in documents, those compiled by hand, or all.' },
    ...CONTACT_PARAMETERS, GAPS_PARAMETER,
  ],
  run(input, parameters, seed) {
    const series = seriesFor(input, parameters, 'month');
    const months = series.points.filter(({ events }) => events !== null);
    const contacts = contactsFor(input.contacts, parameters);
    const draws: Draws = { random: createRandom(seed), times: numberOf(parameters, 'times'), level: numberOf(parameters, 'level') };
    const common = {
      measure: measureId(id), question: this.question, subject: input.subject, n: contacts.length, nOf: 'contacts', parameters: { ...parameters, weight: 'event' }, seed,
      method: 'burstiness and memory of the days between contacts (Goh & Barabási 2008; Kim & Jo 2016), persistence, breadth (Hill number of order 1), reciprocity of visits; intervals from bootstrap draws in blocks of neighbours (length after Politis & White 2004), chance by shuffled times',
      window: { from: series.points[0]?.first ?? null, to: series.points.at(-1)?.last ?? null }, exposure: exposureTotal(series), issues: series.issues,
    };
    if (months.length === 0 || contacts.length === 0) return refuse({ ...common, unit: 'composite, 0 to 1', refused: { reason: 'there is no contact in a covered month', needed: `at least ${LEAST.contacts} contacts over ${LEAST.months} covered months` } });
    const origin = textOf(parameters, 'origin');
    const commitments = input.commitments.filter((each) => origin === 'all' || each.origin === origin);
    const field: Field = { input, contacts, commitments, draws, months, labels: series.points.map(({ first }) => first.slice(0, 7)), shocks: findShocks(months, draws) };
    const whole = partsOf(field, months, contacts);
    const rows: DataRow[] = [...rowsOf('all', months, whole)];
    for (const stretch of stretchesOf(months, numberOf(parameters, 'years'))) {
      const own = contacts.filter(({ date }) => date !== null && date.slice(0, 7) >= stretch[0]!.first.slice(0, 7) && date.slice(0, 7) <= stretch.at(-1)!.last.slice(0, 7) && date.length >= 7);
      rows.push(...rowsOf(`${stretch[0]!.first.slice(0, 4)}–${stretch.at(-1)!.last.slice(0, 4)}`, stretch, partsOf(field, stretch, own)));
    }
    const parts = (Object.keys(PARTS) as PartName[]).map((name) => partResult(name, whole[name], common, draws));
    const value = compositeOf(whole);
    const figures = parts.filter((part) => part.value !== null).map((part) => `${part.measure.slice(part.measure.indexOf('#') + 1)} ${Number(part.value!.toPrecision(3))}`).join(', ');
    const shared = { ...common, unit: 'composite, 0 to 1', parts, data: rows, noInterval: 'its parts carry theirs' };
    if (value === null) return { ...refuse({ ...shared, refused: { reason: 'too few parts could be told for a composite', needed: `${LEAST_PARTS} of burstiness, persistence, breadth, reciprocity` } }), statement: `${input.subject}: no composite; ${figures || 'no part could be told'}.` };
    return answer({ ...shared, value, statement: `${input.subject}: ${figures}; composite ${value.toFixed(2)} (0 episodic, 1 structural), to be read with its parts.` });
  },
};

interface Field {
  readonly input: MeasureInput;
  /** Contacts of the whole window. */
  readonly contacts: readonly Contact[];
  readonly commitments: readonly CommitmentFact[];
  readonly draws: Draws;
  /** Covered months of the whole window, labels of all its months, and its shocks. */
  readonly months: readonly SeriesPoint[];
  readonly labels: readonly string[];
  readonly shocks: Shocks;
}

function partsOf({ input, contacts: all, commitments, draws, months: every, labels, shocks }: Field, months: readonly SeriesPoint[], contacts: readonly Contact[]): Readonly<Record<PartName, PartFigure>> {
  const days = [...new Set(contacts.flatMap(({ date }) => (date?.length === 10 ? [firstDayNumber(date)!] : [])))].toSorted((x, y) => x - y);
  const covered = months.flatMap(({ first, last }) => { const [from, to] = [firstDayNumber(first)!, firstDayNumber(last)!]; return Array.from({ length: to - from + 1 }, (_, k) => from + k); });
  const [first, last] = [months[0]!.first, months.at(-1)!.last];
  const visits = input.visits.filter(({ date }) => date !== null && date.slice(0, 7) >= first.slice(0, 7) && date.slice(0, 7) <= last.slice(0, 7));
  return {
    burstiness: burstinessOf(days, covered, draws), memory: memoryOfIntervals(days, covered, draws), persistence: persistenceOf(months.map(({ events }) => events!), draws),
    breadth: breadthOf(contacts, all, months.map((month) => month.first.slice(0, 7)), draws), reciprocity: reciprocityOf(visits, input.pair.a, false, draws), 'reciprocity by rank': reciprocityOf(visits, input.pair.a, true, draws),
    depth: depthOf(commitments, last, labels, draws), rhythm: rhythmOf(commitments, first, last, draws), recovery: recoveryOf(shocks, every.indexOf(months[0]!), every.indexOf(months.at(-1)!) + 1, draws),
  };
}

function compositeOf(parts: Readonly<Record<PartName, PartFigure>>): number | null {
  const scaled = (Object.keys(COMPOSITE) as PartName[]).flatMap((name) => (parts[name].value === null ? [] : [COMPOSITE[name]!(parts[name].value!)]));
  return scaled.length < LEAST_PARTS ? null : scaled.reduce((sum, each) => sum + each, 0) / scaled.length;
}

function partResult(name: PartName, part: PartFigure, common: Pick<MeasureResult, 'subject' | 'method' | 'window' | 'exposure' | 'seed'>, { level, times }: Draws): MeasureResult {
  const [question, unit] = PARTS[name];
  const shared = { ...common, measure: `${measureId(id)}#${name}`, question, unit, n: part.n, nOf: 'observations', pValue: part.pValue };
  if (part.value === null) return refuse({ ...shared, refused: { reason: part.refused ?? 'it is not defined here', needed: part.needed ?? 'more of the record' } });
  const hasInterval = part.low !== null && part.high !== null;
  return answer({
    ...shared, value: part.value, interval: hasInterval ? { low: part.low, high: part.high, level, method: `${HOW[name]}, ${times} draws` } : null, noInterval: part.noInterval,
    statement: `${name} ${Number(part.value.toPrecision(3))}${hasInterval ? ` (${Number(part.low!.toPrecision(3))} to ${Number(part.high!.toPrecision(3))})` : ''}${part.pValue === null ? '' : `, p = ${Number(part.pValue.toPrecision(2))} against chance`}`,
  });
}

function rowsOf(period: string, months: readonly SeriesPoint[], parts: Readonly<Record<PartName, PartFigure>>): DataRow[] {
  const composite = compositeOf(parts);
  const [from, to] = [months[0]!.first, months.at(-1)!.last];
  return [
    ...(Object.keys(PARTS) as PartName[]).map((part): DataRow => ({ period, from, to, part, value: parts[part].value, low: parts[part].low, high: parts[part].high, pValue: parts[part].pValue, n: parts[part].n, refused: parts[part].refused, noInterval: parts[part].refused === null ? parts[part].noInterval : null })),
    { period, from, to, part: 'composite', value: composite, low: null, high: null, pValue: null, n: months.length, refused: composite === null ? 'too few parts' : null, noInterval: composite === null ? null : 'its parts carry theirs' },
  ];
}

/** Covered months in stretches of years counted back from the last one; stretches without a covered month are left out, oldest first. */
function stretchesOf(months: readonly SeriesPoint[], years: number): SeriesPoint[][] {
  const out: SeriesPoint[][] = [];
  let end = months.at(-1)!.first.slice(0, 7);
  while (end >= months[0]!.first.slice(0, 7)) {
    const start = addMonths(end, -12 * years);
    const stretch = months.filter(({ first }) => first.slice(0, 7) > start && first.slice(0, 7) <= end);
    if (stretch.length > 0) out.unshift(stretch);
    end = start;
  }
  return out;
}
