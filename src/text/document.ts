/** Who published a document. */
export interface Outlet {
  readonly name: string;
  /** ISO 3166-1 alpha-3 of the outlet's seat. */
  readonly country?: string | null;
  readonly stateAffiliated?: boolean | null;
}

/** A text to be coded, never altered. Offsets everywhere refer to `text`. */
export interface SourceDocument {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  /** Publication date, YYYY-MM-DD (or YYYY-MM, YYYY when only that is known). */
  readonly date?: string;
  readonly url?: string;
  readonly outlet?: Outlet;
}
