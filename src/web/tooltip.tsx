import { useLayoutEffect, useRef } from 'preact/hooks';

export interface TooltipSpot {
  readonly lines: readonly string[];
  /** Pixels in the viewport. */
  readonly x: number;
  readonly y: number;
  /** Whether choosing the mark opens something. */
  readonly hint: boolean;
}

/** Short note beside a mark; kept inside the viewport. Screen readers get the same words from the mark's label. */
export function Tooltip({ spot }: { readonly spot: TooltipSpot }) {
  const node = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { style, offsetWidth, offsetHeight } = node.current!;
    style.left = `${Math.max(8, Math.min(spot.x + 14, innerWidth - offsetWidth - 8))}px`;
    style.top = `${spot.y - offsetHeight - 12 < 8 ? spot.y + 18 : spot.y - offsetHeight - 12}px`;
  });
  return (
    <div class="tooltip" ref={node} aria-hidden="true">
      {spot.lines.map((line, k) => (k === 0 ? <strong key={k}>{line}</strong> : <span key={k}>{line}</span>))}
      {spot.hint ? <em>Click for the evidence</em> : null}
    </div>
  );
}
