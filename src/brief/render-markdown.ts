import { dateText } from '../base/date-text.js';
import type { Brief, BriefSource, Citation } from './brief.js';
import { listText } from './wording.js';

/** The brief as Markdown: numbers in square brackets name the documents listed at the end. No figure is worked out here. */
export function renderMarkdown(brief: Brief): string {
  const numbers = new Map(brief.sources.map((source) => [source.document, source.number]));
  const lines: string[] = [`# ${brief.names[0]} and ${brief.names[1]}`, '', `What is on record as of ${dateText(brief.asOf)}.`, ''];
  for (const section of brief.sections) {
    lines.push(`## ${section.title}`, '');
    for (const sentence of section.sentences) lines.push(`- ${escape(sentence.text)}${marks(sentence.citations, numbers)}`);
    if (section.sentences.length > 0) lines.push('');
    const { table } = section;
    if (table && table.rows.length > 0) {
      lines.push(`| ${table.columns.join(' | ')} | source |`, `|${' --- |'.repeat(table.columns.length + 1)}`);
      for (const row of table.rows) lines.push(`| ${row.cells.map(cell).join(' | ')} |${marks(row.citations, numbers)} |`);
      if (table.more > 0) lines.push('', `… and ${table.more} more.`);
      lines.push('');
    }
    for (const note of section.notes) lines.push(`*${escape(note)}*`, '');
  }
  if (brief.sources.length > 0) {
    lines.push('## Sources', '');
    for (const source of brief.sources) lines.push(`${source.number}. ${sourceText(source)}`);
    lines.push('');
  }
  return `${lines.join('\n').replaceAll(/\n{3,}/g, '\n\n')}`;
}

function marks(citations: readonly Citation[], numbers: ReadonlyMap<string, number>): string {
  const shown = [...new Set(citations.flatMap(({ document }) => (document === null ? [] : numbers.get(document) ?? [])))].sort((a, b) => a - b);
  return shown.length === 0 ? '' : ` [${shown.join('] [')}]`;
}

/** One line for a source: document, date, outlets. */
export function sourceText(source: BriefSource): string {
  const outlets = source.outlets.length === 0 ? 'outlet not named' : listText(source.outlets.slice(0, 5)) + (source.outlets.length > 5 ? ` and ${source.outlets.length - 5} more` : '');
  return escape(`${source.title ?? source.document}${source.title === null ? '' : ` (${source.document})`}, ${dateText(source.date)}; ${outlets}`);
}

/** Characters that Markdown would read as its own. */
function escape(text: string): string {
  return text.replaceAll(/([\\`*_<>[\]|])/g, '\\$1');
}

function cell(text: string): string {
  return escape(text.replaceAll(/\s+/g, ' '));
}
