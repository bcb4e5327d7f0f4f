import { dateText } from '../base/date-text.js';
import type { Brief, BriefSource, Citation } from './brief.js';
import { listText } from './wording.js';

const STYLE = `
:root{color-scheme:light dark;--ink:#1d2733;--soft:#5a6675;--line:#d5dbe2;--paper:#fff;--mark:#0b5fa5}
@media (prefers-color-scheme:dark){:root{--ink:#e6ebf1;--soft:#a3afbd;--line:#3a4552;--paper:#141a21;--mark:#7cc0ff}}
*{box-sizing:border-box}
body{margin:0 auto;padding:2rem 1.25rem 4rem;max-width:52rem;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,"Segoe UI",Roboto,sans-serif}
h1{font-size:1.9rem;margin:0 0 .25rem}h2{font-size:1.2rem;margin:2rem 0 .5rem;padding-top:.6rem;border-top:1px solid var(--line)}
ul{padding-left:1.2rem}li{margin:.35rem 0}.soft,.note{color:var(--soft)}.note{font-size:.92rem}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line)}th{color:var(--soft);font-weight:600}
sup a{color:var(--mark);text-decoration:none;margin-left:.15rem}sup a:focus-visible,a:focus-visible{outline:2px solid var(--mark)}
ol{font-size:.92rem}
@media print{body{max-width:none;padding:0;font-size:10.5pt}h2{break-after:avoid}tr,li{break-inside:avoid}.scroll{overflow:visible}}
`;

/** The brief as one HTML page that needs nothing else: styles inside, no scripts, printable, light and dark. Every text is escaped. */
export function renderHtml(brief: Brief): string {
  const numbers = new Map(brief.sources.map((source) => [source.document, source.number]));
  const title = `${brief.names[0]} and ${brief.names[1]}`;
  const body = brief.sections.map((section) => {
    const sentences = section.sentences.length === 0 ? '' : `<ul>${section.sentences.map((sentence) => `<li${sentence.basis ? ` title="${escapeHtml(`Counted: ${sentence.basis}`)}"` : ''}>${escapeHtml(sentence.text)}${marks(sentence.citations, numbers)}</li>`).join('')}</ul>`;
    const { table } = section;
    const rows = !table || table.rows.length === 0 ? '' : `<div class="scroll" role="region" aria-label="${escapeHtml(section.title)}" tabindex="0"><table><thead><tr>${table.columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('')}<th scope="col">source</th></tr></thead><tbody>${table.rows.map((row) => `<tr>${row.cells.map((text) => `<td>${escapeHtml(text)}</td>`).join('')}<td>${marks(row.citations, numbers)}</td></tr>`).join('')}</tbody></table></div>${table.more > 0 ? `<p class="note">… and ${table.more} more.</p>` : ''}`;
    return `<section id="${escapeHtml(section.id)}"><h2>${escapeHtml(section.title)}</h2>${sentences}${rows}${section.notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`).join('')}</section>`;
  }).join('\n');
  const sources = brief.sources.length === 0 ? '' : `<section id="references"><h2>Sources</h2><ol>${brief.sources.map((source) => `<li id="source-${source.number}">${sourceHtml(source)}</li>`).join('')}</ol></section>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(title)}</h1><p class="soft">What is on record as of ${escapeHtml(dateText(brief.asOf))}.</p>
${body}
${sources}</main></body></html>
`;
}

function marks(citations: readonly Citation[], numbers: ReadonlyMap<string, number>): string {
  const shown = [...new Set(citations.flatMap(({ document }) => (document === null ? [] : numbers.get(document) ?? [])))].sort((a, b) => a - b);
  return shown.length === 0 ? '' : `<sup>${shown.map((number) => `<a href="#source-${number}" aria-label="source ${number}">${number}</a>`).join('')}</sup>`;
}

function sourceHtml(source: BriefSource): string {
  const outlets = source.outlets.length === 0 ? 'outlet not named' : listText(source.outlets.slice(0, 5)) + (source.outlets.length > 5 ? ` and ${source.outlets.length - 5} more` : '');
  return `${escapeHtml(source.title ?? source.document)}, ${escapeHtml(dateText(source.date))}; ${escapeHtml(outlets)}`;
}

/** Text made safe for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
