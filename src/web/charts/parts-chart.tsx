import { markAttributes, type ChartSize } from './chart.js';
import { formatFigure, numberIn, textIn, type MeasureRow } from './measure-row.js';
import { linearScale } from './scale.js';

const CELL_HEIGHT = 150;
const LEFT = 40;
/** Narrowest cell; fewer stand side by side below it. */
const CELL_WIDTH = 210;

/** Height that the cells of so many parts take at a width. */
export function partsHeight(parts: number, width: number): number {
  return Math.ceil(parts / columnsAt(parts, width)) * CELL_HEIGHT;
}

/** A small drawing for each part of a composite: a dot a period with its interval; where the data are too few, the words instead. The shaded band is the whole window. */
export function PartsChart({ rows, units, size: { width } }: { readonly rows: readonly MeasureRow[]; readonly units: ReadonlyMap<string, string>; readonly size: ChartSize }) {
  const parts = [...new Set(rows.map((row) => textIn(row, 'part')))];
  const columns = columnsAt(parts.length, width);
  const cell = width / columns;
  return <>{parts.map((part, k) => <PartCell key={part} part={part} unit={units.get(part) ?? ''} rows={rows.filter((row) => textIn(row, 'part') === part)} left={(k % columns) * cell} top={Math.floor(k / columns) * CELL_HEIGHT} width={cell - 14} />)}</>;
}

function PartCell({ part, unit, rows, left, top, width }: { readonly part: string; readonly unit: string; readonly rows: readonly MeasureRow[]; readonly left: number; readonly top: number; readonly width: number }) {
  const whole = rows.find((row) => textIn(row, 'period') === 'all');
  const periods = rows.filter((row) => textIn(row, 'period') !== 'all');
  const shown = periods.length > 0 ? periods : rows;
  const ends = rows.flatMap((row) => [numberIn(row, 'value'), numberIn(row, 'low'), numberIn(row, 'high')]).filter((value) => value !== null);
  const bottom = CELL_HEIGHT - 26;
  const y = linearScale([Math.min(0, ...ends), Math.max(0.1, ...ends)], [bottom, 44], 2);
  const step = (width - LEFT) / shown.length;
  const x = (k: number) => LEFT + (k + 0.5) * step;
  const bars = { low: whole ? numberIn(whole, 'low') : null, high: whole ? numberIn(whole, 'high') : null, value: whole ? numberIn(whole, 'value') : null };
  const every = Math.ceil(44 / step);
  return (
    <g transform={`translate(${left},${top})`}>
      <text class="row-label" x={0} y={14}>{part}</text>
      <text class="minor" x={0} y={29}>{unit.length * 5.4 > width ? `${unit.slice(0, Math.floor(width / 5.6))}…` : unit}</text>
      {bars.low !== null && bars.high !== null && periods.length > 0 ? <rect class="band" x={LEFT} width={width - LEFT} y={y(bars.high)} height={Math.max(1, y(bars.low) - y(bars.high))} /> : null}
      {ends.length === 0 ? null : y.ticks.map((tick) => <g key={tick} class="axis"><line class={tick === 0 ? 'baseline faint' : 'rule'} x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} /><text class="minor" x={LEFT - 6} y={y(tick) + 4} text-anchor="end">{formatFigure(tick)}</text></g>)}
      {bars.value !== null && periods.length > 0 ? <line class="level is-faint" x1={LEFT} x2={width} y1={y(bars.value)} y2={y(bars.value)} /> : null}
      {shown.map((row, k) => {
        const [value, low, high, p] = [numberIn(row, 'value'), numberIn(row, 'low'), numberIn(row, 'high'), numberIn(row, 'pValue')];
        const refused = textIn(row, 'refused');
        const tip = [`${part}, ${textIn(row, 'period') === 'all' ? 'all of the window' : textIn(row, 'period')}`, value === null ? `no answer: ${refused || 'too few data'}` : `${formatFigure(value)}${low === null || high === null ? '' : ` (${formatFigure(low)} to ${formatFigure(high)})`}`, ...(p === null ? [] : [`p = ${formatFigure(p)} against chance`]), `from ${formatFigure(numberIn(row, 'n'))} observations`];
        return (
          <g key={k}>
            <g {...markAttributes({ mark: `${part}|${textIn(row, 'period')}`, tip, column: k })}>
            <rect class="column" x={x(k) - step / 2} width={step} y={36} height={bottom - 36} />
            {value === null ? null : (
              <>
                {low !== null && high !== null ? <line class="whisker" x1={x(k)} x2={x(k)} y1={y(low)} y2={y(high)} /> : null}
                <circle class="dot-mark is-large" cx={x(k)} cy={y(value)} r={4} />
              </>
            )}
            </g>
            {value === null ? <text class="too-few" x={x(k)} y={bottom - 6} text-anchor="middle">{step > 54 ? 'too few' : '×'}</text> : null}
            {k % every === 0 ? <text class="minor" x={x(k)} y={bottom + 15} text-anchor="middle">{textIn(row, 'period') === 'all' ? 'all' : step > 74 ? textIn(row, 'period') : textIn(row, 'period').slice(0, 4)}</text> : null}
          </g>
        );
      })}
    </g>
  );
}

function columnsAt(parts: number, width: number): number {
  return Math.max(1, Math.min(parts, Math.floor(width / CELL_WIDTH)));
}
