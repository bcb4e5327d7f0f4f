import { markAttributes, type ChartSize } from './chart.js';
import { bandPath, formatFigure, numberIn, textIn, type MeasureRow } from './measure-row.js';
import { linearScale } from './scale.js';

const LEFT = 44;
const TOP = 26;
const AXIS = 40;

/** Correlation at each lag after prewhitening, with the band that chance stays in; left of nought `y` leads, right of it `x` leads. */
export function LagChart({ rows, x: first, y: second, unit, size: { width, height } }: { readonly rows: readonly MeasureRow[]; readonly x: string; readonly y: string; readonly unit: string; readonly size: ChartSize }) {
  const lags = rows.map((row) => numberIn(row, 'lag') ?? 0);
  const correlations = rows.map((row) => numberIn(row, 'correlation'));
  const bands = rows.map((row) => numberIn(row, 'band') ?? 0);
  const reach = Math.max(0.1, ...correlations.map((value) => Math.abs(value ?? 0)), ...bands) * 1.1;
  const bottom = height - AXIS;
  const y = linearScale([-reach, reach], [bottom, TOP]);
  const x = linearScale([Math.min(...lags) - 0.6, Math.max(...lags) + 0.6], [LEFT, width - 8]);
  const edges = [Math.min(...lags) - 0.6, ...lags, Math.max(...lags) + 0.6];
  const bandAt = (k: number) => bands[Math.max(0, Math.min(bands.length - 1, k - 1))]!;
  return (
    <>
      <path class="band" d={bandPath(edges.map((lag, k) => ({ x: x(lag), low: y(-bandAt(k)), high: y(bandAt(k)) })))} />
      {y.ticks.map((tick) => <g key={tick} class="axis"><line class={tick === 0 ? 'baseline' : 'rule'} x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} /><text class="minor" x={LEFT - 6} y={y(tick) + 4} text-anchor="end">{formatFigure(tick)}</text></g>)}
      <line class="rule" x1={x(0)} x2={x(0)} y1={TOP - 6} y2={bottom} />
      <text class="row-label" x={LEFT} y={14}>← {second} first</text>
      <text class="row-label" x={width - 8} y={14} text-anchor="end">{first} first →</text>
      {rows.map((row, k) => {
        const value = correlations[k];
        if (value === null || value === undefined) return null;
        const isOut = Math.abs(value) > bands[k]!;
        return (
          <g key={k} {...markAttributes({ mark: String(lags[k]), column: k, tip: [lags[k] === 0 ? 'same time' : `${textIn(row, 'leader')} ${Math.abs(lags[k]!)} ${unit}${Math.abs(lags[k]!) === 1 ? '' : 's'} before`, `correlation ${formatFigure(value)}, chance stays within ±${formatFigure(bands[k]!)}`] })}>
            <rect class="column" x={x(lags[k]!) - 8} width={16} y={TOP} height={bottom - TOP} />
            <line class={`stem${isOut ? ' is-out' : ''}`} x1={x(lags[k]!)} x2={x(lags[k]!)} y1={y(0)} y2={y(value)} />
            <circle class={`dot-mark is-large${isOut ? ' is-out' : ''}`} cx={x(lags[k]!)} cy={y(value)} r={4} />
          </g>
        );
      })}
      {lags.map((lag) => <text key={lag} class="minor" x={x(lag)} y={bottom + 16} text-anchor="middle">{Math.abs(lag)}</text>)}
      <text class="minor" x={(LEFT + width) / 2} y={bottom + 32} text-anchor="middle">{unit}s apart</text>
    </>
  );
}
