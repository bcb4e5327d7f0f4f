import { markAttributes, type ChartSize } from './chart.js';
import { formatFigure, numberIn, periodInYears, textIn, type MeasureRow } from './measure-row.js';
import { linearScale } from './scale.js';
import { YearAxis } from './year-axis.js';
import { yearScale } from './year-scale.js';

const LEFT = 52;
const AXIS = 24;
const HEAD = 20;

/** Columns of a series shown one below the other, each on its own scale. */
const SERIES_ROWS = [
  ['events', 'Acts'], ['cooperation', 'Sum of cooperation'], ['conflict', 'Sum of conflict'], ['meanScore', 'Mean score, −10 to 10'], ['documents', 'Documents on record: read the rest against it'],
] as const;

/** One bar a period in each row; periods nobody wrote about are shaded, for missing is not zero. */
export function SeriesRows({ rows, size: { width, height } }: { readonly rows: readonly MeasureRow[]; readonly size: ChartSize }) {
  const extents = rows.map((row) => periodInYears(textIn(row, 'period')));
  const domain = [extents[0]![0], extents.at(-1)![1]] as const;
  const x = yearScale(domain, [LEFT, width - 4]);
  const each = (height - AXIS) / SERIES_ROWS.length;
  return (
    <>
      {rows.map((row, k) => (numberIn(row, 'events') === null ? <rect key={k} class="gap" x={x(extents[k]![0])} width={Math.max(0.5, x(extents[k]![1]) - x(extents[k]![0]))} y={0} height={height - AXIS} /> : null))}
      {SERIES_ROWS.map(([column, label], place) => {
        const values = rows.map((row) => numberIn(row, column) ?? 0);
        const y = linearScale([Math.min(0, ...values), Math.max(1, ...values)], [(place + 1) * each - 2, place * each + HEAD], 2);
        return (
          <g key={column}>
            <text class="row-label" x={LEFT} y={place * each + 14}>{label}</text>
            {y.ticks.map((tick) => <g key={tick} class="axis"><line class="rule" x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} /><text class="minor" x={LEFT - 6} y={y(tick) + 4} text-anchor="end">{formatFigure(tick)}</text></g>)}
            {rows.map((row, k) => {
              const value = numberIn(row, column);
              if (value === null || value === 0) return null;
              const [start, end] = [x(extents[k]![0]), x(extents[k]![1])];
              const tone = column === 'documents' ? 'exposure' : column === 'conflict' || value < 0 ? 'series-bar is-below' : 'series-bar';
              return <rect key={k} class={tone} x={start} width={Math.max(1, end - start - 0.5)} y={Math.min(y(0), y(value))} height={Math.max(1, Math.abs(y(value) - y(0)))} />;
            })}
          </g>
        );
      })}
      {rows.map((row, k) => (numberIn(row, 'events') === null ? null : (
        <g key={k} {...markAttributes({ mark: textIn(row, 'period'), column: k, tip: [textIn(row, 'period'), ...SERIES_ROWS.map(([column, label]) => `${label.split(/[:,]/)[0]}: ${formatFigure(numberIn(row, column))}`)] })}>
          <rect class="column" x={x(extents[k]![0])} width={Math.max(1, x(extents[k]![1]) - x(extents[k]![0]))} y={0} height={height - AXIS} />
        </g>
      )))}
      <YearAxis x={x} domain={domain} y={height - AXIS} width={width - LEFT} />
    </>
  );
}
