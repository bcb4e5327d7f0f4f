import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Table } from '../base/table.js';
import { readQuantities, type Quantity } from './quantities.js';
import { readUnits } from './units.js';

function loadTable(path: string): Table {
  const lines = readFileSync(new URL(`../../data/lexicon/en/${path}`, import.meta.url), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return { name: path, columns: lines[0]!.split('\t'), rows: lines.slice(1).map((line) => line.split('\t')) };
}
const units = readUnits(loadTable('units.tsv'));
const read = (text: string): Quantity[] => readQuantities(text, units);

/** "from>to unit flags", the short form of the table below. */
function brief(q: Quantity): string {
  const figure = q.from === null ? `${q.to}` : `${q.from}${q.range ? '..' : '>'}${q.to}`;
  return [figure, q.kind === 'factor' ? 'times' : q.unit, q.per && `per ${q.per}`, q.bound, q.by && 'by'].filter(Boolean).join(' ');
}

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['raising the volume of trade from three to ten billion dollars', ['3000000000>10000000000 USD']],
  ['from $3bn to $10bn', ['3000000000>10000000000 USD']],
  ['three to ten billion dollars', ['3000000000..10000000000 USD']],
  ['from about 1 billion dollars to 4 billion by 2016', ['1000000000>4000000000 USD']],
  ['lift trade from 1 to 4 billion euros', ['1000000000>4000000000 EUR']],
  ['from the present 3 billion dollars to a projected 10 billion', ['3000000000>10000000000 USD']],
  ['lift the current 3 billion dollars to 10 billion', ['3000000000>10000000000 USD']],
  ['to 10 billion dollars from 3 billion', ['3000000000>10000000000 USD']],
  ['to $10 billion, from about $2 billion', ['2000000000>10000000000 USD']],
  ['cut the debt from 9 to 4 billion yuan', ['9000000000>4000000000 CNY']],
  ['$1.5-2bn', ['1500000000..2000000000 USD']],
  ['between 3 and 5 billion dollars', ['3000000000..5000000000 USD']],
  ['a 7.5-billion-dollar pipeline', ['7500000000 USD']],
  ['the 10-billion-dollar target', ['10000000000 USD']],
  ['the 10-billion aim', ['10000000000']],
  ['half a billion dollars', ['500000000 USD']],
  ['two and a half billion dollars', ['2500000000 USD']],
  ['a billion dollars', ['1000000000 USD']],
  ['one hundred and fifty million roubles', ['150000000 RUB']],
  ['twenty-five million yuan', ['25000000 CNY']],
  ['twelve cooperation documents', ['12 documents']],
  ['Eight accords were signed', ['8 documents']],
  ['a dozen agreements', ['12 documents']],
  ['two dozen memoranda of understanding', ['24 documents']],
  ['nine MoUs worth 2 billion dollars', ['9 documents', '2000000000 USD']],
  ['1,000 MW of electricity', ['1000 MW']],
  ['10 GW of solar power', ['10000 MW']],
  ['100MW more', ['100 MW']],
  ['750 million cubic feet a day', ['750000000 ft3/day']],
  ['750 mmcfd', ['750000000 ft3/day']],
  ['up to 50 million cubic metres per day', ['50000000 m3/day max']],
  ['53,000 barrels of oil a day', ['53000 barrels/day']],
  ['25 bcm a year', ['25000000000 m3 per year']],
  ['300,000 barrels per day', ['300000 barrels/day']],
  ['a 2,775-km line', ['2775 km']],
  ['400,000 tonnes of rice', ['400000 tonnes']],
  ['six flights a week', ['6 flights/week']],
  ['three weekly trains and 20 trucks a day', ['3 trains/week', '20 trucks/day']],
  ['50,000 visas a year', ['50000 visas per year']],
  ['some 3,800 people', ['3800 people about']],
  ['5,000 Pakistani pilgrims', ['5000 people']],
  ['by 40 per cent', ['40 percent by']],
  ['by at least 40%', ['40 percent min by']],
  ['at least two billion dollars', ['2000000000 USD min']],
  ['no more than 500 troops', ['500 people max']],
  ['Rs 44 billion', ['44000000000 rupee']],
  ['Rs5,000 crore', ['50000000000 rupee']],
  ['₹500 crore', ['5000000000 INR']],
  ['3 lakh tonnes', ['300000 tonnes']],
  ['1,04,000 tonnes', ['104000 tonnes']],
  ['three trillion tomans', ['30000000000000 IRR']],
  ['£40m and €2.5bn', ['40000000 GBP', '2500000000 EUR']],
  ['US$15 million', ['15000000 USD']],
  ['A$120 million', ['120000000 AUD']],
  ['7.7 to 11.45 US cents', ['0.077..0.1145 USD']],
  ['annual trade of 10 billion dollars', ['10000000000 USD per year']],
  ['10 billion dollars a year', ['10000000000 USD per year']],
  ['a total of 33 billion dollars', ['33000000000 USD per total']],
  ['totalling 33 billion dollars', ['33000000000 USD per total']],
  ['33 billion dollars in total', ['33000000000 USD per total']],
  ['doubling trade', ['2 times']],
  ['treble their exports', ['3 times']],
  ['a five-fold rise', ['5 times']],
  ['three times the present level', ['3 times']],
  ['six border markets', ['6 markets']],
  ['two more crossing points', ['2 crossings']],
  ['two new power plants', ['2 plants']],
  ['a 28-point joint statement', ['28 points']],
  ['within 60 days', ['60 days']],
  ['a one-day visit', ['1 days']],
  ['12 to 14 servicemen', ['12..14 people']],
  ['36 fighter jets', ['36 aircraft']],
  ['20,000 soldiers', ['20000 people']],
  ['3 million dollars a day', ['3000000 USD/day']],
  ['12 miles', ['19.312128 km']],
  ['from 500 to 1 billion dollars', ['1000000000 USD']],
  ['in the year 2024 agreements were few', []],
  ['the 2014 treaty', []],
  ['by 2028', []],
  ['an F-16 jet and COVID-19 vaccines', []],
  ['Resolution 2231 and Article 5', []],
  ['the 18th Joint Border Commission', []],
  ['at 10:30 on Monday', []],
  ['avoidance of double taxation', []],
  ['double standards', []],
  ['on 3 August 2025', []],
  ['one of them', []],
  ['hundreds of lorries', []],
  ['the G7 and the E3', []],
  ['met three times this year', []],
];

