import { describe, expect, test } from 'vitest';
import { findChromium } from '../../test/browser/browser.js';
import { printPdf } from './print-pdf.js';

describe('printPdf', () => {
  test('says what is missing', async () => {
    await expect(printPdf('<p>x</p>', { CHROMIUM_PATH: '/nowhere/chromium' })).rejects.toThrow('CHROMIUM_PATH names /nowhere/chromium');
  });

  const path = findChromium();
  test.skipIf(path === null)('prints a page', async () => {
    const pdf = await printPdf('<!doctype html><title>x</title><p>İstanbul — Tehran</p>', { CHROMIUM_PATH: path! });
    expect(new TextDecoder('latin1').decode(pdf.slice(0, 5))).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(1000);
  }, 60_000);
});
