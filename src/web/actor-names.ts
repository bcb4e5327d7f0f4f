import type { Actors } from '../server/contract.js';

const nameByCode = new Map<string, string>();
const codeByNumber = new Map<string, string>();

/** Takes in the names that the service knows; until then codes stand for themselves. */
export function learnNames({ actors }: Actors): void {
  for (const { code, name, number } of actors) {
    nameByCode.set(code, name);
    if (number !== null) codeByNumber.set(number, code);
  }
}

/** Everyday English name of an actor code; the code itself when it is not known. */
export function actorName(code: string): string {
  return nameByCode.get(code) ?? code;
}

/** ISO 3166-1 alpha-3 code for a numeric code such as '364'; null when there is none. */
export function codeOfNumber(number: string): string | null {
  return codeByNumber.get(number) ?? null;
}
