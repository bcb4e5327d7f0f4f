import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCoder } from '../../src/coder/pipeline.js';
import { startServer, type RunningServer } from '../../src/server/serve.js';
import { EXAMPLE_DATE, EXAMPLE_TEXT } from '../../src/web/code-example.js';
import { buildPages, findChromium, launchBrowser } from './browser.js';
import { sampleRecord } from './sample-record.js';

const chromiumPath = findChromium();

/** The findings that the page saves; a page without findings offers nothing to save. */
async function savedFindings(page: Page, count: number): Promise<unknown[]> {
  const button = page.getByRole('button', { name: 'Save as NDJSON' });
  if (count === 0) return Array.from({ length: await button.count() });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8').trim().split('\n').map((line) => JSON.parse(line) as unknown);
}

describe.skipIf(chromiumPath === null)('coding a text in the page', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    buildPages();
    server = await startServer({ store: await sampleRecord(), port: 0 });
    browser = await launchBrowser(chromiumPath!);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it.each([
    ['the example', EXAMPLE_TEXT, EXAMPLE_DATE],
    ['quotes, dashes and letters outside English', 'Türkiye’s president “welcomed” Iran’s offer — Pakistan rejected it.\n\nایران 🇮🇷 and Pakistan signed a deal on 3 May 2024.', '2024-05-04'],
    ['nothing', '   ', '2024-05-04'],
  ])('finds the same as outside the browser: %s', async (_name, text, date) => {
    const page = await browser.newPage();
    const asked: string[] = [];
    await page.goto(`${server.url}code`);
    const status = page.locator('[data-testid="coder-status"]');
    await page.waitForSelector('[data-testid="coder-status"][data-phase="ready"]', { timeout: 30_000 });
    page.on('request', (request) => asked.push(request.url()));
    await page.fill('input[type=date]', date);
    await page.fill('#code-text', text);
    await page.waitForFunction((length) => document.querySelector('[data-testid="coder-status"]')!.textContent!.startsWith(`${length.toLocaleString('en')} characters coded`), text.length);
    const expected = createCoder().code({ id: 'text', text, date });
    expect(await savedFindings(page, expected.length)).toEqual(JSON.parse(JSON.stringify(expected)));
    expect(await page.locator('.finding').count()).toBe(expected.filter(({ kind }) => kind !== 'issue').length);
    expect(asked.filter((address) => !address.startsWith('blob:'))).toEqual([]);
    expect(await status.textContent()).toContain('Coder');
    await page.close();
  });

  it('marks the stretches of a chosen finding and explains each sentence', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}code`);
    await page.waitForSelector('.finding', { timeout: 30_000 });
    await page.locator('.finding-choose').first().click();
    expect(await page.locator('[data-testid="coded-text"] mark.role-source').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Explain each sentence' }).click();
    await page.waitForSelector('.explained .readings .is-kept');
    await page.close();
  });
});
