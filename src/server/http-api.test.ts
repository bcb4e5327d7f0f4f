import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeApi } from '../../scripts/write-http-api.js';

it('docs/http-api.md says what the contract says; else run npx tsx scripts/write-http-api.ts', async () => {
  expect(readFileSync(new URL('../../docs/http-api.md', import.meta.url), 'utf8')).toBe(await describeApi());
});
