import { daysBetween, firstDay } from '../base/calendar.js';
import type { CommitmentFinding } from '../coder/findings.js';
import type { CommitmentRow } from '../record/event-record.js';
import { compareTopics, readTopic, topicLabel, type Topic } from '../coder/topic.js';

/** A statement with what it is about. */
export interface Statement {
  readonly row: CommitmentRow;
  readonly topic: Topic;
  /** For targets: what is to grow beside plain trade ("farm", "export"), sorted; '' for trade as a whole. */
  readonly measure: string;
  /** Why it stands with the statements before it. */
  readonly why: readonly string[];
}

/** Statements taken to be about one commitment, oldest first. */
export interface Cluster {
  readonly id: string;
  readonly statements: Statement[];
}

/** Smallest share of the poorer topic that must be shared, and its smallest weight. Set on hand-made pairs in match.test.ts. */
const LEAST_SCORE = 0.6;
const LEAST_WEIGHT = 0.95;
/** Lists of so many documents are the same list when told within this many days. */
const LIST_DAYS = 540;
/** Nameless instruments ("the agreement") belong together only within this many days. */
const NAMELESS_DAYS = 10;

/** Words of a target's measure that make it another target than that of trade as a whole. */
const MEASURES = new Set(['farm', 'export', 'import', 'power', 'gas', 'oil-pipeline', 'flight', 'train', 'visa', 'loan', 'tourism', 'investment', 'pilgrim', 'transit', 'truck', 'fence', 'crossing', 'border-market']);

/** Groups statements of one pair: each joins the earlier group it fits best, or begins its own. Order of `rows` does not matter. */
export function clusterStatements(rows: readonly CommitmentRow[]): Cluster[] {
  const clusters: Cluster[] = [];
  const byAnchor = new Map<string, string>();
  const sorted = rows.toSorted((x, y) => dateKey(x).localeCompare(dateKey(y)) || x.id.localeCompare(y.id, 'en', { numeric: true }));
  for (const row of sorted) {
    const topic = readTopic(row.finding.what);
    const measure = row.finding.type === 'target' ? measureOf(row) : '';
    let best: Cluster | null = null;
    let bestMatch: Match | null = null;
    for (const cluster of clusters) {
      const match = matchCluster(row.finding, topic, measure, row, cluster);
      if (match && (!bestMatch || match.score > bestMatch.score)) {
        best = cluster;
        bestMatch = match;
      }
    }
    if (best && bestMatch) best.statements.push({ row, topic, measure, why: bestMatch.why });
    else {
      const id = freeId(idOf(row.finding, topic, measure, row), clusters);
      best = { id, statements: [{ row, topic, measure, why: [] }] };
      clusters.push(best);
    }
    byAnchor.set(`${row.finding.doc}@${row.finding.anchor[0]}`, best.id);
  }
  return clusters;
}

function dateKey(row: CommitmentRow): string {
  return firstDay(row.document.date ?? '') ?? '9999';
}

interface Match {
  readonly score: number;
  readonly why: readonly string[];
}

/** How well a statement fits a group, with the reasons in words; null when it does not. */
function matchCluster(finding: CommitmentFinding, topic: Topic, measure: string, row: CommitmentRow, cluster: Cluster): Match | null {
  let best: Match | null = null;
  for (const statement of cluster.statements) {
    const match = matchStatements(finding, topic, measure, row, statement);
    if (match && (!best || match.score > best.score)) best = match;
  }
  return best;
}

