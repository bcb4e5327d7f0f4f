import { formatDate, formatMoney } from '../format.js';
import { CALENDARS, LEDGER_STATUSES } from '../labels.js';
import type { TradeTarget } from '../promises.js';
import type { Statistic } from '../../server/contract.js';
import { markAttributes, type ChartSize } from './chart.js';
import { linearScale } from './scale.js';
import { YearAxis } from './year-axis.js';
import { extentInYears, toYears, yearScale } from './year-scale.js';

export interface TradeFigure extends Statistic {
  readonly isPartial: boolean;
}

export interface TradeChartProps {
  readonly figures: readonly TradeFigure[];
  readonly targets: readonly TradeTarget[];
  /** Codes of the two sides, for colour; other reporters are grey. */
  readonly a: string;
  readonly b: string;
  readonly domain: readonly [number, number];
  /** Window chosen on the page, in years with fraction. */
  readonly window: readonly [number, number];
  readonly size: ChartSize;
}

const LEFT = 44;
const AXIS = 26;

/**
 * Every reported figure as a line over the period it covers, at its height: colour tells the reporter (grey: a compiler of both sides' books), the ends the calendar, dashes
 * a part of a year. Targets are flags at their deadline. Nothing is summed, averaged or filled in.
 */
export function TradeChart({ figures, targets, a, b, domain, window, size: { width, height } }: TradeChartProps) {
  const bottom = height - AXIS;
  const top = 22;
  const highest = Math.max(1e8, ...figures.map(({ value }) => value), ...targets.map(({ amount }) => amount));
  const y = linearScale([0, highest * 1.06], [bottom, top], 5);
  const x = yearScale(domain, [LEFT, width - 12]);
  return (
    <g class="trade">
      <rect class="window" x={x(window[0])} y={top - 8} width={Math.max(0, x(Math.min(window[1], domain[1])) - x(window[0]))} height={bottom - top + 8} />
      {y.ticks.map((tick) => (
        <g key={tick} class="grid">
          <line class={tick === 0 ? 'baseline' : 'rule'} x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} />
          <text x={LEFT - 6} y={y(tick)} dy="0.32em" text-anchor="end">{tick === 0 ? '0' : formatMoney(tick).replace(/^\$/, '$').replace(' bn', 'bn').replace(' mn', 'mn')}</text>
        </g>
      ))}
      {targets.map((target) => {
        const level = y(target.amount);
        const start = x(toYears(target.madeOn));
        const deadline = target.deadline === null ? null : x(extentInYears(target.deadline)[1]);
        const end = deadline ?? (target.replacedOn === null ? x(domain[1]) : x(toYears(target.replacedOn)));
        const { stage, label } = LEDGER_STATUSES[target.status];
        return (
          <g key={`${target.key}${target.madeOn}${target.amount}`} {...markAttributes({ mark: `target|${target.key}`, tip: [target.what, `made ${formatDate(target.madeOn)}, ${target.deadline ? `due ${formatDate(target.deadline)}` : 'without a date'}`, target.replacedOn ? `replaced in ${formatDate(target.replacedOn)}` : `status: ${label.toLowerCase()}`] })}>
            <rect class="column" x={start} y={level - 5} width={Math.max(8, end - start)} height={10} />
            <line class={`target stage-${stage}`} x1={start} x2={end} y1={level} y2={level} stroke-dasharray={target.deadline === null ? '2 4' : undefined} />
            <circle class="target-start" cx={start} cy={level} r="2.5" />
            {target.deadline === null ? null : <path class={`target-flag stage-${stage}`} d={`M${end},${level + 5}V${level - 7}L${end - 9},${level - 3.5}L${end},${level}`} />}
          </g>
        );
      })}
      {targets.filter(({ amount }, k) => targets.findIndex((other) => other.amount === amount) === k).map(({ key, amount, madeOn }) => (
        <text key={`${key}${amount}`} class="target-label" x={Math.min(x(toYears(madeOn)), width - 84)} y={y(amount) - 9}>target {formatMoney(amount)}</text>
      ))}
      {figures.map((figure) => {
        const [start, end] = [x(extentInYears(figure.periodStart)[0]), x(extentInYears(figure.periodEnd)[1])];
        const level = y(figure.value);
        const side = figure.isCompiled ? 'other' : figure.reporter === a ? 'a' : figure.reporter === b ? 'b' : 'other';
        return (
          <g key={figure.id} {...markAttributes({ mark: `figure|${figure.id}`, tip: [
            `${formatMoney(figure.value)}, ${figure.reportedBy ?? figure.reporter}`,
            `${formatDate(figure.periodStart)} – ${formatDate(figure.periodEnd)}${figure.isPartial ? ', part of a year' : ''}`,
            CALENDARS[figure.calendar].label, ...(figure.isCompiled ? ['compiled, not a side’s own figure'] : []), ...(figure.note ? [figure.note] : []),
          ] })}>
            <rect class="column" x={start - 2} y={level - 6} width={end - start + 4} height={12} />
            <line class={`figure-line side-${side}`} x1={start} x2={end} y1={level} y2={level} stroke-dasharray={figure.isPartial ? '3 3' : undefined} />
            <CalendarEnds calendar={figure.calendar} x1={start} x2={end} y={level} side={side} />
          </g>
        );
      })}
      <YearAxis x={x} domain={domain} y={bottom} width={width - LEFT} />
    </g>
  );
}

/** Ends of a figure's line: dots for the Iranian solar year, bars for the Pakistani fiscal year, nothing for the Gregorian. */
export function CalendarEnds({ calendar, x1, x2, y, side }: { readonly calendar: Statistic['calendar']; readonly x1: number; readonly x2: number; readonly y: number; readonly side: string }) {
  if (calendar === 'iranian_solar') return <>{[x1, x2].map((x, k) => <circle key={k} class={`figure-end side-${side}`} cx={x} cy={y} r="3" />)}</>;
  if (calendar === 'pakistan_fiscal' || calendar === 'fiscal') return <>{[x1, x2].map((x, k) => <line key={k} class={`figure-line side-${side}`} x1={x} x2={x} y1={y - 4} y2={y + 4} />)}</>;
  return null;
}
