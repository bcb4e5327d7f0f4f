import { buildBrief } from '../../brief/build-brief.js';
import { collectBrief } from '../../brief/brief-input.js';
import type { Brief } from '../../brief/brief.js';
import { renderHtml } from '../../brief/render-html.js';
import { renderMarkdown } from '../../brief/render-markdown.js';
import { renderText } from '../../brief/render-text.js';
import { CliError } from '../cli-error.js';
import { today, type Effects } from '../effects.js';
import { note } from '../notes.js';
import { readPairArgument } from '../pair-argument.js';

export const BRIEF_FORMATS = ['text', 'md', 'html', 'json'] as const;
export type BriefFormat = (typeof BRIEF_FORMATS)[number];

export interface BriefFlags {
  readonly record: string;
  readonly format?: BriefFormat | 'pdf';
  readonly out?: string;
  readonly asOf?: string;
}

/** `bilat brief`: the whole picture of a pair, as text on a terminal, Markdown when piped, or what is asked for. */
export async function brief(effects: Effects, flags: BriefFlags, written: string): Promise<void> {
  const asOf = flags.asOf ?? today(effects);
  const store = await effects.openStore(flags.record, { create: false, readOnly: true });
  try {
    const pair = await readPairArgument(written, store);
    const format = flags.format ?? formatOf(flags.out) ?? (effects.stdout.isTTY && flags.out === undefined ? 'text' : 'md');
    if (format === 'pdf' && flags.out === undefined) throw new CliError('a PDF goes into a file; expected --out', { exitCode: 2, hint: 'bilat brief IRN-PAK --out brief.pdf' });
    const whole = buildBrief(await collectBrief(store, pair, asOf, { measures: true }));
    const document = format === 'pdf' ? await effects.printPdf(renderHtml(whole)) : render(whole, format, effects.stdout.columns);
    if (flags.out === undefined) return await effects.stdout.write(document as string);
    await effects.writeFile(flags.out, document);
    await note(effects, `written to ${flags.out}`);
  } finally {
    await store.close();
  }
}

function render(whole: Brief, format: BriefFormat, width: number): string {
  switch (format) {
    case 'text': return renderText(whole, { width });
    case 'md': return renderMarkdown(whole);
    case 'html': return renderHtml(whole);
    case 'json': return `${JSON.stringify(whole, null, 2)}\n`;
  }
}

/** The format a file name asks for, or null. */
function formatOf(name: string | undefined): BriefFormat | 'pdf' | null {
  const ending = /\.([a-z]+)$/i.exec(name ?? '')?.[1]?.toLowerCase();
  return ending === 'txt' ? 'text' : ending === 'htm' ? 'html' : ending === 'pdf' ? 'pdf' : BRIEF_FORMATS.find((format) => format === ending) ?? null;
}
