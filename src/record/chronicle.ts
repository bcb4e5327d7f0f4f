import type { Issue, WithIssues } from '../base/issue.js';
import type { SourceDocument } from '../text/document.js';
import { statisticId } from './content-id.js';
import { parseCsv } from './csv.js';
import type { DatePrecision, Report } from './document-record.js';
import type { Calendar, Statistic } from './flow-record.js';
import type { HandCommitment, StatusEvidence } from './ledger-record.js';

/** An outlet as the chronicle lists it. */
export interface ChronicleOutlet {
  readonly name: string;
  /** Host, or host and path, that its addresses begin with. */
  readonly domain: string;
  readonly country: string | null;
  readonly stateAffiliated: boolean | null;
}

/** One dated fact of the chronicle, hand-given codes included. */
export interface ChronicleEntry {
  readonly id: string;
  /** Only in files that hold several pairs. */
  readonly pair?: string;
  readonly date: string;
  readonly date_precision: DatePrecision;
  readonly fact: string;
  readonly kind: string;
  readonly parties: readonly string[];
  readonly sector: readonly string[];
  readonly people: readonly string[];
  readonly numbers: readonly { readonly value: number; readonly unit: string; readonly what: string; readonly by: string | null }[];
  readonly urls: readonly string[];
  readonly outlets: readonly { readonly name: string; readonly country: string | null; readonly state_affiliated: boolean | null }[];
  readonly confidence: 'high' | 'medium' | 'low';
  readonly rechecked: boolean;
}

/** A commitment as the chronicle writes it. */
export interface ChronicleCommitment {
  readonly id: string;
  readonly parties: readonly string[];
  readonly what: string;
  readonly instrument: string | null;
  readonly quantity: { readonly from: number | null; readonly to: number | null; readonly unit: string | null };
  readonly made_on: string;
  readonly deadline: string | null;
  readonly status_as_of: readonly StatusEvidence[];
}

/** A line of a file with what it holds. */
export interface Line<T> {
  readonly line: number;
  readonly value: T;
}

/** Reads JSON objects, one a line. Lines that are no object become issues `row/bad-json`; blank lines are skipped. */
export function readJsonLines<T>(text: string, file: string): WithIssues<readonly Line<T>[]> {
  const value: Line<T>[] = [];
  const issues: Issue[] = [];
  for (const [k, row] of text.split('\n').entries()) {
    if (row.trim() === '') continue;
    const at = { file, line: k + 1 };
    try {
      const parsed: unknown = JSON.parse(row);
      if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) issues.push({ code: 'row/bad-json', message: 'not a JSON object', at });
      else value.push({ line: k + 1, value: parsed as T });
    } catch (error) {
      issues.push({ code: 'row/bad-json', message: `not JSON: ${(error as Error).message}`, at });
    }
  }
  return { value, issues };
}

/** Reads a CSV with a header row as objects; a row with another number of cells than the header becomes an issue `row/cells`. */
export function readCsvRecords(text: string, file: string): WithIssues<readonly Line<Readonly<Record<string, string>>>[]> {
  const [header, ...rows] = parseCsv(text);
  const value: Line<Record<string, string>>[] = [];
  const issues: Issue[] = [];
  for (const { line, cells } of rows) {
    if (cells.length !== header!.cells.length) {
      issues.push({ code: 'row/cells', message: `${cells.length} cells; expected ${header!.cells.length}`, at: { file, line } });
    } else value.push({ line, value: Object.fromEntries(header!.cells.map((name, k) => [name, cells[k]!])) });
  }
  return { value, issues };
}

/** A row of sources.csv as an outlet. */
export function toOutlet(row: Readonly<Record<string, string>>): ChronicleOutlet {
  const affiliated = row['state_affiliated'];
  return {
    name: row['name'] ?? '', domain: row['domain'] ?? '', country: row['country_iso3'] || null,
    stateAffiliated: affiliated === 'true' ? true : affiliated === 'false' ? false : null,
  };
}

/** The outlet an address belongs to: the longest domain that ends its host or begins its host and path. Null when none does. */
export function outletOf(url: string, outlets: readonly ChronicleOutlet[]): ChronicleOutlet | null {
  const place = url.replace(/^https?:\/\/(www\.)?/i, '');
  const host = place.split(/[/?#]/, 1)[0]!.toLowerCase();
  let best: ChronicleOutlet | null = null;
  for (const outlet of outlets) {
    const fits = host === outlet.domain || host.endsWith(`.${outlet.domain}`) || place.startsWith(`${outlet.domain}/`);
    if (fits && outlet.domain.length > (best?.domain.length ?? 0)) best = outlet;
  }
  return best;
}

/**
 * An entry as a document to be coded like any other text: the fact is the text, each address a report by its outlet. The hand-given kind,
 * parties and sectors stay outside: they are what the coder is checked against. The text is the chronicle's own wording, so the document
 * itself names no outlet.
 */
export function toChronicleDocument(entry: ChronicleEntry, outlets: readonly ChronicleOutlet[]): { document: SourceDocument; reports: Omit<Report, 'doc'>[] } {
  return {
    document: { id: entry.id, text: entry.fact, date: entry.date },
    reports: entry.urls.map((url) => {
      const outlet = outletOf(url, outlets);
      return { outlet: outlet?.name ?? null, country: outlet?.country ?? null, stateAffiliated: outlet?.stateAffiliated ?? null, url };
    }),
  };
}

/** A row of trade.csv as a statistic, in US dollars. */
export function toStatistic(row: Readonly<Record<string, string>>, source: string): Statistic {
  const figure = {
    reporter: row['reporter']!, partner: row['partner']!, flow: row['flow'] as Statistic['flow'],
    periodStart: row['period_start']!, periodEnd: row['period_end']!, calendar: row['calendar'] as Calendar,
    value: scaled(Number(row['value_usd_mn']), 1e6), unit: 'USD',
    reportedBy: row['reported_by'] || null, url: row['url'] || null, note: row['note'] || null,
  };
  return { id: statisticId(figure), ...figure, source };
}

/** A hand-compiled commitment in whole units: 3 USD bn is 3e9 USD. Units other than money stay as they are. */
export function toHandCommitment(row: ChronicleCommitment, source: string): HandCommitment {
  const money = /^([A-Z]{3}) (mn|bn)$/.exec(row.quantity.unit ?? '');
  const scale = money === null ? 1 : money[2] === 'bn' ? 1e9 : 1e6;
  const whole = (value: number | null) => (value === null ? null : scaled(value, scale));
  return {
    id: row.id, parties: row.parties, what: row.what, instrument: row.instrument,
    from: whole(row.quantity.from), to: whole(row.quantity.to), unit: money?.[1] ?? row.quantity.unit,
    madeOn: row.made_on, deadline: row.deadline, history: row.status_as_of, source,
  };
}

/** Product without the trailing noise of binary fractions: 29.79 × 1e6 is 29790000. Exact to a thousandth of a unit. */
function scaled(value: number, by: number): number {
  return Math.round(value * by * 1000) / 1000;
}
