import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadChronicle } from '../../scripts/dev-server.js';
import { startServer, type RunningServer } from '../../src/server/serve.js';
import { buildPages, findChromium, launchBrowser } from './browser.js';

const chromiumPath = findChromium();
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NAMES = ['series', 'seasonality', 'turning-points', 'structure', 'targets', 'delivery', 'lead-lag', 'precedent', 'coupling', 'crises', 'position'];

describe.skipIf(chromiumPath === null)('the page of measures', () => {
  let server: RunningServer;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    buildPages();
    server = await startServer({ store: await loadChronicle(), port: 0 });
    browser = await launchBrowser(chromiumPath!);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function visit(path: string, colorScheme: 'light' | 'dark' = 'light', width = 1280): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' });
    page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text()); });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${server.url.slice(0, -1)}${path}`);
    return page;
  }
  /** Goes down the page until every measure has answered. */
  async function readAll(page: Page): Promise<void> {
    for (const name of NAMES) {
      await page.locator(`[data-measure="${name}"]`).scrollIntoViewIfNeeded();
      await page.locator(`[data-measure="${name}"] .reckoning`).waitFor({ timeout: 60_000 });
    }
  }

  it('is fetched only when asked for, and answers with the words of each measure', async () => {
    const page = await visit('/pair/IRN-PAK');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.waitForSelector('h1');
    expect(await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('measures-page')).length)).toBe(0);
    await page.getByRole('link', { name: 'Measures' }).click();
    await page.waitForSelector('.measures');
    expect(asked.some((address) => address.includes('measures-page'))).toBe(true);
    expect(new URL(page.url()).pathname).toBe('/pair/IRN-PAK/measures');
    await readAll(page);
    for (const name of ['series', 'turning-points', 'structure', 'targets', 'delivery', 'lead-lag', 'coupling']) {
      const given = asked.find((address) => address.includes(`/api/measures/${name}?`))!;
      const { statement, refused } = await (await fetch(given)).json() as { statement: string; refused: { reason: string } | null };
      expect(await page.locator(`[data-measure="${name}"]`).textContent()).toContain(refused?.reason ?? statement);
    }
    expect(complaints).toEqual([]);
    await page.close();
  }, 240_000);

  it('says why a measure gives no answer, and draws it once it can', async () => {
    const page = await visit('/pair/IRN-PAK/measures?from=2012-01');
    const panel = page.locator('[data-measure="precedent"]');
    await panel.scrollIntoViewIfNeeded();
    await panel.locator('.reckoning').waitFor({ timeout: 30_000 });
    await panel.locator('input[type=date]').fill('2016-03-25');
    await panel.locator('.refusal').waitFor({ timeout: 30_000 });
    expect(await panel.locator('.refusal').textContent()).toMatch(/^No answer: .+Needed: /);
    expect(await panel.locator('svg').count()).toBe(0);
    await panel.locator('input[type=date]').fill('2024-01-16');
    await panel.getByRole('button', { name: '6 months' }).click();
    await panel.locator('svg .is-out').waitFor({ timeout: 60_000 });
    expect(await panel.locator('.refusal').count()).toBe(0);
    await page.close();
  }, 120_000);

  it('gives its data and drawing away', async () => {
    const page = await visit('/pair/IRN-PAK/measures');
    const panel = page.locator('[data-measure="delivery"]');
    await panel.scrollIntoViewIfNeeded();
    await panel.locator('figure svg').first().waitFor({ timeout: 60_000 });
    const figure = panel.locator('figure').first();
    const saved = async (button: string): Promise<Buffer> => {
      const [download] = await Promise.all([page.waitForEvent('download'), figure.getByRole('button', { name: button, exact: true }).click()]);
      return readFileSync(await download.path());
    };
    expect((await saved('CSV')).toString('utf8')).toMatch(/^\uFEFFkind,days,atRisk,delivered,undelivered,low,high\r\n/);
    expect((await saved('SVG')).toString('utf8')).toContain('xmlns="http://www.w3.org/2000/svg"');
    const picture = await saved('PNG');
    expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(picture.readUInt32BE(16)).toBe(2 * await figure.locator('svg').evaluate((node) => node.clientWidth));
    await figure.getByRole('button', { name: 'Show data' }).click();
    expect(await figure.locator('thead th').allTextContents()).toEqual(['kind', 'days', 'atRisk', 'delivered', 'undelivered', 'low', 'high']);
    expect(complaints).toEqual([]);
    await page.close();
  }, 120_000);

  it('says in a sentence what each drawing shows, and opens the data of each', async () => {
    const page = await visit('/pair/IRN-PAK/measures');
    await page.waitForSelector('.measures');
    await readAll(page);
    const figures = page.locator('.measures figure.chart');
    const count = await figures.count();
    expect(count).toBeGreaterThanOrEqual(NAMES.length);
    for (let k = 0; k < count; k++) {
      const figure = figures.nth(k);
      expect(await figure.locator('figcaption').textContent()).toMatch(/^\S.{20,}[.!]$/s);
      expect(await figure.locator('.chart-tools button').allTextContents()).toEqual(['Show data', 'CSV', 'SVG', 'PNG']);
      await figure.getByRole('button', { name: 'Show data' }).click();
      expect(await figure.locator('tbody tr').count()).toBeGreaterThan(0);
      expect(await figure.locator('thead th').count()).toBeGreaterThan(1);
      expect(await figure.getByRole('button', { name: 'CSV' }).count()).toBe(1);
    }
    expect(complaints).toEqual([]);
    await page.close();
  }, 240_000);

  it('shows a year by day with the holidays of both states', async () => {
    const page = await visit('/pair/IRN-PAK/measures');
    const panel = page.locator('[data-measure="seasonality"]');
    await panel.scrollIntoViewIfNeeded();
    await panel.locator('select').selectOption('2024', { timeout: 60_000 });
    const nowruz = panel.locator('.holidays [data-mark="2024-03-20|IRN"]');
    await nowruz.waitFor({ timeout: 30_000 });
    expect(await nowruz.getAttribute('aria-label')).toMatch(/^Nowruz; Iran/);
    expect(await panel.locator('.holidays [data-mark="2024-08-14|PAK"]').count()).toBe(1);
    await page.close();
  }, 120_000);

  it.each([['light', 1280], ['dark', 1280], ['light', 380]] as const)('can be used by everybody: %s at %d pixels', async (scheme, width) => {
    const page = await visit('/pair/IRN-PAK/measures?from=2012-01', scheme, width);
    await page.waitForSelector('.measures');
    await readAll(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.evaluate(axeSource);
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 160)}`);
    });
    expect(violations).toEqual([]);
    await page.close();
  }, 120_000);
});
