import type { Clause } from '../syntax/analysis.js';
import { headEndingAt, type CommitmentLexicon } from './commitment-lexicon.js';
import { liesAhead } from './commitment-deadline.js';
import { leftOfHead, rightOfHead } from './commitment-parts.js';
import { stanceOfClause } from './commitment-stance.js';
import { isBodyMention, isStateMention, type StatementInput } from './statement.js';

/** Something a state says it will do. */
export interface Pledge {
  /** Token range of the deed with what belongs to it. */
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly status: 'agreed' | 'proposed' | 'done' | 'cancelled';
  readonly rule: string;
  readonly statusRule: string | null;
  readonly clause: number;
  readonly act: number;
}

/** Verbs of promising that take what is promised as their object: "pledged 200 million euros". */
const OBJECT_PROMISES = new Set(['pledge', 'promise', 'vow', 'offer', 'guarantee', 'announce', 'approve', 'commit', 'allocate', 'earmark', 'extend', 'grant', 'consider', 'agree']);
/** Those that need a figure in the object, because they are said of other things as well. */
const NEEDS_FIGURE = new Set(['announce', 'approve', 'commit', 'allocate', 'earmark', 'guarantee', 'extend', 'grant', 'consider', 'agree']);
/** What is extended must be money lent or given: "extended a loan", not "extended the deadline". */
const LENT = /\b(loan|credit|grant|aid|assistance|facility|financing|package)\b/i;
/** Of these, verbs that give: "will grant 30 million euros" promises it. */
const GIVES = new Set(['grant', 'extend', 'allocate', 'earmark']);
const LENDING = new Set(['extend', 'grant', 'consider', 'agree']);
/** Verbs and nouns that, with "not to", promise to leave something be; "decided not to" is a refusal. */
const FORSWEARS = new Set(['pledge', 'promise', 'vow', 'undertake', 'commit', 'agree', 'guarantee', 'swear', 'commitment', 'undertaking', 'agreement', 'assurance']);
const OFFERING = new Set(['offer', 'ready', 'readiness', 'willing', 'willingness', 'prepared', 'propose', 'proposal', 'stand']);
/** What becomes of a promise that is itself the object: "kept its promise to", "broke its pledge to". */
const KEPT = new Set(['fulfil', 'fulfill', 'keep', 'honour', 'honor', 'redeem']);
const BROKEN = new Set(['break', 'abandon', 'drop', 'withdraw', 'scrap', 'renege', 'retract']);
/** Offers of good offices and the like: courtesy rather than a promise that could be kept or broken. */
const COURTESY = new Set(['help', 'host', 'mediate', 'assist', 'support', 'facilitate', 'cooperate', 'coordinate', 'contribute', 'share', 'resume', 'continue', 'join', 'participate', 'discuss', 'work', 'hold', 'strengthen', 'deepen', 'expand', 'develop', 'enhance', 'act', 'back', 'keep', 'maintain', 'address', 'tackle', 'combat', 'fight', 'exchange']);
const WEAK_WITH_WILL = new Set(['hold', 'use', 'act', 'act', 'start', 'begin', 'move', 'visit', 'meet', 'take', 'keep', 'back', 'cancel', 'resolve', 'report', 'consult', 'negotiate', 'address', 'tackle', 'deepen', 'strengthen', 'expand', 'help', 'support', 'respect', 'fight', 'share', 'run', 'carry', 'let', 'allow', 'issue', 'give', 'reach', 'submit', 'launch', 'receive']);
/** Deeds that need no object. */
const INTRANSITIVE = new Set(['withdraw', 'pull', 'refrain', 'participate', 'comply', 'abide', 'cooperate', 'coordinate', 'join', 'invest', 'contribute', 'return', 'act', 'pay', 'disarm', 'vacate', 'rebuild', 'transit', 'fly', 'help', 'assist']);
/** States of mind and mere going on, which nobody can be held to. */
const VAGUE = new Set(['be', 'have', 'do', 'see', 'know', 'think', 'say', 'continue', 'work', 'try', 'seek', 'consider', 'remain', 'pursue', 'go', 'make', 'put', 'look', 'talk', 'begin', 'start', 'develop', 'enhance', 'promote', 'improve', 'encourage', 'intensify', 'consolidate']);
/** Verbs that end what they are done to: of an agreement or a project that is told by its own act. */
const CANCELS = new Set(['scrap', 'shelve', 'drop', 'disband', 'abolish', 'cancel']);
const NEVER = new Set(['visit', 'meet', 'consult', 'negotiate', 'discuss']);

