/** Every measure of a pair over ten years of daily data, one after the other in a process that begins cold, and how the search for breaks grows: `node bench/.built/measure-times.js`. */
import { loadMeasures, loadPelt, loadRandom, loadSegmentCost } from './built.js';
import { time, type Took } from './clock.js';
import { DAYS, tenYears } from './ten-years.js';

const [{ MEASURES, runMeasure }, { createRandom }, { findSegments }, { normalMeanCost }] = await Promise.all([loadMeasures(), loadRandom(), loadPelt(), loadSegmentCost()]);
const input = tenYears(createRandom(1));
const find = (name: string) => MEASURES.find((measure) => measure.name === name)!;
const measures: { name: string; took: Took }[] = [];
for (const measure of MEASURES) measures.push({ name: measure.name, took: await time(() => runMeasure(measure, input)) });
const daily: { name: string; took: Took }[] = [];
for (const [name, given] of [['series', {}], ['turning-points', {}], ['turning-points-online', {}], ['turning-points', { series: 'score' }]] as const) {
  daily.push({ name: `${name}${'series' in given ? ', scores' : ''}`, took: await time(() => runMeasure(find(name), input, { unit: 'day', ...given })) });
}
const growth: { n: number; took: Took; evaluations: number }[] = [];
for (const n of [2000, 4000, 8000, 16_000, 32_000]) {
  const random = createRandom(2);
  const values = Array.from({ length: n }, (_, t) => random.normal() + 4 * (Math.floor(t / 100) % 2));
  const cost = normalMeanCost(values, 1);
  let evaluations = 0;
  const took = await time(() => { evaluations = findSegments(cost, { penalty: 2 * Math.log(n) }).evaluations; });
  growth.push({ n, took, evaluations });
}
console.log(JSON.stringify({ days: DAYS, contacts: input.contacts.length, measures, daily, growth }));
