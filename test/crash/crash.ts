import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCoder } from '../../src/coder/pipeline.js';
import { DuckDBStore } from '../../src/storage/duckdb-store.js';
import { buildCommand } from '../built-command.js';
import { checkRecord, type Expected } from './check-record.js';
import { writeMaterial, type Material } from './material.js';
import { writeFirstRecord } from './first-record.js';

/** What is done to a record when the process is killed. */
export const WORKS = ['add', 'add-served', 'import-events', 'import-series', 'group', 'edit', 'migrate'] as const;
export type Work = (typeof WORKS)[number];

export interface CrashOptions {
  /** Kills wanted: work that ends before its time has come does not count. */
  readonly kills: number;
  readonly seed: number;
  /** 1: quick; 10: imports of several batches. */
  readonly size: number;
  readonly onRound?: (line: string) => void;
  /** Asked before each round: true ends the run before all kills are done. */
  readonly isOver?: () => boolean;
}

export interface CrashReport {
  /** Kills and finished runs by kind of work. */
  readonly works: Readonly<Record<Work, { killed: number; finished: number; acknowledged: number }>>;
  /** What did not hold: must be empty. */
  readonly failures: readonly string[];
  /** Slowest opening of a record after a kill, milliseconds. */
  readonly slowestOpenMs: number;
}

interface Ran { readonly isKilled: boolean; readonly took: number; readonly lines: readonly Acknowledged[]; readonly said: string }
interface Acknowledged {
  readonly isReady?: boolean; readonly isDone?: boolean; readonly isLookedAt?: boolean;
  readonly documents?: readonly string[]; readonly edits?: readonly string[]; readonly file?: { readonly id: string; readonly lines: number; readonly added: number } | null;
}

const WORKER = fileURLToPath(new URL('./worker.mjs', import.meta.url));
/** A record is begun anew after so many rounds, so that there is always something left to write. */
const ROUNDS_A_RECORD = 30;

/** Kills processes at random moments of their work on a record and looks each time whether what they had acknowledged is there once, and nothing by halves. */
export async function runCrashes(options: CrashOptions): Promise<CrashReport> {
  const folder = mkdtempSync(join(tmpdir(), 'bilat-crash-'));
  const harness = new Harness(folder, options);
  try {
    return await harness.run();
  } finally {
    harness.clear();
  }
}

class Harness {
  readonly #options: CrashOptions;
  readonly #folder: string;
  readonly #main: string;
  readonly #material: Material;
  readonly #random: () => number;
  readonly #works = Object.fromEntries(WORKS.map((work) => [work, { killed: 0, finished: 0, acknowledged: 0 }])) as Record<Work, { killed: number; finished: number; acknowledged: number }>;
  /** How long each kind of work takes from opening the record, as last seen. */
  readonly #took = new Map<Work, number>();
  readonly #failures: string[] = [];
  #slowest = 0;
  #record = '';
  #expected: Expected;
  #part = 0;

  constructor(folder: string, options: CrashOptions) {
    this.#folder = folder;
    this.#options = options;
    this.#main = buildCommand(`crash-${process.pid}`);
    this.#material = writeMaterial(folder, options.size);
    this.#random = seeded(options.seed);
    this.#expected = { findings: countFindings(this.#material), documents: new Set(), edits: new Set(), files: new Map() };
  }

