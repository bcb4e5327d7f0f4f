import { sha256 } from './sha256.js';
import type { Statistic } from './flow-record.js';

/**
 * What makes a document the same document: SHA-256 (hexadecimal) over its publication date (or nothing), a NUL and its text, in UTF-8.
 * A copy in another outlet on the same date is the same document with one more report; the same words on another date are another one.
 */
export function documentHash(document: { readonly text: string; readonly date?: string | null | undefined }): string {
  return sha256(`${document.date ?? ''}\0${document.text}`);
}

/** A stable id for a figure: the first 16 hexadecimal digits of SHA-256 over everything that tells it apart. */
export function statisticId(figure: Omit<Statistic, 'id' | 'source'>): string {
  return sha256(JSON.stringify([
    figure.reporter, figure.partner, figure.flow, figure.periodStart, figure.periodEnd, figure.calendar,
    figure.value, figure.unit, figure.reportedBy, figure.url, figure.note,
  ])).slice(0, 16);
}
