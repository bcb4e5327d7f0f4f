import type { Issue } from '../base/issue.js';
import {
  outletOf, readCsvRecords, readJsonLines, toOutlet, type ChronicleCommitment, type ChronicleEntry, type ChronicleOutlet, type Line,
} from './chronicle.js';
import { datePrecision } from './period.js';

/** The lists the chronicle keeps to. */
export const CHRONICLE_KINDS = [
  'statement', 'agreement', 'incident', 'visit', 'mechanism', 'meeting', 'other', 'target', 'project', 'closure', 'mediation', 'border', 'trade',
  'reopening', 'accusation', 'exercise', 'strike', 'sanction',
] as const;
export const CHRONICLE_UNITS = [
  'USD bn', 'USD mn', 'USD bn/yr', 'USD mn/day', 'US cents/kWh', 'people', 'officers', 'documents', 'protocols', 'markets', 'crossings',
  'official crossings', 'camps', 'companies', 'projects', 'products', 'product categories', 'tariff lines', 'tariff items', 'votes', 'points',
  'MW', 'kV', 'km', 'mn m3/day', 'mmcfd', 'tonnes', 'trains', 'wagons', 'ships', 'containers', 'hours', 'days', 'weeks', 'months', 'years',
] as const;
const STATUSES = ['proposed', 'agreed', 'signed', 'ratified', 'in force', 'in progress', 'delayed', 'suspended', 'done', 'cancelled', 'lapsed', 'disputed'];

/** What codes are known. */
export interface ChronicleWords {
  readonly isState: (code: string) => boolean;
  readonly sectors: readonly string[];
}

/** The chronicle's files: name without folder, and text. */
export type ChronicleFiles = Readonly<Record<string, string>>;

/**
 * Checks the files of a chronicle: dates against their precision, codes, lists, units, addresses, unique ids, order, outlets against
 * sources.csv. Gives every problem with file and line; an empty list means none was found.
 */
export function checkChronicle(files: ChronicleFiles, words: ChronicleWords): Issue[] {
  const issues: Issue[] = [];
  const outlets = checkOutlets(files['sources.csv'] ?? '', words, issues);
  const ids = new Map<string, string>();
  for (const [file, text] of Object.entries(files)) {
    const complain = (line: number) => (message: string) => { issues.push({ code: 'chronicle/problem', message, at: { file, line } }); };
    const named = (line: number, id: unknown) => {
      const earlier = ids.get(String(id));
      if (typeof id !== 'string' || !/^[a-z0-9-]+$/.test(id)) complain(line)(`id ${String(id)} should be lower-case letters, digits and hyphens`);
      else if (earlier !== undefined) complain(line)(`id ${id} is used already in ${earlier}`);
      else ids.set(id, `${file}:${line}`);
    };
    if (file === 'commitments.jsonl') {
      const { value, issues: unread } = readJsonLines<ChronicleCommitment>(text, file);
      issues.push(...unread);
      for (const row of value) { named(row.line, row.value.id); checkCommitment(row.value, words, outlets, complain(row.line)); }
    } else if (file.endsWith('.jsonl')) {
      const { value, issues: unread } = readJsonLines<ChronicleEntry>(text, file);
      issues.push(...unread);
      for (const row of value) { named(row.line, row.value.id); checkEntry(row.value, words, outlets, complain(row.line)); }
      checkOrder(value, complain);
    } else if (file === 'trade.csv') {
      const { value, issues: unread } = readCsvRecords(text, file);
      issues.push(...unread);
      for (const row of value) checkFigure(row.value, words, outlets, complain(row.line));
    }
  }
  return issues;
}

type Complain = (message: string) => void;

function checkOutlets(text: string, words: ChronicleWords, issues: Issue[]): ChronicleOutlet[] {
  const file = 'sources.csv';
  const { value, issues: unread } = readCsvRecords(text, file);
  issues.push(...unread);
  const seen = new Set<string>();
  return value.map(({ line, value: row }) => {
    const outlet = toOutlet(row);
    const complain: Complain = (message) => { issues.push({ code: 'chronicle/problem', message, at: { file, line } }); };
    if (outlet.name === '') complain('outlet without a name');
    if (!/^[a-z0-9.-]+\.[a-z]{2,}(\/\S*)?$/i.test(outlet.domain)) complain(`domain ${outlet.domain} is no host name`);
    if (outlet.country !== null && !words.isState(outlet.country)) complain(`unknown country ${outlet.country}`);
    if (!['true', 'false', 'unknown'].includes(row['state_affiliated'] ?? '')) complain(`state_affiliated ${row['state_affiliated']}; expected true, false or unknown`);
    for (const key of [`name ${outlet.name}`, `domain ${outlet.domain}`]) {
      if (seen.has(key)) complain(`${key} stands twice`);
      seen.add(key);
    }
    return outlet;
  });
}

