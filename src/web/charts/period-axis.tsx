import { SHORT_MONTH_NAMES } from '../../base/date-text.js';
import { toMonth, type Period } from '../period.js';

const LABEL_WIDTH = 40;

/** Labels under bars of equal width: each year where it begins, months or quarters between where there is room. */
export function PeriodAxis({ periods, left, step, y }: { readonly periods: readonly Period[]; readonly left: number; readonly step: number; readonly y: number }) {
  const isYearly = periods.every(({ label }) => /^\d{4}$/.test(label));
  const every = [1, 2, 5, 10, 20, 50].find((size) => size * step >= LABEL_WIDTH) ?? 100;
  const monthWidth = step / (periods[0]?.label.includes('Q') ? 3 : 1);
  const monthEvery = [1, 3, 6].find((size) => monthWidth * size >= 30);
  const yearEvery = [1, 2, 5, 10].find((size) => monthWidth * 12 * size >= LABEL_WIDTH) ?? 20;
  return (
    <g class="axis">
      {periods.map(({ from, label }, k) => {
        const months = toMonth(from);
        const year = Math.floor(months / 12);
        const x = left + k * step;
        if (isYearly) {
          return year % every === 0 ? <text key={label} x={x + step / 2} y={y + 16} text-anchor="middle">{year}</text> : null;
        }
        const month = months % 12;
        if (month === 0 || k === 0) {
          const hasRoom = month === 0 ? year % yearEvery === 0 : (12 - month) * monthWidth >= LABEL_WIDTH;
          return (
            <g key={label}>
              <line class="tick" x1={x} x2={x} y1={y} y2={y + 7} />
              {hasRoom ? <text class="year" x={x + 3} y={y + 17}>{year}</text> : null}
            </g>
          );
        }
        return monthEvery !== undefined && month % monthEvery === 0
          ? <text key={label} x={x + step / 2} y={y + 16} text-anchor="middle" class="minor">{SHORT_MONTH_NAMES[month]}</text>
          : null;
      })}
    </g>
  );
}
