import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRows, type Table } from '../base/table.js';
import { tables } from '../lexicon/en.generated.js';
import { COUNTRIES, isCountry } from '../ontology/countries.js';
import { findPlace } from '../ontology/places.js';
import { actorSectorGloss } from '../ontology/sectors.js';
import { tables as facts } from '../ontology/tables.generated.js';

const rowsOf = <K extends string>(name: string, wanted: readonly K[]): Record<K, string>[] => readRows(tables[name]!, wanted);
const splitNames = (row: { name: string; variants: string }): string[] => [row.name, ...row.variants.split('|').filter((part) => part !== '')];

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const value of values) found.set(keyOf(value), [...(found.get(keyOf(value)) ?? []), value]);
  return found;
}

const states = rowsOf('actors/states', ['id', 'name', 'code', 'kind', 'sector', 'from', 'to']);
const organisations = rowsOf('actors/organisations', ['id', 'name', 'code', 'kind', 'sector', 'from', 'to']);
const groups = rowsOf('actors/groups', ['id', 'name', 'code', 'kind', 'sector', 'from', 'to']);
const persons = rowsOf('actors/persons', ['id', 'name', 'variants', 'code', 'sector', 'office', 'from', 'to']);
const unnamed = rowsOf('actors/unnamed', ['id', 'name', 'code', 'kind', 'sector']);
const places = rowsOf('actors/places', ['id', 'name', 'variants', 'code', 'kind']);

const bodies = new Set(readRows(facts['organisations']!, ['code']).map((row) => row.code));
const isActorCode = (code: string): boolean => isCountry(code) || bodies.has(code);
const DATE = /^(?:\d{4}(?:-(?:0[1-9]|1[0-2]))?)?$/;

describe.each([
  ['states', states], ['organisations', organisations], ['groups', groups], ['persons', persons],
])('%s', (_, rows) => {
  it('names codes, sectors and dates that exist', () => {
    const wrong = rows.filter(({ code, sector, from, to }) => !isActorCode(code) || (sector !== '' && actorSectorGloss(sector) === null) || !DATE.test(from) || !DATE.test(to) || (from !== '' && to !== '' && from.slice(0, 4) > to.slice(0, 4)));
    expect(wrong).toEqual([]);
  });
});

describe('states', () => {
  const MEMBERS = COUNTRIES.filter(({ unMember }) => unMember === 'yes');
  /** Names that English shares with another state or a personal name: they would mislead. */
  const LEFT_OUT: Readonly<Record<string, string>> = {
    'COG demonym': 'Congolese is mostly of the other Congo', 'COG people': 'Congolese is mostly of the other Congo',
    'DMA demonym': 'Dominican is mostly of the Dominican Republic', 'DMA people': 'Dominicans are mostly of the Dominican Republic',
    'SGP capital': 'city and state have one name', 'SMR capital': 'city and state have one name', 'SYC capital': 'Victoria is a personal name',
  };

  it.each(['state', 'demonym', 'people', 'capital'])('have a row of kind %s for every member of the United Nations', (kind) => {
    const known = new Set(states.filter((row) => row.kind === kind).map(({ code }) => code));
    const missing = MEMBERS.filter(({ iso3 }) => !known.has(iso3) && !(`${iso3} ${kind}` in LEFT_OUT)).map(({ iso3 }) => iso3);
    expect(missing).toEqual([]);
  });

  it('leave out no more than is listed', () => {
    const present = new Set(states.map(({ code, kind }) => `${code} ${kind}`));
    expect(Object.keys(LEFT_OUT).filter((key) => present.has(key))).toEqual([]);
  });
});