/** Promises, offers and plans of states to do something. `taken` are clauses already read as a target or a thing, `told` the nouns of things ("a contract to import"). */
export function findPledges(input: StatementInput, hasFigure: (from: number, to: number) => boolean, taken: ReadonlySet<number>, told: ReadonlySet<number>, lexicon: CommitmentLexicon): Pledge[] {
  const { analysis } = input;
  const { clauses, sentence: { tokens } } = analysis;
  const deeds = lexicon.words.get('deed');
  const pledges: Pledge[] = [];
  for (let c = 0; c < clauses.length; c++) {
    if (taken.has(c)) continue;
    const clause = clauses[c]!;
    const lends = LENDING.has(clause.lemma);
    if (OBJECT_PROMISES.has(clause.lemma) && !clause.passive && clause.object.length > 0 && clause.complement < 0 && (!lends || LENT.test(wordsAfter(input, c)))) {
      const to = endOf(input, c);
      const figure = hasFigure(clause.verb + 1, to);
      if (NEEDS_FIGURE.has(clause.lemma) && !figure) continue;
      if (clause.lemma === 'offer' && /\bgood offices|\b(condolences|congratulations|apolog|thanks|support|help|assistance|sympathy|prayers)\b/i.test(wordsAfter(input, c)) && !figure) continue;
      const reading = stanceOfClause(analysis, c, lexicon);
      const done = reading.stance === 'actual' || reading.stance === 'going-on' || reading.stance === 'agreed' || reading.stance === 'planned';
      if (done && promisorIn(input, c)) {
        pledges.push({ from: clause.verb, to, at: clause.verb, status: clause.lemma === 'offer' || clause.lemma === 'consider' || (reading.stance === 'planned' && !GIVES.has(clause.lemma)) ? 'proposed' : 'agreed', rule: `en.pledge.${clause.lemma}`, statusRule: reading.row, clause: c, act: c });
      }
      continue;
    }
    const deed = clause.particle && deeds?.has(`${clause.lemma} ${clause.particle}`) ? `${clause.lemma} ${clause.particle}` : clause.lemma;
    const behind = tokens.slice(clause.to, clause.to + 5).map((token) => token.norm).join(' ');
    // "would stay open", "would be back by 26 January", "were to work around the clock"
    const staysOpen = ((clause.lemma === 'stay' || clause.lemma === 'remain') && /^(open|closed|operational)\b/.test(behind))
      || (clause.lemma === 'be' && clause.modal !== null && /^(back|reopened|restored|operational|open)\b/.test(behind))
      || (/^(work|operate|run|function|be)$/.test(clause.lemma) && /\b(around the clock|round the clock|day and night|24 hours)\b/.test(behind));
    const abstains = clause.negated && clause.relation === 'infinitive' && tokens[clause.from]!.norm === 'not';
    const isKnown = deeds?.has(deed) === true || staysOpen;
    if ((!isKnown && clause.relation !== 'infinitive') || NEVER.has(clause.lemma)) continue;
    const reading = stanceOfClause(analysis, c, lexicon, 0, abstains);
    // After a word of promising, whatever is promised is a deed, and so is leaving something be.
    const isVowed = reading.stance === 'agreed' && reading.cue >= 0 && FORSWEARS.has(tokens[reading.cue]!.lemma) && clause.tense === 'none' && !VAGUE.has(clause.lemma);
    if (!isVowed && (!isKnown || abstains)) continue;
    const kind = isScheduled(input, c, reading.stance, hasFigure) ? 'promise' : keptAs(tokens, clause, reading.stance);
    if (kind === null) continue;
    const to = endOf(input, c);
    if (reading.cue >= 0 && told.has(reading.cue)) continue;
    const denied = clause.subject[0] === undefined ? '' : tokens[input.analysis.phrases[clause.subject[0]]!.from]!.norm;
    if (denied === 'no' || denied === 'neither' || denied === 'nobody' || denied === 'none') continue;
    // A passive without a tense has borrowed its subject from elsewhere.
    if (clause.passive && clause.tense === 'none') continue;
    const bare = reading.stance === 'planned' || reading.stance === 'actual' || reading.stance === 'going-on';
    if (bare && WEAK_WITH_WILL.has(clause.lemma) && !hasFigure(clause.verb + 1, to)) continue;
    if (reading.stance === 'proposed' && reading.cue >= 0 && WEAK_PLANS.has(tokens[reading.cue]!.lemma)) continue;
    // What somebody will do in order to do something else is one promise: "give ten million to buy gas".
    if (clause.relation === 'infinitive' && clause.parent >= 0 && pledges.some((pledge) => pledge.act === clause.parent) && reading.cue !== clauses[clause.parent]!.verb) continue;
    if (reading.stance === 'proposed' && COURTESY.has(clause.lemma) && reading.cue >= 0 && OFFERING.has(tokens[reading.cue]!.lemma) && !hasFigure(clause.verb + 1, to)) continue;
    if (clause.object.length === 0 && clause.particleObject < 0 && !clause.passive && !staysOpen && !INTRANSITIVE.has(clause.lemma) && !(isVowed && isKnown)) continue;
    if (CANCELS.has(clause.lemma) && clause.object.some((p) => headEndingAt(tokens, analysis.phrases[p]!.head, lexicon) !== null)) continue;
    if (!promisorIn(input, reading.clause) && !promisorIn(input, c) && !(reading.cue >= 0 && mentionBefore(input, reading.cue))) continue;
    const subject = clause.passive || staysOpen ? clause.subject[0] : undefined;
    const start = abstains ? clause.from : subject === undefined ? clause.verb : Math.min(clause.verb, input.analysis.phrases[subject]!.from);
    const from = tokens[start]!.norm === 'that' ? start + 1 : start;
    const over = reading.cue >= 0 && tokens[reading.cue]!.pos === 'NOUN' ? clauses.find((other) => other.verb < reading.cue && reading.cue - other.verb <= 5 && !other.negated && other.modal === null) : undefined;
    const kept = kind === 'done' ? 'done' : over && KEPT.has(over.lemma) ? 'done' : over && BROKEN.has(over.lemma) ? 'cancelled' : null;
    pledges.push({ from, to, at: clause.verb, status: kept ?? (reading.stance === 'proposed' ? 'proposed' : 'agreed'), rule: `en.deed.${clause.lemma}`, statusRule: reading.row, clause: reading.clause >= 0 ? reading.clause : c, act: c });
  }
  return [...pledges, ...nominalPledges(input, taken, lexicon).filter((nominal) => !pledges.some((pledge) => pledge.from <= nominal.at && nominal.at < pledge.to))];
}

