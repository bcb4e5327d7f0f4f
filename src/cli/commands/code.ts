import type { Issue } from '../../base/issue.js';
import { CliError } from '../cli-error.js';
import { codeAll, emptyTally, type CodingTally } from '../coding.js';
import type { Effects } from '../effects.js';
import { FINDING_ROWS } from '../finding-rows.js';
import { readDocuments } from '../input/read-documents.js';
import { counted, note } from '../notes.js';
import { chooseFormat, openRows, type Format } from '../output.js';
import type { ReadingFlags } from '../parameters.js';

export interface CodeFlags extends ReadingFlags {
  readonly format?: Format;
}

/** `bilat code`: documents in, findings out, in the order of the documents. */
export async function code(effects: Effects, flags: CodeFlags, paths: readonly string[]): Promise<void> {
  const sources = sourcesOf(effects, paths);
  const coder = await effects.createCoder();
  const out = openRows(effects.stdout, chooseFormat(flags.format, effects.stdout), FINDING_ROWS);
  const tally = emptyTally();
  const incoming = readDocuments(effects, sources, { ...(flags.input && { kind: flags.input }), defaults: flags });
  let findings = 0;
  for await (const { document, findings: found } of codeAll(effects, coder, incoming, flags, tally, (issue) => out.write({ finding: toFinding(issue), text: '' }))) {
    for (const finding of found) await out.write({ finding, text: document.text });
    findings += found.filter((finding) => finding.kind !== 'issue').length;
  }
  await out.end();
  await closeTally(effects, tally, counted(findings, 'finding'));
}

/** The sources a person named, or standard input when something is piped in. With neither, it would wait for ever: that is misuse. */
export function sourcesOf(effects: Effects, paths: readonly string[]): readonly string[] {
  if (paths.length > 0) return paths;
  if (!effects.isStdinTTY) return ['-'];
  throw new CliError('nothing to read; give files or folders, or - for standard input', { exitCode: 2, hint: 'for example: bilat code report.txt' });
}

/** Says what was done, and fails when a file was not there, or when something was given but none of it could be used. */
export async function closeTally(effects: Effects, tally: CodingTally, result: string): Promise<void> {
  const left = tally.lost === 0 ? '' : `; ${tally.lost} ${tally.lost === 1 ? 'row or file' : 'rows or files'} left out`;
  if (tally.documents === 0 && tally.lost > 0) throw new CliError(`nothing could be read${left}`);
  if (effects.stderr.isTTY || tally.lost > 0 || tally.documents === 0) {
    await note(effects, tally.documents === 0 ? 'no documents in the input' : `${counted(tally.documents, 'document')}, ${result}${left}`);
  }
  if (tally.missing > 0) throw new CliError(`${tally.missing} of the sources could not be read`);
}

function toFinding(issue: Issue) {
  const { file, line } = issue.at ?? {};
  return { kind: 'issue' as const, doc: '', code: issue.code, message: issue.message, at: { ...(file !== undefined && { file }), ...(line !== undefined && { line }) } };
}
