import type { QuadClass } from '../../ontology/event-types.js';
import { formatCount, formatPeriod, plural } from '../format.js';
import { QUADS } from '../labels.js';
import type { Period } from '../period.js';
import { markAttributes, type ChartSize } from './chart.js';
import { quadFill, QuadFills } from './fills.js';
import { linearScale } from './scale.js';
import { PeriodAxis } from './period-axis.js';

export interface TimelinePeriod extends Period {
  /** Events by class 1 to 4, in order. */
  readonly quads: readonly [number, number, number, number];
  /** Documents about the pair published in the period. */
  readonly documents: number;
}

const LEFT = 34;
const STRIP = 34;
const AXIS = 24;
/** Deeds stand next to the middle line, words further out, so that the two sides mirror each other. */
const STACK: readonly (readonly [QuadClass, 1 | -1])[] = [[2, 1], [1, 1], [4, -1], [3, -1]];

/** Cooperation above the line, conflict below it, and under both how many documents there were to code. Marks are `period|quad` and `period`. */
export function Timeline({ periods, prefix, size: { width, height } }: { readonly periods: readonly TimelinePeriod[]; readonly prefix: string; readonly size: ChartSize }) {
  const top = 8;
  const bottom = height - STRIP - AXIS - 10;
  const above = Math.max(1, ...periods.map(({ quads }) => quads[0] + quads[1]));
  const below = Math.max(1, ...periods.map(({ quads }) => quads[2] + quads[3]));
  const y = linearScale([-below, above], [bottom, top], Math.max(3, Math.round((bottom - top) / 44)));
  const step = (width - LEFT) / Math.max(1, periods.length);
  const bar = Math.max(1, Math.min(34, step - Math.max(1, step * 0.22)));
  const mostDocuments = Math.max(1, ...periods.map(({ documents }) => documents));
  const stripTop = bottom + 10;
  const strip = linearScale([0, mostDocuments], [0, STRIP - 6]);
  return (
    <g class="timeline">
      <QuadFills prefix={prefix} />
      {y.ticks.filter(Number.isInteger).map((tick) => (
        <g key={tick} class="grid">
          <line x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} class={tick === 0 ? 'baseline' : 'rule'} />
          <text x={LEFT - 7} y={y(tick)} dy="0.32em" text-anchor="end">{formatCount(Math.abs(tick))}</text>
        </g>
      ))}
      {periods.map((period, k) => {
        const x = LEFT + k * step + (step - bar) / 2;
        const total = period.quads.reduce((sum, count) => sum + count, 0);
        const tip = [formatPeriod(period.label), plural(total, 'act'), `${plural(period.documents, 'document')} about the pair`];
        let up = 0;
        let down = 0;
        return (
          <g key={period.label}>
            <g {...markAttributes({ mark: period.label, column: k, tip })}>
              <rect class="column" x={LEFT + k * step} y={top} width={step} height={stripTop + STRIP - top} />
              <rect class="exposure" x={x} y={stripTop + STRIP - strip(period.documents)} width={bar} height={strip(period.documents)} rx={Math.min(1.5, bar / 4)} />
            </g>
            {STACK.map(([quad, sign]) => {
              const count = period.quads[quad - 1]!;
              if (count === 0) return null;
              const [from, to] = sign > 0 ? [up, up += count] : [-(down += count), -(down - count)];
              return (
                <g key={quad} {...markAttributes({ mark: `${period.label}|${quad}`, column: k, tip: [formatPeriod(period.label), `${QUADS[quad].label}: ${plural(count, 'act')}`, QUADS[quad].about] })}>
                  <rect class="segment" x={x} y={y(to)} width={bar} height={Math.max(0.5, y(from) - y(to) - (bar > 5 ? 1 : 0))}
                    fill={quadFill(quad, prefix)} stroke={`var(--quad-${quad}-line)`} stroke-width={bar > 6 ? 1 : 0} rx={Math.min(2, bar / 5)} />
                </g>
              );
            })}
          </g>
        );
      })}
      <text class="side" x={LEFT + 4} y={top + 9}>cooperation ↑</text>
      <text class="side" x={LEFT + 4} y={bottom - 3}>conflict ↓</text>
      <text class="side" x={LEFT - 7} y={stripTop + STRIP - 2} text-anchor="end">docs</text>
      <line class="rule" x1={LEFT} x2={width} y1={stripTop + STRIP} y2={stripTop + STRIP} />
      <PeriodAxis periods={periods} left={LEFT} step={step} y={stripTop + STRIP} />
    </g>
  );
}
