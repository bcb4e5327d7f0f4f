import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Compiles the sources as they are into `.built-NAME` and gives the path of the command there: tests that start it often get it started fast. Types
 * are checked elsewhere.
 */
export function buildCommand(name: string): string {
  const out = join(ROOT, `.built-${name}`);
  execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.node.json', '--outDir', out, '--noCheck', '--declaration', 'false'], { cwd: ROOT, stdio: 'inherit' });
  cpSync(join(ROOT, 'src/storage/migrations'), join(out, 'storage/migrations'), { recursive: true });
  return join(out, 'cli/main.js');
}
