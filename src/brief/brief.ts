/** What a statement of the brief rests on: an event, a finding of another kind, a ledger entry, a statistic or a document, by its id in the record. */
export interface Citation {
  readonly kind: 'event' | 'commitment' | 'claim' | 'ledger' | 'statistic' | 'document';
  readonly id: string;
  /** Document it stands in, where there is one; `sources` of the brief gives its number. */
  readonly document: string | null;
}

/** One statement, with what it rests on. */
export interface BriefSentence {
  readonly text: string;
  /** Never empty, except for counts over the whole record, whose `basis` says what was counted. */
  readonly citations: readonly Citation[];
  readonly basis?: string;
}

/** Rows of a section, each with what it rests on; `cells[i]` stands under `columns[i]`. */
export interface BriefTable {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly citations: readonly Citation[] }[];
  /** Rows that were left out for length. */
  readonly more: number;
}

/** One part of a brief: sentences, then a table where figures stand better in columns, then notes. */
export interface BriefSection {
  readonly id: string;
  readonly title: string;
  readonly sentences: readonly BriefSentence[];
  readonly table?: BriefTable;
  /** What a reader must bear in mind here. */
  readonly notes: readonly string[];
}

/** A document the brief cites, numbered in order of first citation. */
export interface BriefSource {
  readonly number: number;
  readonly document: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly outlets: readonly string[];
}

/** The whole picture of a pair as of a day. */
export interface Brief {
  readonly pair: string;
  readonly names: readonly [string, string];
  readonly asOf: string;
  readonly sections: readonly BriefSection[];
  readonly sources: readonly BriefSource[];
}
