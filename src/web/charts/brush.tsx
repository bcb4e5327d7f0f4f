import { useEffect, useRef, useState } from 'preact/hooks';
import { formatDate } from '../format.js';
import { fromMonth, toMonth } from '../period.js';
import { linearScale, yearTicks } from './scale.js';

export interface BrushProps {
  /** Months of the whole record shown, YYYY-MM, inclusive. */
  readonly first: string;
  readonly last: string;
  readonly from: string;
  readonly to: string;
  /** Events by month, YYYY-MM, for the small bars. */
  readonly counts: ReadonlyMap<string, number>;
  readonly width: number;
  readonly onChange: (from: string, to: string) => void;
}

type Grip = 'from' | 'to' | 'both' | 'new';

const HEIGHT = 58;
const BARS = 36;

/**
 * The whole record in small, with the window laid over it. The ends are sliders: drag them, or use the arrow keys (a month), Page Up and
 * Page Down (a year), Home and End; with Shift the whole window moves. Dragging over free space draws a new window.
 */
export function Brush({ first, last, from, to, counts, width, onChange }: BrushProps) {
  const [held, hold] = useState<{ grip: Grip; start: number; from: number; to: number } | null>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const low = toMonth(first);
  const high = toMonth(last);
  const x = linearScale([low, high + 1], [1, width - 1]);
  const shown = held ?? { from: Math.max(low, toMonth(from)), to: Math.min(high, toMonth(to)) };
  const most = Math.max(1, ...counts.values());
  const monthAt = (clientX: number) => {
    const { left } = drawing.current!.getBoundingClientRect();
    return Math.max(low, Math.min(high, Math.floor(low + ((clientX - left - 1) / (width - 2)) * (high + 1 - low))));
  };
  const commit = (start: number, end: number) => onChange(fromMonth(Math.max(low, Math.min(start, end))), fromMonth(Math.min(high, Math.max(start, end))));

  useEffect(() => {
    if (!held) return undefined;
    const move = (event: PointerEvent) => {
      const month = monthAt(event.clientX);
      hold((now) => {
        if (!now) return now;
        if (now.grip === 'new') return { ...now, from: Math.min(now.start, month), to: Math.max(now.start, month) };
        if (now.grip === 'from') return { ...now, from: Math.min(month, now.to) };
        if (now.grip === 'to') return { ...now, to: Math.max(month, now.from) };
        const shift = Math.max(low - now.from, Math.min(high - now.to, month - now.start));
        return { ...now, start: now.start + shift, from: now.from + shift, to: now.to + shift };
      });
    };
    const drop = () => {
      commit(held.from, held.to);
      hold(null);
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', drop, { once: true });
    addEventListener('pointercancel', drop, { once: true });
    return () => {
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', drop);
      removeEventListener('pointercancel', drop);
    };
  });

  const grab = (grip: Grip) => (event: PointerEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const month = monthAt(event.clientX);
    hold(grip === 'new' ? { grip, start: month, from: month, to: month } : { grip, start: month, from: shown.from, to: shown.to });
    if (grip !== 'new') (event.currentTarget as SVGElement).focus?.();
  };
  const nudge = (grip: 'from' | 'to') => (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12, Home: low - high, End: high - low }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    if (event.shiftKey) {
      const shift = Math.max(low - shown.from, Math.min(high - shown.to, step));
      commit(shown.from + shift, shown.to + shift);
    } else if (grip === 'from') commit(Math.max(low, Math.min(shown.to, shown.from + step)), shown.to);
    else commit(shown.from, Math.min(high, Math.max(shown.from, shown.to + step)));
  };
  const left = x(shown.from);
  const right = x(shown.to + 1);
  const handle = (grip: 'from' | 'to', at: number, label: string) => (
    <g class="handle" role="slider" tabindex={0} aria-label={label} aria-orientation="horizontal" aria-valuemin={low} aria-valuemax={high} aria-valuenow={shown[grip]}
      aria-valuetext={formatDate(fromMonth(shown[grip]))} onPointerDown={grab(grip)} onKeyDown={nudge(grip)}>
      <rect class="handle-hit" x={at - 11} y={0} width={22} height={BARS} />
      <rect class="handle-grip" x={at - 4} y={6} width={8} height={BARS - 12} rx={4} />
    </g>
  );
  const firstYear = Math.ceil(low / 12);
  return (
    <svg ref={drawing} class={`brush ${held ? 'is-held' : ''}`} width={width} height={HEIGHT} role="group" aria-label="Window of time, over the whole record">
      <rect class="brush-back" x={0} y={0} width={width} height={BARS} rx={4} onPointerDown={grab('new')} />
      {[...counts].map(([month, count]) => {
        const at = toMonth(month);
        if (at < low || at > high) return null;
        const size = (count / most) * (BARS - 6);
        return <rect key={month} class={at >= shown.from && at <= shown.to ? 'brush-bar is-in' : 'brush-bar'} x={x(at)} y={BARS - size} width={Math.max(1, x(at + 1) - x(at) - 0.5)} height={size} />;
      })}
      <rect class="brush-window" x={left} y={0.5} width={Math.max(2, right - left)} height={BARS - 1} rx={4} onPointerDown={grab('both')} />
      {handle('from', left, 'Start of the window')}
      {handle('to', right, 'End of the window')}
      {yearTicks(firstYear, Math.floor(high / 12), width).map((year) => {
        const at = x(year * 12);
        return at > width - 30 ? null : <g key={year} class="axis"><line class="tick" x1={at} x2={at} y1={BARS} y2={BARS + 5} /><text x={at + 3} y={BARS + 16}>{year}</text></g>;
      })}
    </svg>
  );
}
