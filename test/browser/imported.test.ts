import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '../../src/server/serve.js';
import { MemoryStore } from '../../src/storage/memory-store.js';
import { filesOf, readLabelled } from '../import/repeat-rows.js';
import { importInto } from '../import/world.js';
import { buildPages, findChromium, launchBrowser } from './browser.js';

const chromiumPath = findChromium();
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(chromiumPath === null)('imported events in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bilat-browser-'));
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  let complaints: string[] = [];

  beforeAll(async () => {
    buildPages();
    const store = new MemoryStore();
    const series = 'date,iso_a,iso_b,score\n2024-01-16,IRN,PAK,-500\n2024-01-18,IRN,PAK,-4642\n2024-01-20,IRN,PAK,12\n';
    const paths = Object.entries({ ...filesOf(readLabelled()), 'score.csv': series }).map(([name, text]) => { const path = join(folder, name); writeFileSync(path, text); return path; });
    for (const { outcome } of await importInto(store, paths)) expect(outcome).toBe('imported');
    server = await startServer({ store, port: 0 });
    browser = await launchBrowser(chromiumPath!);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    await page?.close();
    if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join('; ')}`);
  });

  async function visit(path: string): Promise<void> {
    complaints = [];
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light', reducedMotion: 'reduce', bypassCSP: false });
    page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text()); });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${server.url.slice(0, -1)}${path}`);
    await page.waitForSelector('h1');
    await page.waitForLoadState('networkidle');
  }
  const text = async (selector: string): Promise<string> => (await page.locator(selector).innerText()).replaceAll(/\s+/g, ' ');

  it('fills every panel, and says whose data it is', async () => {
    await visit('/pair/IRN-PAK?origin=gdelt2&from=2024-01&to=2024-03');
    expect(await text('.lede')).toContain('the data set gdelt2 tells of 32 acts, 8 of them between the two');
    expect(await text('#visits')).toContain('2 visits: 2 from Iran to Pakistan, 0 the other way');
    expect(await text('#map')).toContain('Places gdelt2 names');
    expect(await text('#map')).toContain('Islamabad');
    expect(await text('#third-parties')).toContain('Azerbaijan');
    expect(await text('#sources')).toContain('one.example');
    expect(await text('#series-gdelt-day-score')).toContain('lowest -4,642 on 18 January 2024');
    await page.evaluate(axeSource);
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> } };
      return (await axe.run({ runOnly: ['wcag2a', 'wcag2aa'] })).violations.map(({ id, nodes }) => `${id}: ${JSON.stringify(nodes.map(({ target }) => target))}`);
    });
    expect(violations).toEqual([]);
  });

  it('opens an event down to the rows it was told in, with file and line', async () => {
    await visit('/pair/IRN-PAK?origin=gdelt2&from=2024-03&to=2024-03');
    await page.locator('#latest .event-open').filter({ hasText: '9 Mar 2024' }).first().click();
    await page.waitForSelector('[data-testid=account]');
    const told = await text('[data-testid=account]');
    expect(told).toContain('Told in 3 rows, counted once');
    expect(told).toMatch(/event 1012, line 12 of g\.export\.CSV/);
    expect(told).toContain('Taken for the same event: same place, same article or outlet, told from the other side.');
  });

  it('a place and a visit open the acts behind them', async () => {
    await visit('/pair/IRN-PAK?origin=gdelt2&from=2024-03&to=2024-03');
    await page.locator('#map .mark').filter({ hasText: 'Islamabad' }).or(page.locator('#map [data-mark="place|Islamabad"]')).first().click();
    await page.waitForSelector('.sheet .events');
    expect(await page.locator('.sheet .events .event').count()).toBe(4);
    await page.goto(`${server.url}pair/IRN-PAK?origin=gdelt2&from=2024-03&to=2024-03&open=visit:gdelt2:1011`);
    await page.waitForSelector('.sheet .events .event');
    expect(await text('.sheet h2')).toBe('Iran to Pakistan');
  });

  it('finds another pair by what is typed', async () => {
    await visit('/pair/IRN-PAK?origin=gdelt2');
    const input = page.getByRole('combobox', { name: 'Another pair' });
    await input.fill('united ind');
    await expect.poll(() => page.getByRole('option').allInnerTexts()).toEqual([]);
    await input.fill('pak chi');
    await expect.poll(() => page.getByRole('option').allInnerTexts()).toEqual([expect.stringContaining('China – Pakistan')]);
    await input.press('Enter');
    await expect.poll(() => text('h1')).toBe('China and Pakistan');
  });
}, 120_000);
