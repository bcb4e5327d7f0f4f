/**
 * Looking for events told many times in records of growing size: `node bench/.built/dedupe.js [TELLINGS…]`. Each record is filled by bare appends in one process and
 * looked at in another, whose highest memory is that of the search. Tellings are made: three to an event on average, of 40 states, a third of them copies of another text;
 * as many a day in each size (a thousand), so that larger records cover more days.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadFile, loadStore } from './built.js';
import { peakMegabytes, time, type Took } from './clock.js';
import type { EventFinding } from '../src/coder/findings.js';

const SIZES = [30_000, 100_000, 300_000];
const A_DAY = 1000;
const BATCH = 20_000;
const STATES = 'AFG ARM AZE BHR CHN DZA EGY ETH FRA GBR GRC IND IRN IRQ ISR JOR JPN KAZ KOR KWT LBN LBY MAR OMN PAK PRK QAT RUS SAU SDN SYR TUN TUR UKR USA UZB VNM YEM SRB XKK'.split(' ');
const TYPES = ['CONSULT', 'ASSAULT', 'ACCUSE', 'SUPPORT', 'SANCTION', 'AID'] as const;
const PLACES = 'Panjgur Nabatieh Zakho Kherson Rubavu Jenin Kotli Saravan Bahri Narva Adiyaman Khost Kunar Ryazan Torkham Besham Goma Gao Dahyan Herat'.split(' ');
const WORDS = 'depot crossing convoy tariff envoy treaty pipeline harbour village bridge grain prisoners drill airport loan visa fishing border railway camp market water island summit'.split(' ');

interface Made { readonly id: string; readonly text: string; readonly day: string; readonly finding: EventFinding }

/** A number from 0 to 1 that depends on its arguments alone (Mulberry32). */
function chance(seed: number, turn: number): number {
  let t = (seed * 0x9e3779b1 + turn * 0x85ebca6b) | 0;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}

function make(k: number): Made {
  const day = Math.floor(k / A_DAY);
  const event = day * A_DAY + Math.floor(chance(k, 1) * (A_DAY / 3));
  const one = <T>(list: readonly T[], turn: number): T => list[Math.floor(chance(event, turn) * list.length)]!;
  const [source, target] = [one(STATES, 2), one(STATES, 3)];
  const isCopy = chance(k, 4) < 1 / 3;
  // A paragraph of made words: those of the event in a copy, its own otherwise.
  const body = Array.from({ length: 60 }, (_, turn) => `${one(WORDS, 6)[0]}${Math.floor(chance(isCopy ? event : k + 7e6, 20 + turn) * 5000).toString(36)}`).join(' ');
  const text = `The ${one(WORDS, 6)} at ${one(PLACES, 5)} and the ${WORDS[Math.floor(chance(isCopy ? event : k, 7) * WORDS.length)]!} were at stake, with ${2 + Math.floor(chance(event, 8) * 40)} people there. ${body}. Story ${k}.`;
  const date = new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10);
  const actor = (code: string) => ({ code, sector: null, name: null, span: [0, 1] as const });
  const end = text.indexOf('. ') + 1;
  return { id: `d${k}`, text, day: date, finding: {
    kind: 'event', doc: `d${k}`, type: one(TYPES, 14), mode: null, quad: 1, score: 0, cameo: null, goldstein: null, source: [actor(source)], target: source === target ? [] : [actor(target)],
    anchor: [0, 9], sentence: [0, end], status: 'actual', attribution: [], date: { value: date, precision: 'day', span: chance(k, 15) < 0.5 ? [0, 1] : null }, sectors: [], place: null, confidence: 1, rule: 'made',
  } };
}

async function fill(path: string, size: number): Promise<void> {
  const [{ DuckDBStore }, { DuckDBFile }] = await Promise.all([loadStore(), loadFile()]);
  await (await DuckDBStore.open(path)).close();
  const file = await DuckDBFile.open(path);
  for (let from = 0; from < size; from += BATCH) {
    const made = Array.from({ length: Math.min(BATCH, size - from) }, (_, k) => make(from + k));
    await file.exclusive(async () => {
      await file.append('document', made.map(({ id, text, day }) => [id, text, null, day, 'day', day, day, 'en', text.length, id, 'bench', 'bench']));
      await file.append('report', made.map(({ id }, k) => [id, `Outlet ${k % 300}`, 'GBR', null, null]));
      await file.append('finding', made.map(({ id, finding, text }) => [`${id}:1`, id, 1, 'event', finding.type, 'bench', 'bench', text.slice(...finding.sentence), JSON.stringify(finding)]));
      await file.append('event', made.map(({ id, finding, day }) => [`${id}:1`, id, 1, finding.type, null, 1, 0, 'actual', day, day, day, 1, 'made']));
    });
  }
  await file.close();
}

async function look(path: string): Promise<void> {
  const { DuckDBStore } = await loadStore();
  const store = await DuckDBStore.open(path);
  const before = peakMegabytes();
  let update = null as unknown;
  const took = await time(async () => { update = await store.updateEvents(); });
  await store.close();
  process.stdout.write(JSON.stringify({ took, update, before, peak: peakMegabytes() }));
}

async function addMore(path: string, size: number): Promise<void> {
  const { DuckDBStore } = await loadStore();
  const store = await DuckDBStore.open(path);
  const more = Array.from({ length: 100 }, (_, k) => make(size - A_DAY + (k % A_DAY))).map(({ id, text, day, finding }, k) => ({
    document: { id: `${id}-more-${k}`, text: `${text} Later edition ${k}.`, date: day }, findings: [finding], coder: 'bench', lexicon: 'bench',
  }));
  await store.put({ documents: more });
  let update = null as unknown;
  const took = await time(async () => { update = await store.updateEvents(); });
  await store.close();
  process.stdout.write(JSON.stringify({ took, update }));
}

interface Looked { readonly took: Took; readonly update: unknown; readonly before: number; readonly peak: number }

const [mode, path, size] = process.argv.slice(2);
if (mode === 'fill') await fill(path!, Number(size));
else if (mode === 'look') await look(path!);
else if (mode === 'add') await addMore(path!, Number(size));
else {
  const folder = mkdtempSync(join(tmpdir(), 'bilat-bench-'));
  const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : SIZES;
  const run = (...words: string[]): string => execFileSync(process.execPath, [fileURLToPath(import.meta.url), ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const results = sizes.map((tellings) => {
      const record = join(folder, `${tellings}.duckdb`);
      run('fill', record, String(tellings));
      const looked = JSON.parse(run('look', record)) as Looked;
      const added = JSON.parse(run('add', record, String(tellings))) as Pick<Looked, 'took' | 'update'>;
      rmSync(record);
      return { tellings, ...looked, added };
    });
    process.stdout.write(JSON.stringify({ results }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
