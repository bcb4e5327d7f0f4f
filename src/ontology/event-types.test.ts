import { describe, expect, it } from 'vitest';
import { readRows } from '../base/table.js';
import { isMode, quadOf, scoreOf } from './event-codes.js';
import { isEventType, isRecipientRequired, modesOf } from './event-modes.js';
import { EVENT_TYPES, type EventStatus, type EventType } from './event-types.js';
import { relationRoot } from './relation-roots.js';
import { actorSectorGloss, glossOf, isSector, sectorOfContext, SECTORS } from './sectors.js';
import { tables } from './tables.generated.js';

const acts = EVENT_TYPES.flatMap((type) => [null, ...modesOf(type)].map((mode) => ({ type, mode })));

describe('event types', () => {
  it('are those of the table, in the same order', () => {
    expect(readRows(tables['event-types']!, ['type']).map(({ type }) => type)).toEqual([...EVENT_TYPES]);
    expect(EVENT_TYPES.every(isEventType)).toBe(true);
    expect(['agree', 'FIGHT', ''].some(isEventType)).toBe(false);
  });

  it('score within the scale, cooperation at or above zero and conflict at or below it', () => {
    const wrong = acts.filter(({ type, mode }) => {
      const score = scoreOf(type, mode);
      return Math.abs(score) > 10 || (quadOf(type) <= 2 ? score < 0 : score > 0);
    });
    // A request for help counts as slightly friendly in the manual.
    expect(wrong).toEqual([{ type: 'REQUEST', mode: 'assist' }]);
  });

  it('fall into the quad classes of the manual', () => {
    expect(EVENT_TYPES.map((type) => quadOf(type))).toEqual([1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4]);
  });

  it.each(['AGREE', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID'] as const)('%s has no modes', (type) => {
    expect(modesOf(type)).toEqual([]);
  });

  it('keep each mode to its own type', () => {
    expect(isMode('CONSULT', 'visit')).toBe(true);
    expect(isMode('ASSAULT', 'visit')).toBe(false);
    expect(modesOf('CONSULT')).toEqual(['visit', 'third-party', 'multilateral', 'phone']);
  });

  it('ask for a recipient where the manual does', () => {
    expect(EVENT_TYPES.filter(isRecipientRequired)).toEqual(['COOPERATE', 'AID', 'SANCTION']);
  });
});

describe('relation roots', () => {
  it('name known types, modes and statuses', () => {
    const rows = readRows(tables['relation-roots']!, ['type', 'mode', 'status', 'head', 'root']);
    expect(rows.filter(({ type, mode, root }) => !isEventType(type) || !isEventType(root) || (mode !== '' && !isMode(type, mode)))).toEqual([]);
    expect(rows.filter(({ status }) => !['', 'actual', 'planned', 'requested', 'hypothetical', 'denied', 'background'].includes(status))).toEqual([]);
  });

  it.each<[EventType, string | null, EventStatus, string[], EventType, string]>([
    ['COERCE', 'cyber', 'actual', ['hack'], 'ASSAULT', 'by mode'],
    ['RETREAT', null, 'planned', ['withdraw'], 'AGREE', 'by status'],
    ['RETREAT', null, 'actual', ['withdraw'], 'RETREAT', 'as it is'],
    ['COERCE', 'seize', 'actual', ['blockade'], 'ASSAULT', 'by word'],
    ['COERCE', 'seize', 'actual', ['confiscate'], 'COERCE', 'other word'],
  ])('%s %s %s %j is %s: %s', (type, mode, status, words, root) => {
    expect(relationRoot(type, mode, status, words)).toBe(root);
  });
});

describe('sectors', () => {
  it('are those of the table, each with a gloss', () => {
    expect(readRows(tables['sectors']!, ['sector']).map(({ sector }) => sector)).toEqual([...SECTORS]);
    expect(SECTORS.filter((sector) => !isSector(sector) || glossOf(sector) === '')).toEqual([]);
    expect(isSector('defence')).toBe(false);
  });

  it('take in every context of the manual', () => {
    const contexts = readRows(tables['contexts']!, ['context']).map(({ context }) => context);
    expect(contexts).toHaveLength(37);
    expect(contexts.filter((context) => !isSector(sectorOfContext(context) ?? ''))).toEqual([]);
    expect(sectorOfContext('weather')).toBeNull();
  });

  it('of actors have a gloss each', () => {
    expect([actorSectorGloss('GOV'), actorSectorGloss('IGO')].every((gloss) => gloss !== null && gloss !== '')).toBe(true);
    expect(actorSectorGloss('XYZ')).toBeNull();
  });
});