describe('persons', () => {
  it('are many, and from every part of the world', () => {
    expect(new Set(persons.map(({ name }) => name)).size).toBeGreaterThan(2500);
    const covered = new Set(persons.map(({ code }) => code));
    const deep = ['IRN', 'PAK', 'AFG', 'IND', 'CHN', 'IRQ', 'SAU', 'TUR', 'ISR', 'USA', 'RUS', 'GBR', 'FRA', 'DEU', 'KAZ', 'UZB', 'TJK', 'KGZ', 'TKM'];
    expect(deep.filter((code) => persons.filter((row) => row.code === code).length < 8)).toEqual([]);
    expect(covered.size).toBeGreaterThan(190);
  });

  it('have an office in every row', () => {
    expect(persons.filter(({ office }) => office === '')).toEqual([]);
  });

  it('hold one row at a time', () => {
    const wrong: string[] = [];
    for (const [name, rows] of groupBy(persons, (row) => row.name)) {
      for (const [k, { from }] of rows.slice(1).entries()) {
        const before = rows[k]!.to;
        if (before === '' || from === '' || from < before.slice(0, from.length)) wrong.push(`${name}: ${before} then ${from}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('share no written name at the same time', () => {
    const clashes: string[] = [];
    const owners = groupBy(persons.flatMap((row) => splitNames(row).map((written) => ({ written, ...row }))), ({ written }) => written);
    for (const [written, rows] of owners) {
      for (const a of rows) {
        for (const b of rows) {
          if (a.name >= b.name || a.sector === 'ELI' || b.sector === 'ELI') continue;
          if ((a.to === '' || b.from === '' || b.from <= a.to) && (b.to === '' || a.from === '' || a.from <= b.to)) clashes.push(`${written}: ${a.name}, ${b.name}`);
        }
      }
    }
    expect(clashes).toEqual([]);
  });

  it('are not known by a common surname alone', () => {
    const common = ['Khan', 'Ali', 'Sharif', 'Singh', 'Kim', 'Lee', 'Smith', 'Ahmad', 'Ahmed', 'Hussein', 'Hassan', 'Dar', 'Malik', 'Shah', 'Brown', 'Johnson', 'May', 'Wang', 'Li', 'Zhang', 'Abe', 'Park', 'Miller', 'Rice', 'Asif', 'Iqbal', 'Abbas', 'Aziz', 'Gandhi', 'Baker', 'Gates'];
    const written = new Set(persons.flatMap(splitNames));
    expect(common.filter((name) => written.has(name))).toEqual([]);
  });

  it('include the people of the chronicle', () => {
    /** Too common a name to be told by itself. */
    const tooCommon = new Set(['Muhammad Ali', 'Muhammad Rafi', 'Muhammad Umair', 'Li Ying']);
    const written = new Set(persons.flatMap(splitNames));
    const folder = new URL('../../data/chronicle/', import.meta.url);
    const people = new Set(readdirSync(folder).filter((file) => file.endsWith('.jsonl')).flatMap((file) => readFileSync(new URL(file, folder), 'utf8').trim().split('\n').flatMap((line) => (JSON.parse(line) as { people?: string[] }).people ?? [])));
    expect(people.size).toBeGreaterThan(100);
    expect([...people].filter((name) => !written.has(name) && !tooCommon.has(name))).toEqual([]);
  });
});

describe('unnamed powers', () => {
  it('have neither code nor article', () => {
    expect(unnamed.length).toBeGreaterThan(600);
    expect(unnamed.filter(({ name, code, kind, sector }) => code !== '' || sector !== '' || kind !== 'region' || /^(?:the|a|an) /i.test(name))).toEqual([]);
  });

  it('are not named elsewhere', () => {
    const elsewhere = new Set([...states, ...organisations, ...groups, ...places.flatMap((row) => splitNames(row).map((name) => ({ name })))].map(({ name }) => name));
    expect(unnamed.filter(({ name }) => elsewhere.has(name))).toEqual([]);
  });
});

describe('places', () => {
  const written = new Map(places.flatMap((row) => splitNames(row).map((name) => [name, row] as const)));

  it('are many, each spelling once, of known kinds and codes', () => {
    expect(places.length).toBeGreaterThan(2500);
    expect(written.size).toBe(places.flatMap(splitNames).length);
    expect(places.filter(({ code, kind }) => !/^(?:city|province|place|region)$/.test(kind) || (code !== '' && !isCountry(code)))).toEqual([]);
  });

  it('are not states, bodies, groups or persons as well', () => {
    const elsewhere = new Set([...states, ...organisations, ...groups, ...persons.flatMap((row) => splitNames(row).map((name) => ({ name })))].map(({ name }) => name));
    expect([...written.keys()].filter((name) => elsewhere.has(name))).toEqual([]);
  });

  it('leave the state open where it is disputed', () => {
    const disputed = ['Kashmir', 'Crimea', 'West Bank', 'Golan Heights', 'Nagorno-Karabakh', 'Abu Musa', 'Kurdistan'];
    expect(disputed.map((name) => written.get(name))).toEqual(disputed.map(() => expect.objectContaining({ code: '', kind: 'region' })));
  });

  it('lie in the state that the map has for them', () => {
    const other: string[] = [];
    for (const [name, { code }] of written) {
      // The map shows the crossing of Attari and Wagah at one point.
      if (name === 'Wagah') continue;
      const point = findPlace(name);
      if (point && code !== '' && point.code !== code) other.push(`${name}: ${code}, on the map ${point.code}`);
    }
    expect(other).toEqual([]);
  });

  it('include the towns and crossings that the map knows', () => {
    const capitals = new Set(states.map(({ name }) => name));
    const mapped = readRows(facts['places'] as Table, ['name']).map(({ name }) => name);
    /** "Mehran" and "Swat" alone are a personal name and a police unit too. */
    const ambiguous = new Set(['Mehran', 'Swat']);
    expect(mapped.filter((name) => !written.has(name) && !capitals.has(name) && !ambiguous.has(name))).toEqual([]);
  });
});
