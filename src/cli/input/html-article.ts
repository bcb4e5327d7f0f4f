import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { WithIssues } from '../../base/issue.js';
import { datePrecision } from '../../record/period.js';
import type { SourceDocument } from '../../text/document.js';
import type { Place } from './document-row.js';

/** Limits that keep a hostile or broken page from taking the machine: characters of source, elements looked at. Judgements. */
const MOST_CHARACTERS = 8_000_000;
const MOST_ELEMENTS = 60_000;
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
  if (html.length > MOST_CHARACTERS) {
    return { value: null, issues: [{ code: 'document/too-large', message: `the page has ${html.length} characters; at most ${MOST_CHARACTERS} are read`, at }] };
  }
  try {
    const { document } = parseHTML(/<html|<body/i.test(html) ? html : `<html><body>${html}</body></html>`);
    const meta = (...names: string[]) => metaOf(document as unknown as ParentNode, names);
    const title = meta('og:title') ?? (document.title?.trim() || undefined);
    const url = meta('og:url') ?? document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? undefined;
    const outlet = meta('og:site_name');
    const date = dateOf(meta('article:published_time', 'datePublished', 'date', 'dc.date', 'pubdate') ?? document.querySelector('time[datetime]')?.getAttribute('datetime') ?? undefined);
    const whole = textOf(document.body as unknown as Node);
    const article = articleText(document as unknown as PageDocument);
    const text = article ?? whole;
    if (text === '') return { value: null, issues: [{ code: 'document/empty', message: 'the page has no text', at }] };
    const isAddress = url !== undefined && /^https?:\/\//.test(url);
    return {
      value: { id, text, ...(title && { title }), ...(date && { date }), ...(isAddress && { url }), ...(outlet && { outlet: { name: outlet } }) },
      issues: article === null ? [{ code: 'document/no-article', message: 'no article could be told apart; the text of the whole page was taken', at }] : [],
    };
  } catch (error) {
    return { value: null, issues: [{ code: 'document/html', message: `the page could not be read: ${(error as Error).message}`, at }] };
  }
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
  return text.replaceAll(/[ \t]*\n[ \t]*/g, '\n').replaceAll(/\n{2,}/g, '\n\n').replaceAll(/ {2,}/g, ' ').trim();
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
