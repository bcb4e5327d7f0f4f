import type { CommitmentLexicon } from './commitment-lexicon.js';
import { rightOfHead } from './commitment-parts.js';
import { stanceOfClause } from './commitment-stance.js';
import { isStateMention, type StatementInput } from './statement.js';

/** Something a state says it will do. */
export interface Pledge {
  /** Token range of the deed with what belongs to it. */
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly status: 'agreed' | 'proposed';
  readonly rule: string;
  readonly statusRule: string | null;
  readonly clause: number;
  readonly act: number;
}

/** Verbs of promising that take what is promised as their object: "pledged 200 million euros". */
const OBJECT_PROMISES = new Set(['pledge', 'promise', 'vow', 'offer', 'guarantee', 'announce', 'approve', 'commit', 'allocate', 'earmark']);
/** Those that need a figure in the object, because they are said of other things as well. */
const NEEDS_FIGURE = new Set(['announce', 'approve', 'commit', 'allocate', 'earmark', 'guarantee']);
const WEAK_WITH_WILL = new Set(['hold', 'use', 'act', 'act', 'start', 'begin', 'move', 'visit', 'meet', 'take', 'keep', 'back', 'cancel', 'resolve', 'report', 'consult', 'negotiate', 'address', 'tackle', 'deepen', 'strengthen', 'expand', 'help', 'support', 'respect', 'fight', 'share', 'run', 'carry', 'let', 'allow', 'issue', 'give', 'reach', 'submit', 'launch']);
/** Deeds that need no object. */
const INTRANSITIVE = new Set(['withdraw', 'pull', 'refrain', 'participate', 'comply', 'abide', 'cooperate', 'coordinate', 'join', 'invest', 'contribute', 'return', 'act', 'pay', 'disarm', 'vacate', 'rebuild', 'transit', 'fly', 'help', 'assist']);
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
    if (OBJECT_PROMISES.has(clause.lemma) && !clause.passive && clause.object.length > 0 && clause.complement < 0) {
      const to = endOf(input, c);
      const figure = hasFigure(clause.verb + 1, to);
      if (NEEDS_FIGURE.has(clause.lemma) && !figure) continue;
      const reading = stanceOfClause(analysis, c, lexicon);
      const done = reading.stance === 'actual' || reading.stance === 'going-on' || reading.stance === 'agreed' || reading.stance === 'planned';
      if (done && promisorIn(input, c)) {
        pledges.push({ from: clause.verb, to, at: clause.verb, status: clause.lemma === 'offer' || reading.stance === 'planned' ? 'proposed' : 'agreed', rule: `en.pledge.${clause.lemma}`, statusRule: reading.row, clause: c, act: c });
      }
      continue;
    }
    const deed = clause.particle && deeds?.has(`${clause.lemma} ${clause.particle}`) ? `${clause.lemma} ${clause.particle}` : clause.lemma;
    const staysOpen = (clause.lemma === 'stay' || clause.lemma === 'remain') && /^(open|closed|operational)$/.test(tokens[clause.to]?.norm ?? '');
    if ((!deeds?.has(deed) && !staysOpen) || NEVER.has(clause.lemma)) continue;
    const reading = stanceOfClause(analysis, c, lexicon);
    if (reading.stance !== 'agreed' && reading.stance !== 'proposed' && reading.stance !== 'planned') continue;
    const to = endOf(input, c);
    if (reading.cue >= 0 && told.has(reading.cue)) continue;
    // A passive without a tense has borrowed its subject from elsewhere.
    if (clause.passive && clause.tense === 'none') continue;
    const bare = reading.stance === 'planned';
    if (bare && WEAK_WITH_WILL.has(clause.lemma) && !hasFigure(clause.verb + 1, to)) continue;
    if (reading.stance === 'proposed' && reading.cue >= 0 && WEAK_PLANS.has(tokens[reading.cue]!.lemma)) continue;
    if (clause.object.length === 0 && clause.particleObject < 0 && !clause.passive && !staysOpen && !INTRANSITIVE.has(clause.lemma)) continue;
    if (!promisorIn(input, reading.clause) && !promisorIn(input, c) && !(reading.cue >= 0 && mentionBefore(input, reading.cue))) continue;
    const subject = clause.passive || deed === 'stay' || deed === 'remain' ? clause.subject[0] : undefined;
    const from = subject === undefined ? clause.verb : Math.min(clause.verb, input.analysis.phrases[subject]!.from);
    pledges.push({ from, to, at: clause.verb, status: reading.stance === 'proposed' ? 'proposed' : 'agreed', rule: `en.deed.${clause.lemma}`, statusRule: reading.row, clause: reading.clause >= 0 ? reading.clause : c, act: c });
  }
  return [...pledges, ...nominalPledges(input, taken, lexicon).filter((nominal) => !pledges.some((pledge) => pledge.from <= nominal.at && nominal.at < pledge.to))];
}

