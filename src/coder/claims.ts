import { readRows, type Table } from '../base/table.js';
import type { Span } from '../base/span.js';
import { Cue } from '../text/cue.js';
import type { Token } from '../text/sentence.js';
import { readLexemes } from '../text/lexemes.js';
import { quantitiesOf } from '../text/quantities.js';
import { readUnits, type UnitIndex } from '../text/units.js';
import { speakerOfClaim } from './claim-speaker.js';
import { clauseOfToken } from './commitment-stance.js';
import type { ClaimFinding, ClaimType } from './findings.js';
import { isStateMention, type StatementInput } from './statement.js';

type Element = { readonly words: ReadonlySet<string> } | { readonly gap: number } | { readonly class: 'comp' | 'superl' | 'will' };

interface ClaimPattern {
  readonly id: string;
  readonly type: ClaimType;
  readonly elements: readonly Element[];
  /** Written length, for "longest first". */
  readonly weight: number;
}

export interface ClaimLexicon {
  /** Patterns by the words they may begin with; those that begin with a class stand under `@comp`, `@superl`, `@will`. */
  readonly byFirst: ReadonlyMap<string, readonly ClaimPattern[]>;
  readonly domain: ReadonlySet<string>;
  readonly units: UnitIndex;
}

/** Builds the lexicon of claims from `claims.tsv`, `claim-domain.tsv` and `units.tsv`. */
export function readClaimLexicon(tables: Readonly<Record<string, Table>>): ClaimLexicon {
  const byFirst = new Map<string, ClaimPattern[]>();
  for (const { id, type, pattern } of readRows(tables['claims']!, ['id', 'type', 'pattern'])) {
    const elements = pattern.split(' ').map((piece): Element => {
      if (/^\*\d+$/.test(piece)) return { gap: Number(piece.slice(1)) };
      if (piece.startsWith('@')) return { class: piece.slice(1) as 'comp' | 'superl' | 'will' };
      return { words: new Set(piece.split('|')) };
    });
    const compiled: ClaimPattern = { id, type: type as ClaimType, elements, weight: elements.length };
    const first = elements[0]!;
    for (const key of 'words' in first ? first.words : 'class' in first ? [`@${first.class}`] : []) {
      const list = byFirst.get(key) ?? [];
      list.push(compiled);
      byFirst.set(key, list);
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.weight - a.weight);
  const domain = new Set(readRows(tables['claim-domain']!, ['word']).map((row) => row.word));
  return { byFirst, domain, units: readUnits(tables['units']!) };
}

const WILL = new Set(['will', 'would', 'could', 'may', 'might', 'shall', "'ll"]);
const NOT_COMPARATIVE = new Set('minister other former officer leader power order border number member whether either neither water later after under over never ever tender offer partner matter another together however rather super paper user centre center per her further earlier prayer newspaper ambassador commander player manager speaker banker soldier worker farmer trader barter transfer register quarter october november december september career character gather consider remember deliver cover enter answer deter suffer differ refer infer prefer confer lower higher'.split(' '));
const COMPARATIVES = new Set('closer stronger deeper larger bigger greater higher lower wider weaker faster broader better worse smaller stabler safer richer poorer longer shorter tighter warmer colder older newer firmer more less freer'.split(' '));
const NOT_SUPERLATIVE = new Set('interest west forest guest request harvest protest test rest invest arrest unrest honest modest manifest suggest conquest contest midwest northwest southwest quest chest manifest digest congest attest lest budapest west bucharest'.split(' '));

function isClass(tokens: readonly Token[], at: number, name: 'comp' | 'superl' | 'will'): number {
  const token = tokens[at];
  if (!token) return 0;
  const { norm, pos } = token;
  if (name === 'will') return WILL.has(norm) ? 1 : 0;
  const next = tokens[at + 1];
  if (name === 'comp') {
    if ((norm === 'more' || norm === 'less') && next && (next.pos === 'ADJ' || next.pos === 'ADV')) return 2;
    return COMPARATIVES.has(norm) || (pos === 'ADJ' && norm.length > 5 && norm.endsWith('er') && !NOT_COMPARATIVE.has(norm)) ? 1 : 0;
  }
  if ((norm === 'most' || norm === 'least') && next && (next.pos === 'ADJ' || next.pos === 'ADV')) return 2;
  return /^(best|worst)$/.test(norm) || (norm.length > 4 && norm.endsWith('est') && !NOT_SUPERLATIVE.has(norm) && pos !== 'VERB' && pos !== 'PROPN') ? 1 : 0;
}

/** End of the pattern that begins at token `at`, or −1. A gap does not cross a comma, a semicolon or a full stop. */
function matchAt(tokens: readonly Token[], at: number, elements: readonly Element[], k = 0): number {
  if (k === elements.length) return at;
  const element = elements[k]!;
  if ('gap' in element) {
    for (let skip = 0; skip <= element.gap; skip++) {
      const end = matchAt(tokens, at + skip, elements, k + 1);
      if (end >= 0) return end;
      const { norm = '.' } = tokens[at + skip] ?? {};
      if (norm === ',' || norm === ';' || norm === '.') return -1;
    }
    return -1;
  }
  const token = tokens[at];
  if (!token) return -1;
  if ('class' in element) {
    const length = isClass(tokens, at, element.class);
    if (length === 0) return -1;
    if (element.class === 'will') {
      // Up to two adverbs or "not" between: "could also accelerate".
      for (let skip = 1; skip <= 3; skip++) {
        const end = matchAt(tokens, at + skip, elements, k + 1);
        if (end >= 0) return tokens.slice(at + 1, at + skip).some((t) => t.norm === 'not') ? -1 : end;
        if (!['ADV', 'PART'].includes(tokens[at + skip]?.pos ?? '')) return -1;
      }
      return -1;
    }
    return matchAt(tokens, at + length, elements, k + 1);
  }
  if (token.norm === '"' || token.norm === "'") return matchAt(tokens, at + 1, elements, k);
  return element.words.has(token.norm) || (token.lemma !== token.norm && element.words.has(token.lemma)) ? matchAt(tokens, at + 1, elements, k + 1) : -1;
}

/** Verbs by which a thing is called something. */
const NAMERS = new Set(['hail', 'call', 'describe', 'term', 'brand', 'consider', 'regard', 'declare']);

/** Nouns of their own will: "the minister will become", which announces an act rather than a forecast. */
const PROMISED = new Set(['help', 'bring', 'raise', 'open', 'continue', 'end', 'push', 'turn', 'create', 'change', 'contribute', 'lead', 'expand', 'boost', 'strengthen', 'deepen', 'enhance', 'increase', 'double', 'triple', 'remain', 'enter', 'play', 'serve', 'generate', 'accelerate', 'reinforce', 'result']);

/** True when the wording of a claim may begin with a word that has these forms. */
export function mayBeginClaim(forms: ReadonlySet<string>, norm: string, lexicon: ClaimLexicon): boolean {
  for (const form of forms) if (lexicon.byFirst.has(form)) return true;
  return WILL.has(norm) || (norm.length > 2 && norm.endsWith('er')) || norm === 'more' || norm === 'less' || norm === 'worse' || norm.endsWith('st');
}

/**
 * Claims of one sentence in text order: wordings of `claims.tsv` in a sentence about the relations of states. The speaker is who is quoted, else the
 * outlet. Questions and denied wordings are left out; of overlapping wordings the longest is kept.
 */
export function findClaims(input: StatementInput, lexicon: ClaimLexicon): ClaimFinding[] {
  const { analysis, document } = input;
  const { tokens, span } = analysis.sentence;
  let found: ClaimFinding[] | null = null;
  let about: boolean | null = null;
  let reached = 0;
  for (let at = 0; at < tokens.length; at++) {
    if (at < reached || (tokens[at]!.cues & Cue.claim) === 0) continue;
    let best = longestAt(tokens, at, lexicon);
    if (!best) continue;
    // "described the visit as a 'historic turning point'": what it is called is the claim, where that is more than one word.
    const named = NAMERS.has(tokens[at]!.lemma) ? longestAt(tokens, best.end - 1, lexicon) : null;
    if (named && named.end > best.end) {
      at = best.end - 1;
      best = named;
    }
    about ??= isAbout(input, lexicon) && !document.text.slice(span[0], span[1]).trimEnd().endsWith('?');
    if (!about) return [];
    const clause = clauseOfToken(analysis, at);
    // "never so close" brings its own "never".
    const ownNo = tokens.slice(at, best.end).some(({ norm }) => /^(no|not|never|nothing|n't)$/.test(norm));
    if (!ownNo && isDenied(tokens, at, clause >= 0 ? analysis.clauses[clause]!.negated && analysis.clauses[clause]!.lemma === 'be' : false)) continue;
    // "due to lapse" is a plan, "due to sanctions" a cause.
    if (best.pattern.type === 'causal' && tokens[best.end - 1]!.norm === 'to' && tokens[best.end]?.pos === 'VERB' && !tokens[best.end]!.norm.endsWith('ing')) continue;
    // Illness may be the cause of much; a cause in the relations of states is named beside something of theirs.
    if (best.pattern.type === 'causal' && !ofRelations(input, lexicon)) continue;
    if (best.pattern.type === 'forecast' && !isForecast(input, at, best.end, clause)) continue;
    const anchor: Span = [tokens[at]!.start, tokens[best.end - 1]!.end];
    const speaker = speakerOfClaim(input, at, clause);
    const figures = !tokens.some((token) => token.pos === 'NUM') ? [] : quantitiesOf(readLexemes(document.text, span[0], span[1]), lexicon.units).filter((q) => q.kind === 'money' || q.kind === 'measure' || q.kind === 'share');
    (found ??= []).push({
      kind: 'claim', doc: document.id, type: best.pattern.type, speaker: speaker.name, speakerCode: speaker.code, anchor, sentence: span, rule: best.pattern.id,
      ...(speaker.span ? { speakerSpan: speaker.span } : {}),
      ...(figures.length > 0 ? { figures: figures.map(({ from, to, unit, span: at }) => ({ from, to, unit, span: at })) } : {}),
    });
    reached = best.end;
  }
  return found ?? [];
}

function longestAt(tokens: readonly Token[], at: number, lexicon: ClaimLexicon): ClaimMatch | null {
  const { norm, lemma, cues } = tokens[at]!;
  if ((cues & Cue.claim) === 0) return null;
  let best = longestOf(lexicon.byFirst.get(norm), tokens, at, null);
  if (lemma !== norm) best = longestOf(lexicon.byFirst.get(lemma), tokens, at, best);
  const named = classOf(tokens, at);
  return named === null ? best : longestOf(lexicon.byFirst.get(`@${named}`), tokens, at, best);
}

interface ClaimMatch {
  readonly pattern: ClaimPattern;
  readonly end: number;
}

/** The longest match of the patterns at token `at` and of `best`; the patterns are those listed under the token, which their first element therefore fits. */
function longestOf(patterns: readonly ClaimPattern[] | undefined, tokens: readonly Token[], at: number, best: ClaimMatch | null): ClaimMatch | null {
  if (!patterns) return best;
  let longest = best;
  for (const pattern of patterns) {
    const listed = 'words' in pattern.elements[0]!;
    const end = listed ? matchAt(tokens, at + 1, pattern.elements, 1) : matchAt(tokens, at, pattern.elements);
    if (end > at && (!longest || end > longest.end)) longest = { pattern, end };
  }
  return longest;
}

/** The class whose patterns may begin at the token, or null. */
function classOf(tokens: readonly Token[], at: number): 'comp' | 'superl' | 'will' | null {
  const { norm } = tokens[at]!;
  if (WILL.has(norm)) return 'will';
  if (norm.length > 2 && (norm.endsWith('er') || norm === 'more' || norm === 'less' || norm === 'worse')) return isClass(tokens, at, 'comp') > 0 ? 'comp' : null;
  return norm.endsWith('st') && isClass(tokens, at, 'superl') > 0 ? 'superl' : null;
}

function isAbout(input: StatementInput, lexicon: ClaimLexicon): boolean {
  return input.mentions.some((mention) => mention.code !== null || mention.kind === 'region') || input.analysis.sentence.tokens.some((token) => lexicon.domain.has(token.norm) || lexicon.domain.has(token.lemma));
}

/** Words that name relations themselves rather than people and places. */
const PLAIN_DOMAIN = new Set(['visit', 'trip', 'summit', 'meeting', 'minister', 'president', 'premier', 'ambassador', 'envoy', 'country', 'countries', 'nation', 'nations', 'state', 'states', 'people', 'government', 'governments', 'region', 'world', 'talks', 'role', 'power', 'army', 'leaders', 'border', 'borders', 'system', 'political']);

function ofRelations(input: StatementInput, lexicon: ClaimLexicon): boolean {
  const { tokens } = input.analysis.sentence;
  if (tokens.some(({ norm, lemma }) => (lexicon.domain.has(norm) && !PLAIN_DOMAIN.has(norm)) || (lexicon.domain.has(lemma) && !PLAIN_DOMAIN.has(lemma)))) return true;
  return new Set(input.mentions.flatMap(({ code, kind }) => (code !== null && isStateMention(kind) ? [code] : []))).size > 1;
}

/** "not a turning point", "no breakthrough". */
function isDenied(tokens: readonly Token[], at: number, clauseDenied: boolean): boolean {
  if (clauseDenied) return true;
  for (let k = at - 1; k >= Math.max(0, at - 3); k--) if (/^(not|no|never|n't|hardly|neither)$/.test(tokens[k]!.norm)) return true;
  return false;
}

/** A forecast says what will become of something; an actor's announcement of his own act is none. */
function isForecast(input: StatementInput, at: number, end: number, clauseIndex: number): boolean {
  const { analysis, mentions } = input;
  const { tokens } = analysis.sentence;
  const clause = analysis.clauses[clauseIndex];
  if (!clause) return false;
  if (!WILL.has(tokens[at]!.norm)) return true;
  const verb = tokens[end - 1]!;
  const subject = clause.subject[0];
  if (subject === undefined) return true;
  const phrase = analysis.phrases[subject]!;
  const actor = mentions.some((mention) => mention.kind !== 'organisation' && mention.from < phrase.to && phrase.from < mention.to && mention.to > phrase.head) || /^(he|she|we|i|they|you)$/.test(tokens[phrase.head]!.norm);
  return !(actor && (PROMISED.has(verb.lemma) || clause.passive));
}
