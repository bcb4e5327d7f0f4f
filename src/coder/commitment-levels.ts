import { readLexemes } from '../text/lexemes.js';
import { quantitiesOf, type Quantity } from '../text/quantities.js';
import { headEndingAt, type CommitmentLexicon } from './commitment-lexicon.js';
import type { StatementInput } from './statement.js';

/** Where something that is to grow or shrink stood, as the text told it last: "trade stands at 3 billion dollars". */
export interface Level {
  /** Lemma of what is measured. */
  readonly measure: string;
  readonly quantity: Quantity;
}

/** Sentences in which a level told may still be what a target starts from. Judgement. */
export const LEVEL_REACH = 4;
/** Words that tell how much there is, between what is measured and the figure. */
const STANDS = new Set(['stand', 'worth', 'value', 'amount', 'reach', 'total', 'currently', 'current', 'now', 'present']);
/** Words that say the figure is no level, or none of now. */
const OTHERWISE = new Set(['will', 'would', 'could', 'may', 'might', 'should', 'to', 'target', 'goal', 'aim', 'by', 'from', 'not', 'if']);
/** Tokens from what is measured to the figure at most. */
const NEAR = 14;

/** The level a sentence tells, or null: what is measured, a word of standing and a figure of money or amount, in this order, with nothing to come between them. */
export function readLevel(input: StatementInput, lexicon: CommitmentLexicon): Level | null {
  const { tokens, span } = input.analysis.sentence;
  let quantities: readonly Quantity[] | null = null;
  for (let at = 0; at < tokens.length; at++) {
    const { norm, lemma } = tokens[at]!;
    if (!STANDS.has(lemma) && !STANDS.has(norm)) continue;
    for (let k = at - 1; k >= Math.max(0, at - NEAR) && !OTHERWISE.has(tokens[k]!.norm) && tokens[k]!.norm !== ';'; k--) {
      if (!lexicon.measureWords.has(tokens[k]!.lemma) || !headEndingAt(tokens, k, lexicon, 'measure')) continue;
      quantities ??= quantitiesOf(readLexemes(input.document.text, span[0], span[1]), lexicon.units);
      const quantity = quantities.find((q) => (q.kind === 'money' || q.kind === 'measure') && q.from === null && !q.by && q.span[0] >= tokens[at]!.end);
      if (!quantity) break;
      const between = tokens.slice(at + 1).filter((token) => token.end <= quantity.span[0]);
      const isPlain = between.every(({ norm: word, pos, lemma: form }, n) => (n === 0 && word === 'to') || (!OTHERWISE.has(word) && (pos !== 'VERB' || STANDS.has(form))));
      return isPlain && between.length <= 6 ? { measure: tokens[k]!.lemma, quantity } : null;
    }
  }
  return null;
}
