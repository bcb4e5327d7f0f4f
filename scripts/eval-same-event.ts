/** Measures the finding of one event told many times on data/gold/same-event.txt: `tsx scripts/eval-same-event.ts [dev|test] [--errors] [--fit]`. */
import { createCoder } from '../src/coder/pipeline.js';
import type { EventFinding } from '../src/coder/findings.js';
import { createComparer } from '../src/dedupe/compare.js';
import { toReport, type EventReport } from '../src/dedupe/event-report.js';
import { isAnnouncementOf } from '../src/dedupe/announcements.js';
import { findCopies } from '../src/dedupe/find-copies.js';
import { findEvents } from '../src/dedupe/find-events.js';
import { DEFAULT_RULE, type DedupeRule } from '../src/dedupe/rule.js';
import { fitWeights } from './fit-weights.js';
import { readSameEventGold, type GoldCase, type GoldTelling } from './same-event-gold.js';

const flags = process.argv.slice(2);
const half = flags.includes('test') ? 'test' : 'dev';
const cases = readSameEventGold().filter((each) => each.half === half);
const tellings = cases.flatMap((each) => each.tellings);
const copies = new Map(findCopies(cases.flatMap(({ documents }) => documents.map(({ id, text, date }) => ({ doc: id, text, date: date ?? null })))).flat().map(({ doc, copies: group }) => [doc, group]));
const dates = new Map(cases.flatMap(({ documents }) => documents.map(({ id, date }) => [id, date ?? null])));
const idOf = ({ doc, key }: GoldTelling): string => `${doc}:${key}`;
const keys = new Map(tellings.map((each) => [idOf(each), each.key]));

const reportOf = (id: string, doc: string, finding: EventFinding, sentenceText: string): EventReport =>
  toReport({ id, doc, finding, sentenceText, published: dates.get(doc) ?? null, copies: copies.get(doc) ?? null });
const given = tellings.map((each) => reportOf(idOf(each), each.doc, each.finding, each.sentenceText));
const { found, missed } = codeTellings(cases);

let rule: DedupeRule = DEFAULT_RULE;
if (flags.includes('--fit')) {
  rule = fitWeights([given, found], keys, DEFAULT_RULE);
  process.stdout.write(`${JSON.stringify({ base: rule.base, weights: rule.weights }, null, 1)}\n`);
}
process.stdout.write(`${half}: ${cases.length} cases, ${keys.size} tellings of ${new Set(keys.values()).size} acts, ${copies.size} documents in groups of copies\n`);
show('acts given', given);
show(`acts found by the coder (${missed} of ${keys.size} not found)`, found);

function show(name: string, reports: readonly EventReport[]): void {
  const groups = findEvents(reports, rule).map((group) => group.map(({ id }) => id).filter((id) => keys.has(id))).filter((group) => group.length > 0);
  const alone = [...keys.keys()].filter((id) => !groups.some((group) => group.includes(id)));
  const { pairs, cubed } = score([...groups, ...alone.map((id) => [id])]);
  const text = ({ precision, recall }: { precision: number; recall: number }): string => `P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${((2 * precision * recall) / (precision + recall || 1)).toFixed(3)}`;
  process.stdout.write(`${name}: pairs ${text(pairs)} (${pairs.right} right of ${pairs.said} said, ${pairs.true} true); B-cubed ${text(cubed)}\n`);
  showAnnouncements(reports);
  if (flags.includes('--errors')) showErrors(groups, reports);
}

/** Pairs of an announcement and a telling of what was done: `A-` and `A` of one case are stages of one matter. */
function showAnnouncements(reports: readonly EventReport[]): void {
  const marked = reports.filter(({ id }) => keys.has(id));
  const isStage = (x: string, y: string): boolean => keys.get(x) === `${keys.get(y)}-`;
  const ids = [...keys.keys()];
  const all = ids.reduce((sum, x) => sum + ids.filter((y) => isStage(x, y)).length, 0);
  let [said, right] = [0, 0];
  for (const ahead of marked) {
    for (const told of marked) {
      if (!isAnnouncementOf(ahead, told, rule)) continue;
      said += 1;
      if (isStage(ahead.id, told.id)) right += 1;
      else if (flags.includes('--errors')) process.stdout.write(`  wrong announcement ${ahead.id} ${told.id}\n`);
    }
  }
  process.stdout.write(`  announcements: ${right} right of ${said} said, ${all} true\n`);
}

function score(groups: readonly (readonly string[])[]) {
  const sizes = new Map<string, number>();
  for (const key of keys.values()) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  const choose = (n: number): number => (n * (n - 1)) / 2;
  let [right, said, precision, recall] = [0, 0, 0, 0];
  for (const group of groups) {
    const counts = new Map<string, number>();
    for (const id of group) counts.set(keys.get(id)!, (counts.get(keys.get(id)!) ?? 0) + 1);
    said += choose(group.length);
    for (const [key, n] of counts) { right += choose(n); precision += (n * n) / group.length; recall += (n * n) / sizes.get(key)!; }
  }
  const all = [...sizes.values()].reduce((sum, n) => sum + choose(n), 0);
  return { pairs: { right, said, true: all, precision: right / (said || 1), recall: right / all }, cubed: { precision: precision / keys.size, recall: recall / keys.size } };
}

function showErrors(groups: readonly (readonly string[])[], reports: readonly EventReport[]): void {
  const comparer = createComparer(rule);
  const byId = new Map(reports.map((report) => [report.id, report]));
  const groupOf = new Map(groups.flatMap((group, k) => group.map((id) => [id, k])));
  const ids = [...keys.keys()];
  for (const [k, x] of ids.entries()) {
    for (const y of ids.slice(k + 1)) {
      const [same, said] = [keys.get(x) === keys.get(y), groupOf.has(x) && groupOf.get(x) === groupOf.get(y)];
      if (same === said) continue;
      const [a, b] = [byId.get(x), byId.get(y)];
      const why = a && b ? comparer.explain(a, b) : null;
      const told = why === null ? 'not found by the coder' : 'impossible' in why ? why.impossible : `${why.score.toFixed(1)}: ${why.evidence.map(({ name, amount }) => `${name} ${amount.toFixed(1)}`).join(', ')}`;
      process.stdout.write(`  ${same ? 'missed' : 'wrong '} ${x} ${y}  ${told}\n`);
    }
  }
}

/** Codes every document and finds, for each act marked by hand, the finding that stands for it: the same words, of the same type where several are. */
function codeTellings(given: readonly GoldCase[]): { found: EventReport[]; missed: number } {
  const coder = createCoder();
  const reports: EventReport[] = [];
  let missed = 0;
  for (const { documents, tellings: marked } of given) {
    for (const document of documents) {
      const events = coder.code(document).filter((finding): finding is EventFinding => finding.kind === 'event');
      const taken = new Set<EventFinding>();
      for (const telling of marked.filter(({ doc }) => doc === document.id)) {
        const near = events.filter((event) => !taken.has(event) && event.anchor[0] < telling.anchor[1] && event.anchor[1] > telling.anchor[0]);
        const best = near.find(({ type }) => type === telling.finding.type) ?? near[0];
        if (best === undefined) { missed += 1; continue; }
        taken.add(best);
        reports.push(reportOf(idOf(telling), document.id, best, document.text.slice(...best.sentence)));
      }
      for (const [k, event] of events.entries()) if (!taken.has(event)) reports.push(reportOf(`${document.id}:other-${k}`, document.id, event, document.text.slice(...event.sentence)));
    }
  }
  return { found: reports, missed };
}
