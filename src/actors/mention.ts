import type { Span } from '../base/span.js';

/** True of codes that have the form of a state's: ISO 3166-1 alpha-3. */
export function isStateCode(code: string): boolean {
  return code.length === 3 && isCapital(code.charCodeAt(0)) && isCapital(code.charCodeAt(1)) && isCapital(code.charCodeAt(2));
}

const isCapital = (code: number): boolean => code >= 65 && code <= 90;

/** A name or role in a sentence that stands for a state, organisation, group, person or unnamed power. */
export interface Mention {
  /** Token range [from, to) in the sentence. */
  readonly from: number;
  readonly to: number;
  readonly span: Span;
  /** ISO 3166-1 alpha-3, organisation acronym, group id, or null (unnamed powers, unresolved roles). */
  readonly code: string | null;
  /** PLOVER actor sector or null. */
  readonly sector: string | null;
  /** Person or body named, else null. */
  readonly name: string | null;
  /** `place`: a city or province, which locates an act but does not act. `region`: unnamed or region-like ("the West", "foreign powers"), kept as text. `people`: nationals rather than the state. */
  readonly kind: 'state' | 'organisation' | 'group' | 'person' | 'role' | 'people' | 'place' | 'region';
  /** True where only earlier sentences or the dateline tell whose it is ("the ministry"). */
  readonly guessed?: true;
  /** Lexicon row id. */
  readonly row: string;
}
