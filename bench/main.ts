/**
 * Measures the coder as it is shipped: `npm run bench [speed start length workers storage dedupe import queries readers measures]`. Every part runs in processes of its own under plain node, on dist
 * (built first when it is missing), over sentences of the chronicle and the lexicon in an order set by a seed. Figures are medians.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Table from 'cli-table3';
import { ROOT } from './built.js';
import { median, type Took } from './clock.js';

const STARTS = 5;

function run<T>(part: string): T {
  const out = execFileSync(process.execPath, [fileURLToPath(new URL(`./${part}.js`, import.meta.url))], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 24 });
  return JSON.parse(out) as T;
}

function print(title: string, head: readonly string[], rows: readonly (readonly (string | number)[])[], remark: string): void {
  const table = new Table({ head: [...head], style: { head: [], border: [] }, colAligns: head.map((_, k) => (k === 0 ? 'left' : 'right')) });
  for (const row of rows) table.push([...row]);
  console.log(`\n${title}\n${table.toString()}\n${remark}`);
}

const whole = (value: number) => Math.round(value).toLocaleString('en');
const ms = (seconds: number) => `${Math.round(seconds * 1000)} ms`;
const times = (value: number) => `${value.toFixed(2)}×`;

interface Waited { readonly rounds: number; readonly median: number; readonly most: number }

const PARTS: Readonly<Record<string, () => void>> = {
  speed() {
    const { sentences, tokens, findings, megabytes, bare, whole: all, peak } = run<{ sentences: number; tokens: number; findings: number; megabytes: number; bare: Took; whole: Took; peak: number }>('speed');
    const row = (name: string, took: Took) => [name, whole(sentences / took.wall), whole(sentences / took.cpu), whole((1000 * megabytes) / took.wall), times(took.cpu / bare.cpu)];
    print('Speed', ['', 'sentences/s', 'by processor time', 'kB/s', 'time of wink-nlp alone'], [row('wink-nlp: sentences, parts of speech', bare), row('bilat: raw text to findings', all)],
      `${whole(sentences)} sentences, ${whole(tokens)} tokens, ${whole(findings)} findings; peak memory of both in one process ${whole(peak)} MB.`);
  },
  start() {
    const starts = Array.from({ length: STARTS }, () => run<Record<string, number>>('start'));
    const of = (name: string) => median(starts.map((each) => each[name]!));
    print('A new process', ['until', 'time'], [['node runs', ms(of('node'))], ['+ modules and tables loaded', ms(of('load'))], ['+ createCoder()', ms(of('create'))], ['+ first sentence coded', ms(of('first'))], ['in all', ms(of('total'))]],
      `Peak memory ${whole(of('peak'))} MB. Medians of ${STARTS} starts, files already in the system's cache.`);
  },
  length() {
    const { results, peak } = run<{ results: { megabytes: number; took: Took; findings: number }[]; peak: number }>('length');
    const each = (took: Took, megabytes: number) => took.cpu / megabytes;
    const first = results[0]!;
    print('One document of growing length', ['', 'wall', 'processor', 'processor per MB', 'against the shortest', 'findings'],
      results.map(({ megabytes, took, findings }) => [`${megabytes} MB`, ms(took.wall), ms(took.cpu), ms(each(took, megabytes)), times(each(took, megabytes) / each(first.took, first.megabytes)), whole(findings)]),
      `Linear when the ratios stay near 1. Peak memory ${whole(peak)} MB.`);
  },
  workers() {
    type Both = { readonly one: Took; readonly two: Took };
    const { documents, coding, computing, processes } = run<{ documents: number; coding: Both; computing: Both; processes: Both }>('workers');
    const row = (name: string, { one, two }: Both, count?: number) => [name, ...[one, two].map(({ wall }) => (count === undefined ? ms(wall) : `${whole(count / wall)} documents/s`)), times(one.wall / two.wall), name.endsWith('processes') ? '' : times(two.cpu / one.cpu)];
    print('Worker threads', ['', 'one', 'two', 'speed of two', 'processor time of two'], [row('coding, in threads', coding, documents), row('coding, in processes', processes, documents), row('only counting, in threads', computing)],
      `${whole(documents)} documents of 21 sentences, sent to the threads and coded there. Counting needs no memory: its scaling is the most this machine allows at the moment. Load while measured ${loadavg()[0]!.toFixed(1)}.`);
  },
  storage() {
    const { documents, rows, add, put, append } = run<{ documents: number; rows: number; add: Took; put: Took; append: Took }>('storage');
    const row = (name: string, took: Took) => [name, whole(documents / took.wall), whole(rows / took.wall), times(took.wall / append.wall)];
    print('Writing the chronicle into a record', ['', 'documents/s', 'rows/s', 'time of bare appends'], [row('coded and written', add), row('written', put), row('the same rows, bare appends', append)],
      `${whole(documents)} documents, ${whole(rows)} rows; opening and closing the file included.`);
  },
  dedupe() {
    const { results } = run<{ results: { tellings: number; took: Took; peak: number; update: { events: number; copies: number }; added: { took: Took } }[] }>('dedupe');
    const first = results[0]!;
    print('Looking for events told many times', ['', 'wall', 'processor', 'tellings/s', 'processor per telling against the smallest', 'events', 'peak memory', '100 more'],
      results.map(({ tellings, took, peak, update, added }) => [`${whole(tellings)} tellings`, ms(took.wall), ms(took.cpu), whole(tellings / took.wall),
        times(took.cpu / tellings / (first.took.cpu / first.tellings)), whole(update.events), `${whole(peak)} MB`, ms(added.took.wall)]),
      'Copies among texts and tellings of one event, read from the record and written to it; a thousand tellings a day in each size. Last column: after 100 documents more.');
  },
  import() {
    const result = run<{ skipped: string } | { rows: number; added: number; megabytes: number; taken: Took; copied: Took; repeated: Took; peak: number }>('import');
    if ('skipped' in result) { console.log(`\nImport: left out, ${result.skipped}`); return; }
    const { rows, added, megabytes, taken, copied, repeated, peak } = result;
    const row = (name: string, took: Took) => [name, whole(rows / took.wall), whole(megabytes / took.wall), times(copied.wall / took.wall), times(copied.cpu / took.cpu)];
    print('Importing GDELT 2.0 events', ['', 'rows/s', 'MB/s', 'speed against COPY', 'by processor time'], [row('bare COPY into a table', copied), row('bilat import', taken), row('bilat import, again', repeated)],
      `${whole(rows)} rows (real rows repeated with other ids and days), ${whole(added)} events; peak memory of the import ${whole(peak)} MB.`);
  },
  measures() {
    interface Row { readonly name: string; readonly took: Took }
    const { days, contacts, measures, daily, growth } = run<{ days: number; contacts: number; measures: Row[]; daily: Row[]; growth: { n: number; took: Took; evaluations: number }[] }>('measure-times');
    const rows = (list: readonly Row[], note = '') => list.map(({ name, took }) => [`${name}${note}`, ms(took.wall), ms(took.cpu)]);
    const all = (pick: (took: Took) => number) => ms(measures.reduce((sum, { took }) => sum + pick(took), 0));
    print('Measures of a pair over ten years of daily data', ['', 'wall', 'processor'], [...rows(measures), ['all', all(({ wall }) => wall), all(({ cpu }) => cpu)], ...rows(daily, ', by day')],
      `${whole(days)} days, ${whole(contacts)} contacts; one after the other in a process that begins cold. The sum leaves out the rows by day.`);
    print('Search for breaks (PELT), one every hundred values', ['', 'wall', 'processor', 'segments looked at a value'], growth.map(({ n, took, evaluations }) => [`${whole(n)} values`, ms(took.wall), ms(took.cpu), (evaluations / n).toFixed(0)]), 'Linear where the last column stays.');
  },
  queries() {
    const answer = run<{ skipped: string } | { results: { events: number; took: Record<string, Took>; plain: Took; peak: number }[] }>('queries');
    if ('skipped' in answer) { console.log(`\nQueries: left out, ${answer.skipped}`); return; }
    const { results } = answer;
    const [first, last] = [results[0]!, results.at(-1)!];
    const names: Readonly<Record<string, string>> = {
      pairs: 'every pair with its counts', month: 'a pair by month', type: 'a pair by month and type', sector: 'a pair by month and sector', status: 'a pair by month and status',
      whole: 'the whole by month and type', mode: 'a pair by mode (no sums kept)', page: 'the newest twelve events of a pair', overview: 'the overview of the dashboard, all years', opened: 'the page of a pair opened, 14 requests',
    };
    print('Queries over imported events, warm', ['', ...results.map(({ events }) => `${whole(events)} events`), 'growth', 'processor', 'processor of DuckDB bare'], [
      ...Object.entries(names).map(([key, name]) => [name, ...results.map(({ took }) => ms(took[key]!.wall)), times(last.took[key]!.wall / first.took[key]!.wall), ms(last.took[key]!.cpu), times(last.took[key]!.cpu / last.plain.cpu)]),
      ['DuckDB bare: a pair by month and type', ...results.map(({ plain }) => ms(plain.wall)), times(last.plain.wall / first.plain.wall), ms(last.plain.cpu), times(1)],
    ], `Medians of 15 rounds; real rows repeated with other ids and days, every second time with other countries; the pair with most events. Peak memory (import included where it was done here) ${results.map(({ peak }) => whole(peak)).join(', ')} MB.`);
  },
  readers() {
    const answer = run<{ skipped: string } | { rows: number; seconds: number; results: { name: string; idle: Waited; busy: Waited }[] }>('readers');
    if ('skipped' in answer) { console.log(`\nReaders: left out, ${answer.skipped}`); return; }
    const names: Readonly<Record<string, string>> = { overview: 'overview of a pair, three years', page: 'page of a pair, 14 requests at once' };
    const cells = ({ rounds, median: middle, most }: Waited) => [rounds, `${middle.toFixed(0)} ms`, `${most.toFixed(0)} ms`];
    print('Readers while an import runs', ['', 'idle: rounds', 'median', '95 of 100 within', 'importing: rounds', 'median', '95 of 100 within', 'median against idle'],
      answer.results.map(({ name, idle, busy }) => [names[name]!, ...cells(idle), ...cells(busy), times(busy.median / idle.median)]),
      `${whole(answer.rows)} rows there, as many imported meanwhile in ${answer.seconds.toFixed(0)} s.`);
  },
};

/** Newest change below a folder, in milliseconds since 1970. */
function newest(folder: string): number {
  return Math.max(0, ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:ts|js)$/.test(name) && !name.includes('.test.')).map((name) => statSync(join(folder, name)).mtimeMs));
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`no part ${unknown.join(', ')}; expected ${Object.keys(PARTS).join(', ')}`);
  process.exitCode = 2;
} else {
  if (!existsSync(join(ROOT, 'dist/coder/pipeline.js'))) execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: 'inherit' });
  const isStale = newest(join(ROOT, 'src/coder')) > newest(join(ROOT, 'dist/coder'));
  console.log(`node ${process.version}, ${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), load before ${loadavg()[0]!.toFixed(1)}${isStale ? '; dist is older than src: npm run build' : ''}`);
  for (const [name, measure] of Object.entries(PARTS)) if (wanted.length === 0 || wanted.includes(name)) measure();
}
