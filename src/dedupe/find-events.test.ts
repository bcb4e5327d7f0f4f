import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actor, event } from '../../test/contract/record-fixture.js';
import type { EventFinding } from '../coder/findings.js';
import type { EventEdit, EventTelling } from '../record/event-cluster.js';
import { toReport, type EventReport } from './event-report.js';
import { findEvents } from './find-events.js';
import { leadOf } from './lead.js';

const day = (value: string, isTold = true): EventFinding['date'] => ({ value, precision: value.length === 10 ? 'day' : value.length === 7 ? 'month' : 'year', span: isTold ? [0, 1] : null });

function telling(id: string, sentenceText: string, rest: Partial<EventFinding> = {}, published = '2024-01-17'): EventReport {
  const doc = id.split(':')[0]!;
  const finding = event(doc, { type: 'ASSAULT', quad: 4, source: [actor('IRN')], target: [actor('PAK')], date: day('2024-01-16'), ...rest });
  const given: EventTelling = { id, doc, finding, sentenceText, published, copies: null };
  return toReport(given);
}

const groupsOf = (reports: readonly EventReport[], edits: readonly EventEdit[] = []): string[][] => findEvents(reports, undefined, edits).map((group) => group.map(({ id }) => id));

describe('events are told apart and put together', () => {
  const strike = 'Iran struck targets near Panjgur in Pakistan on Tuesday.';
  test.each<[why: string, x: EventReport, y: EventReport, isSame: boolean]>([
    ['told by two outlets in other words', telling('a:1', strike), telling('b:1', 'Missiles fired by Iran hit Panjgur in Pakistan.'), true],
    ['on the next day, both days told', telling('a:1', strike), telling('b:1', 'Iran struck Panjgur in Pakistan again on Wednesday.', { date: day('2024-01-17') }), false],
    ['on the same day at another place', telling('a:1', strike), telling('b:1', 'Iran shelled Turbat in Pakistan on Tuesday.'), false],
    ['by another state', telling('a:1', strike), telling('b:1', 'India struck targets near Panjgur in Pakistan on Tuesday.', { source: [actor('IND')] }), false],
    ['planned and done', telling('a:1', strike, { status: 'planned' }), telling('b:1', strike), false],
    ['told and denied', telling('a:1', strike), telling('b:1', 'Iran denied it had struck Panjgur in Pakistan on Tuesday.', { status: 'denied' }), true],
    ['recalled by its month', telling('a:1', strike), telling('b:1', 'In January 2024 Iran struck Panjgur in Pakistan.', { status: 'background', date: day('2024-01') }, '2025-03-01'), true],
    ['recalled without a date, which may be another one', telling('a:1', strike), telling('b:1', 'Iran had struck Panjgur in Pakistan before.', { status: 'background', date: null }, '2024-01-17'), false],
    ['a charge and a counter-charge', telling('a:1', 'Iran accused Pakistan on Tuesday.', { type: 'ACCUSE' }), telling('b:1', 'Pakistan accused Iran on Tuesday.', { type: 'ACCUSE', source: [actor('PAK')], target: [actor('IRN')] }), false],
    ['a call and a visit', telling('a:1', 'Iran called Pakistan.', { type: 'CONSULT', mode: 'phone', source: [actor('IRN'), actor('PAK')], target: [] }),
      telling('b:1', 'Iran visited Pakistan.', { type: 'CONSULT', mode: 'visit' }), false],
    ['the same talks told by each side', telling('a:1', 'Foreign Minister Araghchi received his Pakistani counterpart Dar in Tehran on Tuesday.', { type: 'CONSULT', source: [actor('IRN'), actor('PAK')], target: [] }),
      telling('b:1', 'Ishaq Dar met the Iranian foreign minister in Tehran on Tuesday.', { type: 'CONSULT', source: [actor('PAK'), actor('IRN')], target: [] }), true],
    ['two findings of one sentence, of other kinds', telling('a:1', strike), telling('a:2', strike, { type: 'COERCE' }), false],
  ])('%s', (_why, x, y, isSame) => {
    expect(groupsOf([x, y])).toHaveLength(isSame ? 1 : 2);
  });

  test('nothing gives nothing; an undated telling is an event by itself', () => {
    expect(groupsOf([])).toEqual([]);
    expect(groupsOf([telling('a:1', strike, { date: null }, 'soon')])).toEqual([['a:1']]);
  });

  test('decisions by hand go before the rule, however far apart', () => {
    const reports = [telling('a:1', strike), telling('b:1', strike), telling('c:1', 'Iran opened a fair.', { type: 'CONSULT', date: day('2024-09-01') }), telling('d:1', strike, { date: null }, 'soon')];
    const edit = (id: string, action: EventEdit['action'], events: string[], undoes: string | null = null): EventEdit => ({ id, action, events, undoes, by: 'x', at: id, note: null });
    expect(groupsOf(reports)).toEqual([['a:1', 'b:1'], ['c:1'], ['d:1']]);
    expect(groupsOf(reports, [edit('1', 'split', ['a:1', 'b:1']), edit('2', 'merge', ['a:1', 'c:1', 'd:1'])])).toEqual([['a:1', 'c:1', 'd:1'], ['b:1']]);
    expect(groupsOf(reports, [edit('1', 'split', ['a:1', 'b:1']), edit('2', 'merge', ['a:1', 'b:1'])])).toEqual([['a:1', 'b:1'], ['c:1'], ['d:1']]);
    expect(groupsOf(reports, [edit('1', 'split', ['a:1', 'b:1']), edit('2', 'undo', [], '1')])).toEqual([['a:1', 'b:1'], ['c:1'], ['d:1']]);
    expect(groupsOf(reports, [edit('1', 'split', ['a:1', 'b:1']), edit('2', 'undo', [], '1'), edit('3', 'undo', [], '2')])).toEqual([['a:1'], ['b:1'], ['c:1'], ['d:1']]);
  });

  test('the lead is news rather than recollection, exact rather than vague, what most say', () => {
    const lead = (...reports: EventReport[]): string => leadOf(reports).id;
    expect(lead(telling('a:1', strike, { status: 'denied' }), telling('b:1', strike))).toBe('b:1');
    expect(lead(telling('a:1', strike, { date: day('2024-01') }), telling('b:1', strike))).toBe('b:1');
    expect(lead(telling('a:1', strike, { type: 'COERCE' }), telling('b:1', strike), telling('c:1', strike))).toBe('b:1');
    expect(lead(telling('a:1', strike, {}, '2024-01-18'), telling('b:1', strike, {}, '2024-01-17'))).toBe('b:1');
  });
});

