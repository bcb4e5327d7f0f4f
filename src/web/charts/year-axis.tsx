import { SHORT_MONTH_NAMES } from '../../base/date-text.js';
import type { Scale } from './scale.js';
import { yearTicks } from './scale.js';

/** Years along a scale of time; months too when the whole is short. `top` draws a faint line up to there at each year. */
export function YearAxis({ x, domain, y, top, width }: { readonly x: Scale; readonly domain: readonly [number, number]; readonly y: number; readonly top?: number; readonly width: number }) {
  const [low, high] = domain;
  const monthWidth = width / Math.max(0.1, (high - low) * 12);
  const monthEvery = high - low <= 4 ? [1, 2, 3, 6].find((size) => monthWidth * size >= 34) : undefined;
  const years = yearTicks(Math.ceil(low - 1e-6), Math.floor(high), width);
  return (
    <g class="axis">
      {years.map((year) => (
        <g key={year}>
          {top === undefined ? null : <line class="rule" x1={x(year)} x2={x(year)} y1={top} y2={y} />}
          <line class="tick" x1={x(year)} x2={x(year)} y1={y} y2={y + 6} />
          {x(year) < x(high) - 26 ? <text class="year" x={x(year) + 3} y={y + 17}>{year}</text> : null}
        </g>
      ))}
      {monthEvery === undefined ? null : Array.from({ length: Math.floor((high - low) * 12) + 1 }, (_, k) => Math.ceil(low * 12 - 1e-6) + k)
        .filter((month) => month % 12 !== 0 && month % monthEvery === 0 && x(month / 12) < x(high) - 20)
        .map((month) => <text key={month} class="minor" x={x(month / 12) + 2} y={y + 17}>{SHORT_MONTH_NAMES[month % 12]}</text>)}
    </g>
  );
}
