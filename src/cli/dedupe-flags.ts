import type { Format } from './output.js';

/** Words for what makes rows of an imported data set one event. */
export const REPEAT_LINKS = ['place-or-article', 'place', 'article', 'day', 'none'] as const;

export interface DedupeFlags {
  readonly record: string;
  readonly format?: Format;
  readonly all: boolean;
  readonly merge: boolean;
  readonly split: boolean;
  readonly undo?: string;
  readonly edits: boolean;
  readonly repeats?: (typeof REPEAT_LINKS)[number];
  readonly by?: string;
  readonly note?: string;
}
