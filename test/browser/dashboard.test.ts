import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '../../src/server/serve.js';
import { buildPages, findChromium, launchBrowser } from './browser.js';
import { sampleRecord } from './sample-record.js';

const chromiumPath = findChromium();
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(chromiumPath === null)('the dashboard in a browser', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  let complaints: string[] = [];

  beforeAll(async () => {
    buildPages();
    server = await startServer({ store: await sampleRecord(), port: 0 });
    browser = await launchBrowser(chromiumPath!);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  afterEach(async () => {
    await page?.close();
    if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join('; ')}`);
  });

  async function visit(path: string, { width = 1280, scheme = 'light' as 'light' | 'dark' } = {}): Promise<Page> {
    complaints = [];
    page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme, reducedMotion: 'reduce', bypassCSP: false });
    page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text()); });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => { if (!request.url().startsWith(server.url) && !request.url().startsWith('blob:')) complaints.push(`asked for ${request.url()}`); });
    await page.goto(`${server.url.slice(0, -1)}${path}`);
    await page.waitForSelector('h1');
    await page.waitForLoadState('networkidle');
    return page;
  }

  it('shows the pair with its figures and nothing from elsewhere', async () => {
    await visit('/');
    expect(await page.textContent('h1')).toBe('Iran and Pakistan');
    expect(await page.locator('.figure-value').allTextContents()).toEqual(['1', '1', '1', '1']);
    expect(await page.title()).toBe('Iran and Pakistan · bilat');
  });

  it('opens a bar to its events, an event to its document with the spans marked', async () => {
    await visit('/pair/IRN-PAK');
    await page.locator('#timeline [data-mark="2025-04|3"]').click();
    expect(await page.textContent('dialog h2')).toContain('Words of conflict');
    await page.waitForSelector('dialog .event');
    expect(await page.locator('dialog .event').count()).toBe(1);
    await page.locator('dialog .event-open').click();
    await page.waitForSelector('dialog [data-testid="document-text"] mark');
    const marked = await page.locator('dialog [data-testid="document-text"] mark').evaluateAll((nodes) => nodes.map((node) => {
      const copy = node.cloneNode(true) as Element;
      for (const label of copy.querySelectorAll('.role-label')) label.remove();
      return [(node as HTMLElement).dataset['role'], copy.textContent];
    }));
    expect(marked).toEqual([['source', 'Iran'], ['act', 'accused'], ['target', 'Pakistan']]);
    expect(await page.textContent('dialog')).toContain('en.consult.0001');
    await page.goBack();
    expect(await page.textContent('dialog h2')).toContain('Words of conflict');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog')!.open);
    expect(new URL(page.url()).search).toBe('');
  });

  it('writes text of documents as text and links only web addresses', async () => {
    await visit('/pair/IRN-PAK?open=event:d1:1');
    await page.waitForSelector('dialog [data-testid="document-text"]');
    expect(await page.textContent('dialog [data-testid="document-text"]')).toContain('<script>alert(1)</script>');
    const links = page.locator('dialog .reports-list a');
    expect(await links.evaluateAll((nodes) => nodes.map((node) => [node.getAttribute('href'), node.getAttribute('rel')]))).toEqual([['https://gazette.example/d1', 'noopener noreferrer']]);
    expect(await page.textContent('dialog .reports-list')).toContain('State <b>Wire</b>');
  });

  it('moves the window by keyboard and mirrors it in the address', async () => {
    await visit('/pair/IRN-PAK');
    const start = page.getByRole('slider', { name: 'Start of the window' });
    await start.focus();
    expect(await start.getAttribute('aria-valuetext')).toBe('March 2025');
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/from=2025-04/);
    expect(await start.getAttribute('aria-valuetext')).toBe('April 2025');
    await page.waitForFunction(() => document.querySelector('.figure-value')?.textContent === '0');
    await page.keyboard.press('Home');
    await page.waitForFunction(() => document.querySelector('.figure-value')?.textContent === '1');
  });

  it('moves the window by dragging', async () => {
    await visit('/pair/IRN-PAK');
    const brush = page.locator('svg.brush');
    await page.waitForFunction(() => document.querySelector('.placeholder') === null);
    const { width } = (await brush.boundingBox())!;
    await brush.dragTo(brush, { sourcePosition: { x: 1, y: 20 }, targetPosition: { x: width * 0.6, y: 20 } });
    await page.waitForURL(/from=2025-05/);
    expect(await page.getByRole('slider', { name: 'Start of the window' }).getAttribute('aria-valuetext')).toBe('May 2025');
  });

  it('walks the marks of a chart by arrow keys and opens one with Enter', async () => {
    await visit('/pair/IRN-PAK');
    const tabStops = page.locator('#timeline .chart-box [data-mark][tabindex="0"]');
    await tabStops.waitFor();
    expect(await tabStops.count()).toBe(1);
    await tabStops.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['mark'])).toBe('2025-04|2');
    expect(await tabStops.count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open] .event');
  });

  it('filters every panel and keeps the choice in the address', async () => {
    await visit('/pair/IRN-PAK');
    await page.getByRole('button', { name: 'Sector', exact: true }).first().click();
    await page.getByLabel('Border').check();
    await page.waitForURL(/sector=border/);
    await page.waitForFunction(() => document.querySelectorAll('#latest .event').length === 2);
    await page.getByRole('button', { name: 'Remove filter Border' }).click();
    await page.waitForFunction(() => document.querySelectorAll('#latest .event').length === 4);
    expect(new URL(page.url()).search).toBe('');
  });

  it('counts what took place until told otherwise', async () => {
    await visit('/pair/IRN-PAK');
    expect(await page.locator('.lede').textContent()).toContain('4 acts are said to have taken place');
    await page.getByRole('button', { name: /^Planned/ }).click();
    await page.waitForFunction(() => document.querySelector('.lede')!.textContent!.includes('5 acts'));
  });

  it('shows the data of a chart as a table', async () => {
    await visit('/pair/IRN-PAK');
    await page.locator('#timeline').getByRole('button', { name: 'Show data' }).click();
    expect(await page.locator('#timeline table tbody tr').count()).toBe(4);
  });

  it('opens a figure of trade and a promise to their evidence', async () => {
    await visit('/pair/IRN-PAK');
    await page.locator('#trade [data-mark="figure|st1"]').click({ force: true });
    expect(await page.textContent('dialog h2')).toBe('$3.1 bn');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Compiled by hand (2)' }).click();
    await page.locator('#ledger .promise-open', { hasText: 'Raise trade' }).click();
    expect(await page.textContent('dialog')).toContain('said by both ministers');
  });

  it('says so when a pair or a thing is not on record', async () => {
    await visit('/');
    await page.goto(`${server.url}pair/FRA-DEU`);
    await page.getByText('Nothing on FRA-DEU is on record').waitFor();
    await page.goto(`${server.url}pair/IRN-PAK?open=event:none`);
    await page.waitForSelector('dialog .failure');
    expect(await page.textContent('dialog .failure')).toContain('the record holds no event none');
    complaints = complaints.filter((complaint) => !complaint.includes('404'));
  });

  it.each([360, 768, 1280])('fits a window %i pixels wide', async (width) => {
    await visit('/pair/IRN-PAK', { width });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.goto(`${server.url}code`);
    await page.waitForSelector('h1');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

  it.each([
    ['light', '/pair/IRN-PAK'], ['dark', '/pair/IRN-PAK'], ['light', '/pair/IRN-PAK?by=sector&promises=hand&status=any'], ['dark', '/pair/IRN-PAK?promises=hand'], ['light', '/pair/IRN-PAK?open=event:d2:1'], ['dark', '/pair/IRN-PAK?open=event:d2:1'],
    ['light', '/pair/IRN-PAK?open=document:d1'], ['light', '/pair/IRN-PAK?open=commitment:hand:p1'], ['light', '/code'], ['dark', '/code'],
  ] as const)('axe finds nothing serious in %s at %s', async (scheme, path) => {
    await visit(path, { scheme });
    if (path === '/code') await page.waitForSelector('[data-testid="coder-status"][data-phase="ready"]', { timeout: 30_000 });
    await page.waitForTimeout(300);
    await page.evaluate(axeSource);
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] }> } };
      return (await axe.run()).violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 4).map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary.slice(0, 220)}`) }));
    });
    expect(violations).toEqual([]);
  });
});