function matchStatements(finding: CommitmentFinding, topic: Topic, measure: string, row: CommitmentRow, other: Statement): Match | null {
  const before = other.row.finding;
  const isTarget = finding.type === 'target';
  if (isTarget !== (before.type === 'target')) return null;
  const gap = Math.abs(daysBetween(dateKey(row), dateKey(other.row)) ?? 0);
  if (isTarget) {
    if (measure !== other.measure || !sameUnit(finding.unit, before.unit)) return null;
    const why = [`target for the same measure (${measure === '' ? 'trade' : measure})`];
    if (finding.to !== null && finding.to === before.to) why.push(`same figure ${finding.to} ${finding.unit ?? before.unit ?? ''}`.trim());
    if (finding.deadline !== null && finding.deadline === before.deadline) why.push(`same deadline ${finding.deadline}`);
    return { score: 1 + (finding.to === before.to ? 0.2 : 0) + (finding.deadline === before.deadline ? 0.1 : 0), why };
  }
  const listed = (f: CommitmentFinding): boolean => (f.count ?? 0) > 1;
  if (listed(finding) || listed(before)) {
    if (finding.count !== before.count || gap > LIST_DAYS) return null;
    return { score: 1, why: [`a list of ${finding.count} documents as well, ${gap} days apart`] };
  }
  if (!typesFit(finding, before)) return null;
  if (nameless(topic) || nameless(other.topic)) {
    if (!nameless(topic) || !nameless(other.topic) || gap > NAMELESS_DAYS || finding.type !== before.type) return null;
    return { score: 0.5, why: [`neither names what it is about; told ${gap} days apart`] };
  }
  const { score, shared, weight } = compareTopics(topic, other.topic);
  const sameFigure = finding.to !== null && finding.to === before.to && finding.unit === before.unit;
  const sameDeadline = finding.deadline !== null && finding.deadline === before.deadline;
  const total = score + (sameFigure ? 0.15 : 0) + (sameDeadline ? 0.1 : 0) + (finding.type === before.type ? 0.05 : 0);
  if (score < LEAST_SCORE - (sameFigure || sameDeadline ? 0.1 : 0) || weight < LEAST_WEIGHT) return null;
  const why = [`same matter: ${shared.join(', ')} (${Math.round(score * 100)}% of the shorter description)`];
  if (sameFigure) why.push(`same figure ${finding.to} ${finding.unit ?? ''}`.trim());
  if (sameDeadline) why.push(`same deadline ${finding.deadline}`);
  return { score: total, why };
}

/** An agreement on a project is part of the project's story; a pledge may be about anything; a body is no building. */
function typesFit(a: CommitmentFinding, b: CommitmentFinding): boolean {
  if (a.type === b.type || a.type === 'pledge' || b.type === 'pledge') return true;
  return a.type !== 'mechanism' && b.type !== 'mechanism';
}

function sameUnit(a: string | null, b: string | null): boolean {
  return a === null || b === null || a === b;
}

function nameless(topic: Topic): boolean {
  for (const weight of topic.words.values()) if (weight > 0.25) return false;
  return true;
}

/** Qualifiers of a target's measure, from its own words and those right behind the figure. */
function measureOf(row: CommitmentRow): string {
  const { finding, sentenceText } = row;
  const offset = finding.sentence[0];
  const [from, to] = finding.parts?.what ?? finding.anchor;
  const around = sentenceText.slice(Math.max(0, from - offset - 30), Math.min(sentenceText.length, to - offset + 34));
  const behind = sentenceText.slice(Math.max(0, to - offset), to - offset + 34).split(/[,;:.(]/)[0] ?? '';
  const before = sentenceText.slice(Math.max(0, from - offset - 30), from - offset).split(/[,;:.(]/).at(-1) ?? '';
  void around;
  const topic = readTopic(`${before} ${finding.what} ${behind}`);
  return [...topic.words.keys()].filter((word) => MEASURES.has(word)).sort().join('+');
}

function idOf(finding: CommitmentFinding, topic: Topic, measure: string, row: CommitmentRow): string {
  if (finding.type === 'target') return `target-${measure === '' ? 'trade' : measure}${finding.unit && finding.unit !== 'USD' && measure === '' ? `-${finding.unit.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}` : ''}`;
  if ((finding.count ?? 0) > 1) return `documents-${finding.count}-${(row.document.date ?? 'undated').slice(0, 7)}`;
  const label = topicLabel(topic);
  return label.length > 0 ? label.join('-').replaceAll(/[^\p{L}\p{N}]+/gu, '-') : `${finding.type}-${(row.document.date ?? 'undated').slice(0, 10)}`;
}

function freeId(wanted: string, clusters: readonly Cluster[]): string {
  const taken = new Set(clusters.map((cluster) => cluster.id));
  if (!taken.has(wanted)) return wanted;
  for (let k = 2; ; k++) if (!taken.has(`${wanted}-${k}`)) return `${wanted}-${k}`;
}

/** The id a statement would give a group it began; lets a correction find its entry after older documents came in. */
export function aliasOf(statement: Statement): string {
  return idOf(statement.row.finding, statement.topic, statement.measure, statement.row);
}
