/** What a page's source looks like before it is parsed: enough to tell whether parsing it is safe. */
export interface PageShape {
  readonly elements: number;
  /** Deepest nesting of elements, as far as tags tell it. */
  readonly depth: number;
}

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
const BLOCKS = /^(?:p|div|h[1-6]|li|ul|ol|blockquote|pre|tr|table|section|article|figcaption|br|hr|dt|dd|header|footer|main)$/;

/** The source without what holds no text for readers: scripts, styles, drawings, comments. One pass, whatever the page. */
export function stripSilent(html: string): string {
  const start = /<!--|<(script|style|noscript|template|svg|iframe)\b/gi;
  let kept = '';
  let from = 0;
  for (let found = start.exec(html); found !== null; found = start.exec(html)) {
    kept += html.slice(from, found.index);
    const end = found[1] === undefined ? '-->' : `</${found[1].toLowerCase()}`;
    const at = indexOfTag(html, end, found.index);
    if (at < 0) return kept;
    from = end === '-->' ? at + 3 : closeOf(html, at);
    start.lastIndex = from;
  }
  return kept + html.slice(from);
}

/** Elements and depth of a source. */
export function shapeOf(html: string): PageShape {
  let elements = 0;
  let level = 0;
  let depth = 0;
  for (const [, slash, name, own] of html.matchAll(/<(\/?)([a-z][a-z0-9-]*)[^<>]*?(\/?)>/gi)) {
    if (slash === '/') level = Math.max(0, level - 1);
    else {
      elements += 1;
      if (own !== '/' && !VOID.has(name!.toLowerCase())) depth = Math.max(depth, ++level);
    }
  }
  return { elements, depth };
}

/** Text of a source by its tags alone, a blank line between blocks: for pages too large or too deep to parse. */
export function plainText(html: string): string {
  const text = html.replaceAll(/\s+/g, ' ').replaceAll(/<\/?([a-z][a-z0-9-]*)[^<>]*>/gi, (_, name: string) => (BLOCKS.test(name.toLowerCase()) ? '\n\n' : ''));
  return text.replaceAll(/<![^<>]*>/g, '').replaceAll(/&(#x?[0-9a-f]+|[a-z]+);/gi, decodeEntity).replaceAll(/ *\n */g, '\n').replaceAll(/\n{2,}/g, '\n\n').replaceAll(/ {2,}/g, ' ').trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', hellip: '…',
};

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : whole;
}

/** Where `tag` (lower case) next stands, letter case ignored; -1 when it does not. */
function indexOfTag(html: string, tag: string, from: number): number {
  for (let at = html.indexOf(tag.slice(0, 2), from); at >= 0; at = html.indexOf(tag.slice(0, 2), at + 1)) {
    if (html.slice(at, at + tag.length).toLowerCase() === tag) return at;
  }
  return -1;
}

function closeOf(html: string, at: number): number {
  const end = html.indexOf('>', at);
  return end < 0 ? html.length : end + 1;
}
