import type { Damage, VerifyReport } from '../../storage/record-file.js';
import { isRecordStore } from '../../storage/record-methods.js';
import { CliError } from '../cli-error.js';
import type { Effects } from '../effects.js';
import { counted, note, startProgress } from '../notes.js';
import { chooseFormat, openRows, type Format, type RowShape } from '../output.js';

export interface VerifyFlags {
  readonly record: string;
  readonly format?: Format;
}

/** `bilat verify`: whether everything in a record still fits together. Exit code 1 when something does not. */
export async function verify(effects: Effects, flags: VerifyFlags): Promise<void> {
  const store = await effects.openStore(flags.record, { create: false, readOnly: true });
  let report: VerifyReport;
  try {
    if (!isRecordStore(store)) throw new Error('this store cannot be verified');
    const progress = startProgress(effects, 'verifying', 'documents', { isShared: false });
    report = await store.verify({ progress: ({ done, total }) => { void progress.tell(done, total); } });
    await progress.end();
  } finally {
    await store.close();
  }
  const format = chooseFormat(flags.format, effects.stdout);
  if (format === 'table') await effects.stdout.write(describe(flags.record, report));
  else {
    const out = openRows(effects.stdout, format, DAMAGE);
    for (const each of report.damage) await out.write(each);
    await out.end();
    if (report.damage.length === 0) await note(effects, summary(flags.record, report));
  }
  if (report.damage.length > 0) {
    throw new CliError(`${flags.record} is damaged: ${report.damage.length === 1 ? 'one thing' : `${report.damage.length} things`} found`, {
      hint: 'keep a copy as it is; documents can be added anew into a new record, what a person entered (ledger edits) with bilat export and bilat ledger',
    });
  }
}

const DAMAGE: RowShape<Damage> = {
  empty: 'nothing is damaged',
  json: (row) => row,
  columns: [
    { name: 'code', value: ({ code }) => code }, { name: 'rows', value: ({ rows }) => rows }, { name: 'message', value: ({ message }) => message, isText: true },
    { name: 'examples', value: ({ examples }) => examples.join(' ') },
  ],
};

function describe(record: string, report: VerifyReport): string {
  const checks = report.checks.map(({ name, rows, damaged }) => `  ${damaged === 0 ? 'sound  ' : 'DAMAGED'}  ${name}: ${rows} looked at${damaged === 0 ? '' : `, ${damaged} damaged`}`);
  const damage = report.damage.map(({ code, message, rows, examples }) => `  ${rows} ${message}\n    ${code}; such as ${examples.join(', ')}`);
  return `${checks.join('\n')}\n\n${damage.length === 0 ? `${summary(record, report)}\n` : `Found:\n${damage.join('\n')}\n`}`;
}

function summary(record: string, { checks }: VerifyReport): string {
  return `${record} is sound: ${counted(checks.length, 'check')}, nothing damaged`;
}
