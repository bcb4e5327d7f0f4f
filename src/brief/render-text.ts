import { dateText } from '../base/date-text.js';
import { wrapLine } from '../base/wrap-line.js';
import type { Brief, Citation } from './brief.js';

/** Sections a short brief keeps, with how many of their sentences. */
const SHORT: Readonly<Record<string, number>> = { summary: 5, latest: 5, visits: 3, commitments: 2, trade: 3, incidents: 3 };
const ROWS_SHORT = 6;

/** The brief for a terminal: plain lines of at most `width` characters, document ids in brackets. `short` keeps what matters first. */
export function renderText(brief: Brief, options: { readonly width?: number; readonly short?: boolean } = {}): string {
  const width = Math.max(40, options.width ?? 100);
  const lines: string[] = [`${brief.names[0]} and ${brief.names[1]}, as of ${dateText(brief.asOf)}`];
  for (const section of brief.sections) {
    const most = options.short ? SHORT[section.id] ?? 0 : Number.POSITIVE_INFINITY;
    if (most === 0) continue;
    lines.push('', section.title);
    for (const sentence of section.sentences.slice(0, most)) lines.push(...wrapLine(`${sentence.text}${documents(sentence.citations)}`, width, '  '));
    const { table } = section;
    if (table && table.rows.length > 0 && section.id === 'commitments') {
      const shown = options.short ? table.rows.slice(0, ROWS_SHORT) : table.rows;
      for (const row of shown) {
        const [what, type, status, since, due, overdue] = row.cells;
        lines.push(...wrapLine(`${what} (${type}): ${status}${since === 'undated' ? '' : `, ${since}`}; due ${due}${overdue ? `, overdue ${overdue}` : ''}${documents(row.citations.slice(0, 3))}`, width, '  '));
      }
      const more = table.rows.length - shown.length + table.more;
      if (more > 0) lines.push(`  … and ${more} more: bilat ledger ${brief.pair}`);
    } else if (table && !options.short) {
      for (const row of table.rows) lines.push(...wrapLine(row.cells.filter((text) => text !== '').join('; '), width, '  '));
    }
    if (!options.short || section.sentences.length === 0) for (const note of section.notes) lines.push(...wrapLine(note, width, '  '));
  }
  return `${lines.join('\n')}\n`;
}

function documents(citations: readonly Citation[]): string {
  const ids = [...new Set(citations.flatMap(({ document }) => document ?? []))];
  return ids.length === 0 ? '' : ` [${ids.join(', ')}]`;
}
