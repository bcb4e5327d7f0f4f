import type { Span } from '../base/span.js';
import { Cue } from '../text/cue.js';
import { NUMBER_WORDS, readLexemes } from '../text/lexemes.js';
import { quantitiesOf, type Quantity } from '../text/quantities.js';
import type { Token } from '../text/sentence.js';
import { readItems, type ClauseStarts } from './commitment-items.js';
import { headEndingAt, mayHoldCommitment, type ActStatus, type CommitmentLexicon } from './commitment-lexicon.js';
import { deadlineOf } from './commitment-deadline.js';
import { partiesOf, rightOfHead, textOf, unitOf } from './commitment-parts.js';
import { findPledges } from './commitment-pledges.js';
import { dateOfEvent } from './event-dates.js';
import { findTargets, REPEAT, type Target } from './commitment-targets.js';
import { findThings, type Thing } from './commitment-things.js';
import type { CommitmentFinding, CommitmentStatus, CommitmentType } from './findings.js';
import type { StatementInput } from './statement.js';

export { readCommitmentLexicon, type CommitmentLexicon } from './commitment-lexicon.js';

const TYPE_OF: Readonly<Record<string, CommitmentType>> = { instrument: 'agreement', project: 'project', mechanism: 'mechanism' };

/**
 * Commitments of one sentence in text order: targets, agreements, projects, mechanisms and pledges, with who promises, figure, deadline and the status the
 * text gives (docs/codebook.md). Wishes, calls on others, conditions, denials, forecasts and past figures are none. Call it for sentences
 * that pass `mayHoldCommitment`; others give an empty list anyway.
 */
export function findCommitments(input: StatementInput, lexicon: CommitmentLexicon): CommitmentFinding[] {
  const { sentence } = input.analysis;
  const { tokens } = sentence;
  if (!mayHoldCommitment(tokens, lexicon)) return [];
  if (isQuestion(tokens)) return [];
  let read: readonly Quantity[] | null = null;
  const figures = (): readonly Quantity[] => (read ??= mayCount(tokens) ? quantitiesOf(readLexemes(input.document.text, sentence.span[0], sentence.span[1]), lexicon.units) : []);
  const measured = (sentence.cues & Cue.measure) !== 0 && tokens.some(({ norm, lemma, cues }) => (cues & Cue.measure) !== 0 && (lexicon.measureWords.has(norm) || lexicon.measureWords.has(lemma) || REPEAT.has(lemma)));
  const targets = (measured || (input.level() !== null && tokens.some(({ norm }) => norm === 'it'))) && figures().length > 0 ? findTargets(input, figures(), lexicon) : [];
  const things = findThings(input, lexicon).filter((thing) => !targets.some((target) => target.from <= thing.at && thing.at < target.to && isPartOfTarget(target, thing)));
  const found: CommitmentFinding[] = targets.map((target) => targetFinding(input, target));
  const taken = new Set(targets.map((target) => target.act));
  const listed: [number, number][] = [];
  for (const thing of things) {
    if (listed.some(([from, to]) => from <= thing.at && thing.at < to)) continue;
    const { finding, items, covers } = thingFindings(input, thing, figures(), targets, lexicon);
    if (covers) listed.push(covers);
    if (!finding) continue;
    found.push(finding, ...items);
    if (thing.act >= 0) taken.add(thing.act);
  }
  const overlaps = (from: number, to: number): boolean => figures().some((q) => q.kind !== 'time' && q.kind !== 'share' && q.kind !== 'factor' && tokens[from] !== undefined && q.span[0] >= tokens[from]!.start && q.span[1] <= tokens[to - 1]!.end);
  for (const pledge of findPledges(input, overlaps, taken, new Set(things.map((thing) => thing.at)), lexicon).filter((each) => !things.some((thing) => each.from <= thing.at && thing.at < each.to && each.from === each.at))) {
    const span: Span = [tokens[pledge.from]!.start, tokens[pledge.to - 1]!.end];
    const parties = partiesOf(input, pledge.clause, pledge.act, [pledge.from, pledge.to]);
    if (parties.length < 2 || pledge.to - pledge.from < 2) continue;
    const figure = figures().find((q) => q.span[0] >= span[0] && q.span[1] <= span[1] && q.kind !== 'time' && q.kind !== 'share' && q.kind !== 'factor');
    found.push(finish(input, {
      type: 'pledge', parties, what: textOf(input, pledge.from, pledge.to), figure, anchor: [tokens[pledge.at]!.start, tokens[pledge.at]!.end], whole: span,
      status: pledge.status, rule: pledge.rule, statusRule: pledge.statusRule, act: pledge.act, upcoming: true, sectors: input.sectorsOf(pledge.from, pledge.to),
    }));
  }
  return found.sort((a, b) => a.anchor[0] - b.anchor[0] || a.anchor[1] - b.anchor[1]);
}

