import { countryOf } from '../ontology/countries.js';
import { SECTORS } from '../ontology/sectors.js';
import { leadLagMeasure, signOfDirection } from '../measures/lead-lag.js';
import type { MeasureInput } from '../measures/input.js';
import { worldPositions } from '../measures/position.js';
import { runMeasure } from '../measures/registry.js';
import { sectorsNamed } from '../measures/sector-series.js';
import { open, RULES, type Finding } from './judgement.js';

const LEAD = 'lead-lag/v1';

/**
 * "X drives Y". Supported: X comes before Y (Holm p < 0.05) with more X before more Y, and Y not before X. Contradicted: Y comes before X and X not before Y.
 * Anything else is undecided: finding no lead is no proof that there is none.
 */
export function judgeLead(cause: string, effect: string, input: MeasureInput): Finding {
  const others = (own: string) => SECTORS.filter((sector) => !sectorsNamed(own).includes(sector)).join(',');
  const result = runMeasure(leadLagMeasure, input, { x: cause, y: effect === 'relations' ? others(cause) : effect });
  if (result.refused) return open('undecided', `the test of whether ${cause} comes before ${effect} had too little: ${result.refused.reason}`, `${result.refused.needed}`, LEAD);
  const [there, back] = result.parts as [typeof result, typeof result];
  const [p, q] = [there.value!, back.value!];
  const figure = { value: p, unit: 'p-value', n: result.n, nOf: result.nOf, interval: null, pValue: p };
  const base = { measure: LEAD, figure, evidence: [] };
  const told = `over ${result.n} ${result.nOf} p = ${p.toFixed(3)} for ${cause} before ${effect}, ${q.toFixed(3)} for the other way`;
  const sign = signOfDirection(there);
  if (p < RULES.level && q >= RULES.level && sign > 0) return { ...base, verdict: 'supported', because: `events in ${cause} come before events in ${effect} and not the other way round (${told}); coming first is not yet causing`, wouldChange: 'a third thing that moves first the one and then the other, or a longer record in which the order does not hold' };
  if (p >= RULES.level && q < RULES.level) return { ...base, verdict: 'contradicted', because: `the order is the other way round: events in ${effect} come before events in ${cause} (${told})`, wouldChange: 'a longer record in which the order does not hold' };
  if (p < RULES.level && q < RULES.level) return { ...base, verdict: 'undecided', because: `each comes before the other (${told})`, wouldChange: 'figures at shorter periods, in which one of the two comes first' };
  if (p < RULES.level) return { ...base, verdict: 'undecided', because: `${cause} comes before ${effect}, but more of the one is not clearly followed by more of the other (${told})`, wouldChange: 'a longer record' };
  return { ...base, verdict: 'undecided', because: `neither detectably comes before the other (${told})`, wouldChange: 'a longer or denser record: at 120 months and three events a month and sector a moderate lead is found about eight times in ten' };
}

const POSITION = 'position/v1';

/**
 * "Decisive", "strongest", "pioneers". By PageRank among all states (or those of the pair's subregions) in the newest year: supported when both ends of both states' intervals
 * lie in the top tenth (region: top third), contradicted when the whole interval of either lies below the top third (region: lower half).
 */
export function judgePosition(region: boolean, input: MeasureInput): Finding {
  const rows = worldPositions().filter(({ year }) => `${year}-12-31` <= input.asOf);
  const year = Math.max(...rows.map((row) => row.year));
  const regions = new Set([input.pair.a, input.pair.b].map((code) => countryOf(code)?.region));
  const field = rows.filter((row) => row.year === year && (!region || regions.has(countryOf(row.state)?.region)));
  const own = [input.pair.a, input.pair.b].map((code) => field.find(({ state }) => state === code));
  if (own.some((row) => row === undefined)) return open('undecided', 'the reference network of states does not hold both of them', 'event data of all states for a year', POSITION);
  const [top, low] = region ? [1 / 3, 1 / 2] : [1 / 10, 1 / 3];
  // Places within the field: how many others lie above either end of the state's own interval of PageRank.
  const places = own.map((row) => ({ state: row!.state, place: 1 + field.filter(({ pageRank }) => pageRank > row!.pageRank).length, best: 1 + field.filter(({ pageRank }) => pageRank > row!.high).length, worst: 1 + field.filter(({ pageRank, state }) => state !== row!.state && pageRank > row!.low).length }));
  const n = field.length;
  const weaker = places.toSorted((x, y) => y.place - x.place)[0]!;
  const told = `${places.map(({ state, place, best, worst }) => `${state} place ${place} (95% ${best}–${worst})`).join(', ')} of ${n} states${region ? ' of the region' : ''} by PageRank in the events of ${year}`;
  const base = { measure: POSITION, evidence: [], figure: { value: weaker.place, unit: 'place', n, nOf: 'states', interval: { low: weaker.best, high: weaker.worst, level: 0.95, method: 'percentile bootstrap of weeks' }, pValue: null } };
  const caveat = 'this tells prominence in reported events, not influence';
  if (places.every(({ worst }) => worst <= Math.max(1, n * top))) return { ...base, verdict: 'supported', because: `${told}; ${caveat}`, wouldChange: 'event data of a later year in which either falls behind' };
  if (places.some(({ best }) => best > n * low)) return { ...base, verdict: 'contradicted', because: `${told}; ${caveat}`, wouldChange: 'event data of a later year in which both stand higher' };
  return { ...base, verdict: 'undecided', because: `${told}: neither clearly in front nor clearly behind; ${caveat}`, wouldChange: 'newer event data of all states, and a statement of what decisive would be seen by' };
}
