import type { EventType } from '../ontology/event-types.js';

/** Kinds of evidence that two tellings are of one event, or of two. docs/deduplication.md tells what each looks at. */
export type EvidenceName =
  | 'same-day' | 'day-apart' | 'days-apart' | 'same-period' | 'same-type' | 'related-type' | 'same-mode' | 'other-mode'
  | 'same-actors' | 'overlapping-actors' | 'missing-side' | 'other-party' | 'swapped-sides' | 'other-status' | 'shared-names' | 'shared-capital' | 'shared-places' | 'other-places'
  | 'shared-numbers' | 'other-numbers' | 'other-casualties' | 'same-office' | 'other-office' | 'shared-words' | 'copied-text' | 'same-document'
  | 'common-states' | 'told-as-another';

/** The rule by which tellings are told to be of one event: every number can be changed. */
export interface DedupeRule {
  /** What each piece of evidence adds to the score, for one unit of it. */
  readonly weights: Readonly<Record<EvidenceName, number>>;
  /** Score with no evidence. */
  readonly base: number;
  /** Two tellings are of one event from this score on; clusters are joined while their mean score is at least that. */
  readonly threshold: number;
  /** Days by which two days told in the texts may differ: 1 takes in time zones and night actions. */
  readonly toldDays: number;
  /** Days by which a day taken from publication may lie after the event. */
  readonly publicationDays: number;
  /** Types that coders take for one another, besides equal ones. */
  readonly relatedTypes: readonly (readonly [EventType, EventType])[];
  /** Days between an announcement without a date and what it announced. */
  readonly announcementDays: number;
}

/**
 * Weights: log-odds fitted by logistic regression on the development half of data/gold/same-event.txt (scripts/eval-same-event.ts --fit), rounded. That set
 * has more pairs of one event than news has, so the threshold stands above 0: odds of about 3 to 1 on that set. Checked on the chronicle, whose entries are
 * distinct facts.
 * The windows are judgements: agencies date by their own day, newspapers print a day or two later.
 */
export const DEFAULT_RULE: DedupeRule = {
  weights: {
    'same-day': 1.6, 'day-apart': -1.9, 'days-apart': -0.2, 'same-period': 0.4, 'same-type': 2.2, 'related-type': -0.7, 'same-mode': 0.6, 'other-mode': -0.5,
    'same-actors': 1.9, 'overlapping-actors': 0.6, 'missing-side': 1.4, 'other-party': -1.5, 'swapped-sides': -2.9, 'other-status': -0.2, 'common-states': 0.8,
    'shared-names': 0.8, 'shared-capital': 0.2, 'shared-places': 0.6, 'other-places': -2.5, 'shared-numbers': 1.3, 'other-numbers': -0.8, 'other-casualties': -1.1,
    'same-office': 0.6, 'other-office': -0.8, 'shared-words': 3.8, 'copied-text': 0.7, 'same-document': -2.3, 'told-as-another': -3.3,
  },
  base: -3.5,
  threshold: 1,
  toldDays: 1,
  publicationDays: 3,
  relatedTypes: [
    ['SUPPORT', 'AGREE'], ['SUPPORT', 'COOPERATE'], ['AGREE', 'COOPERATE'], ['AID', 'COOPERATE'], ['AID', 'SUPPORT'], ['AGREE', 'AID'], ['AGREE', 'CONCEDE'], ['RETREAT', 'CONCEDE'],
    ['RETREAT', 'COOPERATE'], ['RETREAT', 'AGREE'], ['ASSAULT', 'COERCE'], ['ASSAULT', 'MOBILIZE'], ['ASSAULT', 'THREATEN'], ['THREATEN', 'MOBILIZE'], ['ACCUSE', 'REJECT'], ['ACCUSE', 'PROTEST'],
    ['SANCTION', 'REJECT'], ['SANCTION', 'COERCE'], ['CONSULT', 'SUPPORT'], ['CONSULT', 'COOPERATE'], ['CONSULT', 'REQUEST'], ['REQUEST', 'ACCUSE'], ['SANCTION', 'RETREAT'],
  ],
  announcementDays: 90,
};
