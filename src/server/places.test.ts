import { expect, test } from 'vitest';
import type { PlaceCount } from '../record/event-record.js';
import { groupPlaces } from './places.js';

const count = (name: string | null, events: number, quad: PlaceCount['quad'] = 1, latest: string | null = '2024-01-01'): PlaceCount => ({ name, code: null, quad, events, latest });

test('spellings of a place are put together, a town told with its state is known, counts without a place stand apart', () => {
  const { places, withoutPlace } = groupPlaces([
    count('Tehran', 3), count('Tehran, Tehran, Iran', 4, 4, '2024-02-01'), count('Tehran, Somewhere, Chile', 1), count('Nowhere at all', 1), count(null, 7), count(null, 2, 4),
  ]);
  expect(withoutPlace).toBe(9);
  expect(places.map(({ name, code, events, quads, latest, names }) => [name, code, events, quads, latest, names])).toEqual([
    ['Tehran', 'IRN', 7, [3, 0, 0, 4], '2024-02-01', ['Tehran', 'Tehran, Tehran, Iran']], ['Nowhere at all', null, 1, [1, 0, 0, 0], '2024-01-01', ['Nowhere at all']],
    ['Tehran, Somewhere, Chile', null, 1, [1, 0, 0, 0], '2024-01-01', ['Tehran, Somewhere, Chile']],
  ]);
  expect(places[0]!.lat).toBeCloseTo(35.7, 0);
});
