import type { DocumentCheck } from '../../claims/check.js';
import { checkDocument } from '../../claims/check-document.js';
import { renderCheckHtml, renderCheckMarkdown, renderCheckText } from '../../claims/render-check.js';
import { createVoiceReader } from '../../coder/voices.js';
import { CliError } from '../cli-error.js';
import { codeAll, emptyTally } from '../coding.js';
import type { Effects } from '../effects.js';
import { readDocuments } from '../input/read-documents.js';
import { note } from '../notes.js';
import { DEFAULT_RECORD, type ReadingFlags } from '../parameters.js';
import type { BriefFormat } from './brief.js';
import { closeTally, sourcesOf } from './code.js';

export interface CheckFlags extends ReadingFlags {
  /** Record to compare with; when absent, bilat.duckdb if it is there. */
  readonly record?: string;
  readonly format?: BriefFormat;
}

/** `bilat check`: what documents claim and promise, what could test it, what a record already answers, how they speak and who speaks in them. */
export async function check(effects: Effects, flags: CheckFlags, paths: readonly string[]): Promise<void> {
  const sources = sourcesOf(effects, paths);
  const format = flags.format ?? (effects.stdout.isTTY ? 'text' : 'json');
  const record = flags.record ?? ((await effects.kindOf(DEFAULT_RECORD)) === 'file' ? DEFAULT_RECORD : null);
  const store = record === null ? null : await effects.openStore(record, { create: false, readOnly: true });
  try {
    const [coder, readVoices] = [await effects.createCoder(), createVoiceReader()];
    const tally = emptyTally();
    const incoming = readDocuments(effects, sources, { ...(flags.input && { kind: flags.input }), defaults: flags });
    for await (const { document, findings } of codeAll(effects, coder, incoming, flags, tally)) {
      if (format === 'html' && tally.documents > 1) throw new CliError('a page holds one document; give one, or another format', { exitCode: 2 });
      if (findings.some((finding) => finding.kind === 'issue' && finding.code === 'document/language')) continue;
      await effects.stdout.write(render(await checkDocument(document, findings, readVoices(document), store), format, effects.stdout.columns));
    }
    await closeTally(effects, tally, record === null ? 'compared with no record' : `compared with ${record}`);
    if (record === null && effects.stderr.isTTY) await note(effects, 'give a record with --record to see what it answers');
  } finally {
    await store?.close();
  }
}

function render(result: DocumentCheck, format: BriefFormat, width: number): string {
  switch (format) {
    case 'text': return renderCheckText(result, { width });
    case 'md': return renderCheckMarkdown(result);
    case 'html': return renderCheckHtml(result);
    case 'json': return `${JSON.stringify(result)}\n`;
  }
}
