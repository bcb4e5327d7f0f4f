import { readRows } from '../base/table.js';
import { tables } from './tables.generated.js';

/** A state or territory, present or past. Codes it does not have are null. */
export interface Country {
  /** ISO 3166-1 alpha-3 (XKK Kosovo, PSE Palestine); ISO 3166-3 or older alpha-3 for states that are no more. */
  readonly iso3: string;
  readonly iso2: string | null;
  /** ISO numeric code, three digits. */
  readonly isonum: string | null;
  readonly name: string;
  readonly capital: string | null;
  /** Correlates of War letters and number. */
  readonly cow: string | null;
  readonly cown: number | null;
  /** Gleditsch and Ward number. */
  readonly gwn: number | null;
  readonly cameo: string | null;
  readonly fips: string | null;
  /** First and last year in which the code stands for a state; `from` null: before 1946 or not a state; `to` null: still so. */
  readonly from: number | null;
  readonly to: number | null;
  /** United Nations M49 subregion. */
  readonly region: string;
  /** Capital or main place, degrees. */
  readonly lat: number;
  readonly lon: number;
  readonly unMember: 'yes' | 'no' | 'observer' | 'former';
}

/**
 * Code lists a country can be looked up in. `cow` takes letters or number, `gw` the number, `imf` the three-digit number of the International
 * Monetary Fund. `comtrade` are the numbers of the United Nations trade statistics and of CEPII BACI: ISO numbers with exceptions (842 the
 * United States, 490 Taiwan).
 */
export type CodeSystem = 'iso3' | 'iso2' | 'isonum' | 'cow' | 'gw' | 'cameo' | 'fips' | 'imf' | 'comtrade';

interface Candidate {
  readonly country: Country;
  readonly from: number | null;
  readonly to: number | null;
}

const orNull = (cell: string): string | null => (cell === '' ? null : cell);
const numberOrNull = (cell: string): number | null => (cell === '' ? null : Number(cell));

/** All states and territories, present and past, by alpha-3 code. */
export const COUNTRIES: readonly Country[] = readRows(tables['countries']!, [
  'iso3', 'iso2', 'isonum', 'name', 'capital', 'cow', 'cown', 'gwn', 'cameo', 'fips', 'from', 'to', 'region', 'lat', 'lon', 'un_member',
]).map((row) => ({
  iso3: row.iso3, iso2: orNull(row.iso2), isonum: orNull(row.isonum), name: row.name, capital: orNull(row.capital),
  cow: orNull(row.cow), cown: numberOrNull(row.cown), gwn: numberOrNull(row.gwn), cameo: orNull(row.cameo), fips: orNull(row.fips),
  from: numberOrNull(row.from), to: numberOrNull(row.to), region: row.region, lat: Number(row.lat), lon: Number(row.lon),
  unMember: row.un_member as Country['unMember'],
}));

const byIso3 = new Map(COUNTRIES.map((country) => [country.iso3, country]));
const byCode = new Map<string, Candidate[]>();
for (const country of COUNTRIES) {
  const { from, to } = country;
  const codes: [CodeSystem, string | number | null][] = [
    ['iso3', country.iso3], ['iso2', country.iso2], ['isonum', country.isonum], ['cow', country.cow], ['cow', country.cown],
    ['gw', country.gwn], ['cameo', country.cameo], ['fips', country.fips],
  ];
  for (const [system, code] of codes) if (code !== null) addCandidate(system, String(code), { country, from, to });
}
for (const { system, code, iso3, from, to } of readRows(tables['country-code-variants']!, ['system', 'code', 'iso3', 'from', 'to'])) {
  addCandidate(system as CodeSystem, code, { country: byIso3.get(iso3)!, from: numberOrNull(from), to: numberOrNull(to) });
}
for (const { code, iso3 } of readRows(tables['imf-codes']!, ['code', 'iso3'])) addCandidate('imf', code, { country: byIso3.get(iso3)!, from: null, to: null });
const groups = new Map(readRows(tables['code-groups']!, ['system', 'code', 'name']).map(({ system, code, name }) => [`${system} ${code}`, name]));

function addCandidate(system: CodeSystem, code: string, candidate: Candidate): void {
  const key = `${system} ${code}`;
  const list = byCode.get(key);
  if (list) list.push(candidate);
  else byCode.set(key, [candidate]);
}

/** The country with this alpha-3 code, or null. Upper case as in `countries.tsv`. */
export function countryOf(iso3: string): Country | null {
  return byIso3.get(iso3) ?? null;
}

/**
 * Looks a code up in a code list. Where several states have had it (COW 365: Soviet Union to 1991, Russia since), `year` decides; without
 * one the present state is meant. Null when no state had the code, or none in that year.
 * Numbers of ISO and Comtrade may have or lack leading zeros. Letters must be upper case.
 *
 * findCountry('cow', '345', 1995)?.iso3 === 'YUG'
 */
export function findCountry(system: CodeSystem, code: string | number, year?: number): Country | null {
  const text = writtenCode(system, code);
  const candidates = byCode.get(`${system} ${text}`);
  if (!candidates && system === 'comtrade') return groups.has(`comtrade ${text}`) ? null : findCountry('isonum', code, year);
  if (!candidates) return null;
  if (candidates.length === 1) return candidates[0]!.country;
  if (year === undefined) return (candidates.find(({ to }) => to === null) ?? candidates[0]!).country;
  // In a year of transition the successor is meant.
  const holding = candidates.filter(({ from, to }) => (from === null || from <= year) && (to === null || year <= to));
  holding.sort((a, b) => (b.from ?? -Infinity) - (a.from ?? -Infinity));
  return holding[0]?.country ?? null;
}

/**
 * Name of a region, group or remainder that a code stands for (World Bank ARB the Arab World, CAMEO EUR Europe, Comtrade 899 areas not specified);
 * null when the code list has no such group. A code can be both a group in one list and a state in another.
 */
export function findCodeGroup(system: CodeSystem, code: string | number): string | null {
  return groups.get(`${system} ${writtenCode(system, code)}`) ?? null;
}

/** A code as the tables write it: ISO numbers with leading zeros, those of Comtrade without. */
function writtenCode(system: CodeSystem, code: string | number): string {
  if (system === 'isonum') return String(code).padStart(3, '0');
  return system === 'comtrade' ? String(code).replace(/^0+(?=.)/, '') : String(code);
}

const labels = new Map(readRows(tables['organisations']!, ['code', 'name']).map(({ code, name }) => [code, name]));

/** Everyday English name of an actor code: a state, an organisation or a group; the code itself when it is not known. */
export function labelOf(code: string): string {
  return byIso3.get(code)?.name ?? labels.get(code) ?? code;
}

/** True when the code is that of an organisation or group of `organisations.tsv`. */
export function isOrganisation(code: string): boolean {
  return labels.has(code);
}

/** True when the code is that of a state or territory, present or past. */
export function isCountry(code: string): boolean {
  return byIso3.has(code);
}
