import type { EventType } from '../ontology/event-types.js';

/** Kinds of evidence that two tellings are of one event, or of two. docs/deduplication.md tells what each looks at. */
export type EvidenceName =
  | 'same-day' | 'day-apart' | 'days-apart' | 'same-period' | 'same-type' | 'related-type' | 'same-mode' | 'other-mode'
  | 'same-actors' | 'overlapping-actors' | 'missing-side' | 'other-party' | 'swapped-sides' | 'other-status' | 'shared-names' | 'shared-capital' | 'shared-places' | 'other-places'
  | 'shared-numbers' | 'other-numbers' | 'other-casualties' | 'same-office' | 'other-office' | 'shared-words' | 'copied-text' | 'same-document';

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
 * Weights: log-odds fitted by logistic regression on the development half of data/gold/same-event.txt (scripts/eval-same-event.ts --fit), rounded.
 * The windows are judgements: agencies date by their own day, newspapers print a day or two later.
 */
export const DEFAULT_RULE: DedupeRule = {
  weights: {
    'same-day': 1.5, 'day-apart': -1, 'days-apart': -1, 'same-period': 0.5, 'same-type': 1.5, 'related-type': 0, 'same-mode': 0.5, 'other-mode': -1,
    'same-actors': 1.5, 'overlapping-actors': 0.5, 'missing-side': 0, 'other-party': -1.5, 'swapped-sides': -2, 'other-status': -0.5, 'shared-names': 1, 'shared-capital': 0.4, 'shared-places': 1, 'other-places': -1.5,
    'shared-numbers': 0.8, 'other-numbers': -0.3, 'other-casualties': -0.5, 'same-office': 0.5, 'other-office': -0.8, 'shared-words': 4, 'copied-text': 1.5, 'same-document': -2,
  },
  base: -5,
  threshold: 0,
  toldDays: 1,
  publicationDays: 3,
  relatedTypes: [
    ['SUPPORT', 'AGREE'], ['SUPPORT', 'COOPERATE'], ['AGREE', 'COOPERATE'], ['AID', 'COOPERATE'], ['AID', 'SUPPORT'], ['AGREE', 'AID'], ['AGREE', 'CONCEDE'], ['RETREAT', 'CONCEDE'],
    ['RETREAT', 'COOPERATE'], ['RETREAT', 'AGREE'], ['ASSAULT', 'COERCE'], ['ASSAULT', 'MOBILIZE'], ['ASSAULT', 'THREATEN'], ['THREATEN', 'MOBILIZE'], ['ACCUSE', 'REJECT'], ['ACCUSE', 'PROTEST'],
    ['SANCTION', 'REJECT'], ['SANCTION', 'COERCE'], ['CONSULT', 'SUPPORT'], ['CONSULT', 'COOPERATE'], ['CONSULT', 'REQUEST'], ['REQUEST', 'ACCUSE'], ['SANCTION', 'RETREAT'],
  ],
  announcementDays: 60,
};
