import type { Bound } from './duckdb-file.js';

/** A condition in SQL with the values bound to it. */
export interface Condition {
  readonly sql: string;
  readonly bound: Readonly<Record<string, Bound>>;
}

/** A condition put together part by part; every value is bound. Without parts it is always true. */
export class Conditions implements Condition {
  readonly bound: Record<string, Bound> = {};
  readonly #parts: string[] = [];

  get sql(): string {
    return this.#parts.length === 0 ? 'true' : this.#parts.join('\n  and ');
  }

  /** Adds a part that must hold too. */
  and(sql: string, values: Readonly<Record<string, Bound>> = {}): void {
    this.#parts.push(sql);
    Object.assign(this.bound, values);
  }
}