/** A question promises nothing. */
function isQuestion(tokens: readonly Token[]): boolean {
  for (let k = tokens.length - 1; k >= Math.max(0, tokens.length - 3); k--) if (tokens[k]!.norm === '?') return true;
  return false;
}

/** Cheaper than reading figures: some token is a number or says "double". */
function mayCount(tokens: readonly Token[]): boolean {
  return tokens.some(({ pos, cues, norm }) => pos === 'NUM' || ((cues & Cue.figure) !== 0 && isFigureWord(norm)));
}

/** True of words that figures are written with. */
export function isFigureWord(norm: string): boolean {
  return NUMBER_WORDS.has(norm) || /^[$€£¥₹]|\d|^(half|dozen|doubl|trebl|tripl|quadrupl|halv|million|billion|hundred|\w+fold)/.test(norm);
}

/** A plan that is named together with its figure is told by the figure ("a plan to raise trade to …" keeps both: the plan has an act of its own). */
function isPartOfTarget(target: Target, thing: Thing): boolean {
  return thing.at > target.from && thing.statusRule.endsWith('-mark');
}

function targetFinding(input: StatementInput, target: Target): CommitmentFinding {
  const { tokens } = input.analysis.sentence;
  const { quantity } = target;
  const whole: Span = [Math.min(tokens[target.from]!.start, quantity.span[0]), Math.max(tokens[target.to - 1]!.end, quantity.span[1])];
  const words: [number, number] = [target.from, target.to];
  const start = startOf(input, target);
  return finish(input, {
    type: 'target', parties: partiesOf(input, target.clause, target.act, words), what: describeTarget(input, target), figure: quantity,
    ...(start ? { start } : {}), anchor: [tokens[target.at]!.start, tokens[target.at]!.end], whole, status: target.status, rule: target.rule, statusRule: target.statusRule, act: target.act, upcoming: target.moves,
    sectors: target.sector ? [target.sector] : input.sectorsOf(target.from, target.to),
  });
}

/** Where the measure of a target stood that the target itself does not say: "trade stands at 3 billion dollars; they agreed to raise it to ten". */
function startOf(input: StatementInput, { quantity, measureAt, at }: Target): Quantity | undefined {
  const level = input.level();
  if (!level || quantity.from !== null || quantity.unit === null || quantity.unit !== level.quantity.unit || level.quantity.to >= quantity.to || level.quantity.span[0] === quantity.span[0]) return undefined;
  const { tokens } = input.analysis.sentence;
  return tokens[measureAt]?.lemma === level.measure || tokens[measureAt]?.norm === 'it' || /^(target|goal|aim)$/.test(tokens[at]!.lemma) ? level.quantity : undefined;
}

/** The words from the measure or verb to the figure; the clause's measure is put before where it stands outside of them. */
function describeTarget(input: StatementInput, target: Target): string {
  const { tokens } = input.analysis.sentence;
  if (target.quantity.kind !== 'factor') return textOf(input, target.from, target.to);
  return textOf(input, target.from, rightOfHead(tokens, Math.max(target.measureAt, target.to - 1)));
}

