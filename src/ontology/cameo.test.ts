import { describe, expect, it } from 'vitest';
import { CAMEO_CODES, cameoCode, lostInCameo, meaningOfCameo, readCameo } from './cameo.js';
import { cameoOf, goldsteinOf, isMode, quadOf, scoreOf } from './event-codes.js';
import { modesOf } from './event-modes.js';
import { EVENT_TYPES } from './event-types.js';
import { SECTORS, sectorOfContext } from './sectors.js';

describe('CAMEO to PLOVER', () => {
  const MEANINGS = CAMEO_CODES.map(({ code, root }) => ({ code, root, meaning: meaningOfCameo(code) }));

  it('maps every code, and every mode and context is known', () => {
    expect(MEANINGS.filter(({ meaning }) => meaning === null)).toEqual([]);
    expect(MEANINGS.filter(({ meaning }) => meaning!.type !== null && meaning!.mode !== null && !isMode(meaning!.type, meaning!.mode))).toEqual([]);
    expect(MEANINGS.flatMap(({ meaning }) => meaning!.contexts).filter((context) => sectorOfContext(context) === null)).toEqual([]);
  });

  it('leaves only statements without a type, and says so', () => {
    const untyped = MEANINGS.filter(({ meaning }) => meaning!.type === null);
    expect(untyped.length).toBeGreaterThan(0);
    expect(untyped.filter(({ root, meaning }) => root !== '01' || meaning!.lost === '')).toEqual([]);
  });

  it.each([
    ['042', 'CONSULT', 'visit'],
    ['057', 'SUPPORT', null],
    ['0871', 'RETREAT', 'ceasefire'],
    ['112', 'ACCUSE', 'allege'],
    ['163', 'SANCTION', 'discontinue'],
    ['191', 'COERCE', 'restrict'],
    ['195', 'ASSAULT', 'aerial'],
    ['0233', 'REQUEST', 'assist'],
    ['055', 'CONCEDE', null],
  ])('%s is %s %s', (code, type, mode) => {
    expect(meaningOfCameo(code)).toMatchObject({ type, mode });
  });
});

describe('PLOVER to CAMEO', () => {
  it('has a code for every type, mode and sector', () => {
    const acts = EVENT_TYPES.flatMap((type) => [null, ...modesOf(type)].flatMap((mode) => [[], ...SECTORS.map((name) => [name])].map((sectors) => ({ type, mode, sectors, code: cameoOf(type, mode, sectors) }))));
    expect(acts.filter(({ code }) => code === null || cameoCode(code) === null || goldsteinOf(code) === null)).toEqual([]);
  });

  // CAMEO has no resignation; a change of leadership stands in, which is a concession.
  const EXCEPTIONS = new Set(['RETREAT resign']);

  it('comes back to the same type, save for the listed exceptions', () => {
    const acts = EVENT_TYPES.flatMap((type) => [null, ...modesOf(type)].map((mode) => ({ type, mode })));
    const others = acts.filter(({ type, mode }) => meaningOfCameo(cameoOf(type, mode, [])!)!.type !== type).map(({ type, mode }) => `${type} ${mode}`);
    expect(others).toEqual([...EXCEPTIONS]);
  });

  it('says what a code loses', () => {
    expect(lostInCameo('ASSAULT', 'drone', '195')).toBe('that it was a drone');
    expect(lostInCameo('CONSULT', 'phone', '041')).toBe('');
    expect(lostInCameo('SUPPORT', null, '051')).toContain('signing (057)');
  });
});

describe('scores', () => {
  it.each([
    ['CONSULT', 'visit', 4, 1],
    ['COOPERATE', null, 9.5, 2],
    ['ACCUSE', null, -3, 3],
    ['PROTEST', 'vandalize', -5, 4],
    ['ASSAULT', 'unconventional', -10, 4],
    ['SANCTION', null, -6, 4],
  ] as const)('%s %s scores %d in class %d', (type, mode, score, quad) => {
    expect(scoreOf(type, mode)).toBe(score);
    expect(quadOf(type)).toBe(quad);
  });

  it('counts 67 modes', () => {
    expect(EVENT_TYPES.flatMap((type) => modesOf(type))).toHaveLength(67);
  });

  it('keeps Goldstein scores within the scale', () => {
    expect(CAMEO_CODES.filter(({ goldstein }) => Math.abs(goldstein) > 10)).toEqual([]);
    expect(cameoCode('057')?.goldstein).toBe(8);
    expect(cameoCode('190')?.goldstein).toBe(-10);
  });
});

it('reads codes that lost their leading zero', () => {
  expect([readCameo('42')?.code, readCameo('042')?.code, readCameo('10')?.code, readCameo('112')?.code, readCameo('999'), readCameo('')]).toEqual(['042', '042', '10', '112', null, null]);
});
