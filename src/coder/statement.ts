import type { Mention } from '../actors/mention.js';
import type { Analysis } from '../syntax/analysis.js';
import type { SourceDocument } from '../text/document.js';
import type { DatePhrase } from './date-phrases.js';
import type { Level } from './commitment-levels.js';
import type { Attribution } from './findings.js';

/** One sentence as the readers of commitments and claims are given it. Functions are asked only when something was found. */
export interface StatementInput {
  readonly document: SourceDocument;
  readonly analysis: Analysis;
  readonly mentions: readonly Mention[];
  /** Who says what stands in this clause, innermost first; clause −1 asks for the sentence as a whole. */
  readonly attributionOf: (clause: number) => readonly Attribution[];
  /** Sectors that the words of tokens [from, to) speak of. */
  readonly sectorsOf: (from: number, to: number) => readonly string[];
  /** Phrases of time in the sentence. */
  readonly datePhrases: () => readonly DatePhrase[];
  /** The two states the document has spoken of most so far (title included), or fewer; stands in where a sentence names nobody. */
  readonly pair: readonly string[];
  /** The two states the whole text names most, or fewer: what is left where neither sentence nor earlier ones tell. */
  readonly statesAhead: () => readonly string[];
  /** Where a measure stood, as this sentence or one of the last few told it; null when none did. */
  readonly level: () => Level | null;
}

/** Counts the states a document names, sentence by sentence, so that a sentence without names can be understood. */
export class PairMemory {
  private readonly counts = new Map<string, number>();
  /** The pair as last told; null once another state was named since. */
  private told: readonly string[] | null = null;

  /** `given`: states a title or the sender names for the whole document; they weigh as much as three mentions each. */
  constructor(given: readonly string[] = []) {
    for (const code of given) this.counts.set(code, 3);
  }

  note(mentions: readonly Mention[]): void {
    for (const { code, kind } of mentions) if (code !== null && isStateMention(kind)) this.count(code);
  }

  /** Takes one more naming of a state. */
  count(code: string): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + 1);
    this.told = null;
  }

  /** The two codes named most often; ties in order of first appearance. */
  pair(): readonly string[] {
    if (this.told) return this.told;
    let [first, most] = ['', 0];
    let [second, more] = ['', 0];
    for (const [code, count] of this.counts) {
      if (count > most) [second, more, first, most] = [first, most, code, count];
      else if (count > more) [second, more] = [code, count];
    }
    return this.told = more > 0 ? [first, second] : most > 0 ? [first] : [];
  }
}

/** Bodies of several states that can promise in their own name: "the EU pledged", "an IMF loan". */
export function isBodyMention(mention: Mention): boolean {
  return mention.kind === 'organisation' && mention.sector === 'IGO' && mention.code !== null;
}

/** Mentions that stand for a state rather than for a body of several. */
export function isStateMention(kind: Mention['kind']): boolean {
  return kind === 'state' || kind === 'role' || kind === 'person' || kind === 'people';
}