  /** Takes away what the run has made. */
  clear(): void {
    for (const made of [this.#folder, dirname(dirname(this.#main))]) rmSync(made, { recursive: true, force: true });
  }

  async run(): Promise<CrashReport> {
    await this.#calibrate();
    for (let round = 0; this.#killed() < this.#options.kills && this.#options.isOver?.() !== true; round += 1) {
      if (round % ROUNDS_A_RECORD === 0) await this.#begin(round);
      const work = this.#choose();
      await this.#round(work, round);
    }
    await this.#finish();
    return { works: this.#works, failures: this.#failures, slowestOpenMs: this.#slowest };
  }

  /** Any kind of work; the one with two processes half as often. */
  #choose(): Work {
    const work = WORKS[Math.floor(this.#random() * WORKS.length)]!;
    return work === 'add-served' && this.#random() < 0.5 ? this.#choose() : work;
  }

  /** Does each kind of work once undisturbed, to know how long it takes: kills then fall anywhere in it. */
  async #calibrate(): Promise<void> {
    await this.#begin(-1);
    for (const work of WORKS) {
      const words = this.#wordsOf(work, -1);
      const ran = work === 'add-served' ? await this.#served(words, null) : await this.#work(await this.#recordOf(work), words, null);
      this.#took.set(work, ran.took);
      for (const line of ran.lines) this.#note(work, line);
      if (!ran.lines.some(({ isDone }) => isDone)) this.#failures.push(`${work} could not be done undisturbed: ${ran.said.slice(-500)}`);
    }
    for (const file of [this.#record, `${this.#record}.wal`]) rmSync(file, { force: true });
    this.#record = '';
  }

  /** The record a kind of work is done on: migrations begin with one of the first schema. */
  async #recordOf(work: Work): Promise<string> {
    if (work !== 'migrate') return this.#record;
    const [first, old] = [join(this.#folder, 'first.duckdb'), join(this.#folder, 'old.duckdb')];
    for (const file of [old, `${old}.wal`]) rmSync(file, { force: true });
    if (!existsSync(first)) await writeFirstRecord(first);
    copyFileSync(first, old);
    return old;
  }

  #killed(): number {
    return Object.values(this.#works).reduce((sum, { killed }) => sum + killed, 0);
  }

  /** Finishes the record at hand, and begins a new one. */
  async #begin(round: number): Promise<void> {
    if (this.#record !== '') await this.#finish();
    this.#record = join(this.#folder, `${round}.duckdb`);
    this.#expected = { ...this.#expected, documents: new Set(), edits: new Set(), files: new Map() };
    this.#part = 0;
    await (await DuckDBStore.open(this.#record)).close();
  }

  async #round(work: Work, round: number): Promise<void> {
    const record = await this.#recordOf(work);
    const words = this.#wordsOf(work, round);
    const killAfter = this.#random() * this.#took.get(work)! * 1.05;
    const ran = work === 'add-served' ? await this.#served(words, killAfter) : await this.#work(record, words, killAfter);
    if (!ran.isKilled) this.#took.set(work, ran.took);
    this.#works[work][ran.isKilled ? 'killed' : 'finished'] += 1;
    if (!ran.isKilled && !ran.lines.some(({ isDone }) => isDone) ) this.#failures.push(`round ${round}, ${work}: ended by itself without being done: ${ran.said.slice(-500)}`);
    for (const line of ran.lines) this.#note(work, line);
    const checked = performance.now();
    const { problems, openMs } = await checkRecord(record, work === 'migrate' ? null : this.#expected);
    this.#slowest = Math.max(this.#slowest, openMs);
    for (const problem of problems) this.#failures.push(`round ${round}, ${work}: ${problem}`);
    this.#options.onRound?.(`${round}: ${work} ${ran.isKilled ? 'killed' : 'finished'} after ${Math.round(ran.took)} ms, ${ran.lines.length} acknowledgements, ${problems.length} problems, looked at in ${Math.round(performance.now() - checked)} ms`);
  }

  #wordsOf(work: Work, round: number): string[] {
    const { documents, events, series } = this.#material;
    switch (work) {
      case 'add': case 'add-served': return ['run', 'add', documents[this.#part++ % documents.length]!];
      case 'import-events': return ['run', 'import', 'gdelt', events];
      case 'import-series': return ['run', 'import', 'gdelt', series];
      case 'group': return ['group'];
      case 'edit': return ['edit', `r${round}`];
      case 'migrate': return ['open'];
    }
  }

  /** Runs the work and kills it, or the `victim`, so many milliseconds after it has asked for the record; null lets it end. */
  #work(record: string, [what, ...words]: readonly string[], killAfter: number | null, victim?: ChildProcess): Promise<Ran> {
    const child = spawn(process.execPath, [WORKER, dirname(dirname(this.#main)), what!, record, ...words], { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
    let told = '';
    let said = '';
    let ready = 0;
    let isKilled = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    child.stderr!.setEncoding('utf8').on('data', (text: string) => { said += text; });
    (child.stdio[3] as NodeJS.ReadableStream).setEncoding('utf8').on('data', (text: string) => {
      told += text;
      if (ready > 0 || !told.includes('isReady')) return;
      ready = performance.now();
      if (killAfter !== null) timer = setTimeout(() => { isKilled = child.exitCode === null && (victim ?? child).kill('SIGKILL'); }, killAfter);
    });
    return new Promise((resolve) => {
      child.on('close', () => {
        clearTimeout(timer);
        const lines = told.split('\n').filter((line) => line.endsWith('}')).map((line) => JSON.parse(line) as Acknowledged);
        resolve({ isKilled: isKilled && !lines.some(({ isDone }) => isDone), took: performance.now() - ready, lines, said });
      });
    });
  }

  /** A command works through a server, and the server is killed. */
  async #served(words: readonly string[], killAfter: number | null): Promise<Ran> {
    const server = spawn(process.execPath, [this.#main, 'serve', '--record', this.#record, '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    server.stderr.setEncoding('utf8').on('data', (text: string) => { said += text; });
    const gone = new Promise<void>((resolve) => { server.on('close', () => { resolve(); }); });
    const isUp = await Promise.race([new Promise<true>((resolve) => { server.stdout.once('data', () => { resolve(true); }); }), gone.then(() => false)]);
    if (!isUp) return { isKilled: false, took: 0, lines: [], said: `bilat serve did not start: ${said}` };
    const ran = await this.#work(this.#record, words, killAfter, server);
    server.kill('SIGKILL');
    await gone;
    return ran;
  }

  #note(work: Work, { documents = [], edits = [], file }: Acknowledged): void {
    if (work === 'migrate') return;
    for (const id of documents) this.#expected.documents.add(id);
    for (const id of edits) this.#expected.edits.add(id);
    if (file) this.#expected.files.set(file.id, file);
    this.#works[work].acknowledged += documents.length + edits.length + (file ? 1 : 0);
  }

  /** Lets everything that was begun come to its end, and looks whether all of it is there once. */
  async #finish(): Promise<void> {
    const { documents, events, eventRows, series, seriesRows } = this.#material;
    for (const words of [...documents.map((path) => ['run', 'add', path]), ['run', 'import', 'gdelt', events], ['run', 'import', 'gdelt', series], ['group']]) {
      const ran = await this.#work(this.#record, words, null);
      for (const line of ran.lines) this.#note('add', { ...line, ...(words[0] === 'group' && { documents: [] }) });
      if (!ran.lines.some(({ isDone }) => isDone)) this.#failures.push(`${words.join(' ')} could not be finished: ${ran.said.slice(-500)}`);
    }
    const { problems } = await checkRecord(this.#record, this.#expected, { documents: this.#expected.findings.size, events: eventRows, series: seriesRows });
    for (const problem of problems) this.#failures.push(`at the end of ${this.#record}: ${problem}`);
    this.#options.onRound?.(`all of it finished and looked at: ${problems.length} problems${problems.map((problem) => `\n  ${problem}`).join('')}`);
    for (const file of [this.#record, `${this.#record}.wal`]) rmSync(file, { force: true });
  }
}

/** How many findings each document of the material has. */
function countFindings({ documents }: Material): Map<string, number> {
  const coder = createCoder();
  const counts = new Map<string, number>();
  for (const path of documents) for (const document of readRows(path)) if (!counts.has(document.id)) counts.set(document.id, coder.code(document).length);
  return counts;
}

function readRows(path: string): { readonly id: string; readonly text: string; readonly date: string }[] {
  return readFileSync(path, 'utf8').split('\n').map((line) => JSON.parse(line) as { id: string; text: string; date: string });
}

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
