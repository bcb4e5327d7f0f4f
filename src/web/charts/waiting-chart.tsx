import { markAttributes, type ChartSize } from './chart.js';
import { formatFigure, numberIn, type MeasureRow } from './measure-row.js';
import { linearScale } from './scale.js';

const LEFT = 44;
const TOP = 12;
const AXIS = 38;
const YEAR = 365.25;

/** Years to the last delivery of any curve, so that curves side by side share their scale; at least 1. */
export function lastYear(rows: readonly MeasureRow[]): number {
  return Math.max(1, ...rows.map((row) => (numberIn(row, 'days') ?? 0) / YEAR));
}

/** Share of promises delivered by time since they were made, as steps with the interval of each (1 less the Kaplan–Meier curve of those not delivered). `last`: years the scale reaches to. */
export function WaitingChart({ rows, last: reach, size: { width, height } }: { readonly rows: readonly MeasureRow[]; readonly last: number; readonly size: ChartSize }) {
  const steps = rows.map((row) => ({
    row, years: (numberIn(row, 'days') ?? 0) / YEAR, share: 1 - (numberIn(row, 'undelivered') ?? 1),
    low: 1 - (numberIn(row, 'high') ?? numberIn(row, 'undelivered') ?? 1), high: 1 - (numberIn(row, 'low') ?? numberIn(row, 'undelivered') ?? 1),
  }));
  const last = reach * 1.06;
  const x = linearScale([0, last], [LEFT, width - 10], Math.max(2, Math.round(width / 70)));
  const bottom = height - AXIS;
  const y = linearScale([0, 1], [bottom, TOP], 5);
  const end = (k: number) => x(steps[k + 1]?.years ?? last);
  return (
    <>
      {steps.map(({ years, low, high }, k) => <rect key={`b${k}`} class="band" x={x(years)} width={Math.max(0, end(k) - x(years))} y={y(high)} height={Math.max(0, y(low) - y(high))} />)}
      {y.ticks.map((tick) => <g key={tick} class="axis"><line class={tick === 0 ? 'baseline' : 'rule'} x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} /><text class="minor" x={LEFT - 6} y={y(tick) + 4} text-anchor="end">{Math.round(tick * 100)}%</text></g>)}
      <path class="level" d={`M${x(0)},${y(0)}${steps.map(({ years, share }, k) => `H${x(years).toFixed(1)}V${y(share).toFixed(1)}H${end(k).toFixed(1)}`).join('')}`} />
      {steps.map(({ row, years, share, low, high }, k) => (
        <g key={k} {...markAttributes({ mark: `${String(row['kind'])} ${String(numberIn(row, 'days'))}`, column: k, tip: [`after ${formatFigure(numberIn(row, 'days'))} days`, `${Math.round(share * 100)}% delivered (${Math.round(low * 100)}% to ${Math.round(high * 100)}%)`, `${formatFigure(numberIn(row, 'atRisk'))} still watched, ${formatFigure(numberIn(row, 'delivered'))} delivered that day`] })}>
          <circle class="column" cx={x(years)} cy={y(share)} r={9} />
          <circle class="dot-mark" cx={x(years)} cy={y(share)} r={3} />
        </g>
      ))}
      {x.ticks.map((tick) => <text key={tick} class="minor" x={x(tick)} y={bottom + 16} text-anchor="middle">{formatFigure(tick)}</text>)}
      <text class="minor" x={(LEFT + width) / 2} y={bottom + 32} text-anchor="middle">years since the promise</text>
    </>
  );
}
