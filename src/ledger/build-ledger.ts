import { daysBetween, firstDay, lastDay } from '../base/calendar.js';
import { pairKey, makePair } from '../record/dyad.js';
import type { LedgerEdit, LedgerStatus } from '../record/ledger-record.js';
import { aliasOf, clusterStatements, type Cluster, type Statement } from './cluster.js';
import { activeEdits, applyGrouping, editsOf, withFields } from './edits.js';
import { actDateOf, findContradictions, ledgerStatus, orderKey, readHistory, readVersions } from './history.js';
import { figureText } from './figure-text.js';
import type { Ledger, LedgerEntry, LedgerInput, StatusStep, Telling, Version } from './ledger.js';

/** Tellings this many days after the first count as announcing it again. Judgement. */
export const REANNOUNCEMENT_DAYS = 30;
/** A contradiction this close to the newest statement leaves the status disputed. Judgement. */
const DISPUTED_DAYS = 30;

const CLOSED = new Set<LedgerStatus>(['done', 'in force', 'cancelled', 'lapsed']);

/**
 * The ledger of a pair as of a day: every statement of a commitment in documents published until then, put together by matter, with versions, history,
 * contradictions and what can be worked out from them. Pure; the same input in any order gives the same ledger. Rules: docs/ledger.md.
 */
export function buildLedger(input: LedgerInput): Ledger {
  const { asOf } = input;
  const pair = pairKey(makePair(input.pair.a, input.pair.b));
  const leftOut: { finding: string; reason: string }[] = [];
  const rows = input.rows.filter((row) => {
    const { date } = row.document;
    if (date !== null && (firstDay(date) ?? date) > asOf) return false;
    const parties = row.finding.parties;
    if (!parties.includes(input.pair.a) || !parties.includes(input.pair.b)) {
      leftOut.push({ finding: row.id, reason: `its parties are ${parties.join(', ') || 'not named'}` });
      return false;
    }
    return true;
  });
  const edits = activeEdits((input.edits ?? []).filter((edit) => edit.at.slice(0, 10) <= asOf));
  const clusters = applyGrouping(clusterStatements(rows), edits);
  const parts = partSteps(clusters);
  const entries = clusters.map((cluster, k) => buildEntry(cluster, edits, input, parts[k]!));
  const listOwners = new Map<string, string>();
  clusters.forEach((cluster, k) => {
    for (const { row } of cluster.statements) listOwners.set(`${row.finding.doc}@${row.finding.anchor[0]}`, entries[k]!.id);
  });
  const placed = entries.map((entry, k) => {
    const owner = clusters[k]!.statements.map(({ row }) => row.finding.listedIn && listOwners.get(`${row.finding.doc}@${row.finding.listedIn[0]}`)).find((id) => id !== undefined);
    return owner !== undefined && owner !== entry.id ? { ...entry, partOf: owner } : entry;
  });
  return { pair, asOf, entries: placed.sort((x, y) => orderKey(y.lastNews).localeCompare(orderKey(x.lastNews)) || x.id.localeCompare(y.id)), leftOut };
}

/** Units of things that are opened or finished one by one. */
const ONE_BY_ONE = new Set(['markets', 'crossings', 'plants', 'projects', 'ports', 'stations', 'schools', 'hospitals', 'missions', 'bases', 'reactors', 'villages']);

/** For each group that promises several things of a kind: a step for every one of the kind that another group tells as done under its own name. */
function partSteps(clusters: readonly Cluster[]): StatusStep[][] {
  return clusters.map((cluster) => {
    const counted = cluster.statements.find(({ row }) => (row.finding.to ?? 0) > 1 && ONE_BY_ONE.has(row.finding.unit ?? ''));
    const kind = counted && [...counted.topic.words].toSorted((x, y) => y[1] - x[1])[0]?.[0];
    if (!counted || !kind) return [];
    const since = orderKey(cluster.statements[0]!.row.document.date);
    return clusters.flatMap((other) => other === cluster ? [] : other.statements.flatMap((statement): StatusStep[] => {
      const { row } = statement;
      const date = actDateOf(statement);
      if (statement.topic.names.size === 0 || !statement.topic.words.has(kind) || !['done', 'in force'].includes(row.finding.status) || orderKey(date) < since) return [];
      return [{ date, status: 'in progress', version: 1, computed: true, part: true, evidence: [{ finding: row.id, document: row.document.id, edit: null, text: `one of them: ${row.finding.what}, ${row.finding.status}`, outlets: row.document.outlets }] }];
    }));
  });
}

