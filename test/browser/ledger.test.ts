import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '../../src/server/serve.js';
import { MemoryStore } from '../../src/storage/memory-store.js';
import { commitment, event, newDocument } from '../contract/record-fixture.js';
import { buildPages, findChromium, launchBrowser } from './browser.js';

const chromiumPath = findChromium();
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(chromiumPath === null)('the ledger in a browser', () => {
  let server: RunningServer;
  let browser: Browser;
  const store = new MemoryStore();

  beforeAll(async () => {
    buildPages();
    await store.put({ documents: [newDocument('d', '2025-08-03', [event('d'), commitment('d', { sentence: [0, 10] })])] });
    server = await startServer({ store, port: 0 });
    browser = await launchBrowser(chromiumPath!);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function visit(path: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    await page.goto(`${server.url.slice(0, -1)}${path}`);
    await page.waitForSelector('#ledger h2');
    return page;
  }

  async function faults(page: Page): Promise<string[]> {
    const session = await page.context().newCDPSession(page);
    await session.send('Runtime.evaluate', { expression: axeSource });
    return page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 120)}`);
    });
  }

  it('corrects an entry, shows who did, and takes it back', async () => {
    const page = await visit('/pair/IRN-PAK');
    await page.locator('#ledger .promise-open').first().click();
    await page.getByRole('button', { name: 'Correct this entry' }).click();
    await page.locator('.correction select[name=status]').selectOption('suspended');
    await page.locator('.correction input[name=date]').fill('2025-10');
    await page.locator('.correction textarea').fill('said in parliament');
    await page.locator('.correction input[name=by]').fill('A. Reader');
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep the correction' }).click();
    await page.getByText('set by A. Reader').waitFor();
    expect(await store.ledgerEdits({ a: 'IRN', b: 'PAK' })).toMatchObject([{ by: 'A. Reader', note: 'said in parliament', value: { status: 'suspended', date: '2025-10' } }]);
    await page.getByRole('button', { name: 'Take back' }).first().click();
    await page.locator('dialog .is-undone').waitFor();
    expect(await page.locator('dialog .sheet-head .chip').textContent()).toBe('Agreed');
    expect(await page.locator('#ledger .promise .chip').textContent()).toBe('Agreed');
    await page.close();
  });

  it('filters by what the address says, and shows the scorecard', async () => {
    const page = await visit('/pair/IRN-PAK?words=nothing+like+it');
    await page.getByText('No promise fits these choices.').waitFor();
    await page.getByRole('button', { name: 'Show all promises' }).click();
    expect(await page.locator('#ledger .promise').count()).toBe(1);
    await page.getByRole('button', { name: 'Scorecard' }).click();
    await page.waitForSelector('.scorecard');
    expect(page.url()).toContain('ledger=scorecard');
    expect(await faults(page)).toEqual([]);
    await page.close();
  });
});
