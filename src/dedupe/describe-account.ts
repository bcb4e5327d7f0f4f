import type { EventAccount, AccountTelling } from '../record/event-cluster.js';
import type { EventRow } from '../record/event-record.js';
import { createComparer, type Comparison } from './compare.js';
import { toReport, type EventReport } from './event-report.js';
import { DEFAULT_RULE, type DedupeRule } from './rule.js';

/** An outlet that tells of an event, with its tellings. */
export interface AccountOutlet {
  /** Null when only an address is known. */
  readonly outlet: string | null;
  readonly country: string | null;
  readonly stateAffiliated: boolean | null;
  readonly tellings: readonly string[];
}

/** Something that tellings of an event say in different ways, each side by side with who says it. */
export interface AccountVersions {
  readonly what: 'killed' | 'injured' | 'arrested' | 'day' | 'place' | 'act' | 'status' | 'actors';
  readonly versions: readonly { readonly value: string; readonly tellings: readonly string[]; readonly outlets: readonly string[] }[];
}

/** Why a telling is taken to be of the event: how it compares with the lead, or with the telling it resembles most. */
export interface AccountReason {
  readonly telling: string;
  readonly with: string;
  readonly comparison: Comparison;
}

/** What the tellings of an event amount to. */
export interface AccountSummary {
  readonly documents: number;
  /** Texts that do not repeat one another: how many times the event is told independently, as far as wording shows it. */
  readonly independentTexts: number;
  /** Day of the first publication and its document; null when no day is known. */
  readonly firstSeen: { readonly date: string; readonly doc: string } | null;
  readonly outlets: readonly AccountOutlet[];
  /** Countries of these outlets, most outlets first; null where the seat is not known. */
  readonly countries: readonly { readonly country: string | null; readonly outlets: number }[];
  /** Share of outlets run by or tied to a state among those where this is established, 0–1; null when it is for none. */
  readonly stateAffiliatedShare: number | null;
  readonly versions: readonly AccountVersions[];
  /** Empty for an imported event, whose account has `repeats` instead. */
  readonly reasons: readonly AccountReason[];
}

/** Sums up an account; pure. */
export function describeAccount({ lead, tellings, repeats }: EventAccount, rule: DedupeRule = DEFAULT_RULE): AccountSummary {
  const outlets = outletsOf(tellings);
  const known = outlets.filter(({ stateAffiliated }) => stateAffiliated !== null);
  const countries = new Map<string | null, number>();
  for (const { country } of outlets) countries.set(country, (countries.get(country) ?? 0) + 1);
  const first = tellings.find(({ row }) => row.document.date !== null);
  const documents = new Map(tellings.map(({ row, copy }) => [row.document.id, copy?.copies ?? row.document.id]));
  return {
    documents: documents.size,
    independentTexts: new Set(documents.values()).size,
    firstSeen: first === undefined ? null : { date: first.row.document.date!, doc: first.row.document.id },
    outlets,
    countries: [...countries].map(([country, count]) => ({ country, outlets: count })).toSorted((x, y) => y.outlets - x.outlets || ((x.country ?? '~') < (y.country ?? '~') ? -1 : 1)),
    stateAffiliatedShare: known.length === 0 ? null : known.filter(({ stateAffiliated }) => stateAffiliated === true).length / known.length,
    versions: versionsOf(tellings),
    reasons: repeats === undefined ? reasonsOf(tellings, lead, rule) : [],
  };
}

/** The reports that tellings are compared by. */
function reportsOfAccount(tellings: readonly Pick<AccountTelling, 'row' | 'copy'>[]): EventReport[] {
  return tellings.map(({ row, copy }) => reportOfRow(row, copy?.copies ?? null));
}

/** The report of an event as a query gives it. */
export function reportOfRow(row: EventRow, copies: string | null = null): EventReport {
  return toReport({ id: row.id, doc: row.document.id, finding: row.finding, sentenceText: row.sentenceText, published: row.document.date, copies });
}

function outletsOf(tellings: readonly AccountTelling[]): AccountOutlet[] {
  const found = new Map<string, { outlet: string | null; country: string | null; stateAffiliated: boolean | null; tellings: string[] }>();
  for (const { row, reports } of tellings) {
    for (const { outlet, country, stateAffiliated, url } of reports) {
      const key = outlet ?? `address ${url}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { outlet, country, stateAffiliated, tellings: [row.id] });
      else if (!known.tellings.includes(row.id)) known.tellings.push(row.id);
    }
  }
  return [...found.values()];
}

function versionsOf(tellings: readonly AccountTelling[]): AccountVersions[] {
  const head = (kind: 'killed' | 'injured' | 'arrested') => ({ finding }: EventRow): string | null => (finding.casualties?.[kind] === undefined ? null : String(finding.casualties[kind]));
  const readers: readonly [AccountVersions['what'], (row: EventRow) => string | null][] = [
    ['killed', head('killed')], ['injured', head('injured')], ['arrested', head('arrested')],
    // A day taken from publication is no statement of the text.
    ['day', ({ finding }) => (finding.date === null || finding.date.span === null ? null : finding.date.value)],
    ['place', ({ finding }) => finding.place?.name ?? null],
    ['act', ({ finding }) => `${finding.type}${finding.mode === null ? '' : ` ${finding.mode}`}`],
    ['status', ({ finding }) => finding.status],
    ['actors', ({ finding }) => [finding.source, finding.target].map((side) => [...new Set(side.map(({ code, name }) => code ?? name ?? '?'))].toSorted().join(' + ')).filter((side) => side !== '').join(' → ')],
  ];
  return readers.flatMap(([what, read]) => {
    const values = new Map<string, AccountTelling[]>();
    for (const telling of tellings) {
      const value = read(telling.row);
      if (value !== null) values.set(value, [...(values.get(value) ?? []), telling]);
    }
    if (values.size < 2) return [];
    return [{
      what,
      versions: [...values].map(([value, by]) => ({
        value, tellings: by.map(({ row }) => row.id), outlets: [...new Set(by.flatMap(({ reports }) => reports.flatMap(({ outlet }) => outlet ?? [])))].toSorted(),
      })).toSorted((x, y) => y.tellings.length - x.tellings.length || (x.value < y.value ? -1 : 1)),
    }];
  });
}

function reasonsOf(tellings: readonly AccountTelling[], lead: string, rule: DedupeRule): AccountReason[] {
  const comparer = createComparer(rule);
  const reports = reportsOfAccount(tellings);
  return reports.filter(({ id }) => id !== lead).flatMap((report) => {
    const others = reports.filter(({ id }) => id !== report.id);
    const byLead = others.find(({ id }) => id === lead)!;
    const best = others.reduce((nearest, other) => ((comparer.score(report, other) ?? -Infinity) > (comparer.score(report, nearest) ?? -Infinity) ? other : nearest), byLead);
    return [{ telling: report.id, with: best.id, comparison: comparer.explain(report, best) }];
  });
}
