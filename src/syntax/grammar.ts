import type { Lemmatiser } from '../text/lemma.js';
import { isMeasureWord } from './figure-words.js';

/** Closed word lists the phrase and clause reader needs, by lemma or form. */
export interface Grammar {
  readonly lemmatiser: Lemmatiser;
  readonly temporal: ReadonlySet<string>;
  readonly objectControl: ReadonlySet<string>;
  readonly saying: ReadonlySet<string>;
  /** Verbs of speaking and reacting: in "X said Y had fled and condemned the raid" it is X who condemns. */
  readonly speech: ReadonlySet<string>;
  /** Verbs that need an object: without one, their -ed form is a passive ("ten wounded in blast"). */
  readonly suffered: ReadonlySet<string>;
  /** Other verbs that mean little without an object: at the end of a sentence their -ed form belongs to the noun before it ("the reforms already made"). */
  readonly needsObject: ReadonlySet<string>;
  /** Verbs that in a headline without an object are passive: "journalists held", "border closed". */
  readonly undergone: ReadonlySet<string>;
  /** Verbs that an -ing clause completes: "stop selling", "denied arming". */
  readonly gerundTaker: ReadonlySet<string>;
  readonly relative: ReadonlySet<string>;
  readonly subordinator: ReadonlySet<string>;
  readonly particle: ReadonlySet<string>;
  readonly modal: ReadonlySet<string>;
  readonly negator: ReadonlySet<string>;
  readonly beVerb: ReadonlySet<string>;
  readonly haveVerb: ReadonlySet<string>;
  readonly doVerb: ReadonlySet<string>;
  /** Nouns that measure or frame another noun: in "a round of talks" the talks count. */
  readonly measure: ReadonlySet<string>;
  /** Words for people and bodies that the tagger takes for adjectives: "the party chief", "the military". */
  readonly roleNoun: ReadonlySet<string>;
}

/** Words the reader of phrases looks at one by one: modals, auxiliaries, negations, words that open clauses or lead up to figures. */
export function isGrammarWord(norm: string, { modal, negator, relative, subordinator, beVerb, haveVerb, doVerb, roleNoun }: Grammar): boolean {
  return norm === "'s" || modal.has(norm) || negator.has(norm) || relative.has(norm) || subordinator.has(norm) || beVerb.has(norm) || haveVerb.has(norm) || doVerb.has(norm) || roleNoun.has(norm) || isMeasureWord(norm);
}

/** Builds the word lists from rows of `grammar.tsv`. */
export function createGrammar(rows: readonly { readonly word: string; readonly kind: string }[], lemmatiser: Lemmatiser): Grammar {
  const kinds = new Map<string, Set<string>>();
  for (const { kind, word } of rows) {
    const words = kinds.get(kind);
    if (words) words.add(word);
    else kinds.set(kind, new Set([word]));
  }
  const of = (kind: string): ReadonlySet<string> => kinds.get(kind) ?? new Set();
  return {
    lemmatiser,
    temporal: of('temporal'),
    objectControl: of('object-control'),
    saying: of('saying'),
    speech: of('speech'),
    suffered: of('suffered'),
    needsObject: of('needs-object'),
    undergone: of('undergone'),
    gerundTaker: of('gerund-taker'),
    relative: of('relative'),
    subordinator: of('subordinator'),
    particle: of('particle'),
    modal: of('modal'),
    negator: of('negator'),
    beVerb: of('be-verb'),
    haveVerb: of('have-verb'),
    doVerb: of('do-verb'),
    measure: of('measure'),
    roleNoun: of('role-noun'),
  };
}
