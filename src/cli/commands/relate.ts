import type { RelationInput, RelationScheme } from '../../coder/pair-relation.js';
import { CliError } from '../cli-error.js';
import type { Effects } from '../effects.js';
import { decodeText, splitLines } from '../input/bytes.js';
import { MOST_BYTES } from '../input/read-documents.js';
import { note, startIssueNotes, startProgress } from '../notes.js';
import { chooseFormat, openRows, type Format, type RowShape } from '../output.js';
import { readRelationRow } from '../relation-rows.js';
import { sourcesOf } from './code.js';

export interface RelateFlags {
  readonly format?: Format;
  readonly strict: boolean;
  readonly types: RelationScheme;
}

type Answer = ReturnType<Awaited<ReturnType<Effects['createCoder']>>['relate']>;

const SHAPE: RowShape<{ readonly answer: Answer; readonly input: RelationInput }> = {
  empty: 'no rows',
  json: ({ answer }) => answer,
  columns: [
    { name: 'id', value: ({ answer }) => answer.id },
    { name: 'type', value: ({ answer }) => answer.type ?? '(none)' },
    { name: 'status', value: ({ answer }) => answer.status },
    { name: 'sure', value: ({ answer }) => answer.confidence.toFixed(2) },
    { name: 'rule', value: ({ answer }) => answer.rule },
    { name: 'sentence', value: ({ input }) => input.text, isText: true },
  ],
  csv: [
    { name: 'id', value: ({ answer }) => answer.id }, { name: 'type', value: ({ answer }) => answer.type }, { name: 'quad', value: ({ answer }) => answer.quad },
    { name: 'status', value: ({ answer }) => answer.status }, { name: 'confidence', value: ({ answer }) => answer.confidence }, { name: 'rule', value: ({ answer }) => answer.rule },
  ],
};

/** `bilat relate`: for each NDJSON row with two marked actors, what the first does to the second. */
export async function relate(effects: Effects, flags: RelateFlags, paths: readonly string[]): Promise<void> {
  const coder = await effects.createCoder();
  const out = openRows(effects.stdout, chooseFormat(flags.format, effects.stdout), SHAPE);
  const notes = startIssueNotes(effects);
  const progress = startProgress(effects, 'relating', 'rows');
  let rows = 0;
  let lost = 0;
  for (const file of sourcesOf(effects, paths)) {
    if (file !== '-' && (await effects.kindOf(file)) !== 'file') throw new CliError(`${file}: no such file`);
    for await (const { number, bytes } of splitLines(file === '-' ? effects.stdin() : effects.open(file), MOST_BYTES)) {
      const at = { file, line: number };
      const decoded = bytes === null ? { issue: { code: 'row/too-long', message: 'the line is too long' } } : decodeText(bytes);
      if (!('issue' in decoded) && decoded.text.trim() === '') continue;
      const read = 'issue' in decoded ? decoded : readRelationRow(decoded.text);
      const problem = 'issue' in read ? read.issue : read.odd;
      if (problem !== null) {
        await notes.tell({ ...problem, at });
        if (flags.strict) throw new CliError('stopped at the first problem (--strict)');
      }
      if ('issue' in read) { lost += 1; continue; }
      await out.write({ answer: coder.relate(read.input, flags.types), input: read.input });
      await progress.tell(++rows, null);
    }
  }
  await progress.end();
  await out.end();
  await notes.sum();
  if (rows === 0 && lost > 0) throw new CliError(`nothing could be read; ${lost} rows left out`);
  if (lost > 0) await note(effects, `${rows} rows related, ${lost} left out`);
}
