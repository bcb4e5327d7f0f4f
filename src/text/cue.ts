/**
 * Bits of `Token.cues` and `Sentence.cues`: which lexicons know the word by one of its forms (lower case, dictionary form as noun, verb or auxiliary), whatever
 * its part of speech turns out to be. A bit that is set says no more than that a look is worth while; one that is not set spares it.
 */
export const Cue = {
  /** A form of a verb that the lexicon knows. */
  verbForm: 1,
  /** A closed word of grammar: modal, negation, relative, subordinator, words that lead up to figures. */
  grammar: 1 << 1,
  time: 1 << 2,
  verbFrame: 1 << 3,
  nounFrame: 1 << 4,
  adjectiveFrame: 1 << 5,
  /** First word of a name. */
  name: 1 << 6,
  /** Last word of a role. */
  role: 1 << 7,
  /** Last word of a sector's word. */
  sector: 1 << 8,
  /** First word of a loaded term. */
  loaded: 1 << 9,
  /** First word of a claim's wording. */
  claim: 1 << 10,
  /** A word that promises or names what is promised. */
  commitment: 1 << 11,
  /** Last word of a thing to be promised. */
  commitmentHead: 1 << 12,
  /** A dash or colon, alone or within: without one there is no dateline. */
  dash: 1 << 13,
  /** "we", "our", "you". */
  ownSide: 1 << 14,
  /** Something measurable or meant to be reached, or a verb of telling again: without one there is no target. */
  measure: 1 << 15,
  /** A digit or word of number. */
  figure: 1 << 16,
  /** A digit or word of time: without one there is no phrase of time. */
  date: 1 << 17,
  /** A day, or a word that leads up to a time: "last", "next". */
  day: 1 << 19,
  /** Somebody killed, injured or arrested. */
  casualty: 1 << 18,
} as const;

/** Every bit set: of tokens about which nothing is known. */
export const ALL_CUES = -1;

/** Bits of a word by its forms. */
export type CuesOf = (forms: ReadonlySet<string>, norm: string) => number;
