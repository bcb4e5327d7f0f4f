import { CliError } from '../cli-error.js';
import type { Effects } from '../effects.js';
import { note } from '../notes.js';
import { VERSION } from '../version.js';
import type { Store } from '../../storage/store.js';

export interface ServeFlags {
  readonly record: string;
  readonly host: string;
  readonly port?: number;
  readonly token?: string;
}

/** `bilat serve`: the dashboard and the HTTP interface over a record, until stopped. */
export async function serve(effects: Effects, flags: ServeFlags): Promise<void> {
  const store = await effects.openStore(flags.record, { create: false, readOnly: true });
  try {
    await serveStore(effects, store, flags, async (url) => { await effects.stdout.write(`${flags.record} at ${url}\n`); });
  } finally {
    await store.close();
  }
}

/** Serves an open record until stopped; `ready` is told the address. */
export async function serveStore(effects: Effects, store: Store, flags: Omit<ServeFlags, 'record'>, ready: (url: string) => Promise<void>): Promise<void> {
  const server = await effects.startServer({
    store, host: flags.host, version: VERSION, ...(flags.port !== undefined && { port: flags.port }), ...(flags.token !== undefined && { token: flags.token }),
    onError: (error, request) => { void note(effects, `${request.method} ${new URL(request.url).pathname}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`); },
  }).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new CliError(`port ${flags.port ?? ''} is in use`, { hint: 'choose another with --port, or --port 0 for any free one', cause: error });
    throw new CliError(message, { cause: error });
  });
  try {
    if (!server.hasPages) await note(effects, 'note: the dashboard is not built, only the HTTP interface answers; build it with: npm run build');
    await ready(server.url);
    await note(effects, 'press Ctrl-C to stop');
    await effects.untilStopped();
  } finally {
    await server.close();
  }
}
