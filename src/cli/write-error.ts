import { tmpdir } from 'node:os';
import { CliError } from './cli-error.js';

const REASONS: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  ENOSPC: ['no space is left for it', 'make room and run the command again'],
  EDQUOT: ['no space is left for it', 'make room and run the command again'],
  EFBIG: ['it would be larger than files may be here', 'raise the limit or write elsewhere'],
  EROFS: ['it may not be written to', 'check the rights of the file and its folder, or write elsewhere'],
  EACCES: ['it may not be written to', 'check the rights of the file and its folder, or write elsewhere'],
  EPERM: ['it may not be written to', 'check the rights of the file and its folder, or write elsewhere'],
  ENOENT: ['its folder does not exist', 'make the folder first, or write elsewhere'],
  ENOTDIR: ['its folder does not exist', 'make the folder first, or write elsewhere'],
  EISDIR: ['it is a folder', 'name a file'],
};

/** The error for a file or stream (`what`) that the system would not write, in plain words; any other error as it is. */
export function writeError(what: string, cause: unknown): unknown {
  const known = REASONS[(cause as NodeJS.ErrnoException | null)?.code ?? ''];
  if (known === undefined) return cause;
  const [reason, hint] = known;
  return new CliError(`cannot write ${what}: ${reason}`, { hint: what.startsWith(tmpdir()) ? `${hint}; TMPDIR names the folder for temporary files` : hint, cause });
}
