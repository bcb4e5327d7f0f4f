import type { DataTable } from './chart-figure.js';

/** Presentation properties that a drawing takes from the style sheet and must carry along when it leaves the page. */
const CARRIED = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity',
  'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'display', 'paint-order',
] as const;

/** Saves a table as CSV (RFC 4180). Cells that a spreadsheet would run as a formula are quoted with a leading apostrophe. */
export function saveCsv(name: string, { columns, rows }: DataTable): void {
  const lines = [columns, ...rows].map((cells) => cells.map(csvCell).join(','));
  save(`${fileName(name)}.csv`, `\uFEFF${lines.join('\r\n')}\r\n`, 'text/csv;charset=utf-8');
}

/** One cell of CSV. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Saves a drawing as a file of its own, with the styles it has on the page. */
export function saveSvg(name: string, drawing: SVGSVGElement, caption: string): void {
  save(`${fileName(name)}.svg`, standAlone(drawing, caption), 'image/svg+xml');
}

/** Dots of a saved picture for each pixel of the page. */
const PNG_SCALE = 2;

/** Saves a drawing as a picture, at twice the size it has on the page. */
export async function savePng(name: string, drawing: SVGSVGElement, caption: string): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standAlone(drawing, caption))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = drawing.clientWidth * PNG_SCALE;
  canvas.height = drawing.clientHeight * PNG_SCALE;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const picture = await new Promise<Blob | null>((done) => { canvas.toBlob(done, 'image/png'); });
  if (picture) save(`${fileName(name)}.png`, picture, 'image/png');
}

/** The drawing as a file of its own. */
function standAlone(drawing: SVGSVGElement, caption: string): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((node, k) => {
    const style = getComputedStyle(originals[k]!);
    for (const property of CARRIED) {
      const value = style.getPropertyValue(property);
      if (value) node.setAttribute(property, value);
    }
    for (const attribute of ['class', 'tabindex', 'role', 'data-mark', 'data-tip', 'data-column']) node.removeAttribute(attribute);
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  title.textContent = caption;
  copy.prepend(title, paper);
  return new XMLSerializer().serializeToString(copy);
}

/** Offers text or a picture as a file. */
export function save(name: string, content: string | Blob, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function fileName(name: string): string {
  return `bilat-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}`;
}
