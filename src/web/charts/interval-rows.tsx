import { markAttributes, type ChartSize } from './chart.js';
import { formatFigure } from './measure-row.js';
import { linearScale } from './scale.js';

const ROW = 26;
const AXIS = 28;
/** About how wide a letter of a label is, pixels. */
const LETTER = 6.4;

/** One row of a list of figures with intervals. */
export interface IntervalRow {
  readonly label: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Set apart from the rest. */
  readonly isOut: boolean;
  readonly tip: readonly string[];
}

/** Height that so many rows need. */
export function intervalRowsHeight(rows: number): number {
  return rows * ROW + AXIS;
}

/** A dot with its interval in each row, all on one scale that holds nought; `reference` is drawn as an upright. */
export function IntervalRows({ rows, reference, size: { width, height } }: { readonly rows: readonly IntervalRow[]; readonly reference?: number; readonly size: ChartSize }) {
  const left = Math.min(190, width * 0.42);
  const ends = rows.flatMap(({ value, low, high }) => [value, low, high]).filter((end) => end !== null);
  const x = linearScale([Math.min(0, ...ends), Math.max(0.1, reference ?? 0, ...ends)], [left, width - 12], 5);
  const bottom = height - AXIS;
  return (
    <>
      {x.ticks.map((tick) => <g key={tick} class="axis"><line class={tick === 0 ? 'baseline' : 'rule'} x1={x(tick)} x2={x(tick)} y1={0} y2={bottom} /><text class="minor" x={x(tick)} y={bottom + 18} text-anchor="middle">{formatFigure(tick)}</text></g>)}
      {reference === undefined ? null : <line class="reference" x1={x(reference)} x2={x(reference)} y1={0} y2={bottom} />}
      {rows.map(({ label, value, low, high, isOut, tip }, k) => {
        const middle = (k + 0.5) * ROW;
        return (
          <g key={label}>
            <g {...markAttributes({ mark: label, tip, column: k })}>
            <rect class="column" x={0} width={width} y={k * ROW} height={ROW} />
            {low !== null && high !== null ? <line class={`whisker${isOut ? ' is-out' : ''}`} x1={x(low)} x2={x(high)} y1={middle} y2={middle} /> : null}
            {value === null ? null : <circle class={`dot-mark is-large${isOut ? ' is-out' : ''}`} cx={x(value)} cy={middle} r={4} />}
            </g>
            <text class="row-words" x={0} y={middle + 4}>{label.length * LETTER > left ? `${label.slice(0, Math.floor(left / LETTER) - 1).replace(/[\s.…]+$/u, '')}…` : label}</text>
            {value === null ? <text class="too-few" x={left} y={middle + 4}>none</text> : null}
          </g>
        );
      })}
    </>
  );
}
