import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CliError } from './cli-error.js';
import { writeError } from './write-error.js';

const failure = (code: string): Error => Object.assign(new Error(code), { code });

test.each([
  ['standard output', 'ENOSPC', 'cannot write standard output: no space is left for it', 'make room and run the command again'],
  ['/mnt/out.csv', 'EROFS', 'cannot write /mnt/out.csv: it may not be written to', 'check the rights of the file and its folder, or write elsewhere'],
  ['/no/out.csv', 'ENOENT', 'cannot write /no/out.csv: its folder does not exist', 'make the folder first, or write elsewhere'],
  [join(tmpdir(), 'bilat-x/rows.tsv'), 'ENOSPC', `cannot write ${join(tmpdir(), 'bilat-x/rows.tsv')}: no space is left for it`, 'make room and run the command again; TMPDIR names the folder for temporary files'],
])('%s, %s', (what, code, message, hint) => {
  const cause = failure(code);
  const error = writeError(what, cause);
  expect(error).toBeInstanceOf(CliError);
  expect(error).toMatchObject({ message, hint, exitCode: 1, cause });
});

test('an error of another kind stays as it is', () => {
  for (const cause of [failure('EMFILE'), new TypeError('a bug'), null]) expect(writeError('x', cause)).toBe(cause);
});
