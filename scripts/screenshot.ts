/** Takes the picture of the dashboard that the README shows, docs/dashboard.png, over the chronicle: `npx vite build && npx tsx scripts/screenshot.ts`. Needs chromium. */
import { fileURLToPath } from 'node:url';
import { startServer } from '../src/server/serve.js';
import { findChromium, launchBrowser } from '../test/browser/browser.js';
import { loadChronicle } from './dev-server.js';

const path = findChromium();
if (path === null) throw new Error('no chromium was found');
const server = await startServer({ store: await loadChronicle(), port: 0 });
const browser = await launchBrowser(path);
const page = await browser.newPage({ viewport: { width: 1280, height: 1480 }, colorScheme: 'light', reducedMotion: 'reduce' });
await page.goto(`${server.url}pair/IRN-PAK`);
await page.waitForSelector('#map .land');
await page.waitForLoadState('networkidle');
await page.screenshot({ path: fileURLToPath(new URL('../docs/dashboard.png', import.meta.url)) });
await browser.close();
await server.close();
console.log('docs/dashboard.png');
