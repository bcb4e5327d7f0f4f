import { actorName } from '../actor-names.js';
import { markAttributes, type ChartSize } from './chart.js';
import { formatFigure, numberIn, textIn, type MeasureRow } from './measure-row.js';
import { linearScale } from './scale.js';

const TOP = 6;
const AXIS = 38;
const ROW = 46;
/** Dots of one row are spread over this many lines, so that they do not hide one another. */
const LINES = 5;

/** Kinds of comparison in the rows, the event first. */
function kindsOf(rows: readonly MeasureRow[]): string[] {
  return [...new Set(rows.map((row) => textIn(row, 'kind')))];
}

/** Height that the rows of a comparison need. */
export function placeboHeight(rows: readonly MeasureRow[]): number {
  return kindsOf(rows).length * ROW + TOP + AXIS;
}

/** How much things changed at the event (the upright) beside the same reckoning at other dates and other pairs: a dot each. */
export function PlaceboChart({ rows, size: { width, height } }: { readonly rows: readonly MeasureRow[]; readonly size: ChartSize }) {
  const kinds = kindsOf(rows);
  const left = Math.min(130, width * 0.3);
  const changes = rows.map((row) => numberIn(row, 'change')).filter((value) => value !== null);
  const reach = Math.max(0.5, ...changes.map(Math.abs)) * 1.08;
  const x = linearScale([-reach, reach], [left, width - 10], 6);
  const bottom = height - AXIS;
  const own = rows.map((row) => (textIn(row, 'kind') === kinds[0] ? numberIn(row, 'change') : null)).find((value) => value !== null) ?? null;
  return (
    <>
      {x.ticks.map((tick) => <g key={tick} class="axis"><line class={tick === 0 ? 'baseline' : 'rule'} x1={x(tick)} x2={x(tick)} y1={TOP} y2={bottom} /><text class="minor" x={x(tick)} y={bottom + 16} text-anchor="middle">×{formatFigure(Math.exp(tick))}</text></g>)}
      <text class="minor" x={(left + width) / 2} y={bottom + 32} text-anchor="middle">times the level before</text>
      {own === null ? null : <line class="break" x1={x(own)} x2={x(own)} y1={TOP} y2={bottom} />}
      {kinds.map((kind, line) => {
        const middle = TOP + (line + 0.5) * ROW;
        return (
          <g key={kind}>
            <text class="row-label" x={0} y={middle + 4}>{kind}</text>
            {rows.filter((row) => textIn(row, 'kind') === kind).map((row, k) => {
              const change = numberIn(row, 'change');
              if (change === null) return null;
              const [before, after] = [numberIn(row, 'before'), numberIn(row, 'after')];
              const at = line === 0 ? middle : middle + ((k % LINES) - (LINES - 1) / 2) * 7;
              return (
                <g key={k} {...markAttributes({ mark: `${kind}|${k}`, column: `${line}${k}`, tip: [`${kind}: ${textIn(row, 'subject').split('-').map(actorName).join(' and ')}, ${textIn(row, 'period')}`, `${formatFigure(Math.exp(change))} times the level before`, ...(before === null || after === null ? [] : [`${formatFigure(before)} before, ${formatFigure(after)} after`])] })}>
                  <circle class="column" cx={x(change)} cy={at} r={8} />
                  <circle class={line === 0 ? 'dot-mark is-large is-out' : 'dot-mark'} cx={x(change)} cy={at} r={line === 0 ? 6 : 3.2} />
                </g>
              );
            })}
          </g>
        );
      })}
    </>
  );
}
