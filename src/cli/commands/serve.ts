import { CliError } from '../cli-error.js';
import type { Effects } from '../effects.js';
import { note } from '../notes.js';
import { VERSION } from '../version.js';
import type { SharedRecord } from '../../server/share-record.js';

export interface ServeFlags {
  readonly record: string;
  readonly host: string;
  readonly port?: number;
  readonly token?: string;
}

/** `bilat serve`: the dashboard and the HTTP interface over a record, until stopped. Other commands work through it meanwhile. */
export async function serve(effects: Effects, flags: ServeFlags): Promise<void> {
  const shared = await effects.shareRecord(flags.record);
  try {
    if (!shared.isWritable) await note(effects, `note: ${flags.record} may not be written to; it is served for reading only`);
    await serveShared(effects, shared, flags, async (url) => { await effects.stdout.write(`${flags.record} at ${url}\n`); });
  } finally {
    await shared.close();
  }
}

/** Serves a record until stopped; `ready` is told the address. */
export async function serveShared(effects: Effects, shared: SharedRecord, flags: Omit<ServeFlags, 'record'>, ready: (url: string) => Promise<void>): Promise<void> {
  const server = await effects.startServer({
    store: shared.store, jobs: shared.jobs, host: flags.host, version: VERSION, ...(flags.port !== undefined && { port: flags.port }), ...(flags.token !== undefined && { token: flags.token }),
    onError: (error, request) => { void note(effects, `${request.method} ${new URL(request.url).pathname}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`); },
  }).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new CliError(`port ${flags.port ?? ''} is in use`, { hint: 'choose another with --port, or --port 0 for any free one', cause: error });
    throw new CliError(message, { cause: error });
  });
  try {
    if (!server.hasPages) await note(effects, 'note: the dashboard is not built, only the HTTP interface answers; build it with: npm run build');
    await shared.announce(server.url);
    await ready(server.url);
    await note(effects, 'press Ctrl-C to stop');
    await effects.untilStopped();
  } finally {
    await server.close();
  }
}
