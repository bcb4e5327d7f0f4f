import { run } from '@stricli/core';
import { buildApp, describeError } from './app.js';
import { CliError, OutputClosed } from './cli-error.js';
import type { Effects } from './effects.js';

/** Runs `bilat` with these words and gives the exit code: 0 done, 1 failed, 2 called wrongly. Never throws. */
export async function runCli(words: readonly string[], effects: Effects): Promise<0 | 1 | 2> {
  const written: Promise<void>[] = [];
  const stream = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => { if (name === 'stdout' || !isClosed.has(effects)) written.push(effects[name].write(text).catch(ignoreClosed)); },
  });
  const streams: { stdout: ReturnType<typeof stream>; stderr: ReturnType<typeof stream>; env: Effects['env']; exitCode?: number | string | null } = {
    stdout: stream('stdout'), stderr: stream('stderr'), env: { ...effects.env, STRICLI_NO_COLOR: '1' },
  };
  try {
    await run(buildApp(), words.length === 0 ? ['--help'] : words, { process: streams, effects: quietEffects(effects) });
    await Promise.all(written);
  } catch (error) {
    await effects.stderr.write(`${describeError(error)}\n`).catch(ignoreClosed);
    return error instanceof CliError ? error.exitCode : 1;
  }
  const code = Number(streams.exitCode ?? 0);
  if (isClosed.has(effects)) return 0;
  return code === 0 ? 0 : code === 2 || code === UNKNOWN_COMMAND || code === INVALID_ARGUMENT ? 2 : 1;
}

/** Exit codes of @stricli/core for words it does not understand. */
const UNKNOWN_COMMAND = -5;
const INVALID_ARGUMENT = -4;
const isClosed = new WeakSet<Effects>();

/** Remembers that the reader of standard output went away, so that the unfinished command is no failure. */
function quietEffects(effects: Effects): Effects {
  const { stdout } = effects;
  return {
    ...effects,
    stdout: {
      get isTTY() { return stdout.isTTY; },
      get columns() { return stdout.columns; },
      write: async (text) => {
        try {
          await stdout.write(text);
        } catch (error) {
          if (error instanceof OutputClosed) isClosed.add(effects);
          throw error;
        }
      },
    },
  };
}

function ignoreClosed(error: unknown): void {
  if (!(error instanceof OutputClosed)) throw error;
}
