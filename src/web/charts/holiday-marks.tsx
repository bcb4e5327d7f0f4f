import type { Holidays } from '../../server/contract.js';
import { actorName } from '../actor-names.js';
import { formatDate } from '../format.js';
import { markAttributes } from './chart.js';

type Holiday = Holidays['rows'][number];

/** Ticks under a drawing by day: one line for each state of a pair, a season as a thin bar. `at` gives the left edge of a day, `width` that of one. */
export function HolidayMarks({ rows, a, at, width, y }: { readonly rows: readonly Holiday[]; readonly a: string; readonly at: (day: string) => number; readonly width: number; readonly y: number }) {
  const sideOf = (state: string) => (state === a ? 'side-a' : 'side-b');
  const lane = (state: string) => y + (state === a ? 0 : 6);
  return (
    <g class="holidays">
      {rows.filter(({ kind }) => kind === 'season').map(({ day, state }) => <rect key={`${day}${state}`} class={`season-mark ${sideOf(state)}`} x={at(day)} width={width + 0.3} y={lane(state) + 1.5} height={2} />)}
      {rows.filter(({ kind }) => kind === 'holiday').map(({ day, state, name }, k) => (
        <g key={k} {...markAttributes({ mark: `${day}|${state}`, column: day, tip: [name, `${actorName(state)}, ${formatDate(day)}`, 'reckoned by rule; a sighted feast may lie a day off'] })}>
          <rect class="column" x={at(day) - 2} width={width + 4} y={lane(state) - 1} height={7} />
          <rect class={`holiday-mark ${sideOf(state)}`} x={at(day)} width={Math.max(1.5, width)} y={lane(state)} height={5} />
        </g>
      ))}
    </g>
  );
}
