import { markAttributes, type ChartSize } from './chart.js';
import { linePath, numberIn, type MeasureRow } from './measure-row.js';
import { linearScale } from './scale.js';
import { YearAxis } from './year-axis.js';
import { yearScale } from './year-scale.js';

const ROW = 62;
const AXIS = 24;
const LEFT = 34;
const KINDS = [['organisation', 'organisations'], ['trade-agreement', 'trade agreements'], ['alliance', 'alliances'], ['agreement', 'other agreements']] as const;

const kindsIn = (rows: readonly MeasureRow[]) => KINDS.filter(([kind]) => rows.some((row) => (numberIn(row, kind) ?? 0) > 0));

/** Height that the kinds of memberships in these rows need. */
export function membershipHeight(rows: readonly MeasureRow[]): number {
  return kindsIn(rows).length * ROW + AXIS + 6;
}

/** How many memberships of each kind the two shared at the end of each year: one small step line a kind, each on a scale of its own from nought. */
export function MembershipChart({ rows, size: { width, height } }: { readonly rows: readonly MeasureRow[]; readonly size: ChartSize }) {
  const years = rows.map((row) => numberIn(row, 'year') ?? 0);
  const domain = [years[0]!, years.at(-1)! + 1] as const;
  const x = yearScale(domain, [LEFT, width - 40]);
  return (
    <>
      {kindsIn(rows).map(([kind, words], k) => {
        const counts = rows.map((row) => numberIn(row, kind) ?? 0);
        const most = Math.max(1, ...counts);
        const [top, bottom] = [k * ROW + 22, (k + 1) * ROW - 4];
        const y = linearScale([0, most], [bottom, top]);
        return (
          <g key={kind}>
            <line class="baseline" x1={LEFT} x2={width - 40} y1={bottom} y2={bottom} />
            <text class="row-words" x={LEFT} y={k * ROW + 14}>{words}</text>
            <text class="minor" x={LEFT - 6} y={top + 4} text-anchor="end">{most}</text>
            <path class="level" d={linePath(counts.flatMap((count, at) => [[x(years[at]!), y(count)] as const, [x(years[at]! + 1), y(count)] as const]))} />
            <text class="own-label" x={width - 34} y={y(counts.at(-1)!) + 4}>{counts.at(-1)!}</text>
          </g>
        );
      })}
      {rows.map((row, k) => (
        <g key={k} {...markAttributes({ mark: String(years[k]), column: k, tip: [String(years[k]), ...kindsIn(rows).map(([kind, words]) => `${numberIn(row, kind) ?? 0} ${words}`)] })}>
          <rect class="column" x={x(years[k]!)} width={Math.max(1, x(years[k]! + 1) - x(years[k]!))} y={0} height={height - AXIS} />
        </g>
      ))}
      <YearAxis x={x} domain={domain} y={height - AXIS} width={width - LEFT - 40} />
    </>
  );
}
