import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { WithIssues } from '../../base/issue.js';
import { datePrecision } from '../../record/period.js';
import type { SourceDocument } from '../../text/document.js';
import type { Place } from './document-row.js';
import { plainText, shapeOf, stripSilent } from './html-source.js';

/**
 * Limits within which a page is parsed: the time Readability takes grows with the square of the depth (measured: 500 levels 6 s, 2000 levels
 * 170 s) and linkedom's with the number of elements (30 000: 1.5 s). Real articles have some thousand elements on some thirty levels.
 */
const MOST_ELEMENTS = 40_000;
const MOST_LEVELS = 120;
const BLOCKS = new Set(['P', 'DIV', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'LI', 'UL', 'OL', 'BLOCKQUOTE', 'PRE', 'TR', 'TABLE', 'SECTION', 'ARTICLE', 'FIGCAPTION', 'BR', 'HR', 'DT', 'DD']);
const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'IFRAME', 'SVG', 'HEAD', 'NAV', 'FOOTER', 'FORM', 'BUTTON']);

/** The parts of a DOM node that reading its text takes. */
interface Node {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: ArrayLike<Node>;
}

/**
 * The article of a web page as a document: its text in paragraphs, title, date, address and outlet as the page's own tags give them.
 * Nothing in the page is run or fetched. Where no article can be told apart, the text of the whole page is taken, with an issue.
 */
export function readArticle(html: string, id: string, at: Place): WithIssues<SourceDocument | null> {
  const source = stripSilent(html);
  const { elements, depth } = shapeOf(source);
  if (elements > MOST_ELEMENTS || depth > MOST_LEVELS) return wholePage(plainText(source), id, at, `the page has ${elements} elements on ${depth} levels, more than can be taken apart`);
  try {
    const { document } = parseHTML(/<html|<body/i.test(source) ? source : `<html><body>${source}</body></html>`);
    const meta = (...names: string[]) => metaOf(document as unknown as ParentNode, names);
    const title = meta('og:title') ?? (document.title?.trim() || undefined);
    const url = meta('og:url') ?? document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? undefined;
    const outlet = meta('og:site_name');
    const date = dateOf(meta('article:published_time', 'datePublished', 'date', 'dc.date', 'pubdate') ?? document.querySelector('time[datetime]')?.getAttribute('datetime') ?? undefined);
    const whole = textOf(document.body as unknown as Node);
    const article = articleText(document as unknown as PageDocument);
    const text = article ?? whole;
    if (text === '') return wholePage('', id, at, '');
    const isAddress = url !== undefined && /^https?:\/\//.test(url);
    return {
      value: { id, text, ...(title && { title }), ...(date && { date }), ...(isAddress && { url }), ...(outlet && { outlet: { name: outlet } }) },
      issues: article === null ? [{ code: 'document/no-article', message: 'no article could be told apart; the text of the whole page was taken', at }] : [],
    };
  } catch (error) {
    return wholePage(plainText(source), id, at, `the page could not be parsed (${(error as Error).message})`);
  }
}

function wholePage(text: string, id: string, at: Place, reason: string): WithIssues<SourceDocument | null> {
  if (text === '') return { value: null, issues: [{ code: 'document/empty', message: 'the page has no text', at }] };
  return { value: { id, text }, issues: [{ code: 'document/no-article', message: `${reason}; the text of the whole page was taken`, at }] };
}

type PageDocument = ConstructorParameters<typeof Readability>[0];

function articleText(document: PageDocument): string | null {
  try {
    const article = new Readability(document, { maxElemsToParse: MOST_ELEMENTS, serializer: (element) => element, charThreshold: 200 }).parse();
    const text = article === null ? '' : textOf(article.content as unknown as Node);
    return text === '' ? null : text;
  } catch {
    return null;
  }
}

/** Text in reading order, a blank line between blocks; walks without recursion, so that deep nesting does no harm. */
function textOf(root: Node | null): string {
  let text = '';
  const stack: (Node | string)[] = root === null ? [] : [root];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (typeof node === 'string') { text += node; continue; }
    if (node.nodeType === 3) { text += (node.textContent ?? '').replaceAll(/\s+/g, ' '); continue; }
    if (node.nodeType !== 1 || SILENT.has(node.nodeName.toUpperCase())) continue;
    const isBlock = BLOCKS.has(node.nodeName.toUpperCase());
    if (isBlock) { text += '\n\n'; stack.push('\n\n'); }
    for (let k = node.childNodes.length - 1; k >= 0; k--) stack.push(node.childNodes[k]!);
  }
  return text.replaceAll(/[ \t]+/g, ' ').replaceAll(/ ?\n ?/g, '\n').replaceAll(/\n{2,}/g, '\n\n').replaceAll(/ {2,}/g, ' ').trim();
}

interface ParentNode {
  querySelector(selector: string): { getAttribute(name: string): string | null } | null;
}

function metaOf(document: ParentNode, names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const attribute of ['property', 'name', 'itemprop']) {
      const content = document.querySelector(`meta[${attribute}="${name}"]`)?.getAttribute('content')?.trim();
      if (content) return content;
    }
  }
  return undefined;
}

function dateOf(written: string | undefined): string | undefined {
  const day = written?.slice(0, 10);
  return day !== undefined && datePrecision(day) !== null ? day : undefined;
}