/** "Each side pays in 20 million dollars by March": told in the present, with a day to come. */
function isScheduled(input: StatementInput, index: number, stance: string, hasFigure: (from: number, to: number) => boolean): boolean {
  const { clauses, phrases, sentence: { tokens } } = input.analysis;
  const clause = clauses[index]!;
  const { date } = input.document;
  if ((stance !== 'actual' && stance !== 'going-on') || clause.tense !== 'present' || clause.negated || date === undefined) return false;
  const end = endOf(input, index);
  if (!clause.object.some((p) => !phrases[p]!.temporal) && !hasFigure(clause.to, end)) return false;
  const [from, to] = [tokens[clause.from]!.start, tokens[end - 1]!.end];
  return input.datePhrases().some((phrase) => phrase.span[0] >= from && phrase.span[1] <= to && !phrase.attributive && SCHEDULES.has(phrase.role) && liesAhead(phrase, date));
}

/** Roles of phrases of time that say when something is to come. */
const SCHEDULES: ReadonlySet<string> = new Set(['by', 'before', 'from', 'on']);

/** What a deed stands for: a promise, or, told as done "as promised", one that was kept. Null for other deeds. */
function keptAs(tokens: StatementInput['analysis']['sentence']['tokens'], clause: Clause, stance: string): 'promise' | 'done' | null {
  if (stance === 'agreed' || stance === 'proposed' || stance === 'planned') return 'promise';
  if (stance !== 'actual' || clause.tense === 'none' || clause.negated) return null;
  return tokens.some((token, k) => k > clause.verb && token.norm === 'as' && /^(promised|agreed|pledged|planned)$/.test(tokens[k + 1]?.norm ?? '')) ? 'done' : null;
}

