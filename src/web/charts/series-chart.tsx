import type { Holidays } from '../../server/contract.js';
import { markAttributes, type ChartSize } from './chart.js';
import { HolidayMarks } from './holiday-marks.js';
import { linearScale } from './scale.js';
import { YearAxis } from './year-axis.js';
import { toYears, yearScale } from './year-scale.js';

/** One value of a daily series. */
export interface SeriesValue {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly value: number;
}

const LEFT = 52;
const BOTTOM = 24;
const MARKS = 16;

/** A bar a day from zero; days without a value stay empty. Bars thinner than a pixel are drawn a pixel wide. Holidays, where given, stand as ticks below, those of `a` above the others. */
export function SeriesChart({ values, domain, holidays = [], a, size: { width, height } }: { readonly values: readonly SeriesValue[]; readonly domain: readonly [number, number]; readonly holidays?: Holidays['rows']; readonly a: string; readonly size: ChartSize }) {
  const x = yearScale(domain, [LEFT, width - 4]);
  const y = linearScale([Math.min(0, ...values.map(({ value }) => value)), Math.max(0, ...values.map(({ value }) => value))], [height - BOTTOM - (holidays.length > 0 ? MARKS : 0), 8]);
  const bar = Math.max(1, (width - LEFT) / Math.max(1, (domain[1] - domain[0]) * 365.25) - 0.5);
  return (
    <>
      {y.ticks.map((tick) => (
        <g key={tick} class="axis">
          <line class="rule" x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} />
          <text class="minor" x={LEFT - 6} y={y(tick) + 4} text-anchor="end">{tick.toLocaleString('en')}</text>
        </g>
      ))}
      {values.map(({ day, value }, k) => (
        <g key={day} {...markAttributes({ mark: day, tip: [day, `${value.toLocaleString('en')}`], column: k })}>
          <rect class={value < 0 ? 'series-bar is-below' : 'series-bar'} x={x(toYears(day)) - bar / 2} width={bar} y={Math.min(y(value), y(0))} height={Math.max(0.5, Math.abs(y(value) - y(0)))} />
        </g>
      ))}
      <HolidayMarks rows={holidays} a={a} at={(day) => x(toYears(day)) - bar / 2} width={bar} y={height - BOTTOM - MARKS + 3} />
      <YearAxis x={x} domain={domain} y={height - BOTTOM} width={width - LEFT} />
    </>
  );
}
