import type { ComponentChildren } from 'preact';
import type { ChartSize } from './chart.js';

const HEAD = 22;
const GAP = 14;

/** Small drawings of one kind side by side, as many in a row as fit. */
export interface CellLayout {
  readonly narrowest: number;
  readonly height: number;
}

function columnsAt(count: number, width: number, narrowest: number): number {
  return Math.max(1, Math.min(count, Math.floor(width / narrowest)));
}

/** Height that so many cells take at a width. */
export function cellsHeight(count: number, width: number, { narrowest, height }: CellLayout): number {
  return Math.ceil(count / columnsAt(count, width, narrowest)) * (height + HEAD + GAP);
}

/** Each cell with its title, drawn by `draw` into its own room. */
export function Cells<T>({ items, titleOf, draw, size: { width }, layout }: { readonly items: readonly T[]; readonly titleOf: (item: T) => string; readonly draw: (item: T, size: ChartSize) => ComponentChildren; readonly size: ChartSize; readonly layout: CellLayout }) {
  const columns = columnsAt(items.length, width, layout.narrowest);
  const cell = width / columns;
  return (
    <>
      {items.map((item, k) => (
        <g key={titleOf(item)} transform={`translate(${(k % columns) * cell},${Math.floor(k / columns) * (layout.height + HEAD + GAP)})`}>
          <text class="row-label" x={0} y={14}>{titleOf(item)}</text>
          <g transform={`translate(0,${HEAD})`}>{draw(item, { width: cell - GAP, height: layout.height })}</g>
        </g>
      ))}
    </>
  );
}