/** "announced the repatriation of all prisoners and the release of fishermen": nouns of deeds under a verb of promising. */
function nominalPledges(input: StatementInput, taken: ReadonlySet<number>, lexicon: CommitmentLexicon): Pledge[] {
  const { analysis } = input;
  const { clauses, sentence: { tokens } } = analysis;
  const nouns = lexicon.words.get('deed-noun');
  const found: Pledge[] = [];
  for (let at = 1; at < tokens.length - 1; at++) {
    const token = tokens[at]!;
    if (token.pos !== 'NOUN' || !nouns?.has(token.lemma) && !nouns?.has(token.norm)) continue;
    // Without "of" only what was directly agreed on: "agreed to joint border patrols".
    if (tokens[at + 1]!.norm !== 'of' && !agreedOn(tokens, at)) continue;
    let c = -1;
    for (let k = 0; k < clauses.length; k++) if (clauses[k]!.verb < at && /^(announce|promise|pledge|agree|decide|offer|approve)$/.test(clauses[k]!.lemma)) c = k;
    if (c < 0 || taken.has(c) && clauses[c]!.lemma !== 'announce') continue;
    const clause = clauses[c]!;
    if (clause.negated || clause.passive) continue;
    const between = tokens.slice(clause.to, at);
    // Only nouns, commas and prepositions of the list may lie between: a verb or a full stop ends what is announced.
    if (between.some((t, k) => t.norm === ';' || t.norm === '.' || t.norm === 'that' || (t.pos === 'VERB' && !/(ing|ed)$/.test(t.norm)) || t.pos === 'AUX' || (t.norm === 'after' && k === between.length - 2))) continue;
    if (/^(agree|decide)$/.test(clause.lemma) && !between.some((t) => t.norm === 'on' || t.norm === 'to')) continue;
    const reading = stanceOfClause(analysis, c, lexicon);
    if (reading.stance !== 'actual' && reading.stance !== 'agreed') continue;
    if (!promisorIn(input, c)) continue;
    found.push({ from: tokens[at + 1]!.norm === 'of' ? at : leftOfHead(tokens, at), to: rightOfHead(tokens, at), at, status: clause.lemma === 'offer' ? 'proposed' : 'agreed', rule: `en.deed.${token.lemma}`, statusRule: lexicon.stances.verb.get(clause.lemma)?.row ?? null, clause: c, act: c });
  }
  return found;
}

/** True when a verb of agreeing with "to" or "on" stands right before the noun and its adjectives. */
function agreedOn(tokens: StatementInput['analysis']['sentence']['tokens'], at: number): boolean {
  let k = at - 1;
  while (k >= 0 && at - k < 6 && /^(ADJ|NOUN|DET|PROPN)$/.test(tokens[k]!.pos)) k--;
  return k >= 1 && /^(to|on)$/.test(tokens[k]!.norm) && /^(agree|consent|decide)$/.test(tokens[k - 1]!.lemma);
}

/** Words of intention that promise nothing to anybody: "steps to", "tried to", "seeks to". */
const WEAK_PLANS = new Set(['seek', 'try', 'attempt', 'look', 'explore', 'study', 'work', 'move', 'strive', 'step', 'way', 'effort', 'efforts', 'bid', 'ways', 'steps', 'discuss', 'discussion', 'talk', 'talks', 'negotiate', 'negotiation', 'option', 'possibility', 'prospect', 'weigh', 'examine', 'target', 'eye', 'push', 'measure', 'measures', 'project', 'programme', 'program', 'strategy', 'foresee', 'envisage']);

/** The two sides without their names: the pair the document is about. */
const BOTH = /^(?:the |both )?(?:two |both )(?:\w+ )?(?:governments|sides|countries|states|ministries|ministers|presidents|premiers|leaders|neighbours|neighbors|parties|nations|capitals|delegations)$/;

function wordsOf(input: StatementInput, from: number, to: number): string {
  return input.analysis.sentence.tokens.slice(from, to).map((token) => token.norm).join(' ');
}

