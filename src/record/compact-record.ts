/** What states belong to. `organisation`: with organs of its own; `trade-agreement`, `alliance` and `agreement`: signed between them. */
export type CompactKind = 'organisation' | 'trade-agreement' | 'alliance' | 'agreement';

/** Something several states belong to, as one data set tells it: an organisation or an agreement. The same one in two data sets is two compacts. */
export interface Compact {
  /** `<data set>:<its own id>`: `desta:497`. */
  readonly id: string;
  readonly kind: CompactKind;
  readonly name: string;
  /** Actor code of an organisation (`SCO`); null for agreements. */
  readonly code: string | null;
  /** When it was signed, came into force and ended, as exact as told (YYYY, YYYY-MM, YYYY-MM-DD); null when not, or not known. */
  readonly signedOn: string | null;
  readonly inForceOn: string | null;
  readonly endedOn: string | null;
  readonly url: string | null;
  readonly note: string | null;
  /** Data set with its version. */
  readonly source: string;
  /** Id of the imported file and the line in it. */
  readonly file?: string;
  readonly line?: number;
}

/**
 * What a state is in a compact. `signatory`: signed, not in force for it as far as told; `negotiating`: talks only; `withdrawn`: left on the day `to`, told
 * apart from the row that says when it came in.
 */
export type MembershipRole = 'member' | 'observer' | 'partner' | 'signatory' | 'negotiating' | 'withdrawn';

/** One state in one compact. */
export interface Membership {
  readonly id: string;
  /** Id of the compact. */
  readonly compact: string;
  /** ISO 3166-1 alpha-3. */
  readonly member: string;
  readonly role: MembershipRole;
  readonly signedOn: string | null;
  /** First and last day of it, as exact as told; `from` null: not known; `to` null: still so as far as the data set goes. */
  readonly from: string | null;
  readonly to: string | null;
  readonly source: string;
  readonly file?: string;
  readonly line?: number;
}

/** A compact with the memberships of the states asked for, by member, first day, then id. */
export interface CompactRow {
  readonly compact: Compact;
  readonly memberships: readonly Membership[];
}

/** Which compacts; conditions that are present must all hold. */
export interface CompactFilter {
  /** Both sides have a membership of any role; the rows hold theirs alone. */
  readonly pair?: { readonly a: string; readonly b: string };
  /** This state has one; the rows hold its alone. Not used beside `pair`. */
  readonly member?: string;
  readonly kinds?: readonly CompactKind[];
}