const PLACES = ['Panjgur', 'Turbat', 'Gwadar', 'Mand'];
const STATES = ['IRN', 'PAK', 'AFG'];
const randomReports = fc.array(fc.record({
  place: fc.constantFrom(...PLACES), source: fc.constantFrom(...STATES), target: fc.constantFrom(...STATES, ''), at: fc.integer({ min: 10, max: 18 }), isTold: fc.boolean(),
  type: fc.constantFrom('ASSAULT' as const, 'COERCE' as const, 'ACCUSE' as const), toll: fc.integer({ min: 2, max: 6 }), precision: fc.constantFrom('day', 'day', 'day', 'month'),
}), { minLength: 1, maxLength: 25 }).map((rows) => rows.map(({ place, source, target, at, isTold, type, toll, precision }, k) => telling(
  `d${k}:1`, `A blast at ${place} killed ${toll} people near the border road.`,
  { type, source: [actor(source)], target: target === '' ? [] : [actor(target)], date: day(precision === 'day' ? `2024-01-${at}` : '2024-01', isTold) }, `2024-01-${at}`)));

describe('what comes out', () => {
  test('does not depend on the order tellings come in', () => {
    fc.assert(fc.property(randomReports.chain((reports) => fc.tuple(fc.constant(reports), fc.shuffledSubarray(reports, { minLength: reports.length }))), ([given, shuffled]) => {
      expect(groupsOf(shuffled)).toEqual(groupsOf(given));
    }), { numRuns: 150 });
  });

  test('holds every telling once', () => {
    fc.assert(fc.property(randomReports, (reports) => {
      expect(groupsOf(reports).flat().toSorted()).toEqual(reports.map(({ id }) => id).toSorted());
    }), { numRuns: 60 });
  });
});
