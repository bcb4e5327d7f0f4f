import { formatPeriod, plural } from '../format.js';
import { capitalise } from '../labels.js';
import type { Period } from '../period.js';
import { markAttributes, type ChartSize } from './chart.js';
import { PeriodAxis } from './period-axis.js';
import { linearScale } from './scale.js';

export interface SectorRow {
  readonly sector: string;
  readonly total: number;
  /** For each period: acts of cooperation and of conflict. */
  readonly cells: readonly { readonly cooperation: number; readonly conflict: number }[];
}

export const SECTOR_ROW_HEIGHT = 40;
const AXIS = 24;

/** One row for each sector on one scale: cooperation above its line, conflict below. Marks are `period|sector`. */
export function SectorRows({ periods, rows, size: { width } }: { readonly periods: readonly Period[]; readonly rows: readonly SectorRow[]; readonly size: ChartSize }) {
  const left = width < 560 ? 92 : 124;
  const step = (width - left) / Math.max(1, periods.length);
  const bar = Math.max(1, Math.min(30, step * 0.78));
  const most = Math.max(1, ...rows.flatMap(({ cells }) => cells.map((cell) => cell.cooperation + cell.conflict)));
  const up = Math.max(1, ...rows.flatMap(({ cells }) => cells.map(({ cooperation }) => cooperation)));
  const down = Math.max(0, ...rows.flatMap(({ cells }) => cells.map(({ conflict }) => conflict)));
  const size = linearScale([0, up + down], [0, SECTOR_ROW_HEIGHT - 10]);
  return (
    <g class="sector-rows">
      {rows.map(({ sector, total, cells }, k) => {
        const base = k * SECTOR_ROW_HEIGHT + 4 + size(up);
        return (
          <g key={sector}>
            <text class="row-label" x={0} y={base} dy="-0.1em">{capitalise(sector)}</text>
            <text class="row-count" x={0} y={base + 13}>{plural(total, 'act')}</text>
            <line class="baseline faint" x1={left} x2={width} y1={base} y2={base} />
            {cells.map(({ cooperation, conflict }, at) => (cooperation + conflict === 0 ? null : (
              <g key={periods[at]!.label} {...markAttributes({
                mark: `${periods[at]!.label}|${sector}`, column: at,
                tip: [`${capitalise(sector)}, ${formatPeriod(periods[at]!.label)}`, `${cooperation} of cooperation`, `${conflict} of conflict`],
              })}>
                <rect class="column" x={left + at * step} y={base - size(up)} width={step} height={SECTOR_ROW_HEIGHT - 6} />
                {cooperation > 0 ? <rect class="segment" x={left + at * step + (step - bar) / 2} y={base - size(cooperation)} width={bar} height={size(cooperation)} fill="var(--quad-2)" rx={Math.min(1.5, bar / 4)} /> : null}
                {conflict > 0 ? <rect class="segment" x={left + at * step + (step - bar) / 2} y={base + 1} width={bar} height={size(conflict)} fill="var(--quad-4)" rx={Math.min(1.5, bar / 4)} /> : null}
              </g>
            )))}
          </g>
        );
      })}
      <text class="side" x={0} y={rows.length * SECTOR_ROW_HEIGHT + AXIS - 7}>tallest bar: {most}</text>
      <PeriodAxis periods={periods} left={left} step={step} y={rows.length * SECTOR_ROW_HEIGHT + 2} />
    </g>
  );
}
