/** A member of a stream that may still be joined to later ones. */
export interface Member<T> {
  readonly value: T;
  set: OpenSet<T>;
}

interface OpenSet<T> {
  members: Member<T>[];
  /** How many of them may still meet a later member. */
  open: number;
}

/** Starts a set of one. */
export function openSet<T>(value: T): Member<T> {
  const member = { value } as Member<T>;
  member.set = { members: [member], open: 1 };
  return member;
}

/** Makes one set of the sets of two members; the smaller is poured into the larger, so that all joins together cost n log n. */
export function unite<T>(x: Member<T>, y: Member<T>): void {
  if (x.set === y.set) return;
  const [larger, smaller] = x.set.members.length >= y.set.members.length ? [x.set, y.set] : [y.set, x.set];
  for (const member of smaller.members) {
    member.set = larger;
    larger.members.push(member);
  }
  larger.open += smaller.open;
}

/** Keeps a member's set open until `leave` is called once more. */
export function hold<T>(member: Member<T>): void {
  member.set.open += 1;
}

/** A member can meet no later one; the members of its set when that holds for all of them, else null. */
export function leave<T>(member: Member<T>): T[] | null {
  member.set.open -= 1;
  return member.set.open > 0 ? null : member.set.members.map(({ value }) => value);
}
