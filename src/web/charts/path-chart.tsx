import { formatDate, formatMoney } from '../format.js';
import { markAttributes, type ChartSize } from './chart.js';
import { bandPath, formatFigure, linePath, numberIn, textIn, type MeasureRow } from './measure-row.js';
import { linearScale } from './scale.js';
import { YearAxis } from './year-axis.js';
import { toYears, yearScale } from './year-scale.js';

const LEFT = 58;
const AXIS = 26;
const TOP = 14;
/** Years of the past shown before the newest figure. Judgement. */
const PAST = 12;

/**
 * Reported totals as dots, what pairs with comparable trade did next as a fan (95%, 80% and 50% of them, middle case as a line), and the straight growth each source's figure would
 * need to reach the target. `reported` are rows of `targets`, `fan` rows of `outlook`.
 */
export function PathChart({ reported, fan, size: { width, height } }: { readonly reported: readonly MeasureRow[]; readonly fan: readonly MeasureRow[]; readonly size: ChartSize }) {
  const points = reported.flatMap((row) => {
    const value = numberIn(row, 'latest');
    return value === null ? [] : [{ row, year: toYears(textIn(row, 'periodEnd')), value }];
  });
  const newest = points.reduce<(typeof points)[number] | null>((best, point) => (best === null || point.year > best.year ? point : best), null);
  const ahead = fan.map((row) => ({ row, year: toYears(textIn(row, 'yearTo')), at: (column: string) => numberIn(row, column) ?? 0 }));
  const start = newest?.year ?? (ahead[0]?.year ?? 2001) - 1;
  const target = points.map(({ row }) => numberIn(row, 'target')).find((value) => value !== null) ?? null;
  const due = points.flatMap(({ row, year }) => (row['toDeadline'] === true && numberIn(row, 'years') !== null ? [year + numberIn(row, 'years')!] : []));
  const deadline = due.length > 0 ? Math.max(...due) : null;
  const first = Math.max(start - PAST, Math.min(start - 2, ...points.map(({ year }) => year)));
  const shownAhead = ahead.filter(({ year }) => year <= Math.max(start + 5.1, (deadline ?? 0) + 1));
  const domain = [Math.floor(first), Math.ceil(Math.max(start + 1, deadline ?? 0, ...shownAhead.map(({ year }) => year)) + 0.1)] as const;
  const x = yearScale(domain, [LEFT, width - 10]);
  const bottom = height - AXIS;
  const y = linearScale([0, Math.max(1e6, target ?? 0, ...points.map(({ value }) => value), ...shownAhead.map(({ at }) => at('q97_5'))) * 1.04], [bottom, TOP], 5);
  const base = newest?.value ?? 0;
  const band = (low: string, high: string) => bandPath([{ x: x(start), low: y(base), high: y(base) }, ...shownAhead.map(({ year, at }) => ({ x: x(year), low: y(at(low)), high: y(at(high)) }))]);
  return (
    <>
      {y.ticks.map((tick) => <g key={tick} class="grid"><line class={tick === 0 ? 'baseline' : 'rule'} x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} /><text class="minor" x={LEFT - 6} y={y(tick) + 4} text-anchor="end">{tick === 0 ? '0' : formatMoney(tick)}</text></g>)}
      {shownAhead.length > 0 ? <><path class="band" d={band('q2_5', 'q97_5')} /><path class="band" d={band('q10', 'q90')} /><path class="band" d={band('q25', 'q75')} /><path class="level" d={linePath([[x(start), y(base)], ...shownAhead.map(({ year, at }) => [x(year), y(at('q50'))] as const)])} /></> : null}
      {target === null ? null : <><line class="break" x1={LEFT} x2={width - 10} y1={y(target)} y2={y(target)} /><text class="break-label" x={LEFT + 4} y={y(target) - 6}>target {formatMoney(target)}</text></>}
      {target !== null && deadline !== null ? points.filter(({ row, year }) => row['toDeadline'] === true && year >= start - 2).map(({ year, value }, k) => (
        <path key={k} class="needed" d={linePath(Array.from({ length: 25 }, (_, at) => [x(year + ((deadline - year) * at) / 24), y(value * (target / value) ** (at / 24))] as const))} />
      )) : null}
      {target !== null && deadline !== null ? <path class="target-flag" d={`M${x(deadline)},${y(target) + 5}V${y(target) - 7}L${x(deadline) - 9},${y(target) - 3.5}L${x(deadline)},${y(target)}`} /> : null}
      {shownAhead.map(({ row, year, at }, k) => (
        <g key={`a${k}`} {...markAttributes({ mark: textIn(row, 'yearTo'), column: 1000 + k, tip: [`year to ${formatDate(textIn(row, 'yearTo'))}`, `middle case ${formatMoney(at('q50'))}`, `half: ${formatMoney(at('q25'))} to ${formatMoney(at('q75'))}`, `8 of 10: ${formatMoney(at('q10'))} to ${formatMoney(at('q90'))}`] })}>
          <rect class="column" x={x(year) - 8} width={16} y={TOP} height={bottom - TOP} />
          <circle class="dot-mark" cx={x(year)} cy={y(at('q50'))} r={3} />
        </g>
      ))}
      {points.filter(({ year }) => year >= domain[0]).map(({ row, year, value }, k) => {
        const [growth, chance] = [numberIn(row, 'neededGrowth'), numberIn(row, 'chance')];
        return (
          <g key={k} {...markAttributes({ mark: `${textIn(row, 'source')}|${k}`, column: k, tip: [`${formatMoney(value)}, year to ${formatDate(textIn(row, 'periodEnd'))}`, textIn(row, 'source'), ...(growth === null ? [] : [`target takes ${formatFigure(growth * 100)}% growth a year`]), chance === null ? 'no class of comparable pairs' : `${formatFigure(chance * 100)}% of ${formatFigure(numberIn(row, 'pairYears'))} comparable pair-years grew so much`] })}>
            <circle class="column" cx={x(year)} cy={y(value)} r={9} />
            <circle class="dot-mark is-large" cx={x(year)} cy={y(value)} r={4} />
          </g>
        );
      })}
      <YearAxis x={x} domain={domain} y={bottom} width={width - LEFT} />
    </>
  );
}
