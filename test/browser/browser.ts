import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/** Chromium of this machine; null when there is none. On CI its absence is a failure, not a reason to skip. */
export function findChromium(): string | null {
  const found = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path !== undefined && existsSync(path));
  if (found !== undefined) return found;
  if (process.env['CI'] === 'true') throw new Error('the browser tests need chromium: apt-get install chromium, or set CHROMIUM_PATH');
  console.warn('SKIPPED: browser tests, as no chromium was found; install it or set CHROMIUM_PATH');
  return null;
}

/** Starts the browser. */
export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

const LOCK_TRIES = 240;
const LOCK_PAUSE_MS = 500;

/** Builds the dashboard unless dist/web is newer than every source it is made of. Test files run at the same time: one builds, the others wait. */
export function buildPages(): void {
  const lock = join(ROOT, 'dist/.building-web');
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  for (let tries = 0; ; tries += 1) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || tries === LOCK_TRIES) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOCK_PAUSE_MS);
    }
  }
  try {
    if (!isFresh()) execFileSync(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build'], { cwd: ROOT, stdio: 'pipe', env: { ...process.env, NODE_ENV: 'production' } });
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function isFresh(): boolean {
  const built = join(ROOT, 'dist/web/index.html');
  const newest = Math.max(...['src', 'data/lexicon', 'vite.config.ts'].map((path) => newestUnder(join(ROOT, path))));
  return existsSync(built) && statSync(built).mtimeMs > newest;
}

function newestUnder(path: string): number {
  const info = statSync(path);
  return info.isDirectory() ? Math.max(0, ...readdirSync(path).map((name) => newestUnder(join(path, name)))) : info.mtimeMs;
}