function checkEntry(entry: ChronicleEntry, words: ChronicleWords, outlets: readonly ChronicleOutlet[], complain: Complain): void {
  const precision = typeof entry.date === 'string' ? datePrecision(entry.date) : null;
  if (precision === null) complain(`date ${entry.date} is no date`);
  else if (precision !== entry.date_precision) complain(`date ${entry.date} is exact to the ${precision}, date_precision says ${entry.date_precision}`);
  if (typeof entry.fact !== 'string' || entry.fact.trim().length < 20) complain('fact is missing or shorter than 20 characters');
  oneOf('kind', entry.kind, CHRONICLE_KINDS, complain);
  oneOf('confidence', entry.confidence, ['high', 'medium', 'low'], complain);
  if (typeof entry.rechecked !== 'boolean') complain(`rechecked ${entry.rechecked}; expected true or false`);
  checkParties(entry.parties, words, complain);
  if (entry.pair !== undefined && !entry.pair.split('-').every((code) => entry.parties.includes(code))) complain(`parties ${entry.parties.join(', ')} do not hold the pair ${entry.pair}`);
  if (!nonEmpty(entry.sector)) complain('no sector');
  for (const sector of entry.sector ?? []) oneOf('sector', sector, words.sectors, complain);
  for (const number of entry.numbers ?? []) {
    if (!Number.isFinite(number.value)) complain(`number ${number.value} is not finite`);
    oneOf('unit', number.unit, CHRONICLE_UNITS, complain);
    if (number.by !== null && datePrecision(number.by) === null) complain(`number is to be met by ${number.by}, which is no date`);
  }
  if (!nonEmpty(entry.urls)) complain('no address');
  if (new Set(entry.urls).size !== (entry.urls ?? []).length) complain('an address stands twice');
  const names = new Set((entry.urls ?? []).map((url) => checkUrl(url, outlets, complain)));
  for (const { name, country, state_affiliated } of entry.outlets ?? []) {
    const known = outlets.find((outlet) => outlet.name === name);
    if (known === undefined) complain(`outlet ${name} is not in sources.csv`);
    else if (known.country !== country || known.stateAffiliated !== state_affiliated) complain(`outlet ${name} differs from sources.csv in country or affiliation`);
    if (!names.has(name)) complain(`outlet ${name} has no address here`);
  }
}

function checkOrder(rows: readonly Line<ChronicleEntry>[], complain: (line: number) => Complain): void {
  const last = new Map<string, string>();
  for (const { line, value } of rows) {
    const pair = value.pair ?? '';
    const before = last.get(pair);
    if (before !== undefined && value.date < before && !before.startsWith(value.date)) complain(line)(`date ${value.date} stands after ${before}`);
    last.set(pair, value.date);
  }
}

function checkCommitment(row: ChronicleCommitment, words: ChronicleWords, outlets: readonly ChronicleOutlet[], complain: Complain): void {
  checkParties(row.parties, words, complain);
  if (typeof row.what !== 'string' || row.what === '') complain('nothing is promised: what is empty');
  for (const [field, date] of [['made_on', row.made_on], ['deadline', row.deadline]] as const) {
    if ((date !== null || field === 'made_on') && datePrecision(String(date)) === null) complain(`${field} ${date} is no date`);
  }
  const { from, to, unit } = row.quantity ?? {};
  if ([from, to].some((value) => value !== null && !Number.isFinite(value))) complain('quantity is not a number');
  if ((from !== null || to !== null) && unit === null) complain('quantity without a unit');
  if (unit !== null) oneOf('unit', unit, CHRONICLE_UNITS, complain);
  if (!nonEmpty(row.status_as_of)) complain('no status');
  for (const step of row.status_as_of ?? []) {
    if (datePrecision(step.date) === null) complain(`status date ${step.date} is no date`);
    oneOf('status', step.status, STATUSES, complain);
    if (!step.evidence) complain(`status ${step.status} of ${step.date} without evidence`);
    if (step.url !== null) checkUrl(step.url, outlets, complain);
  }
}

function checkFigure(row: Readonly<Record<string, string>>, words: ChronicleWords, outlets: readonly ChronicleOutlet[], complain: Complain): void {
  const { period_start: start = '', period_end: end = '' } = row;
  if (datePrecision(start) !== 'day' || datePrecision(end) !== 'day' || start >= end) complain(`period ${start} to ${end}; expected two days in order`);
  oneOf('calendar', row['calendar'], ['gregorian', 'pakistan_fiscal', 'iranian_solar'], complain);
  if (row['calendar'] === 'pakistan_fiscal' && !start.endsWith('-07-01')) complain(`a Pakistani fiscal year begins on 1 July, not ${start}`);
  if (row['calendar'] === 'iranian_solar' && !/-03-2[0-2]$/.test(start)) complain(`an Iranian year begins about 21 March, not ${start}`);
  oneOf('flow', row['flow'], ['export', 'import', 'total'], complain);
  checkParties([row['reporter'] ?? '', row['partner'] ?? ''], words, complain);
  if (!/^\d+(\.\d+)?$/.test(row['value_usd_mn'] ?? '')) complain(`value ${row['value_usd_mn']}; expected a number of millions, 0 or more`);
  if (!row['reported_by']) complain('nobody named in reported_by');
  checkUrl(row['url'] ?? '', outlets, complain);
}

function checkParties(parties: readonly string[] | undefined, words: ChronicleWords, complain: Complain): void {
  if (!nonEmpty(parties) || parties!.length < 2 || new Set(parties).size !== parties!.length) complain(`parties ${(parties ?? []).join(', ')}; expected two or more different states`);
  for (const code of parties ?? []) if (!words.isState(code)) complain(`unknown state ${code}`);
}

function checkUrl(url: string, outlets: readonly ChronicleOutlet[], complain: Complain): string | null {
  if (!/^https?:\/\/[^\s/]+\.[^\s/]+(\/\S*)?$/.test(url)) complain(`address ${url} is no web address`);
  if (/[?&](utm_|fbclid|gclid)/.test(url)) complain(`address ${url} has a tracking tail`);
  const outlet = outletOf(url, outlets);
  if (outlet === null) complain(`no outlet in sources.csv for ${url}`);
  return outlet?.name ?? null;
}

function oneOf(field: string, value: string | undefined, list: readonly string[], complain: Complain): void {
  if (value === undefined || !list.includes(value)) complain(`${field} ${value}; expected one of ${list.length > 12 ? 'the list' : list.join(', ')}`);
}

function nonEmpty(list: readonly unknown[] | undefined): boolean {
  return Array.isArray(list) && list.length > 0;
}
