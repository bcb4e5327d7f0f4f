import { formatDate } from '../format.js';
import { RANKS } from '../labels.js';
import type { Visit } from '../../server/contract.js';
import { markAttributes, type ChartSize } from './chart.js';
import { YearAxis } from './year-axis.js';
import { extentInYears, toYears, yearScale } from './year-scale.js';

export interface VisitLanesProps {
  /** Dated visits only. */
  readonly visits: readonly Visit[];
  /** Codes of the two sides: `a` travels in the upper lane. */
  readonly a: string;
  readonly names: readonly [string, string];
  /** Window in years with fraction. */
  readonly domain: readonly [number, number];
  readonly size: ChartSize;
}

const GAP = 16;
const AXIS = 26;

/** Each visit as a mark on the way of its traveller: above, the first side goes to the second; below, the other way. Shape tells rank. */
export function VisitLanes({ visits, a, names, domain, size: { width, height } }: VisitLanesProps) {
  const middle = (height - AXIS) / 2;
  const x = yearScale(domain, [4, width - 4]);
  const placed: Record<'up' | 'down', { x: number; level: number }[]> = { up: [], down: [] };
  const most = Math.max(1, Math.floor((middle - 30) / GAP));
  return (
    <g class="visit-lanes">
      <text class="lane-label" x={0} y={12}>{names[0]} → {names[1]}</text>
      <text class="lane-label" x={0} y={height - AXIS - 6}>{names[1]} → {names[0]}</text>
      <line class="baseline" x1={0} x2={width} y1={middle} y2={middle} />
      {visits.map((visit) => {
        const side = visit.visitor === a ? 'up' : 'down';
        const at = x(toYears(visit.date!));
        let level = 0;
        while (level < most && placed[side].some((other) => other.level === level && Math.abs(other.x - at) < GAP - 1)) level += 1;
        placed[side].push({ x: at, level });
        const y = middle + (side === 'up' ? -1 : 1) * (14 + level * GAP);
        const [start, end] = extentInYears(visit.date!);
        const isVague = visit.date!.length < 10;
        return (
          <g key={visit.key} {...markAttributes({ mark: visit.key, tip: [
            `${formatDate(visit.date)}: ${visit.people.join(', ') || RANKS[visit.rank].label}`,
            `${side === 'up' ? names[0] : names[1]} to ${side === 'up' ? names[1] : names[0]}, ${RANKS[visit.rank].label.toLowerCase()}`,
            ...(visit.status === 'actual' ? [] : [visit.status]), ...(isVague ? ['day not stated'] : []),
          ] })}>
            {isVague ? <line class="vague" x1={Math.max(0, x(start))} x2={Math.min(width, x(end))} y1={y} y2={y} /> : null}
            <rect class="column" x={at - GAP / 2} y={y - GAP / 2} width={GAP} height={GAP} />
            <path class={`visit side-${side === 'up' ? 'a' : 'b'} ${visit.status === 'actual' || visit.status === 'background' ? '' : 'is-open'}`} d={RANK_SHAPES[visit.rank]} transform={`translate(${at},${y})`} />
          </g>
        );
      })}
      <YearAxis x={x} domain={domain} y={height - AXIS} width={width} />
    </g>
  );
}

/** Shapes around the origin: diamond, circle, square, triangle, small ring. */
export const RANK_SHAPES: Readonly<Record<Visit['rank'], string>> = {
  leader: 'M0,-7.5L7.5,0L0,7.5L-7.5,0Z',
  minister: 'M0,-5.5A5.5,5.5 0 1 1 0,5.5A5.5,5.5 0 1 1 0,-5.5Z',
  security: 'M-5,-5H5V5H-5Z',
  official: 'M0,-5.5L5.5,4.5H-5.5Z',
  unstated: 'M0,-3.5A3.5,3.5 0 1 1 0,3.5A3.5,3.5 0 1 1 0,-3.5Z',
};
