import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface LockEntry {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** npm leaves out of the lock file what a registry does not serve at the moment, and `npm ci` then refuses the whole file. */
test('the lock file names the binaries of every platform, so that `npm ci` works on each', () => {
  const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as { packages: Record<string, LockEntry> };
  const missing = Object.entries(packages).flatMap(([key, entry]) => Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => packages[`node_modules/${name}`] === undefined && packages[`${key}/node_modules/${name}`] === undefined));
  expect(missing).toEqual([]);
});