function buildEntry(cluster: Cluster, edits: readonly LedgerEdit[], input: LedgerInput, parts: readonly StatusStep[]): LedgerEntry {
  const { statements } = cluster;
  const own = editsOf(cluster, edits);
  const { versions, versionOf } = readVersions(cluster);
  const placed = parts.map((step) => ({ ...step, version: versions.findLast((version) => orderKey(version.firstTold) <= orderKey(step.date))?.number ?? 1 }));
  const history = withEditedStatus([...readHistory(cluster, versions, versionOf), ...placed], own, versions.length);
  const contradictions = findContradictions(history);
  const tellings = statements.map(toTelling);
  const current = currentStatus(history, contradictions, versions.length);
  const newest = versions.at(-1)!;
  const first = statements[0]!.row;
  const lastNews = tellings.map((telling) => telling.date).filter((date) => date !== null).sort((x, y) => orderKey(x).localeCompare(orderKey(y))).at(-1) ?? null;
  const deadlines = versions.map((version) => version.deadline).filter((deadline) => deadline !== null);
  const head = headline(statements, versions.findLast((version) => version.to !== null) ?? newest);
  const entry: LedgerEntry = {
    id: cluster.id,
    aliases: [...new Set(statements.map(aliasOf))].filter((alias) => alias !== cluster.id),
    type: mainType(statements),
    parties: first.finding.parties,
    what: head.what,
    instrument: statements.map(({ row }) => row.finding.instrument).find((instrument) => instrument) ?? null,
    sectors: [...new Set(statements.flatMap(({ row }) => row.finding.sectors ?? []))],
    unit: newest.unit,
    per: statements.map(({ row }) => row.finding.per).findLast((per) => per) ?? null,
    count: statements.map(({ row }) => row.finding.count).find((count) => count !== undefined && count !== null) ?? null,
    unnamed: least(statements.map(({ row }) => row.finding.unnamed)),
    partOf: null,
    versions,
    tellings,
    history,
    status: current.status,
    statusSince: current.since,
    unclear: current.unclear,
    contradictions,
    madeOn: tellings.map((telling) => telling.actDate).filter((date) => date !== null).sort((x, y) => orderKey(x).localeCompare(orderKey(y)))[0] ?? null,
    deadline: newest.deadline,
    overdueDays: overdue(newest.deadline, current.status, input.asOf),
    deadlineMovedDays: deadlines.length > 1 ? daysBetween(deadlines[0]!, deadlines.at(-1)!) : null,
    reannouncements: reannouncements(tellings),
    lastNews,
    documentsSince: input.documentDates === undefined || lastNews === null ? null : input.documentDates.filter((date) => orderKey(date) > orderKey(lastNews) && (firstDay(date) ?? date) <= input.asOf).length,
    implementation: implementationOf(history, current.status),
    edits: own,
    hidden: own.some((edit) => edit.action === 'hide'),
  };
  return withFields(entry, own);
}

function toTelling(statement: Statement): Telling {
  const { row } = statement;
  const { finding } = row;
  return {
    finding: row.id, document: row.document.id, date: row.document.date, actDate: actDateOf(statement), outlets: row.document.outlets, speakers: finding.attribution.map((said) => said.speaker),
    what: finding.what, status: ledgerStatus(finding), from: finding.from, to: finding.to, unit: finding.unit, per: finding.per ?? null, deadline: finding.deadline,
    sentence: row.sentenceText.replaceAll(/\s+/g, ' '), why: statement.why,
  };
}

/** The newest statement decides; a contradiction near it leaves the status disputed. Nothing is done by silence. */
function currentStatus(history: readonly StatusStep[], contradictions: LedgerEntry['contradictions'], newestVersion: number): { status: LedgerStatus; since: string | null; unclear: string | null } {
  const [edited] = history.filter((step) => step.evidence.some((piece) => piece.edit !== null));
  const told = history.filter((step) => (!step.computed || step.part) && step.version === newestVersion);
  const newest = edited && (told.length === 0 || orderKey(edited.date) >= orderKey(told[0]!.date)) ? edited : told[0] ?? history[0];
  if (!newest) return { status: 'proposed', since: null, unclear: 'no dated statement' };
  if (newest !== edited && newest.date !== null) {
    const near = contradictions.find(({ dates }) => dates.some((date) => date === newest.date) && Math.abs(daysBetween(dates[0], dates[1]) ?? 0) <= DISPUTED_DAYS);
    if (near) return { status: 'disputed', since: newest.date, unclear: `one source says ${near.statuses[0]} (${near.dates[0]}), another ${near.statuses[1]} (${near.dates[1]})` };
  }
  const since = history.filter((step) => step.status === newest.status && step.version === newest.version).map((step) => step.date).filter((date) => date !== null).sort((x, y) => orderKey(x).localeCompare(orderKey(y)));
  const run = since.filter((date) => !history.some((step) => !step.computed && step.status !== newest.status && step.date !== null && orderKey(step.date) > orderKey(date) && orderKey(step.date) <= orderKey(newest.date)));
  return { status: newest.status, since: run[0] ?? newest.date, unclear: newest.date === null ? 'the statement is undated' : null };
}

