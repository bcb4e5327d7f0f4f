import type { ChildProcess } from 'node:child_process';

/** What a command left behind: its exit code (null when a signal ended it) and all it wrote. */
export interface Ran { readonly code: number | null; readonly out: string; readonly err: string }

/** Waits until the process has ended and hears what it writes until then. */
export async function ended(child: ChildProcess): Promise<Ran> {
  let [out, err] = ['', ''];
  child.stdout!.setEncoding('utf8').on('data', (text: string) => { out += text; });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => { err += text; });
  const code = await new Promise<number | null>((resolve) => { child.on('close', resolve); });
  return { code, out, err };
}
