import { expect, test } from 'vitest';
import { actor, claim, commitment, event } from '../../test/contract/record-fixture.js';
import { scoreDocuments } from './document-evaluation.js';

const scores = (...args: Parameters<typeof scoreDocuments>) => Object.fromEntries(scoreDocuments(...args).facets.map(({ facet, gold, found, correct }) => [facet, [gold, found, correct]]));

test('scores each facet over all documents, each gold thing met once', () => {
  const gold = [
    { id: 'a', events: [{ type: 'CONSULT', source: ['PAK', 'IRN'], target: [], status: 'actual' }, { type: 'AID', source: ['IRN'], target: ['PAK'], status: 'planned' }] },
    { id: 'b', events: [], commitments: [{ type: 'target', parties: ['PAK', 'IRN'], to: 1e10, unit: 'USD' }], claims: [{ type: 'record' }] },
  ];
  const findings = new Map([
    ['a', [event('a', { source: [actor('IRN'), actor('PAK')], target: [] }), event('a', { source: [actor('IRN'), actor('PAK')], target: [] }), event('a', { type: 'AID' })]],
    ['b', [event('b'), commitment('b'), claim('b')]],
  ]);
  expect(scores(gold, findings)).toEqual({
    'event type': [2, 4, 2], 'event type, who to whom': [2, 4, 2], 'event type, who to whom, status': [2, 4, 1],
    'commitment type, parties': [1, 1, 1], 'commitment type, parties, amount': [1, 1, 1], 'claim type': [1, 1, 0],
  });
  const { facets, errors } = scoreDocuments(gold, findings);
  expect(facets[1]).toMatchObject({ precision: 0.5, recall: 1, f1: 2 / 3 });
  expect(errors).toEqual([{ id: 'a', missed: [], spurious: ['CONSULT IRN+PAK'] }, { id: 'b', missed: [], spurious: ['CONSULT IRN>PAK'] }]);
});

test('what gold did not look for is not scored', () => {
  expect(scores([{ id: 'a', claims: [] }], new Map([['a', [event('a')]]]))).toEqual({ 'claim type': [0, 0, 0] });
  expect(scoreDocuments([{ id: 'a', claims: [] }], new Map()).facets[0]).toMatchObject({ precision: null, recall: null, f1: null });
  expect(Object.keys(scores([{ id: 'a', events: [{ type: 'AID', source: ['IRN'], target: ['PAK'] }] }], new Map()))).toEqual(['event type', 'event type, who to whom']);
});

test('an actor that gold names in words is met by code or by name', () => {
  const gold = [{ id: 'a', events: [{ type: 'ASSAULT', source: ['al-Shabaab'], target: ['Free Army'] }] }];
  const found = (source: string | null, target: string | null) => new Map([['a', [event('a', { type: 'ASSAULT', source: [{ ...actor('SHABAAB'), name: source }], target: [{ ...actor('SDN'), name: target }] })]]]);
  expect(scores(gold, found('Al Shabaab', 'free army'))['event type, who to whom']).toEqual([1, 1, 1]);
  expect(scores(gold, found(null, 'Free Army'))['event type, who to whom']).toEqual([1, 1, 0]);
});
