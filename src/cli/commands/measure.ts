import { readInputFor } from '../../claims/read-precedent.js';
import type { Weight } from '../../measures/contact.js';
import type { Cell, DataRow, MeasureResult } from '../../measures/measure.js';
import { describeFileSeries } from '../../measures/file-series.js';
import { findMeasure, MEASURES, readsOthers, runMeasure } from '../../measures/registry.js';
import { datePrecision, windowEnd, windowStart } from '../../record/period.js';
import { CliError } from '../cli-error.js';
import { today, type Effects } from '../effects.js';
import { decodeText, readAll } from '../input/bytes.js';
import { renderMeasures, renderParameters, renderResult } from '../measure-text.js';
import { describeIssue, note } from '../notes.js';
import { chooseFormat, openRows, type Format } from '../output.js';
import { readPairArgument } from '../pair-argument.js';
import { didYouMean, nearestNames } from '../suggest.js';

export interface MeasureFlags {
  readonly record: string;
  readonly format?: Format;
  readonly asOf?: string;
  readonly from?: string;
  readonly to?: string;
  readonly weight: Weight;
  /** Where events come from; default those coded from documents. */
  readonly origin?: readonly string[];
  readonly seed: number;
  /** `name=value` each. */
  readonly set?: readonly string[];
  /** A CSV of dates and values, or values alone, instead of a pair. */
  readonly series?: string;
}

const LARGEST_FILE_BYTES = 256 << 20;

/** `bilat measure`: one measure of a pair, all of them, or turning points of a series from a file; without a name the list of measures. */
export async function measure(effects: Effects, flags: MeasureFlags, name?: string, written?: string): Promise<void> {
  const format = chooseFormat(flags.format, effects.stdout);
  if (name === undefined) return listMeasures(effects, format);
  const found = name === 'all' ? null : findMeasure(name);
  if (found === null && name !== 'all') {
    throw new CliError(`no measure ${name}`, { exitCode: 2, hint: didYouMean(nearestNames(name, MEASURES.map((each) => each.name))) ?? 'bilat measure lists them' });
  }
  for (const [flag, date] of [['from', flags.from], ['to', flags.to]] as const) {
    if (date !== undefined && datePrecision(date) === null) throw new CliError(`invalid --${flag}: ${date}; expected YYYY-MM-DD, YYYY-MM or YYYY`, { exitCode: 2 });
  }
  const given = readSettings(flags.set ?? []);
  if (flags.series !== undefined) return write(effects, format, [await measureFile(effects, name, flags.series, given, flags.seed)]);
  if (written === undefined) {
    if (found === null) throw new CliError('bilat measure all needs a pair, such as IRN-PAK', { exitCode: 2 });
    return effects.stdout.write(renderParameters(found, effects.stdout.columns));
  }
  const store = await effects.openStore(flags.record, { create: false, readOnly: true });
  try {
    const pair = await readPairArgument(written, store);
    const asOf = flags.asOf ?? today(effects);
    const chosen = found === null ? MEASURES : [found];
    const input = await readInputFor(chosen, pair, store, {
      asOf: windowEnd(asOf), from: flags.from === undefined ? null : windowStart(flags.from), to: flags.to === undefined ? null : windowEnd(flags.to),
      weight: flags.weight, ...(flags.origin !== undefined && { origins: flags.origin }), thirdParties: chosen.some(readsOthers),
    }, given);
    const settingsOf = (parameters: readonly { readonly name: string }[]) => (found === null ? Object.fromEntries(Object.entries(given).filter(([key]) => parameters.some((each) => each.name === key))) : given);
    await write(effects, format, chosen.map((each) => runMeasure(each, input, settingsOf(each.parameters), flags.seed)));
  } finally {
    await store.close();
  }
}

async function listMeasures(effects: Effects, format: Format): Promise<void> {
  if (format === 'table') return effects.stdout.write(renderMeasures(effects.stdout.columns));
  const out = openRows<(typeof MEASURES)[number]>(effects.stdout, format, {
    columns: [{ name: 'measure', value: (each) => each.name }, { name: 'question', value: (each) => each.question }], empty: '',
    json: ({ name, version, question, parameters }) => ({ name, version, question, parameters }),
  });
  for (const each of MEASURES) await out.write(each);
  return out.end();
}

function readSettings(set: readonly string[]): Record<string, Cell> {
  return Object.fromEntries(set.map((each) => {
    const at = each.indexOf('=');
    if (at < 1) throw new CliError(`invalid --set ${each}; expected name=value`, { exitCode: 2 });
    return [each.slice(0, at), each.slice(at + 1)];
  }));
}

async function measureFile(effects: Effects, name: string, path: string, given: Readonly<Record<string, Cell>>, seed: number): Promise<MeasureResult> {
  if (name !== 'turning-points' && name !== 'turning-points-online') throw new CliError(`--series works with turning-points and turning-points-online, not with ${name}`, { exitCode: 2 });
  if (path !== '-' && (await effects.kindOf(path)) !== 'file') throw new CliError(`no file ${path}`);
  const decoded = decodeText((await readAll(path === '-' ? effects.stdin() : effects.open(path), LARGEST_FILE_BYTES)) ?? new Uint8Array());
  if ('issue' in decoded) throw new CliError(`${path}: ${decoded.issue.message}`);
  return describeFileSeries(name, path, decoded.text, given, seed);
}

async function write(effects: Effects, format: Format, results: readonly MeasureResult[]): Promise<void> {
  if (format === 'table') {
    for (const [k, result] of results.entries()) await effects.stdout.write(`${k === 0 ? '' : `\n${'—'.repeat(Math.min(40, effects.stdout.columns))}\n\n`}${renderResult(result, effects.stdout.columns)}`);
    return;
  }
  if (format === 'csv') await writeRows(effects, results);
  else {
    const out = openRows<MeasureResult>(effects.stdout, format, { columns: [], json: (each) => each, empty: '' });
    for (const result of results) await out.write(result);
    await out.end();
  }
  for (const { issues } of results) for (const issue of issues) await note(effects, describeIssue(issue));
}

/** The rows behind results as CSV, the measure in front when there are several; without rows, the figure itself. */
async function writeRows(effects: Effects, results: readonly MeasureResult[]): Promise<void> {
  const rows = results.flatMap((result): DataRow[] => {
    const own = result.data.length > 0 ? result.data : [{ value: result.value, unit: result.unit, n: result.n, low: result.interval?.low ?? null, high: result.interval?.high ?? null }];
    return results.length === 1 ? [...own] : own.map((row) => ({ measure: result.measure, ...row }));
  });
  const names = [...new Set(rows.flatMap(Object.keys))];
  const out = openRows<DataRow>(effects.stdout, 'csv', { columns: names.map((each) => ({ name: each, value: (row) => row[each] })), json: (row) => row, empty: '' });
  for (const row of rows) await out.write(row);
  await out.end();
}

