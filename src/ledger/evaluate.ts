import { daysBetween, lastDay } from '../base/calendar.js';
import { makePair, pairKey } from '../record/dyad.js';
import type { CommitmentRow } from '../record/event-record.js';
import type { HandCommitment, LedgerStatus } from '../record/ledger-record.js';
import { buildLedger } from './build-ledger.js';
import type { Ledger, LedgerEntry, Version } from './ledger.js';
import { compareTopics, readTopic } from '../coder/topic.js';

/** How a ledger compares with commitments compiled by hand. */
export interface LedgerScore {
  /** Counts and shares in words, in order. */
  readonly figures: Readonly<Record<string, string>>;
  /** One line for each hand-compiled commitment: what met it, or that nothing did. */
  readonly lines: readonly string[];
}

interface Meeting {
  readonly entry: LedgerEntry;
  readonly version: Version;
  readonly score: number;
}

const LEAST = 0.7;

/**
 * Compares the ledgers built from `rows` with `key`. An entry (one of its versions) meets a hand-compiled commitment of the same pair when figure, topic and
 * evidence agree enough; addresses of the documents' reports count as evidence. Each version meets at most one.
 */
export function evaluateLedger(input: { readonly rows: readonly CommitmentRow[]; readonly urls: ReadonlyMap<string, readonly string[]>; readonly key: readonly HandCommitment[] }): LedgerScore {
  const { rows, urls, key } = input;
  const ledgers = new Map<string, Ledger>();
  const pairOf = (commitment: HandCommitment): string => pairKey(makePair(commitment.parties[0]!, commitment.parties[1]!));
  for (const commitment of key) {
    const name = pairOf(commitment);
    if (!ledgers.has(name)) ledgers.set(name, buildLedger({ pair: makePair(commitment.parties[0]!, commitment.parties[1]!), rows, asOf: '2030-01-01' }));
  }
  const candidates: { commitment: HandCommitment; meeting: Meeting }[] = [];
  for (const commitment of key) {
    for (const entry of ledgers.get(pairOf(commitment))!.entries) {
      for (const version of entry.versions) {
        const score = similarity(commitment, entry, version, urls);
        if (score >= LEAST) candidates.push({ commitment, meeting: { entry, version, score } });
      }
    }
  }
  candidates.sort((x, y) => y.meeting.score - x.meeting.score);
  const met = new Map<string, Meeting>();
  const used = new Set<string>();
  for (const { commitment, meeting } of candidates) {
    const slot = `${pairOf(commitment)}/${meeting.entry.id}/${meeting.version.number}`;
    if (met.has(commitment.id) || used.has(slot)) continue;
    met.set(commitment.id, meeting);
    used.add(slot);
  }
  // A commitment kept in one version by us and in several by hand: the entry still tells of it.
  for (const { commitment, meeting } of candidates) if (!met.has(commitment.id) && meeting.score >= LEAST + 0.2) met.set(commitment.id, meeting);
  return report(key, met, ledgers, rows, urls, pairOf);
}

function similarity(commitment: HandCommitment, entry: LedgerEntry, version: Version, urls: ReadonlyMap<string, readonly string[]>): number {
  const targetKey = commitment.unit === 'USD' && /trade/i.test(commitment.what);
  if (targetKey !== (entry.type === 'target')) return 0;
  const evidence = new Set(commitment.history.map((step) => step.url).filter((url) => url !== null));
  const documents = new Set(entry.tellings.filter((telling) => version.tellings.includes(telling.finding)).map((telling) => telling.document));
  const shared = [...documents].some((document) => (urls.get(document) ?? []).some((url) => evidence.has(url)));
  const sameFigure = commitment.to !== null && version.to === commitment.to;
  const near = entry.tellings.some((telling) => version.tellings.includes(telling.finding) && [commitment.madeOn, ...commitment.history.map((step) => step.date)].some((date) => Math.abs(daysBetween(date, telling.actDate ?? '') ?? 9999) <= 31));
  if (targetKey) {
    const farm = /farm/i.test(commitment.what) === entry.id.includes('farm');
    if (!farm || !sameFigure) return 0;
    return 0.5 + (shared ? 0.3 : 0) + (near ? 0.2 : 0) + (version.deadline === commitment.deadline ? 0.3 : 0);
  }
  if (entry.count !== null && (commitment.unit === 'documents' || commitment.unit === 'protocols')) return entry.count === commitment.to ? 1 : 0;
  // Both sides must name the matter: generic words alone meet nothing.
  const topics = [readTopic(commitment.what), readTopic(`${commitment.what} ${commitment.instrument ?? ''}`)];
  let best = 0;
  for (const what of [entry.what, ...entry.tellings.map((telling) => telling.what)]) {
    for (const { score, weight } of topics.map((topic) => compareTopics(readTopic(what), topic))) if (weight >= 0.85 || (sameFigure && sameUnit(version.unit, commitment.unit) && weight >= 0.5)) best = Math.max(best, score);
  }
  if (best === 0) return 0;
  return best * 0.6 + (shared ? 0.25 : 0) + (near ? 0.15 : 0) + (sameFigure ? 0.2 : 0);
}

const GROUP: Readonly<Record<LedgerStatus, string>> = {
  proposed: 'open', agreed: 'open', signed: 'open', ratified: 'open', 'in force': 'moving', 'in progress': 'moving', done: 'done', delayed: 'stuck', suspended: 'stuck', disputed: 'stuck',
  lapsed: 'ended', cancelled: 'ended',
};