function thingFindings(input: StatementInput, thing: Thing, quantities: readonly Quantity[], targets: readonly Target[], lexicon: CommitmentLexicon): { finding: CommitmentFinding | null; items: CommitmentFinding[]; covers: [number, number] | null } {
  const { tokens } = input.analysis.sentence;
  const kind = thing.head.kind;
  const type = TYPE_OF[kind]!;
  const noun: Span = [tokens[thing.from]!.start, tokens[thing.at]!.end];
  const inside = (q: Quantity, to: number): boolean => q.span[0] >= noun[0] - 1 && q.span[1] <= to && q.kind !== 'time' && q.kind !== 'share' && q.kind !== 'factor' && q.unit !== 'points';
  const counted = quantities.find((q) => q.kind === 'count' && q.span[0] >= noun[0] && q.span[1] >= tokens[thing.at]!.start && q.span[0] <= noun[1]);
  const figure = counted ?? quantities.find((q) => inside(q, tokens[thing.to - 1]!.end)) ?? worthOf(tokens, thing.to, quantities);
  const count = kind === 'instrument' && counted ? counted.to : null;
  const many = count !== null ? count > 1 : tokens[thing.at]!.norm !== tokens[thing.at]!.lemma && lexicon.words.get('generic')?.has(tokens[thing.at]!.lemma) === true;
  const provisions = kind === 'instrument' && tokens[thing.nameTo]?.norm === ':';
  const read = many || provisions ? readItems(tokens, thing.nameTo, lexicon, clauseStarts(input)) : null;
  // "Three agreements on trade and border security": the topic of all three; of two agreements it would be one each.
  const list = read !== null && read.isPair && count !== 2 ? null : read;
  const generic = lexicon.words.get('generic')?.has(tokens[thing.at]!.lemma) && thing.head.before.length === 0;
  const bare = generic && thing.from === thing.at && thing.to === thing.at + 1 && !list;
  const idle = generic && kind === 'mechanism' && thing.from === thing.at && thing.status === 'proposed';
  const vague = idle || generic && !list && count === null && figure === undefined && tokens.slice(thing.from, thing.at).some((token) => lexicon.words.get('collective')?.has(token.norm));
  if (vague || (bare && (kind !== 'instrument' || thing.status === 'proposed' || thing.status === 'in progress' || thing.status === 'done'))) return { finding: null, items: [], covers: null };
  const whole: Span = [tokens[thing.from]!.start, tokens[Math.max(thing.to, thing.at + 1) - 1]!.end];
  const parties = partiesOf(input, thing.clause, thing.act, [thing.from, Math.min(tokens.length, thing.to)]);
  const named = list ? list.items.length : 0;
  const upcoming = thing.stance === 'planned' || thing.stance === 'agreed' || thing.stance === 'proposed';
  const common = { parties, status: thing.status, statusRule: thing.statusRule, act: thing.act, upcoming, rule: thing.head.row };
  const headOnly = list && list.items[0]![0] <= thing.to ? thing.at + 1 : thing.to;
  const finding = finish(input, {
    ...common, type, what: whatOf(input, thing.from, headOnly, lexicon), figure, anchor: [tokens[thing.at]!.start, tokens[thing.at]!.end], whole,
    cue: [tokens[thing.cue[0]]!.start, tokens[thing.cue[1] - 1]!.end],
    sectors: thing.head.sector ? [thing.head.sector] : input.sectorsOf(thing.from, list ? list.end : thing.to),
    ...(kind === 'instrument' ? { instrument: textOf(input, thing.from, thing.at + 1) } : {}),
    ...(count !== null ? { count, unnamed: Math.max(0, count - named) } : list ? { count: null, unnamed: null } : {}),
  });
  const items = list ? list.items.filter(([from, to]) => !provisions || !targets.some((t) => t.from < to && from < t.to)).map(([from, to]) => finish(input, {
    ...common, ...(provisions && thing.status === 'signed' ? { status: 'agreed' as const } : {}), type: itemType(input, from, to, type, provisions, lexicon), what: textOf(input, from, to), figure: undefined, anchor: [tokens[from]!.start, tokens[to - 1]!.end],
    whole: [tokens[from]!.start, tokens[to - 1]!.end], sectors: input.sectorsOf(from, to), instrument: textOf(input, thing.from, thing.at + 1), listedIn: finding.anchor,
  })) : [];
  const isList = list !== null && (count !== null || named > 1 || kind === 'project' || provisions);
  return { finding, items: isList ? items : [], covers: isList && list ? [thing.at + 1, list.end] : null };
}

/** "A contract worth 2.5 billion dollars": the figure behind a word of worth. */
function worthOf(tokens: readonly Token[], to: number, quantities: readonly Quantity[]): Quantity | undefined {
  const at = tokens[to]?.norm === ',' ? to + 1 : to;
  if (!/^(worth|valued|estimated|totalling|totaling)$/.test(tokens[at]?.norm ?? '')) return undefined;
  return quantities.find((q) => q.kind === 'money' && q.span[0] >= tokens[at]!.start && q.span[0] - tokens[at]!.end < 20);
}

