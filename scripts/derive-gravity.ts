/**
 * Derives data/reference/gravity.tsv and gravity-coefficients.tsv: trade that distance, border, language, colonial past, agreements and the size of both sides in that year's trade lead one to expect.
 *   tsx scripts/derive-gravity.ts FOLDER   (penppml_trade_every4y_1964_2016.csv.gz, dist_cepii.csv.gz, worldbank_gdp_1960_2016_iso3.csv)
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseCsv } from '../src/record/csv.js';
import { fitPoisson, robustCovariance } from '../src/stats/ppml.js';
import { fitPoissonAbsorbed } from '../src/stats/ppml-fixed-effects.js';

const YEAR = '2016';
/** Smallest expected total that is written, millions of US dollars. */
const LEAST = 50;
const folder = process.argv[2];
if (!folder) throw new Error('give the folder that holds the trade files');
const read = (name: string): Record<string, string>[] => {
  const bytes = readFileSync(join(folder, name));
  const [header, ...rows] = parseCsv((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
  return rows.map(({ cells }) => Object.fromEntries(header!.cells.map((column, k) => [column, cells[k]!])));
};
const distances = new Map(read('dist_cepii.csv.gz').map((row) => [`${row['iso_o']}-${row['iso_d']}`, row]));
const gdp = new Map(read('worldbank_gdp_1960_2016_iso3.csv').filter(({ year }) => year === YEAR).map((row) => [row['Country']!, Number(row['GDP'])]));
interface Flow { readonly from: string; readonly to: string; readonly value: number; readonly ties: readonly number[] }
let flows = read('penppml_trade_every4y_1964_2016.csv.gz').filter(({ time }) => time === YEAR).flatMap((row): Flow[] => {
  const way = distances.get(`${row['exp']}-${row['imp']}`);
  const distance = Number(way?.['distw']) || Number(way?.['dist']);
  if (!way || row['exp'] === row['imp'] || !(distance > 0)) return [];
  return [{ from: row['exp']!, to: row['imp']!, value: Number(row['export']) / 1e6, ties: [Math.log(distance), Number(way['contig']), Number(way['comlang_off']), Number(way['colony']), row['agreement'] === '' ? 0 : 1] }];
});
// An exporter or importer without any trade has no effect of its own; taking it out may leave others without.
for (let before = -1; before !== flows.length;) {
  before = flows.length;
  const [out, back] = [new Set(flows.filter(({ value }) => value > 0).map(({ from }) => from)), new Set(flows.filter(({ value }) => value > 0).map(({ to }) => to))];
  flows = flows.filter(({ from, to }) => out.has(from) && back.has(to));
}
const numbers = (codes: readonly string[]) => { const at = new Map([...new Set(codes)].map((code, k) => [code, k])); return codes.map((code) => at.get(code)!); };
const fit = fitPoissonAbsorbed(flows.map(({ ties }) => ties), flows.map(({ value }) => value), numbers(flows.map(({ from }) => from)), numbers(flows.map(({ to }) => to)));
if (!fit) throw new Error('the model with exporter and importer effects has no answer');
const sized = flows.filter(({ from, to }) => (gdp.get(from) ?? 0) > 0 && (gdp.get(to) ?? 0) > 0);
const design = sized.map(({ from, to, ties }) => [1, Math.log(gdp.get(from)!), Math.log(gdp.get(to)!), ...ties]);
const plain = fitPoisson(design, sized.map(({ value }) => value));
if (!plain) throw new Error('the model with GDP has no answer');
const covariance = robustCovariance(plain, design, sized.map(({ value }) => value));
const SOURCES = `# Sources: exports as reported to UN Comtrade with agreements in force (penppml, Breinlich, Corradi, Rocha, Ruta, Santos Silva & Zylkin 2021, MIT); GeoDist (Mayer & Zignago 2011, CEPII; cepiigeodist, CC0);
# World Bank GDP. Poisson pseudo-maximum likelihood (Santos Silva & Tenreyro 2006). Written by scripts/derive-gravity.ts.
`;
const names = ['log-distance', 'border', 'language', 'colony', 'agreement'];
const line = (model: string, n: number, term: string, value: number, error: number) => [model, n, term, value.toFixed(4), error.toFixed(4)].join('\t');
writeFileSync('data/reference/gravity-coefficients.tsv', `# Gravity of exports in ${YEAR}: \`effects\` with a fixed effect for each exporter and importer, \`gdp\` with the GDP of both instead. se: sandwich.
${SOURCES}model	n	term	coefficient	se
${[...names.map((name, k) => line('effects', flows.length, name, fit.coefficients[k]!, fit.standardErrors[k]!)), ...['intercept', 'log-gdp-exporter', 'log-gdp-importer', ...names].map((name, k) => line('gdp', sized.length, name, plain.coefficients[k]!, Math.sqrt(covariance[k]![k]!)))].join('\n')}
`);
const pairs = new Map<string, { expected: number; observed: number; ways: number }>();
flows.forEach(({ from, to, value }, k) => {
  const key = from < to ? `${from}\t${to}` : `${to}\t${from}`;
  const sum = pairs.get(key) ?? { expected: 0, observed: 0, ways: 0 };
  pairs.set(key, { expected: sum.expected + fit.fitted[k]!, observed: sum.observed + value, ways: sum.ways + 1 });
});
const kept = [...pairs].filter(([, { expected, ways }]) => ways === 2 && expected >= LEAST).toSorted(([x], [y]) => x.localeCompare(y));
const short = (value: number) => String(Number(value.toPrecision(3)));
writeFileSync('data/reference/gravity.tsv', `# Total trade of pairs in ${YEAR}, both ways, millions of US dollars: expected by the model with exporter and importer effects, and as reported. Pairs expected to trade ${LEAST} million or more.
# A reported 0 may be a figure nobody reported.
${SOURCES}a	b	expected	observed
${kept.map(([key, { expected, observed }]) => `${key}\t${short(expected)}\t${short(observed)}`).join('\n')}
`);
process.stderr.write(`${flows.length} flows, ${kept.length} pairs, ${fit.iterations} steps\n`);
