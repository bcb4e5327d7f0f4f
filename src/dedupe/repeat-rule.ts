import type { EventType } from '../ontology/event-types.js';

/** What ties two rows about the same act of a day to one another: the same place, where one is told; the same article (or outlet, where no address is
 * told); the day alone. */
export type RepeatLink = 'place' | 'article' | 'day';

/**
 * The rule by which rows of one imported data set are told to be of one event. Rows are compared only where data set, day, type, mode, status and both sides (by
 * their codes; where they make no pair also by sector and name) are the same; among these, rows joined by a link, directly or through others, are one event.
 */
export interface RepeatRule {
  /** Data sets whose rows are compared: those that machines make of news. In others each row is an event of its own. */
  readonly origins: readonly string[];
  /** Any of them joins two rows; none: no row is a repeat. `day` makes what the field calls one-a-day counts. */
  readonly links: readonly RepeatLink[];
  /** Beginnings of CAMEO codes of acts that two do together: such a row and the same with the sides swapped are one act. Visits are told apart by who travels. */
  readonly mutualCodes: readonly string[];
  /** Types of such acts where a data set has no CAMEO codes. */
  readonly mutualTypes: readonly EventType[];
}

/**
 * Mutual codes: those that ICEWS codes both ways from one sentence in at least a third of its rows (sample of June 2018: 040, 041, 044 always, 046 and 057 in 98 %, 030 in 88 %,
 * 050 in 76 %, 032 in 39 %, 036 in 37 %; 051, 111, 112, 173 and 190 never or nearly so), with the kinds of cooperation (06) that GDELT mirrors likewise.
 */
export const DEFAULT_REPEAT_RULE: RepeatRule = {
  origins: ['gdelt1', 'gdelt2', 'icews', 'polecat'],
  links: ['place', 'article'],
  mutualCodes: ['030', '031', '032', '036', '04', '050', '057', '06'],
  mutualTypes: ['CONSULT', 'COOPERATE'],
};
