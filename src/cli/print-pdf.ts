import { execFile } from 'node:child_process';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CliError } from './cli-error.js';

/** Names under which browsers that can print stand in the folders of PATH. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge', 'microsoft-edge-stable', 'brave-browser', 'chrome.exe', 'msedge.exe'];
/** Where they are installed outside of PATH. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe', 'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
];
const LONGEST_MS = 60_000;

/** Prints a page that needs nothing from elsewhere as PDF, with a browser of this machine (CHROMIUM_PATH, else the first that is found). Throws `CliError` when there is none or it fails. */
export async function printPdf(html: string, env: Readonly<Record<string, string | undefined>>): Promise<Uint8Array> {
  const browser = await findBrowser(env);
  if (browser === null) {
    throw new CliError('no browser was found to print a PDF with; bilat looks for Chromium, Chrome, Edge or Brave', { hint: 'install one, name it with CHROMIUM_PATH, or write HTML (--out brief.html) and print it from your browser' });
  }
  const folder = await mkdtemp(join(tmpdir(), 'bilat-pdf-'));
  try {
    const [page, out] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
    await writeFile(page, html);
    await run(browser, ['--headless', '--disable-gpu', '--no-first-run', '--disable-extensions', '--disable-background-networking', `--user-data-dir=${join(folder, 'profile')}`, '--no-pdf-header-footer',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--print-to-pdf=${out}`, pathToFileURL(page).href]);
    return new Uint8Array(await readFile(out));
  } catch (error) {
    throw error instanceof CliError ? error : new CliError(`${browser} did not print the PDF: ${(error as Error).message.split('\n')[0] ?? ''}`, { hint: 'write HTML (--out brief.html) and print it from your browser', cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function findBrowser(env: Readonly<Record<string, string | undefined>>): Promise<string | null> {
  const given = env['CHROMIUM_PATH'];
  if (given) {
    if (await exists(given)) return given;
    throw new CliError(`CHROMIUM_PATH names ${given}, which is not there`, { exitCode: 2 });
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const path of [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES]) if (await exists(path)) return path;
  return null;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}

function run(file: string, words: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(file, words, { timeout: LONGEST_MS, killSignal: 'SIGKILL' }, (error) => { if (error) reject(error); else resolve(); });
  });
}
