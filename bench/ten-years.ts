import type { Contact } from '../src/measures/contact.js';
import type { MeasureInput } from '../src/measures/input.js';
import type { Random } from '../src/stats/random.js';

export const DAYS = 3650;
const SECTORS = ['security', 'trade', 'energy', 'transport', 'finance', 'culture', 'religion', 'border', 'politics', 'humanitarian', 'technology', 'environment'];

/** Ten years of days with two contacts a day on average and twenty documents, and a daily score. */
export function tenYears(random: Random): MeasureInput {
  const contacts: Contact[] = [];
  const exposure = Array.from({ length: DAYS }, (_, k) => ({ date: new Date(Date.UTC(2014, 0, 1 + k)).toISOString().slice(0, 10), documents: 10 + random.poisson(10), aboutPair: 3, reports: 30 }));
  for (const { date } of exposure) {
    for (let k = random.poisson(2); k > 0; k--) {
      const score = random.next() < 0.7 ? 2.5 : -4;
      contacts.push({ id: `${date}-${k}`, date, published: date, direction: random.next() < 0.5 ? 'ab' : 'ba', type: score > 0 ? 'CONSULT' : 'ACCUSE', mode: null, quad: score > 0 ? 1 : 3, score, sectors: [SECTORS[random.below(12)]!], status: 'actual', reports: 2, outlets: 1 });
    }
  }
  const readyMade = exposure.map(({ date }) => ({ series: 'score', a: 'IRN', b: 'PAK', periodStart: date, periodEnd: date, value: 20 * random.normal(), unit: 'score', source: 'simulated' }));
  return {
    pair: { a: 'IRN', b: 'PAK' }, subject: 'IRN-PAK', asOf: '2024-12-31', from: null, to: null, weight: 'event', contacts, exposure, coverage: [], visits: [], commitments: [], statistics: [], thirdParties: [], readyMade,
  };
}
