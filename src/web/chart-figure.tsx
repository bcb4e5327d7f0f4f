import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChartSize } from './charts/chart.js';
import { saveCsv, savePng, saveSvg } from './downloads.js';
import { Tooltip, type TooltipSpot } from './tooltip.js';

export interface DataTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export interface ChartFigureProps {
  /** One sentence saying what the chart shows now. */
  readonly caption: string;
  /** Name of the chart for screen readers and of downloaded files. */
  readonly name: string;
  readonly height: number | ((width: number) => number);
  /** Draws into an SVG of the size; `prefix` is for ids inside it. */
  readonly draw: (size: ChartSize, prefix: string) => ComponentChildren;
  readonly table: DataTable;
  readonly onMark?: (mark: string) => void;
  /** Stands between caption and drawing: legend, switches. */
  readonly children?: ComponentChildren;
}

/** Frame around every chart: caption, drawing with keyboard and tooltip, its data as a table and CSV, the drawing as SVG and PNG. */
export function ChartFigure({ caption, name, height, draw, table, onMark, children }: ChartFigureProps) {
  const prefix = `c${useId().replace(/\W/g, '')}`;
  const box = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const [width, setWidth] = useState(0);
  const [showsTable, setShowsTable] = useState(false);
  const [spot, setSpot] = useState<TooltipSpot | null>(null);
  useLayoutEffect(() => {
    const node = box.current!;
    const measure = () => setWidth(Math.floor(node.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const marks = marksIn(drawing.current);
    if (marks.length > 0 && !marks.some((mark) => mark.getAttribute('tabindex') === '0')) marks[0]!.setAttribute('tabindex', '0');
  });
  const size = { width, height: typeof height === 'function' ? height(width) : height };
  const choose = (target: EventTarget | null) => {
    const mark = markAt(target)?.dataset['mark'];
    if (mark !== undefined && onMark) {
      setSpot(null);
      onMark(mark);
    }
  };
  const point = (target: EventTarget | null, at?: { x: number; y: number }) => {
    const mark = markAt(target);
    if (!mark?.dataset['tip']) return setSpot(null);
    const edge = mark.getBoundingClientRect();
    setSpot({ lines: mark.dataset['tip'].split('\n'), x: at?.x ?? edge.x + edge.width / 2, y: at?.y ?? edge.y, hint: onMark !== undefined });
  };
  return (
    <figure class="chart">
      <figcaption id={`${prefix}-caption`}>{caption}</figcaption>
      {children}
      <div class="chart-box" ref={box}>
        {showsTable ? <TableView table={table} name={name} /> : width > 0 ? (
          <svg ref={drawing} width={size.width} height={size.height} viewBox={`0 0 ${size.width} ${size.height}`} role="group" aria-label={`${name}. Arrow keys move between marks${onMark ? ', Enter opens the evidence' : ''}.`} aria-describedby={`${prefix}-caption`}
            onClick={(event) => choose(event.target)}
            onPointerMove={(event) => event.pointerType === 'mouse' && point(event.target, { x: event.clientX, y: event.clientY })}
            onPointerLeave={() => setSpot(null)}
            onFocusCapture={(event) => markAt(event.target)?.matches(':focus-visible') && point(event.target)}
            onBlurCapture={() => setSpot(null)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && spot) setSpot(null);
              else if (event.key === 'Enter' || event.key === ' ') {
                if (markAt(event.target)) event.preventDefault();
                choose(event.target);
              } else if (moveFocus(drawing.current!, event)) event.preventDefault();
            }}>
            {draw(size, prefix)}
          </svg>
        ) : null}
      </div>
      <div class="chart-tools">
        <button type="button" aria-pressed={showsTable} onClick={() => setShowsTable(!showsTable)}>{showsTable ? 'Show chart' : 'Show data'}</button>
        <button type="button" onClick={() => saveCsv(name, table)}>CSV</button>
        {showsTable ? null : (
          <>
            <button type="button" onClick={() => drawing.current && saveSvg(name, drawing.current, caption)}>SVG</button>
            <button type="button" onClick={() => drawing.current && void savePng(name, drawing.current, caption)}>PNG</button>
          </>
        )}
      </div>
      {spot ? <Tooltip spot={spot} /> : null}
    </figure>
  );
}

function TableView({ table, name }: { readonly table: DataTable; readonly name: string }) {
  return (
    <div class="table-scroll" tabindex={0} role="region" aria-label={`${name}: data`}>
      <table>
        <thead><tr>{table.columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
        <tbody>
          {table.rows.map((row, k) => <tr key={k}>{row.map((cell, at) => <td key={at} class={typeof cell === 'number' ? 'number' : undefined}>{cell ?? '–'}</td>)}</tr>)}
        </tbody>
      </table>
    </div>
  );
}

type Mark = SVGElement & { readonly dataset: DOMStringMap };

function markAt(target: EventTarget | null): Mark | null {
  return target instanceof Element ? target.closest<Mark>('[data-mark]') : null;
}

function marksIn(drawing: SVGSVGElement | null): Mark[] {
  return drawing ? [...drawing.querySelectorAll<Mark>('[data-mark]')] : [];
}

/** Arrow keys: along columns left and right, within a column up and down; one mark at a time can be reached by Tab. */
function moveFocus(drawing: SVGSVGElement, { key, target }: KeyboardEvent): boolean {
  const marks = marksIn(drawing);
  const at = marks.indexOf(markAt(target)!);
  if (at < 0 || !/^(Arrow|Home$|End$)/.test(key)) return false;
  const column = marks[at]!.dataset['column'];
  const place = marks.slice(0, at).filter((mark) => mark.dataset['column'] === column).length;
  const step = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1;
  let next: Mark | undefined;
  if (key === 'Home') next = marks[0];
  else if (key === 'End') next = marks.at(-1);
  else if (column === undefined) next = marks[at + step];
  else if (key === 'ArrowUp' || key === 'ArrowDown') next = marks[at + step]?.dataset['column'] === column ? marks[at + step] : undefined;
  else {
    const columns = [...new Set(marks.map((mark) => Number(mark.dataset['column'])))].toSorted((x, y) => x - y);
    const wanted = columns[columns.indexOf(Number(column)) + step];
    const inColumn = marks.filter((mark) => Number(mark.dataset['column']) === wanted);
    next = inColumn[Math.min(place, inColumn.length - 1)];
  }
  if (!next) return true;
  for (const mark of marks) mark.setAttribute('tabindex', mark === next ? '0' : '-1');
  next.focus();
  return true;
}
