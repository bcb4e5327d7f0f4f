import type { Mention } from '../actors/mention.js';
import type { Analysis } from '../syntax/analysis.js';
import { isQuoteOpenAfter } from '../text/quotes.js';
import type { Attribution } from './findings.js';

/** Words by which speakers mean their own side, and how the phrase stands for it: alone, or as owner of what follows ("our embassy"). */
const OWN = new Set(['we', 'us', 'i', 'me', 'ourselves', 'our', 'my']);
const ADDRESSED = new Set(['you', 'your']);

/** True for words that stand for the side of whoever speaks or is spoken to. */
export function isOwnSideWord(norm: string): boolean {
  return OWN.has(norm) || ADDRESSED.has(norm);
}

/** Who is speaking outside quotation marks: nobody known, or in an interview the one asked and the one who asks. */
export interface Interview {
  /** Whose side answers; null while unknown. */
  readonly answers: string | null;
  /** True while the one who asks speaks. */
  readonly asking: boolean;
  /** True where answers stand in quotation marks and questions do not. */
  readonly quoted: boolean;
  /** The one who answers, while answering. */
  readonly speaker: Attribution | null;
}

/**
 * Settles whose the roles behind "our" in `mentions` are, and gives mentions for "we", "our", "I" and, in an interviewer's questions, "you": the side of whoever speaks. `speakerOf` gives the speaker of what a
 * clause says (-1: the sentence); `quoted` tells for each token whether it stands within quotation marks; `home`: whose side a text
 * that speaks in its own voice takes ("our parliament" in a commentary), or null.
 */
export function firstPersonMentions(analysis: Analysis, mentions: Mention[], quoted: readonly boolean[], speakerOf: (clause: number) => Attribution | undefined, interview: Interview | null, home: string | null): Mention[] {
  const { tokens } = analysis.sentence;
  const found: Mention[] = [];
  for (let k = 0; k < tokens.length; k++) {
    const token = tokens[k]!;
    const own = OWN.has(token.norm);
    if ((!own && !ADDRESSED.has(token.norm)) || token.text === 'US' || mentions.some((mention) => mention.from <= k && k < mention.to)) continue;
    const code = quoted[k] === true && !interview?.quoted ? (own ? speakerOf(clauseAt(analysis, k))?.code : null) : interview ? (own === interview.asking ? null : interview.answers) : own ? home : null;
    if (!code) continue;
    // "our peasants": the word tells whose the role after it is.
    const owned = token.norm === 'our' || token.norm === 'my' || token.norm === 'your' ? mentions.findIndex((mention) => mention.from > k && mention.from <= k + 3 && mention.kind === 'role' && (mention.code === null || mention.guessed)) : -1;
    if (owned >= 0) {
      const { guessed: _, ...role } = mentions[owned]!;
      mentions[owned] = { ...role, code };
    } else found.push({ from: k, to: k + 1, span: [token.start, token.end], code, sector: null, name: null, kind: 'state', row: 'document' });
  }
  return found;
}

/** Which tokens stand within quotation marks; `open`: the sentence before left them open. */
export function quotedTokens(analysis: Analysis, open: boolean): boolean[] {
  let inside = open;
  return analysis.sentence.tokens.map((token) => (inside = isQuoteOpenAfter(token, inside)));
}

function clauseAt(analysis: Analysis, token: number): number {
  let best = -1;
  for (let c = 0; c < analysis.clauses.length; c++) {
    const { from, subject } = analysis.clauses[c]!;
    const start = Math.min(from, ...subject.map((phrase) => analysis.phrases[phrase]!.from));
    if (start <= token) best = c;
  }
  return best;
}
