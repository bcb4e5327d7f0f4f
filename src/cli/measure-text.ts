import { wrapLine } from '../base/wrap-line.js';
import { MEASURES } from '../measures/registry.js';
import type { Cell, DataRow, Measure, MeasureResult } from '../measures/measure.js';
import { renderTable } from './table.js';

const BLOCKS = '▁▂▃▄▅▆▇█';
/** Columns of data rows that a sparkline is drawn from, first found first. */
const DRAWN = ['rate', 'value', 'events', 'score'] as const;

/** A line of blocks from lowest to highest; gaps are dots. Longer series are averaged down to `width`; empty for fewer than two figures. */
export function sparkline(values: readonly (number | null)[], width: number): string {
  const cells = Math.min(width, values.length);
  const drawn = Array.from({ length: cells }, (_, k) => {
    const part = values.slice(Math.floor((k * values.length) / cells), Math.floor(((k + 1) * values.length) / cells)).filter((value): value is number => value !== null);
    return part.length === 0 ? null : part.reduce((sum, value) => sum + value, 0) / part.length;
  });
  const known = drawn.filter((value): value is number => value !== null);
  if (known.length < 2) return '';
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return drawn.map((value) => (value === null ? '·' : BLOCKS[high === low ? 0 : Math.min(7, Math.floor(((value - low) / (high - low)) * 8))]!)).join('');
}

/** Every measure with the question it answers. */
export function renderMeasures(width: number): string {
  return renderTable([{ name: 'measure', isText: false }, { name: 'question', isText: true }], MEASURES.map(({ name, question }) => [name, question]), width);
}

/** One measure with its parameters. */
export function renderParameters({ name, question, parameters }: Measure<never>, width: number): string {
  const rows = parameters.map((each) => [each.name, each.default === null ? 'none' : String(each.default), each.meaning]);
  return `${name}: ${question}\n\n${renderTable([{ name: 'parameter', isText: false }, { name: 'default', isText: false }, { name: 'meaning', isText: true }], rows, width)}`;
}

/** A result for people: what was found, a sparkline, everything needed to judge it, its parts, its issues. */
export function renderResult(result: MeasureResult, width: number): string {
  const lines = [...wrapLine(result.statement, width, '', ''), ''];
  lines.push(...drawLine(result.data, width));
  for (const [name, text] of factsOf(result)) lines.push(...wrapLine(text, width, name.padEnd(12), ' '.repeat(12)));
  if (result.parts.length > 0) {
    lines.push('', 'parts');
    for (const part of result.parts) lines.push(...wrapLine(`${labelOf(part, result)}: ${part.refused === null ? figureOf(part) : `no answer, ${part.refused.reason}`}`, width, '  ', '  '));
  }
  if (result.issues.length > 0) {
    lines.push('', 'to know');
    for (const { message } of result.issues) lines.push(...wrapLine(message, width, '  ', '  '));
  }
  return `${lines.join('\n')}\n`;
}

/** What a part is called beside its whole: its name after the # when it asks of the same subject, else its subject. */
function labelOf(part: MeasureResult, whole: MeasureResult): string {
  const at = part.measure.indexOf('#');
  return part.subject === whole.subject ? at < 0 ? part.measure : part.measure.slice(at + 1) : part.subject;
}

function factsOf(result: MeasureResult): [string, string][] {
  const { exposure, window } = result;
  const parameters = Object.entries(result.parameters).filter(([, value]) => value !== null && value !== 'all').map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(' ') : String(value)}`).join(', ');
  return [
    ['question', result.question], ['value', result.value === null ? 'none' : figureOf(result)], ['interval', result.interval === null ? `none: ${result.noInterval ?? ''}` : `${intervalOf(result)}; ${result.interval.method}`],
    ...(result.pValue === null ? [] : [['chance', `p = ${round(result.pValue)}`] as [string, string]]), ['rests on', `${result.n} ${result.nOf}${window.from === null ? '' : `, ${window.from} to ${window.to}`}`],
    ...(exposure === null ? [] : [['exposure', [exposure.documents === null ? 'documents not told' : `${exposure.documents} documents`, exposure.coveredPeriods === null ? '' : `${exposure.coveredPeriods} periods covered, ${exposure.gapPeriods ?? 0} not`].filter((each) => each !== '').join('; ')] as [string, string]]),
    ['method', result.method], ['set to', `${parameters}${result.seed === null ? '' : `; seed ${result.seed}`}`], ['measure', result.measure],
  ];
}

function figureOf({ value, unit, interval }: MeasureResult): string {
  if (value === null) return 'none';
  return `${round(value)} ${unit}${interval === null ? '' : ` (${round(interval.low)} to ${round(interval.high)})`}`;
}

function intervalOf({ interval }: MeasureResult): string {
  return interval === null ? '' : `${round(interval.low)} to ${round(interval.high)} at ${Math.round(interval.level * 100)}%`;
}

function round(value: number | null): string {
  if (value === null) return 'open';
  const size = Math.abs(value);
  return size === 0 || Number.isInteger(value) ? String(value) : size >= 1000 ? value.toFixed(0) : size < 1e-4 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
}

function drawLine(data: readonly DataRow[], width: number): string[] {
  const name = DRAWN.find((each) => data.some((row) => typeof row[each] === 'number'));
  if (name === undefined || data.length < 3 || data[0]!['period'] === undefined || data[0]!['period'] === data[1]!['period']) return [];
  const values = data.map((row) => numberOf(row[name]));
  const room = Math.max(10, width - 2);
  const line = sparkline(values, room);
  if (line === '') return [];
  const cells = Math.min(room, values.length);
  const marks = Array.from<string>({ length: cells }).fill(' ');
  data.forEach((row, k) => { if (row['isBreak'] === true || row['isAlarm'] === true || row['isEpisode'] === true) marks[Math.min(cells - 1, Math.floor((k * cells) / data.length))] = '^'; });
  const known = values.filter((value): value is number => value !== null);
  return [`  ${line}`, ...(marks.includes('^') ? [`  ${marks.join('').trimEnd()}`] : []), `  ${String(data[0]!['period'])} to ${String(data.at(-1)!['period'])}, ${name} ${round(Math.min(...known))} to ${round(Math.max(...known))}${values.includes(null) ? '; dots are gaps' : ''}`, ''];
}

function numberOf(cell: Cell | undefined): number | null {
  return typeof cell === 'number' ? cell : null;
}
