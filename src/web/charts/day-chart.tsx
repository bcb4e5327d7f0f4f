import type { Holidays } from '../../server/contract.js';
import { formatDate, plural } from '../format.js';
import { markAttributes, type ChartSize } from './chart.js';
import { HolidayMarks } from './holiday-marks.js';
import { formatFigure, numberIn, textIn, type MeasureRow } from './measure-row.js';
import { linearScale } from './scale.js';

const LEFT = 44;
const AXIS = 24;
const MARKS = 18;
const DAY = 86_400_000;
const MONTH_LETTERS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** One year by day: acts as bars, days nobody wrote on shaded, holidays of both states as ticks below. `rows` are those of `series` by day. */
export function DayChart({ rows, holidays, year, a, size: { width, height } }: { readonly rows: readonly MeasureRow[]; readonly holidays: Holidays['rows']; readonly year: number; readonly a: string; readonly size: ChartSize }) {
  const first = Date.UTC(year, 0, 1);
  const days = Math.round((Date.UTC(year + 1, 0, 1) - first) / DAY);
  const step = (width - LEFT - 4) / days;
  const at = (day: string) => LEFT + ((Date.parse(day) - first) / DAY) * step;
  const bottom = height - AXIS - MARKS;
  const y = linearScale([0, Math.max(1, ...rows.map((row) => numberIn(row, 'events') ?? 0))], [bottom, 8], 3);
  return (
    <>
      {rows.map((row) => (numberIn(row, 'events') === null ? <rect key={textIn(row, 'period')} class="gap" x={at(textIn(row, 'period'))} width={step + 0.2} y={8} height={bottom - 8} /> : null))}
      {y.ticks.filter(Number.isInteger).map((tick) => <g key={tick} class="axis"><line class={tick === 0 ? 'baseline' : 'rule'} x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} /><text class="minor" x={LEFT - 6} y={y(tick) + 4} text-anchor="end">{formatFigure(tick)}</text></g>)}
      {rows.map((row) => {
        const [day, acts] = [textIn(row, 'period'), numberIn(row, 'events')];
        if (acts === null || acts === 0) return null;
        const feasts = holidays.filter((each) => each.day === day && each.kind === 'holiday').map(({ name, state }) => `${name} (${state})`);
        return (
          <g key={day} {...markAttributes({ mark: day, column: day, tip: [formatDate(day), plural(acts, 'act'), `${formatFigure(numberIn(row, 'documents'))} documents`, ...feasts] })}>
            <rect class="series-bar" x={at(day)} width={Math.max(1, step - 0.3)} y={y(acts)} height={y(0) - y(acts)} />
          </g>
        );
      })}
      <HolidayMarks rows={holidays} a={a} at={at} width={Math.max(1, step - 0.3)} y={bottom + 4} />
      <g class="axis">{MONTH_LETTERS.map((name, month) => <g key={name}><line class="tick" x1={at(`${year}-${String(month + 1).padStart(2, '0')}-01`)} x2={at(`${year}-${String(month + 1).padStart(2, '0')}-01`)} y1={bottom + MARKS} y2={bottom + MARKS + 5} />{step * 30 > 26 || month % 3 === 0 ? <text class="minor" x={at(`${year}-${String(month + 1).padStart(2, '0')}-01`) + 3} y={height - 6}>{name}</text> : null}</g>)}</g>
    </>
  );
}