/** True when a state, or somebody who speaks for one, is subject of the clause. */
function promisorIn(input: StatementInput, clause: number): boolean {
  const c = input.analysis.clauses[clause];
  if (!c) return false;
  // "(d) decided to abolish visas": an item of what the two heads of state did.
  if (isItem(input, c) && knowsPair(input)) return true;
  // "Within two years Slovakia is to …": a name right before the verb, where the phrase of time has swallowed it.
  if (c.subject.length === 0) return input.mentions.some((mention) => isStateMention(mention.kind) && mention.to === c.from);
  return c.subject.some((p) => {
    const phrase = input.analysis.phrases[p]!;
    if (BOTH.test(wordsOf(input, phrase.from, phrase.to)) && knowsPair(input)) return true;
    return input.mentions.some((mention) => (isStateMention(mention.kind) || isBodyMention(mention)) && mention.from < phrase.to && phrase.from < mention.to);
  }) || input.mentions.some((mention) => isStateMention(mention.kind) && c.subject.length > 0 && mention.to <= c.from && mention.from >= input.analysis.phrases[c.subject[0]!]!.from - 3 && mention.to >= input.analysis.phrases[c.subject[0]!]!.from - 1);
}

const knowsPair = (input: StatementInput): boolean => input.pair.length === 2 || input.statesAhead().length === 2;

/** True where a sentence opens with the verb itself, behind a number or letter. */
function isItem({ analysis: { sentence: { tokens } } }: StatementInput, { from, tense }: Clause): boolean {
  return from > 0 && from <= 3 && tense === 'past' && tokens.slice(0, from).every(({ norm, pos }) => pos === 'PUNCT' || pos === 'NUM' || /^[a-z]$|^[ivx]+$/.test(norm));
}

/** "Tehran's pledge to …": the owner of the noun that promises. */
function mentionBefore(input: StatementInput, at: number): boolean {
  return input.mentions.some((mention) => isStateMention(mention.kind) && mention.to <= at && mention.to >= at - 3);
}

/** Words behind the verb up to where the deed ends. */
function wordsAfter(input: StatementInput, index: number): string {
  const { clauses, sentence: { tokens } } = input.analysis;
  const to = endOf(input, index);
  const { to: from } = clauses[index]!;
  return to <= from ? '' : input.document.text.slice(tokens[from]!.start, tokens[to - 1]!.end);
}

/** First token of a clause's subject, possessors included; -1 without one. */
function startOfSubject({ analysis: { clauses, phrases } }: StatementInput, clause: number): number {
  const subject = clauses[clause]!.subject[0];
  if (subject === undefined) return -1;
  return Math.min(phrases[subject]!.from, ...phrases.filter((phrase) => phrase.possessive && phrase.parent === subject).map((phrase) => phrase.from));
}

/** Where the deed's words end: the next clause that is not part of it, a semicolon, or 26 words on. */
function endOf(input: StatementInput, index: number): number {
  const { clauses, sentence: { tokens } } = input.analysis;
  const clause = clauses[index]!;
  let end = Math.min(tokens.length, clause.verb + 26);
  for (let k = clause.to; k < end; k++) {
    const { norm } = tokens[k]!;
    if (norm === ';' || norm === '.' || norm === ':' || norm === '\u2014' || norm === '"') { end = k; break; }
    if (norm === ',' && clauses.some((other, c) => c !== index && other.from > k && (other.from <= k + 4 || startOfSubject(input, c) === k + 1))) { end = k; break; }
    // "… and to fence", "… and on a hotline", "…, and that": something else begins.
    if (/^(and|but|or|while)$/.test(norm) && /^(to|on|that|would|will)$/.test(tokens[k + 1]?.norm ?? '')) { end = k; break; }
  }
  for (const other of clauses) {
    if (other.from > clause.to && other.from < end && (other.relation === 'conjunct' || other.relation === 'adverbial' || other.relation === 'main')) {
      const subject = other.subject[0];
      const start = subject === undefined ? other.from : Math.min(other.from, Math.max(clause.to, input.analysis.phrases[subject]!.from > clause.to ? input.analysis.phrases[subject]!.from : other.from));
      end = Math.min(end, start);
    }
  }
  while (end > clause.to && /^(and|but|,|or|while|as|after|before|that|then|also|later|\)|\(|:)$/.test(tokens[end - 1]!.norm)) end--;
  return Math.max(end, clause.to);
}
