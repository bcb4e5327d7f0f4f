import { markAttributes, type ChartSize } from './chart.js';
import { formatFigure, linePath, numberIn, periodInYears, textIn, type MeasureRow } from './measure-row.js';
import { linearScale } from './scale.js';
import { YearAxis } from './year-axis.js';
import { yearScale } from './year-scale.js';

const LEFT = 52;
const AXIS = 24;
const TOP = 20;

/** The course by period as dots, its level between breaks as a line, each break as an upright with the span it may lie in shaded; a triangle where `alarmThen` is true: a change was known by that period. */
export function BreaksChart({ rows, size: { width, height } }: { readonly rows: readonly MeasureRow[]; readonly size: ChartSize }) {
  const extents = rows.map((row) => periodInYears(textIn(row, 'period')));
  const domain = [extents[0]![0], extents.at(-1)![1]] as const;
  const x = yearScale(domain, [LEFT, width - 8]);
  const bottom = height - AXIS;
  const values = rows.map((row) => numberIn(row, 'rate') ?? numberIn(row, 'value'));
  const levels = rows.map((row) => numberIn(row, 'level'));
  const present = [...values, ...levels].filter((value) => value !== null);
  const y = linearScale([Math.min(0, ...present), Math.max(0.001, ...present)], [bottom, TOP]);
  return (
    <>
      {rows.map((row, k) => {
        const [low, high] = [textIn(row, 'breakLow'), textIn(row, 'breakHigh')];
        if (row['isBreak'] !== true || low === '' || high === '') return null;
        const [start, end] = [x(periodInYears(low)[0]), x(periodInYears(high)[1])];
        return <rect key={k} class="band" x={start} width={Math.max(2, end - start)} y={TOP} height={bottom - TOP} />;
      })}
      {y.ticks.map((tick) => <g key={tick} class="axis"><line class="rule" x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} /><text class="minor" x={LEFT - 6} y={y(tick) + 4} text-anchor="end">{formatFigure(tick)}</text></g>)}
      <path class="level" d={linePath(levels.flatMap((level, k) => (level === null ? [null] : [[x(extents[k]![0]), y(level)] as const, [x(extents[k]![1]), y(level)] as const])))} />
      {rows.map((row, k) => {
        const value = values[k]!;
        if (value === null) return null;
        const middle = (x(extents[k]![0]) + x(extents[k]![1])) / 2;
        const exposure = numberIn(row, 'exposure');
        return (
          <g key={k} {...markAttributes({ mark: textIn(row, 'period'), column: k, tip: [textIn(row, 'period'), `value ${formatFigure(numberIn(row, 'value'))}${exposure === null ? '' : ` over ${formatFigure(exposure)} of exposure`}`, `level ${formatFigure(levels[k]!)}`] })}>
            <rect class="column" x={middle - 3} width={6} y={TOP} height={bottom - TOP} />
            <circle class="dot-mark" cx={middle} cy={y(value)} r={rows.length > 200 ? 1.8 : 2.6} />
          </g>
        );
      })}
      {rows.map((row, k) => (row['isBreak'] === true ? (
        <g key={k}>
          <line class="break" x1={x(extents[k]![0])} x2={x(extents[k]![0])} y1={TOP - 6} y2={bottom} />
          <text class="break-label" x={Math.min(x(extents[k]![0]), width - 60)} y={TOP - 9}>{textIn(row, 'period')}</text>
        </g>
      ) : null))}
      {rows.map((row, k) => {
        if (row['alarmThen'] !== true) return null;
        const middle = (x(extents[k]![0]) + x(extents[k]![1])) / 2;
        return (
          <g key={k} {...markAttributes({ mark: `known ${textIn(row, 'period')}`, column: k, tip: [textIn(row, 'period'), `a recent change was known by then (${Math.round(100 * (numberIn(row, 'recentBreakAsKnownThen') ?? 0))}%)`] })}>
            <path class="alarm" d={`M${middle.toFixed(1)},${bottom - 12}l6,11h-12Z`} />
          </g>
        );
      })}
      <YearAxis x={x} domain={domain} y={bottom} width={width - LEFT} />
    </>
  );
}