function report(key: readonly HandCommitment[], met: ReadonlyMap<string, Meeting>, ledgers: ReadonlyMap<string, Ledger>, rows: readonly CommitmentRow[], urls: ReadonlyMap<string, readonly string[]>, pairOf: (commitment: HandCommitment) => string): LedgerScore {
  const lines: string[] = [];
  const field = { parties: [0, 0], from: [0, 0], to: [0, 0], unit: [0, 0], deadline: [0, 0], madeOn: [0, 0] } as Record<string, [number, number]>;
  const note = (name: string, right: boolean): void => { const f = field[name]!; f[1]++; if (right) f[0]++; };
  const known = new Set([...urls.values()].flat());
  const told = { steps: 0, exact: 0, grouped: 0 };
  let steps = 0;
  let exact = 0;
  let grouped = 0;
  const asOfCache = new Map<string, Ledger>();
  for (const commitment of key) {
    const meeting = met.get(commitment.id);
    if (!meeting) {
      lines.push(`- ${commitment.id}: not found (${commitment.what})`);
      continue;
    }
    const { entry, version } = meeting;
    note('parties', [...entry.parties].sort().join() === [...commitment.parties].sort().join());
    if (commitment.from !== null && commitment.from > 0) note('from', version.from === commitment.from);
    if (commitment.to !== null) { note('to', version.to === commitment.to); note('unit', sameUnit(version.unit, commitment.unit)); }
    note('deadline', commitment.deadline === version.deadline || (commitment.deadline !== null && version.deadline !== null && (commitment.deadline.startsWith(version.deadline) || version.deadline.startsWith(commitment.deadline))));
    note('madeOn', version.firstTold !== null && (commitment.madeOn.slice(0, 4) === (entry.versions.length === 1 ? entry.madeOn ?? '' : version.firstTold).slice(0, 4)));
    const statuses: string[] = [];
    for (const step of commitment.history) {
      const asOf = lastDay(step.date)!;
      const cacheKey = `${pairOf(commitment)}@${asOf}`;
      if (!asOfCache.has(cacheKey)) asOfCache.set(cacheKey, buildLedger({ pair: makePair(commitment.parties[0]!, commitment.parties[1]!), rows, asOf }));
      const then = asOfCache.get(cacheKey)!.entries.find((other) => other.tellings.some((telling) => version.tellings.includes(telling.finding)));
      steps++;
      const own = then ? statusOfVersion(then, version.tellings) : null;
      if (own === step.status) exact++;
      if (own !== null && GROUP[own] === GROUP[step.status]) grouped++;
      if (step.url !== null && known.has(step.url)) {
        told.steps++;
        if (own === step.status) told.exact++;
        if (own !== null && GROUP[own] === GROUP[step.status]) told.grouped++;
      }
      statuses.push(`${step.date} ${step.status}/${own ?? 'nothing yet'}`);
    }
    lines.push(`+ ${commitment.id}: ${entry.id} v${version.number} "${entry.what}" ${version.from ?? ''}>${version.to ?? ''} ${version.unit ?? ''} by ${version.deadline} (key ${commitment.from}>${commitment.to} ${commitment.unit} by ${commitment.deadline}) ${meeting.score.toFixed(2)} | ${statuses.join('; ')}`);
  }
  const share = (a: number, b: number): string => `${a} of ${b}${b > 0 ? ` (${Math.round((100 * a) / b)}%)` : ''}`;
  const entries = [...ledgers.values()].flatMap((ledger) => ledger.entries);
  const metEntries = new Set([...met.values()].map(({ entry }) => entry));
  const top = entries.filter((entry) => entry.partOf === null);
  return {
    lines,
    figures: {
      'statements read': String(rows.length),
      'ledger entries (items of lists apart)': `${top.length} (${entries.length} with items)`,
      'hand-compiled commitments met (recall)': share(met.size, key.length),
      'entries that meet one (lower bound of precision: the hand list is not complete)': share(top.filter((entry) => metEntries.has(entry)).length, top.length),
      ...Object.fromEntries(Object.entries(field).map(([name, [right, all]]) => [`field ${name}`, share(right, all)])),
      'status on the date of each hand-compiled step': share(exact, steps),
      'status, by group (open, moving, done, stuck, ended)': share(grouped, steps),
      'the same for steps whose source is a document of the record, exact': share(told.exact, told.steps),
      'the same for steps whose source is a document of the record, by group': share(told.grouped, told.steps),
    },
  };
}

function statusOfVersion(entry: LedgerEntry, tellings: readonly string[]): LedgerStatus | null {
  const version = entry.versions.find((v) => v.tellings.some((finding) => tellings.includes(finding)));
  if (!version) return null;
  if (version.number === entry.versions.length) return entry.status;
  return entry.history.find((step) => step.version === version.number)?.status ?? null;
}

/** Units of the hand list against ours: "mn m3/day" is millions of m3/day, "mmcfd" millions of ft3/day. */
function sameUnit(own: string | null, hand: string | null): boolean {
  const plain = (unit: string | null): string => (unit ?? '').replace(/^mn /, '').replace('mmcfd', 'ft3/day').replace('official crossings', 'crossings').replace(/protocols$/, 'documents');
  return plain(own) === plain(hand);
}