function withEditedStatus(history: StatusStep[], edits: readonly LedgerEdit[], newestVersion: number): StatusStep[] {
  const added = edits.filter((edit) => edit.action === 'status').map((edit): StatusStep => {
    const value = edit.value as { status?: LedgerStatus; date?: string; version?: number };
    return {
      date: value.date ?? edit.at.slice(0, 10), status: value.status ?? 'disputed', version: value.version ?? newestVersion, computed: false,
      evidence: [{ finding: null, document: null, edit: edit.id, text: edit.note ?? `set by ${edit.by}`, outlets: edit.url ? [edit.url] : [] }],
    };
  });
  return [...added, ...history].sort((x, y) => orderKey(y.date).localeCompare(orderKey(x.date)) || Number(y.evidence[0]?.edit !== null) - Number(x.evidence[0]?.edit !== null));
}

function mainType(statements: readonly Statement[]): LedgerEntry['type'] {
  const order: readonly LedgerEntry['type'][] = ['target', 'project', 'mechanism', 'agreement', 'pledge'];
  return order.find((type) => statements.some(({ row }) => row.finding.type === type)) ?? 'pledge';
}

/** The fullest description among the tellings, not longer than a heading. */
function headline(statements: readonly Statement[], newest: Version): { what: string } {
  const [first] = statements;
  if (first!.row.finding.type === 'target') {
    const { to, unit, from } = newest;
    const figure = to === null ? '' : ` to ${figureText(to)}${unit ? ` ${unit}` : ''}`;
    const measure = first!.measure === '' ? 'trade' : `${first!.measure.replaceAll('+', ' and ')}${first!.row.finding.unit === 'USD' ? ' trade' : ''}`;
    return { what: `${measure}${from === null ? '' : ` from ${figureText(from)}`}${figure}` };
  }
  const main = mainType(statements);
  const weight = (statement: Statement): number => (statement.row.finding.type === main ? 5 : 0) + [...statement.topic.words.values()].reduce((sum, value) => sum + value, 0) - 2 * Math.max(0, statement.row.finding.what.split(' ').length - 9);
  return { what: statements.toSorted((x, y) => weight(y) - weight(x))[0]!.row.finding.what };
}

function least(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => value !== undefined && value !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function overdue(deadline: string | null, status: LedgerStatus, asOf: string): number | null {
  if (deadline === null) return null;
  const end = lastDay(deadline);
  if (end === null) return null;
  return CLOSED.has(status) ? 0 : Math.max(0, daysBetween(end, asOf) ?? 0);
}

const ANNOUNCES = new Set<LedgerStatus>(['proposed', 'agreed', 'signed']);

function reannouncements(tellings: readonly Telling[]): number {
  const dated = tellings.filter((telling) => telling.date !== null).toSorted((x, y) => orderKey(x.date).localeCompare(orderKey(y.date)));
  const [first] = dated;
  if (!first) return 0;
  const days = new Set(dated.filter((telling) => ANNOUNCES.has(telling.status) && (daysBetween(first.date!, telling.date!) ?? 0) > REANNOUNCEMENT_DAYS).map((telling) => telling.date!));
  return days.size;
}

/**
 * Implementation in four steps, after the Peace Accords Matrix (Joshi, Quinn and Regan 2015, which scores provisions 0–3 a year), read from statements alone: 3 the
 * newest uncontested statement says done; 2 something was done but not all or not for good; 1 work began or it took effect; 0 nothing of the kind is told.
 */
export function implementationOf(history: readonly StatusStep[], status: LedgerStatus): 0 | 1 | 2 | 3 {
  if (status === 'done') return 3;
  const seen = new Set(history.filter((step) => !step.computed || step.part).map((step) => step.status));
  if (seen.has('done')) return 2;
  return seen.has('in progress') || seen.has('in force') ? 1 : 0;
}
