import { describe, expect, it } from 'vitest';
import { CAMEO_CODES, cameoCode, lostInCameo, meaningOfCameo, readCameo } from './cameo.js';
import { cameoOf, goldsteinOf, isMode, quadOf, scoreOf } from './event-codes.js';
import { modesOf } from './event-modes.js';
import { EVENT_TYPES } from './event-types.js';
import { SECTORS, sectorOfContext } from './sectors.js';

describe('CAMEO to PLOVER', () => {
  it('maps every code, and every mode belongs to its type', () => {
    for (const { code } of CAMEO_CODES) {
      const meaning = meaningOfCameo(code);
      expect(meaning, code).not.toBeNull();
      if (meaning!.type !== null && meaning!.mode !== null) expect(isMode(meaning!.type, meaning!.mode), code).toBe(true);
      for (const context of meaning!.contexts) expect(sectorOfContext(context), `${code} ${context}`).not.toBeNull();
    }
  });

  it('leaves only statements without a type, and says so', () => {
    for (const { code, root } of CAMEO_CODES) {
      const { type, lost } = meaningOfCameo(code)!;
      if (type === null) expect([root, lost === ''], code).toEqual(['01', false]);
    }
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
    for (const type of EVENT_TYPES) {
      for (const mode of [null, ...modesOf(type)]) {
        for (const sector of [[], ...SECTORS.map((name) => [name])]) {
          const code = cameoOf(type, mode, sector);
          expect(code && cameoCode(code), `${type} ${mode} ${sector}`).toBeTruthy();
          expect(goldsteinOf(code)).not.toBeNull();
        }
      }
    }
  });

  // CAMEO has no resignation; a change of leadership stands in, which is a concession.
  const EXCEPTIONS = new Set(['RETREAT resign']);

  it('comes back to the same type, save for the listed exceptions', () => {
    for (const type of EVENT_TYPES) {
      for (const mode of [null, ...modesOf(type)]) {
        if (EXCEPTIONS.has(`${type} ${mode}`)) continue;
        expect(meaningOfCameo(cameoOf(type, mode, [])!)!.type, `${type} ${mode}`).toBe(type);
      }
    }
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
    for (const { code, goldstein } of CAMEO_CODES) expect(Math.abs(goldstein), code).toBeLessThanOrEqual(10);
    expect(cameoCode('057')?.goldstein).toBe(8);
    expect(cameoCode('190')?.goldstein).toBe(-10);
  });
});

it('reads codes that lost their leading zero', () => {
  expect([readCameo('42')?.code, readCameo('042')?.code, readCameo('10')?.code, readCameo('112')?.code, readCameo('999'), readCameo('')]).toEqual(['042', '042', '10', '112', null, null]);
});