/** Where something is told that is no item of a list any more. */
function clauseStarts(input: StatementInput): ClauseStarts {
  const { clauses, phrases } = input.analysis;
  const finite = clauses.filter((clause) => clause.tense !== 'none');
  const starts = (chosen: typeof finite): Set<number> => new Set(chosen.flatMap((clause) => [clause.from, ...clause.subject.map((p) => phrases[p]!.from)]));
  return { any: starts(finite), saying: starts(finite.filter(({ lemma }) => /^(say|report|announce|add|state|tell|note)$/.test(lemma))) };
}

/** An item of a list of documents is an agreement, of a list of projects a project; a provision is what its noun says, else a pledge. */
function itemType(input: StatementInput, from: number, to: number, type: CommitmentType, provisions: boolean, lexicon: CommitmentLexicon): CommitmentType {
  if (!provisions) return type;
  for (let k = to - 1; k >= from; k--) {
    const kind = headEndingAt(input.analysis.sentence.tokens, k, lexicon)?.head.kind;
    if (kind && TYPE_OF[kind]) return TYPE_OF[kind]!;
  }
  return 'pledge';
}

/** Description of a thing without the marks that only tell its status. */
function whatOf(input: StatementInput, from: number, to: number, lexicon: CommitmentLexicon): string {
  const { tokens } = input.analysis.sentence;
  let start = from;
  const marks = lexicon.words.get('delay-mark');
  while (start < to - 1) {
    const two = `${tokens[start]!.norm} ${tokens[start + 2]?.norm ?? ''}`;
    if (tokens[start + 1]?.norm === '-' && marks?.has(two)) start += 3;
    else if (marks?.has(tokens[start]!.norm)) start++;
    else break;
  }
  return textOf(input, start, to);
}

interface Draft {
  readonly type: CommitmentType;
  readonly parties: readonly string[];
  readonly what: string;
  readonly figure: Quantity | undefined;
  readonly start?: Quantity;
  readonly anchor: Span;
  readonly whole: Span;
  readonly cue?: Span;
  readonly status: ActStatus;
  readonly rule: string;
  readonly statusRule: string | null;
  readonly act: number;
  readonly upcoming: boolean;
  readonly sectors: readonly string[];
  readonly instrument?: string;
  readonly count?: number | null;
  readonly unnamed?: number | null;
  readonly listedIn?: Span;
}

function finish(input: StatementInput, draft: Draft): CommitmentFinding {
  const { figure } = draft;
  const closed = draft.status === 'done' || draft.status === 'in force' || draft.status === 'lapsed' || draft.status === 'cancelled' || draft.status === 'ratified';
  const deadline = closed || draft.rule === 'en.attainable' ? null : deadlineOf(input, figure ? [Math.min(draft.anchor[0], figure.span[0]), Math.max(draft.anchor[1], figure.span[1])] : draft.anchor, draft.whole, draft.act, draft.upcoming);
  const status: CommitmentStatus = draft.status === 'ratified' ? 'signed' : draft.status === 'lapsed' ? 'cancelled' : draft.status;
  const factor = figure?.kind === 'factor';
  return {
    kind: 'commitment',
    doc: input.document.id,
    type: draft.type,
    parties: draft.parties,
    what: draft.what,
    from: figure?.from ?? draft.start?.to ?? null,
    to: figure ? figure.to : null,
    ...(figure?.range ? { range: true } : {}),
    unit: figure ? (factor ? 'times' : unitOf(figure, draft.parties)) : null,
    per: figure?.per ?? null,
    deadline: deadline?.value ?? null,
    status,
    instrument: draft.instrument ?? null,
    sectors: draft.sectors,
    ...(draft.count !== undefined ? { count: draft.count, unnamed: draft.unnamed ?? null } : {}),
    anchor: draft.anchor,
    sentence: input.analysis.sentence.span,
    attribution: input.attributionOf(draft.act),
    rule: draft.rule,
    statusRule: draft.statusRule,
    ...(draft.status === 'ratified' || draft.status === 'lapsed' ? { stage: draft.status } : {}),
    date: dateOfEvent({ text: input.document.text, sentence: input.analysis.sentence.span, anchor: draft.cue ?? draft.anchor, phrases: input.datePhrases().filter((phrase) => phrase.span[0] !== deadline?.span[0]), published: input.document.date, planned: false }),
    parts: {
      what: draft.whole,
      ...(figure ? { figure: figure.span } : {}),
      ...(draft.start ? { start: draft.start.span } : {}),
      ...(deadline ? { deadline: deadline.span } : {}),
      ...(draft.cue ? { status: draft.cue } : {}),
    },
    ...(draft.listedIn ? { listedIn: draft.listedIn } : {}),
  };
}
