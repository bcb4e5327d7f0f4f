import type { Mention } from '../actors/mention.js';
import type { Analysis, Clause, NounPhrase } from '../syntax/analysis.js';
import { isQuoteOpenAfter } from '../text/quotes.js';
import type { Attribution } from './findings.js';

/** Words of saying by lemma. */
export interface ReportingWords {
  readonly verbs: ReadonlySet<string>;
  readonly nouns: ReadonlySet<string>;
  /** Verbs that merely report what follows ("say", "announce"), unlike "allege" or "deny". */
  readonly neutral: ReadonlySet<string>;
}

/** Builds the sets from rows of `reporting.tsv`. */
export function readReportingWords(rows: readonly { readonly lemma: string; readonly kind: string; readonly strength: string }[]): ReportingWords {
  return {
    verbs: new Set(rows.filter((row) => row.kind === 'verb').map((row) => row.lemma)),
    nouns: new Set(rows.filter((row) => row.kind === 'noun').map((row) => row.lemma)),
    neutral: new Set(rows.filter((row) => row.kind === 'verb' && row.strength === 'neutral').map((row) => row.lemma)),
  };
}

/** Who is speaking in quotation marks, carried from sentence to sentence of one document. */
export interface QuoteState {
  /** True when the previous sentence left a quotation open. */
  open: boolean;
  last: Attribution | null;
}

/**
 * Who says what stands in clause `index`, innermost first: subjects of verbs of saying that govern it, speakers named by "according to",
 * and a speaker after a comma ("…, the ministry said"). Empty where the text says it in its own voice.
 */
export function attributionOf(analysis: Analysis, index: number, mentions: readonly Mention[], text: string, words: ReportingWords, quote: QuoteState): Attribution[] {
  const { clauses } = analysis;
  const chain: Attribution[] = [];
  const seen = new Set<number>();
  let at = index;
  for (let hop = 0; hop < 6 && at >= 0; hop++) {
    const clause = clauses[at]!;
    const parent = clauses[clause.parent];
    if (parent && words.verbs.has(parent.lemma) && parent.subject.length > 0 && reports(clause, parent, at)) {
      seen.add(clause.parent);
      chain.push(speakerOf(analysis, parent, mentions, text));
    }
    at = clause.parent;
  }
  if (index >= 0) {
    for (let k = 0; k < clauses.length; k++) {
      const clause = clauses[k]!;
      if (k === index || seen.has(k) || !words.verbs.has(clause.lemma) || clause.subject.length === 0) continue;
      if (isTag(analysis, clause, k, index) || introduces(analysis, clause, k, index)) chain.push(speakerOf(analysis, clause, mentions, text));
    }
  }
  const named = accordingTo(analysis, index, mentions, text);
  if (named) chain.push(named);
  // "I do not say that …" outside quotation marks is the text's own voice.
  if (!quote.open) while (chain.length > 0 && /^(?:I|we|We)$/.test(chain[0]!.speaker) && !isQuoted(analysis, chain[0]!.span[0])) chain.shift();
  const telling = clauses[index];
  const tells = telling !== undefined && words.verbs.has(telling.lemma) && telling.subject.length > 0;
  if (chain.length === 0 && !tells && quote.last && (quote.open || opensWithQuote(analysis))) chain.push(quote.last);
  return chain;
}

/** Whether what `parent` says is the clause: its content, or a gerund or infinitive after a verb of denial or claim. */
function reports(clause: Clause, parent: Clause, index: number): boolean {
  if (clause.relation === 'content') return true;
  if (clause.relation === 'conjunct' || clause.relation === 'relative') return false;
  return parent.complement === index && (parent.lemma === 'deny' || parent.lemma === 'claim' || parent.lemma === 'admit' || parent.lemma === 'acknowledge') && (clause.relation === 'participle' || clause.relation === 'infinitive');
}

/** A verb of saying set off by a comma, at the end or in the middle, with nothing of its own to say: "…, officials said". */
function isTag(analysis: Analysis, clause: Clause, index: number, of: number): boolean {
  if (clause.complement > index || clause.passive) return false;
  // "…, she said after receiving the envoy": that is told of the speaker, not by her.
  const { parent, relation } = analysis.clauses[of]!;
  if (parent === index && (relation === 'participle' || relation === 'adverbial')) return false;
  const { tokens } = analysis.sentence;
  const subject = analysis.phrases[clause.subject[0]!]!;
  const start = Math.min(clause.from, firstToken(analysis, subject));
  const before = tokens[start - 1];
  if (!before || (before.norm !== ',' && before.norm !== '"' && before.norm !== '—' && before.norm !== '-')) return false;
  if (clause.object.length > 0 && index < of) return false;
  return index > of || clause.object.length === 0;
}

