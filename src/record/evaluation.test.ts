import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QuadClass } from '../ontology/event-types.js';
import { listConfusions, scoreClasses, scoreRelations, type RelationGold } from './evaluation.js';

const cases = (rows: readonly (readonly [string, string | null])[]) => rows.map(([gold, given], k) => ({ id: String(k), gold: gold.split('|'), given }));

describe('scoreClasses', () => {
  test('gives the textbook figures', () => {
    // Two classes worked by hand: A 3 gold, 2 predicted, 2 right; B 2 gold, 3 predicted, 2 right.
    const score = scoreClasses(cases([['A', 'A'], ['A', 'A'], ['A', 'B'], ['B', 'B'], ['B', 'B']]));
    expect(score.classes).toEqual([
      { name: 'A', gold: 3, predicted: 2, correct: 2, precision: 1, recall: 2 / 3, f1: 0.8 },
      { name: 'B', gold: 2, predicted: 3, correct: 2, precision: 2 / 3, recall: 1, f1: 0.8 },
    ]);
    expect([score.macroF1, score.microF1, score.accuracy]).toEqual([0.8, 0.8, 0.8]);
  });

  test('a class never given has no precision, one never wanted no recall and no weight in the macro mean', () => {
    const score = scoreClasses(cases([['A', 'C'], ['B', 'B']]));
    expect(score.classes.map(({ name, precision, recall, f1 }) => [name, precision, recall, f1])).toEqual([['A', null, 0, 0], ['B', 1, 1, 1], ['C', 0, null, 0]]);
    expect(score.macroF1).toBe(0.5);
  });

  test('no answer costs recall, not precision', () => {
    const score = scoreClasses(cases([['A', 'A'], ['A', null]]));
    expect(score.classes[0]).toMatchObject({ precision: 1, recall: 0.5 });
    expect(score.microF1).toBeCloseTo(2 / 3, 12);
    expect(score.accuracy).toBe(0.5);
  });

  test('either of two acceptable classes is right', () => {
    expect(scoreClasses(cases([['SUPPORT|AGREE', 'AGREE'], ['SUPPORT|AGREE', 'SUPPORT']])).accuracy).toBe(1);
  });

  test('nothing to score is null, not zero', () => {
    expect(scoreClasses([])).toEqual({ classes: [], macroF1: null, microF1: null, accuracy: null });
  });

  test('all right is 1; micro F1 is accuracy when all are answered', () => {
    const label = fc.constantFrom('A', 'B', 'C');
    fc.assert(fc.property(fc.array(fc.tuple(label, label), { minLength: 1 }), (rows) => {
      const score = scoreClasses(cases(rows));
      expect(score.microF1).toBeCloseTo(score.accuracy!, 12);
      expect(scoreClasses(cases(rows.map(([gold]) => [gold, gold]))).macroF1).toBe(1);
    }), { seed: 4 });
  });
});

test('listConfusions counts what was taken for what', () => {
  expect(listConfusions(cases([['A', 'B'], ['A', 'B'], ['B', null], ['C', 'C'], ['A|C', 'B']]))).toEqual([
    { gold: 'A', given: 'B', n: 3 }, { gold: 'B', given: null, n: 1 },
  ]);
});

describe('scoreRelations', () => {
  const quads: Record<string, QuadClass> = { AGREE: 1, CONCEDE: 1, RETREAT: 2, AID: 2, ACCUSE: 3, ASSAULT: 4 };
  const quadOf = (type: string) => quads[type]!;
  const gold = (id: string, types: string[], quad: QuadClass | null = null): RelationGold => ({ id, text: `text ${id}`, source: 'A', target: 'B', types, quad });
  const answer = (id: string, type: string | null, confidence = 0.5) => ({ id, type, confidence, rule: null });

  test('scores types, quad classes and sides', () => {
    const score = scoreRelations([gold('1', ['AGREE']), gold('2', ['ACCUSE']), gold('3', ['ASSAULT']), gold('4', ['AID'], 1)],
      [answer('1', 'AGREE'), answer('2', 'ASSAULT', 0.9), answer('3', 'AID', 0.2), answer('4', null)], quadOf);
    expect([score.types.accuracy, score.quads.accuracy, score.binary.accuracy]).toEqual([0.25, 0.25, 0.5]);
    expect(score.errors.map((error) => [error.id, error.given, error.confidence])).toEqual([['2', 'ASSAULT', 0.9], ['4', null, 0.5], ['3', 'AID', 0.2]]);
  });

  test('counts CONCEDE and RETREAT as YIELD where the gold set does', () => {
    const score = scoreRelations([gold('1', ['YIELD'], 2), gold('2', ['YIELD'])], [answer('1', 'CONCEDE'), answer('2', 'RETREAT')], quadOf);
    expect([score.types.accuracy, score.quads.accuracy]).toEqual([1, 1]);
    expect(scoreRelations([gold('1', ['RETREAT'])], [answer('1', 'CONCEDE')], quadOf).types.accuracy).toBe(0);
  });

  test('refuses answers that do not match the gold cases', () => {
    expect(() => scoreRelations([gold('1', ['AID'])], [], quadOf)).toThrow(/0 answers for 1 gold/);
  });
});
