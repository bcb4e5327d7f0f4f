import { constants } from 'node:fs';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';

/**
 * How to reach the process that serves a record: a small file beside it, readable by its owner alone, written once that process holds
 * the lock on the record and taken away before it lets go. Only who holds that lock writes or removes the file, so a leftover of a
 * process that died is never confused with a new one: whoever finds it ignores it, and the next to hold the lock replaces it.
 */
export interface RecordLease {
  readonly protocol: number;
  /** Version of bilat that serves. */
  readonly version: string;
  readonly pid: number;
  /** Name of the machine the process runs on: a record on a shared disk may be served by another one. */
  readonly machine: string;
  /** Port on 127.0.0.1. */
  readonly port: number;
  /** Secret shown with every request, 64 hexadecimal digits. */
  readonly token: string;
  /** Address of the dashboard. */
  readonly dashboard: string;
  /** Instant, ISO 8601 UTC. */
  readonly startedAt: string;
}

/** Version of how the two processes speak; see wire.ts and record-methods.ts. */
export const RECORD_PROTOCOL = 1;

const LARGEST_BYTES = 4096;
const OTHERS_MAY_WRITE = 0o022;

/** Where the lease of a record stands: beside the file itself, also when `record` is a link to it. */
export async function leasePath(record: string): Promise<string> {
  return `${await realpath(record).catch(() => record)}.serve.json`;
}

/** A new secret. */
export function makeToken(): string {
  return randomBytes(32).toString('hex');
}

/** Writes the lease, at once and whole. To be called while holding the lock on the record. */
export async function writeLease(record: string, lease: RecordLease): Promise<void> {
  const path = await leasePath(record);
  const draft = `${path}.${process.pid}`;
  await rm(draft, { force: true });
  const file = await open(draft, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
  try {
    await file.writeFile(`${JSON.stringify(lease, null, 2)}\n`);
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

/** Takes the lease away, whoever wrote it. To be called while holding the lock on the record. */
export async function removeLease(record: string): Promise<void> {
  await rm(await leasePath(record), { force: true });
}

/**
 * The lease of a record, or null when there is none that can be trusted: it must be a small regular file that belongs to us or to the
 * owner of the record and that nobody else may write to; else someone could have themselves sent what is meant for the record.
 */
export async function readLease(record: string): Promise<RecordLease | null> {
  try {
    const path = await leasePath(record);
    const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const facts = await file.stat();
      if (!facts.isFile() || facts.size > LARGEST_BYTES) return null;
      const trusted = [process.getuid?.(), (await stat(record)).uid];
      if (process.getuid !== undefined && (!trusted.includes(facts.uid) || (facts.mode & OTHERS_MAY_WRITE) !== 0)) return null;
      return asLease(JSON.parse(await file.readFile('utf8')));
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}

function asLease(given: unknown): RecordLease | null {
  const lease = given as RecordLease | null;
  const isWhole = typeof lease === 'object' && lease !== null && Number.isInteger(lease.protocol) && Number.isInteger(lease.pid) && lease.pid > 0
    && Number.isInteger(lease.port) && lease.port > 0 && lease.port < 65_536 && typeof lease.token === 'string' && /^[0-9a-f]{64}$/.test(lease.token)
    && [lease.version, lease.machine, lease.dashboard, lease.startedAt].every((text) => typeof text === 'string');
  return isWhole ? lease : null;
}
