import { describe, expect, test } from 'vitest';
import { actor, commitment, event } from '../../test/contract/record-fixture.js';
import { EVENT_TYPES } from '../ontology/event-types.js';
import { compareEntry, KIND_FINDINGS, summariseAgreement } from './agreement.js';
import type { ChronicleEntry } from './chronicle.js';
import { CHRONICLE_KINDS } from './chronicle-check.js';

const entry = (kind: string, rest: Partial<ChronicleEntry> = {}) => ({ id: 'x', kind, parties: ['IRN', 'PAK'], sector: ['trade'], ...rest } as ChronicleEntry);

test('every kind of the chronicle has its findings, of types that exist', () => {
  expect(Object.keys(KIND_FINDINGS).toSorted()).toEqual([...CHRONICLE_KINDS].toSorted());
  const types = Object.values(KIND_FINDINGS).flatMap((accepted) => (accepted.types === 'any' ? [] : accepted.types));
  expect(types.filter((type) => !EVENT_TYPES.includes(type))).toEqual([]);
});

describe('compareEntry', () => {
  test.each([
    ['visit', [event('x', { sectors: ['trade', 'energy'] })], { found: 1, isKindMet: true, isPairMet: true, isSectorMet: true, sectorPrecision: 0.5, sectorRecall: 1 }],
    ['visit', [event('x', { type: 'ACCUSE', target: [actor('IND')] })], { isKindMet: false, isPairMet: false, isSectorMet: false, sectorPrecision: null, sectorRecall: 0 }],
    ['target', [commitment('x', { sectors: ['trade'] })], { found: 1, isKindMet: true, isPairMet: true, isSectorMet: true }],
    ['closure', [commitment('x')], { isKindMet: false, isPairMet: true }],
    ['other', [], { found: 0, isKindMet: false, isPairMet: false, isSectorMet: false }],
    ['statement', [{ kind: 'issue' as const, doc: 'x', code: 'c', message: 'm', at: null }], { found: 0, isKindMet: false }],
  ])('%s', (kind, findings, expected) => { expect(compareEntry(entry(kind), findings)).toMatchObject(expected); });
});

test('summariseAgreement gives shares by kind and over all', () => {
  const met = compareEntry(entry('visit'), [event('x', { sectors: ['trade'] })]);
  const unmet = compareEntry(entry('visit'), []);
  const other = compareEntry(entry('strike'), [event('x')]);
  expect(summariseAgreement([met, unmet, other])).toEqual([
    { kind: 'visit', entries: 2, coded: 0.5, kindMet: 0.5, pairMet: 0.5, sectorMet: 0.5, allMet: 0.5 },
    { kind: 'strike', entries: 1, coded: 1, kindMet: 0, pairMet: 1, sectorMet: 0, allMet: 0 },
    { kind: 'all', entries: 3, coded: 2 / 3, kindMet: 1 / 3, pairMet: 2 / 3, sectorMet: 1 / 3, allMet: 1 / 3 },
  ]);
  expect(summariseAgreement([])).toEqual([]);
});
