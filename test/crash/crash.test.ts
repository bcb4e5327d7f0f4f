import { expect, test } from 'vitest';
import { runCrashes } from './crash.js';

test('what a killed process acknowledged stands once, and nothing by halves', async () => {
  const { works, failures } = await runCrashes({ kills: 10, seed: 7, size: 1 });
  expect(failures).toEqual([]);
  expect(Object.values(works).reduce((sum, { killed }) => sum + killed, 0)).toBe(10);
}, 180_000);