/** "announced the repatriation of all prisoners and the release of fishermen": nouns of deeds under a verb of promising. */
function nominalPledges(input: StatementInput, taken: ReadonlySet<number>, lexicon: CommitmentLexicon): Pledge[] {
  const { analysis } = input;
  const { clauses, sentence: { tokens } } = analysis;
  const nouns = lexicon.words.get('deed-noun');
  const found: Pledge[] = [];
  for (let at = 1; at < tokens.length - 2; at++) {
    const token = tokens[at]!;
    if (token.pos !== 'NOUN' || tokens[at + 1]!.norm !== 'of' || !nouns?.has(token.lemma)) continue;
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
    found.push({ from: at, to: rightOfHead(tokens, at), at, status: clause.lemma === 'offer' ? 'proposed' : 'agreed', rule: `en.deed.${token.lemma}`, statusRule: lexicon.stances.verb.get(clause.lemma)?.row ?? null, clause: c, act: c });
  }
  return found;
}

/** Words of intention that promise nothing to anybody: "steps to", "tried to", "seeks to". */
const WEAK_PLANS = new Set(['seek', 'try', 'attempt', 'look', 'explore', 'study', 'work', 'move', 'strive', 'step', 'way', 'effort', 'efforts', 'bid', 'ways', 'steps', 'discuss', 'discussion', 'talk', 'talks', 'negotiate', 'negotiation', 'option', 'possibility', 'prospect', 'weigh', 'examine', 'target', 'eye', 'push', 'measure', 'measures', 'project', 'programme', 'program', 'strategy', 'foresee', 'envisage']);

/** True when a state, or somebody who speaks for one, is subject of the clause. */
function promisorIn(input: StatementInput, clause: number): boolean {
  const c = input.analysis.clauses[clause];
  if (!c) return false;
  return c.subject.some((p) => {
    const phrase = input.analysis.phrases[p]!;
    return input.mentions.some((mention) => isStateMention(mention.kind) && mention.from < phrase.to && phrase.from < mention.to);
  }) || input.mentions.some((mention) => isStateMention(mention.kind) && c.subject.length > 0 && mention.to <= c.from && mention.from >= input.analysis.phrases[c.subject[0]!]!.from - 3 && mention.to >= input.analysis.phrases[c.subject[0]!]!.from - 1);
}

/** "Tehran's pledge to …": the owner of the noun that promises. */
function mentionBefore(input: StatementInput, at: number): boolean {
  return input.mentions.some((mention) => isStateMention(mention.kind) && mention.to <= at && mention.to >= at - 3);
}

/** Where the deed's words end: the next clause that is not part of it, a semicolon, or 26 words on. */
function endOf(input: StatementInput, index: number): number {
  const { clauses, sentence: { tokens } } = input.analysis;
  const clause = clauses[index]!;
  let end = Math.min(tokens.length, clause.verb + 26);
  for (let k = clause.to; k < end; k++) {
    const { norm } = tokens[k]!;
    if (norm === ';' || norm === '.' || norm === ':' || norm === '\u2014' || norm === '"') { end = k; break; }
    if (norm === ',' && clauses.some((other, c) => c !== index && other.from > k && other.from <= k + 4)) { end = k; break; }
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