describe('readQuantities', () => {
  it.each(CASES)('%s', (text, expected) => {
    expect(read(text).map(brief)).toEqual(expected);
  });

  it('gives spans that hold the figure and its unit', () => {
    const text = 'They spoke of raising it from three to ten billion dollars and of 1,000 MW.';
    expect(read(text).map((q) => text.slice(...q.span))).toEqual(['three to ten billion dollars', '1,000 MW']);
  });

  it('reads a part of a text with offsets of the whole', () => {
    const text = 'First part. Then 40 million euros.';
    expect(readQuantities(text, units, 12).map((q) => text.slice(...q.span))).toEqual(['40 million euros']);
  });

  it('takes any text and keeps spans inside it, in order', () => {
    const word = fc.constantFrom('3', '10', 'from', 'to', 'billion', 'dollars', '$', '-', ',', 'a', 'half', 'and', 'per', 'cent', 'MW', 'year', '2024', 'é', '.', 'twelve', 'documents');
    fc.assert(fc.property(fc.array(word, { maxLength: 24 }), (words) => {
      const text = words.join(' ');
      let last = 0;
      for (const q of read(text)) {
        expect(q.span[0]).toBeGreaterThanOrEqual(last);
        expect(q.span[1]).toBeLessThanOrEqual(text.length);
        expect(Number.isFinite(q.to)).toBe(true);
        last = q.span[0];
      }
    }));
  });
});
