import { readRows } from '../base/table.js';
import { COUNTRIES, findCodeGroup, findCountry, type CodeSystem } from '../ontology/countries.js';
import { tables } from '../ontology/tables.generated.js';
import type { ActorReading, UnknownCode } from './event-reading.js';

const groups = new Map(readRows(tables['known-groups']!, ['code', 'actor']).map(({ code, actor }) => [code, actor]));
const roles = new Map(readRows(tables['actor-roles']!, ['system', 'role', 'sector']).map(({ system, role, sector }) => [`${system} ${role}`, sector === '' ? null : sector]));
const organisations = new Map(readRows(tables['organisations']!, ['code', 'name']).flatMap(({ code, name }): [string, string][] => [[code.toLowerCase(), code], [name.toLowerCase(), code]]));
const states = new Map([
  ...COUNTRIES.toSorted((x, y) => Number(x.to === null) - Number(y.to === null)).map(({ name, iso3 }): [string, string] => [name.toLowerCase(), iso3]),
  ...readRows(tables['country-spellings']!, ['name', 'iso3']).map(({ name, iso3 }): [string, string] => [name.toLowerCase(), iso3]),
]);

/** Code of a state by its English name as data sets write it; null when no spelling of it is known. */
export function stateNamed(name: string): string | null {
  return states.get(name.trim().toLowerCase()) ?? null;
}

/** Code of an organisation or group by its code or name; null when it is not in the table. */
export function organisationNamed(name: string): string | null {
  return organisations.get(name.trim().toLowerCase()) ?? null;
}

/** Code of a group as CAMEO writes it (UNO, NAT); null when the table has none. */
export function knownGroup(code: string): string | null {
  return groups.get(code) ?? null;
}

/** PLOVER sector of a role (`undefined`: the role is not known; null: it has none). */
export function sectorOfRole(system: string, role: string): string | null | undefined {
  return roles.get(`${system} ${role}`);
}

/** The first of some roles that has a PLOVER sector, and those that are not known. */
export function sectorOfRoles(system: string, written: readonly string[]): { readonly sector: string | null; readonly unknown: readonly UnknownCode[] } {
  const found = written.filter((role) => role !== '').map((role) => ({ role, sector: sectorOfRole(system, role) }));
  return {
    sector: found.find(({ sector }) => sector !== undefined && sector !== null)?.sector ?? null,
    unknown: found.filter(({ sector }) => sector === undefined).map(({ role }) => ({ system: `${system}-role`, code: role })),
  };
}

/** State of a code; regions and groups that are no state are told under `<system>-region`, codes no table knows under `<system>-country`. */
export function stateOf(system: CodeSystem, code: string, year?: number): Pick<ActorReading, 'codes' | 'unknown'> {
  const state = findCountry(system, code, year);
  if (state !== null) return { codes: [state.iso3], unknown: [] };
  return { codes: [], unknown: [{ system: `${system}-${findCodeGroup(system, code) === null ? 'country' : 'region'}`, code }] };
}

/** An actor of which nothing is known. */
export const NO_ACTOR: ActorReading = { codes: [], sector: null, unknown: [] };
