import { daysBetween, firstDay } from '../base/calendar.js';
import type { CommitmentFinding } from '../coder/findings.js';
import type { LedgerStatus } from '../record/ledger-record.js';
import type { Cluster, Statement } from './cluster.js';
import type { Contradiction, StatusStep, Version } from './ledger.js';

/** Statement dates as exact as told, for ordering: an earlier, less exact date comes first. */
export function orderKey(date: string | null): string {
  return date === null ? '' : firstDay(date) ?? date;
}

/** Status in the ledger: the finding's, or the stage it tells more exactly. */
export function ledgerStatus(finding: CommitmentFinding): LedgerStatus {
  return finding.stage ?? finding.status;
}

/** When the act took place that tells the status: the finding's own date, else the document's. */
export function actDateOf(statement: Statement): string | null {
  return statement.row.finding.date?.value ?? statement.row.document.date;
}

/** A figure or deadline unlike the current one begins a new version; a statement without them speaks of the newest that fits. */
export function readVersions(cluster: Cluster): { versions: Version[]; versionOf: Map<string, number> } {
  const versions: { from: number | null; to: number | null; unit: string | null; deadline: string | null; first: string | null; last: string | null; tellings: string[] }[] = [];
  const versionOf = new Map<string, number>();
  for (const { row } of cluster.statements) {
    const { from, to, unit, deadline } = row.finding;
    const date = row.document.date;
    let at = -1;
    for (let k = versions.length - 1; k >= 0 && at < 0; k--) {
      const v = versions[k]!;
      const figureFits = to === null || v.to === null || (to === v.to && (unit === v.unit || unit === null || v.unit === null)) || unit !== v.unit;
      const deadlineFits = deadline === null || v.deadline === null || deadline === v.deadline || deadline.startsWith(v.deadline) || v.deadline.startsWith(deadline);
      if (figureFits && deadlineFits) at = k;
      // What one document says more than once is no revision.
      if (at < 0 && k === versions.length - 1 && v.tellings.some((id) => id.slice(0, id.lastIndexOf(':')) === row.document.id)) at = k;
      // An older version is only told again by naming its own figure or date.
      if (at < 0 && k === versions.length - 1 && to === null && deadline === null) at = k;
    }
    if (at < 0) {
      versions.push({ from, to, unit, deadline, first: date, last: date, tellings: [row.id] });
      versionOf.set(row.id, versions.length);
      continue;
    }
    const v = versions[at]!;
    v.from ??= from;
    if (v.to === null) { v.to = to; v.unit = unit; }
    v.unit ??= unit;
    if (v.deadline === null || (deadline !== null && deadline.length > v.deadline.length)) v.deadline = deadline ?? v.deadline;
    v.last = date;
    v.tellings.push(row.id);
    versionOf.set(row.id, at + 1);
  }
  return {
    versions: versions.map((v, k) => ({
      number: k + 1, from: v.from, to: v.to, unit: v.unit, deadline: v.deadline, firstTold: v.first, lastTold: v.last, tellings: v.tellings, replacedOn: versions[k + 1]?.first ?? null,
    })),
    versionOf,
  };
}

/** Steps in date order, newest first; what one document says more than once of a status is one step. */
export function readHistory(cluster: Cluster, versions: readonly Version[], versionOf: ReadonlyMap<string, number>): StatusStep[] {
  const steps: { date: string | null; status: LedgerStatus; version: number; computed: boolean; evidence: StatusStep['evidence'][number][] }[] = [];
  for (const statement of cluster.statements) {
    const { row } = statement;
    // "Ten billion is attainable" tells a target again without saying where it stands.
    if (row.finding.rule === 'en.attainable' && cluster.statements.some((other) => other.row.finding.rule !== 'en.attainable')) continue;
    const status = ledgerStatus(row.finding);
    const date = actDateOf(statement);
    const version = versionOf.get(row.id) ?? 1;
    const piece = { finding: row.id, document: row.document.id, edit: null, text: row.sentenceText.replaceAll(/\s+/g, ' '), outlets: row.document.outlets };
    const same = steps.find((step) => !step.computed && step.status === status && step.version === version && step.date === date);
    if (same) same.evidence.push(piece);
    else steps.push({ date, status, version, computed: false, evidence: [piece] });
  }
  for (const version of versions) {
    const next = versions[version.number];
    if (!next || version.replacedOn === null) continue;
    const telling = cluster.statements.find(({ row }) => row.id === next.tellings[0]);
    steps.push({
      date: version.replacedOn, status: 'lapsed', version: version.number, computed: true,
      evidence: [{ finding: next.tellings[0] ?? null, document: telling?.row.document.id ?? null, edit: null, text: `replaced by version ${next.number}`, outlets: telling?.row.document.outlets ?? [] }],
    });
  }
  return steps.sort((x, y) => orderKey(y.date).localeCompare(orderKey(x.date)) || y.version - x.version || RANK[y.status] - RANK[x.status]);
}

/** Order of statuses told on one day: the furthest first. */
const RANK: Readonly<Record<LedgerStatus, number>> = {
  proposed: 0, agreed: 1, signed: 2, ratified: 3, 'in force': 4, delayed: 5, suspended: 6, 'in progress': 7, lapsed: 8, cancelled: 9, done: 10, disputed: 11,
};

const FORWARD = new Set<LedgerStatus>(['in progress', 'in force', 'done']);
const BACKWARD = new Set<LedgerStatus>(['delayed', 'suspended', 'cancelled', 'lapsed']);
/** Two statements of different documents that differ within so many days contradict each other; further apart, things may have changed. Judgement. */
export const CONTRADICTION_DAYS = 45;

/** Statements of different documents, close in time, of which one says that the matter moves or is done and the other that it does not. */
export function findContradictions(history: readonly StatusStep[]): Contradiction[] {
  const found: Contradiction[] = [];
  const told = history.filter((step) => !step.computed && step.date !== null && step.evidence[0]?.finding);
  for (let i = 0; i < told.length; i++) {
    for (let k = i + 1; k < told.length; k++) {
      const [a, b] = [told[i]!, told[k]!];
      const opposed = (FORWARD.has(a.status) && BACKWARD.has(b.status)) || (BACKWARD.has(a.status) && FORWARD.has(b.status)) || (a.status === 'done') !== (b.status === 'done') && (a.status === 'in progress' || b.status === 'in progress');
      if (!opposed || a.evidence[0]!.document === b.evidence[0]!.document) continue;
      const days = Math.abs(daysBetween(a.date!, b.date!) ?? Number.POSITIVE_INFINITY);
      if (days <= CONTRADICTION_DAYS && found.length < 20) found.push({ statuses: [a.status, b.status], dates: [a.date!, b.date!], findings: [a.evidence[0]!.finding!, b.evidence[0]!.finding!] });
    }
  }
  return found;
}
