import type { Span } from '../base/span.js';
import type { Clause } from '../syntax/analysis.js';
import { textOf } from './commitment-parts.js';
import type { StatementInput } from './statement.js';

/** Who makes a claim: a name as the text gives it, or the outlet in its own voice (`span` null). */
export interface ClaimSpeaker {
  readonly name: string;
  readonly code: string | null;
  readonly span: Span | null;
}

/** Verbs by which somebody gives a thing a name: "described the visit as", "called it". */
const NAMING = new Set(['describe', 'call', 'term', 'hail', 'label', 'brand', 'dub', 'characterise', 'characterize', 'portray', 'see', 'view', 'regard', 'consider', 'praise', 'tout', 'deem', 'declare', 'present', 'laud', 'welcome', 'herald']);
const SAYING = new Set(['say', 'stress', 'note', 'state', 'emphasise', 'emphasize', 'put', 'underline', 'point', 'observe', 'argue', 'explain', 'remark', 'tell', 'claim', 'insist', 'write', 'underscore', 'highlight', 'believe', 'add', 'announce', 'declare', 'predict', 'forecast', 'expect']);

/** What things do rather than people: "this indicates that" quotes nobody. */
const SHOWING = /^(indicat|show|suggest|demonstrat|prov|illustrat|reflect|mean|reveal|confirm)/i;

/** People who may be quoted without being named. */
const PEOPLE = /\b(?:ministers?|officials?|analysts?|experts?|diplomats?|commentators?|critics|supporters|observers|leaders|economists|lawmakers|deputies|newspapers?|media|historians?|scholars?|businessmen|traders|politicians)$/i;

/** Speaker of the words at token `at`: who is quoted, who names the thing so, whom an "as … has stressed" credits; else the outlet. */
export function speakerOfClaim(input: StatementInput, at: number, clause: number): ClaimSpeaker {
  const said = input.attributionOf(clause).find(({ cue }) => !SHOWING.test(input.document.text.slice(...cue)));
  if (said) return { name: said.speaker, code: said.code, span: said.span };
  const named = namingClause(input, at);
  if (named) return named;
  const credited = creditedClause(input);
  if (credited) return credited;
  return { name: input.document.outlet?.name ?? 'outlet', code: input.document.outlet?.country ?? null, span: null };
}

function namingClause(input: StatementInput, at: number): ClaimSpeaker | null {
  const { clauses, sentence: { tokens } } = input.analysis;
  for (let c = clauses.length - 1; c >= 0; c--) {
    const clause = clauses[c]!;
    if (clause.verb > at || !NAMING.has(clause.lemma) || clause.passive || clause.subject.length === 0) continue;
    if (tokens.slice(clause.verb, at).some((token) => token.norm === ';' || token.norm === '.')) return null;
    if (tokens.slice(clause.to, at).some((token) => token.norm === '\u2014')) continue;
    const subject = subjectOf(input, clause);
    if (subject && (subject.actor || PEOPLE.test(subject.name))) return subject;
  }
  return null;
}

/** "As the secretary has stressed, …" */
function creditedClause(input: StatementInput): ClaimSpeaker | null {
  const { clauses, sentence: { tokens } } = input.analysis;
  for (const clause of clauses) {
    if (!SAYING.has(clause.lemma) || clause.subject.length === 0) continue;
    const first = input.analysis.phrases[clause.subject[0]!]!.from;
    const as = clause.introducer === 'as' || tokens[first - 1]?.norm === 'as' || tokens[first - 2]?.norm === 'as' || tokens[0]?.norm === 'as';
    if (as) return subjectOf(input, clause);
  }
  // Read as a phrase: "as" and its noun, then the verb of saying before the first comma.
  if (tokens[0]?.norm === 'as') {
    const comma = tokens.findIndex((token) => token.norm === ',');
    const clause = clauses.find((c) => SAYING.has(c.lemma) && c.verb < comma);
    if (clause) return speakerIn(input, 1, clause.from);
  }
  return null;
}

/** The subject with its possessors and what hangs on it ("Iran's ambassador to Pakistan"); the name of a known person instead of the role. */
function subjectOf(input: StatementInput, clause: Clause): (ClaimSpeaker & { readonly actor: boolean }) | null {
  const { phrases, sentence: { tokens } } = input.analysis;
  const index = clause.subject[0]!;
  let { from } = phrases[index]!;
  for (const phrase of phrases) if (phrase.possessive && phrase.parent === index) from = Math.min(from, phrase.from);
  let to = phrases[index]!.to;
  for (let k = to; k < clause.from; k++) {
    if (tokens[k]!.norm === ',') break;
    to = k + 1;
  }
  return speakerIn(input, from, to);
}

/** The speaker named by tokens [from, to). */
function speakerIn(input: StatementInput, from: number, end: number): (ClaimSpeaker & { readonly actor: boolean }) | null {
  const { tokens } = input.analysis.sentence;
  let to = end;
  while (to > from && /^(ADV|AUX|PUNCT)$/.test(tokens[to - 1]!.pos)) to--;
  if (to <= from) return null;
  const mentions = input.mentions.filter((mention) => mention.from < to && from < mention.to);
  const person = mentions.find((mention) => mention.name !== null && mention.kind === 'person');
  const first = mentions[0];
  const start = /^(the|a|an)$/.test(tokens[from]!.norm) ? from + 1 : from;
  return { name: person?.name ?? textOf(input, start, to), code: person?.code ?? first?.code ?? null, actor: first !== undefined, span: [tokens[from]!.start, tokens[to - 1]!.end] };
}
