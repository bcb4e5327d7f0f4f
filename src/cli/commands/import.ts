import { IMPORT_FORMATS } from '../../importers/registry.js';
import { CliError } from '../cli-error.js';
import type { Effects } from '../effects.js';
import { runImport, type FileOutcome } from '../import/run-import.js';
import { counted, note, startProgress } from '../notes.js';
import { chooseFormat, openRows, type Format, type RowShape } from '../output.js';
import { didYouMean, nearestNames } from '../suggest.js';

export interface ImportFlags {
  readonly record: string;
  readonly format?: Format;
  readonly dryRun: boolean;
  readonly strict: boolean;
}

const CODES_SHOWN = 10;
const EXAMPLES_SHOWN = 3;

/** `bilat import`: files of other data sets into a record. */
export async function importFiles(effects: Effects, flags: ImportFlags, [format, ...paths]: readonly string[]): Promise<void> {
  const known = ['auto', ...IMPORT_FORMATS];
  if (format === undefined || !known.includes(format)) {
    const hint = format === undefined ? undefined : didYouMean(nearestNames(format, known));
    throw new CliError(`${format === undefined ? 'no format given' : `unknown format ${format}`}; expected one of ${known.join(', ')}`, { exitCode: 2, ...(hint && { hint }) });
  }
  if (paths.length === 0) throw new CliError('no file given', { exitCode: 2, hint: `bilat import ${format} FILE…` });
  const store = await effects.openStore(flags.record);
  const signal = { aborted: false };
  void effects.untilStopped().then(() => { signal.aborted = true; });
  const progress = startProgress(effects, 'importing', 'rows');
  const out = openRows(effects.stdout, chooseFormat(flags.format, effects.stdout), OUTCOME);
  const outcomes: FileOutcome[] = [];
  let before = 0;
  try {
    for await (const outcome of runImport(effects, store, paths, {
      format, isTrial: flags.dryRun, signal, progress: async (rows) => progress.tell(before + rows, null),
    })) {
      before += outcome.rows;
      outcomes.push(outcome);
      await progress.end();
      await out.write(outcome);
      await tellProblems(effects, outcome);
      if (flags.strict && isProblem(outcome)) throw new CliError('stopped at the first problem (--strict)');
    }
    await out.end();
  } finally {
    await progress.end();
    await store.close();
  }
  await close(effects, flags, outcomes, signal.aborted);
}

async function close(effects: Effects, flags: ImportFlags, outcomes: readonly FileOutcome[], isStopped: boolean): Promise<void> {
  const sum = (of: 'rows' | 'added' | 'known') => outcomes.reduce((total, outcome) => total + outcome[of], 0);
  const verb = flags.dryRun ? 'would be added' : 'added';
  await note(effects, `${counted(outcomes.length, 'file')}, ${counted(sum('rows'), 'row')}: ${sum('added')} ${verb}, ${sum('known')} known already${flags.dryRun ? '; nothing was written (--dry-run)' : ''}`);
  if (isStopped && outcomes.some(({ outcome }) => outcome === 'stopped')) throw new CliError('stopped; what was read is in the record', { hint: 'the same command goes on where it stood' });
  const failed = outcomes.filter(({ outcome }) => outcome === 'refused' || outcome === 'broken');
  if (failed.length > 0) throw new CliError(`${counted(failed.length, 'file')} could not be read whole`);
}

async function tellProblems(effects: Effects, { name, problem, hint, file, outcome }: FileOutcome): Promise<void> {
  if (problem !== null) await note(effects, `${name}: ${problem}${hint === null ? '' : `\n  ${hint}`}`);
  if (file === null || outcome === 'unchanged') return;
  for (const { reason, rows, examples } of file.leftOut) {
    const shown = examples.slice(0, EXAMPLES_SHOWN).map(({ line, value }) => `line ${line}: ${value}`).join('; ');
    await note(effects, `${name}: ${counted(rows, 'row')} left out, ${reason} (${shown})`);
  }
  if (file.unmapped.length === 0) return;
  const codes = file.unmapped.slice(0, CODES_SHOWN).map(({ system, code, rows }) => `${system} ${code} ${rows}`).join(', ');
  await note(effects, `${name}: codes without an equal here, with their rows: ${codes}${file.unmapped.length > CODES_SHOWN ? ' and others' : ''}`);
}

function isProblem({ outcome, file }: FileOutcome): boolean {
  return outcome === 'refused' || outcome === 'broken' || (file?.leftOut.length ?? 0) > 0;
}

const OUTCOME: RowShape<FileOutcome> = {
  empty: 'no file was read',
  json: (row) => row,
  columns: [
    { name: 'file', value: (row) => row.name, isText: true }, { name: 'layout', value: (row) => row.layout }, { name: 'outcome', value: (row) => row.outcome },
    { name: 'rows', value: (row) => row.rows }, { name: 'added', value: (row) => row.added }, { name: 'known', value: (row) => row.known },
    { name: 'left out', value: (row) => row.file?.leftOut.reduce((sum, { rows }) => sum + rows, 0) ?? null },
  ],
};