/** 'The minister said: "…"': a verb of saying followed by a colon or comma and a quotation mark. */
function introduces(analysis: Analysis, clause: Clause, index: number, of: number): boolean {
  if (index > of || clause.passive) return false;
  const { tokens } = analysis.sentence;
  for (let k = clause.to; k < Math.min(tokens.length - 1, clause.to + 12); k++) {
    if ((tokens[k]!.norm === ',' || tokens[k]!.norm === ':') && tokens[k + 1]!.norm === '"') return analysis.clauses[of]!.from > k;
    if (tokens[k]!.norm === '.' || tokens[k]!.norm === ';') return false;
  }
  return false;
}

function firstToken(analysis: Analysis, phrase: NounPhrase): number {
  const index = analysis.phrases.indexOf(phrase);
  let from = phrase.from;
  for (let k = index - 1; k >= 0 && analysis.phrases[k]!.possessive && analysis.phrases[k]!.parent === k + 1; k--) from = analysis.phrases[k]!.from;
  return from;
}

function speakerOf(analysis: Analysis, clause: Clause, mentions: readonly Mention[], text: string): Attribution {
  const phrase = analysis.phrases[clause.subject[0]!]!;
  const verb = analysis.sentence.tokens[clause.verb]!;
  return speaker(analysis, phrase, mentions, text, [verb.start, verb.end]);
}

/** The speaker a phrase names: the actor it mentions, else its words. */
export function speaker(analysis: Analysis, phrase: NounPhrase, mentions: readonly Mention[], text: string, cue: readonly [number, number]): Attribution {
  const { tokens } = analysis.sentence;
  const from = firstToken(analysis, phrase);
  const own = mentions.filter((mention) => mention.from < phrase.to && from < mention.to);
  const head = own.find((mention) => mention.from <= phrase.head && phrase.head < mention.to) ?? own.at(-1);
  let start = from;
  while (start < phrase.to - 1 && tokens[start]!.pos === 'DET') start++;
  const span: [number, number] = [tokens[start]!.start, tokens[phrase.to - 1]!.end];
  return { speaker: head?.name ?? text.slice(span[0], span[1]), code: head?.code ?? null, span, cue };
}

/** True when a quotation mark of the sentence stands open before the character. */
function isQuoted(analysis: Analysis, at: number): boolean {
  let open = false;
  for (const token of analysis.sentence.tokens) {
    if (token.start >= at) break;
    open = isQuoteOpenAfter(token, open);
  }
  return open;
}

function accordingTo(analysis: Analysis, index: number, mentions: readonly Mention[], text: string): Attribution | null {
  const { tokens } = analysis.sentence;
  for (let k = 0; k + 1 < tokens.length; k++) {
    if (tokens[k]!.norm !== 'according' || tokens[k + 1]!.norm !== 'to') continue;
    const told = analysis.clauses[index]?.verb;
    if (told !== undefined && tokens.slice(Math.min(told, k), Math.max(told, k)).some(({ norm }) => norm === ';')) continue;
    const phrase = analysis.phrases.find((other) => other.from >= k + 2 && !other.possessive);
    if (phrase) return speaker(analysis, phrase, mentions, text, [tokens[k]!.start, tokens[k + 1]!.end]);
  }
  return null;
}

function opensWithQuote(analysis: Analysis): boolean {
  return analysis.sentence.tokens[0]?.norm === '"';
}

/** Takes note of the quotation marks and the speaker of a sentence, for the ones after it. */
export function followQuote(analysis: Analysis, mentions: readonly Mention[], text: string, words: ReportingWords, quote: QuoteState): void {
  let open = quote.open;
  let quoted = open;
  for (const token of analysis.sentence.tokens) {
    open = isQuoteOpenAfter(token, open);
    quoted ||= open;
  }
  const saying = analysis.clauses.find((clause) => words.verbs.has(clause.lemma) && clause.subject.length > 0 && clause.relation !== 'relative' && !clause.passive);
  if (saying) quote.last = speakerOf(analysis, saying, mentions, text);
  else if (!quoted) quote.last = null;
  quote.open = open;
}
