import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { MeasureAnswer } from '../../server/contract.js';
import { useApi } from '../api-client.js';
import type { DataTable } from '../chart-figure.js';
import { formatFigure, type MeasureRow } from '../charts/measure-row.js';
import { formatDate } from '../format.js';
import { Loaded, Panel } from './panel.js';

type Result = Omit<MeasureAnswer, 'parts'>;

export interface MeasurePanelProps {
  readonly title: string;
  readonly name: string;
  /** Address of the interface that answers. */
  readonly address: string;
  readonly class?: string;
  readonly controls?: ComponentChildren;
  /** Draws an answer; a refused one too, where it has rows: the refusal stands above it. */
  readonly children: (answer: MeasureAnswer) => ComponentChildren;
}

/** A measure on the page: its question, its drawing, the reason where it refuses, and how it was reckoned. It asks when it comes near the visible part of the page. */
export function MeasurePanel({ title, name, address, class: extra, controls, children }: MeasurePanelProps) {
  const box = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => { if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true); }, { rootMargin: '300px' });
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  const state = useApi<MeasureAnswer>(isNear ? address : null);
  return (
    <div ref={box} class={`measure ${extra ?? ''}`} data-measure={name}>
      <Panel title={title} id={`measure-${name}`} {...(state.answer && { question: state.answer.question })}>
        {controls}
        <Loaded state={state} room={280}>
          {(answer) => (
            <>
              {answer.refused === null ? null : <p class="refusal" role="note"><strong>No answer:</strong> {answer.refused.reason}. <span class="note">Needed: {answer.refused.needed}.</span></p>}
              {children(answer)}
              <Reckoning result={answer} />
            </>
          )}
        </Loaded>
      </Panel>
    </div>
  );
}

/** What the figure rests on, folded away. */
function Reckoning({ result }: { readonly result: Result }) {
  const { interval, window, exposure, parameters } = result;
  const range = interval && `${formatFigure(interval.low)} to ${formatFigure(interval.high)}, ${Math.round(interval.level * 100)}% (${interval.method})`;
  const facts: readonly (readonly [string, string])[] = [
    ['Measure', result.measure], ['Method', result.method], ['Value', result.value === null ? 'none' : `${formatFigure(result.value)} (${result.unit})`],
    ['Interval', range ?? `none: ${result.noInterval ?? ''}`], ['Rests on', `${formatFigure(result.n)} ${result.nOf}`],
    ...(result.pValue === null ? [] : [['p', formatFigure(result.pValue)] as const]),
    ['Window', `${formatDate(window.from)} – ${formatDate(window.to)}`],
    ...(exposure === null ? [] : [['Exposure', `${formatFigure(exposure.documents)} documents in ${formatFigure(exposure.reports)} reports; ${formatFigure(exposure.coveredPeriods)} periods covered, ${formatFigure(exposure.gapPeriods)} not`] as const]),
    ['Parameters', Object.entries(parameters).map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') : value ?? 'not set'}`).join('; ') || 'none'],
    ...(result.seed === null ? [] : [['Seed', String(result.seed)] as const]),
    ...result.issues.map(({ message }) => ['Note', message] as const),
  ];
  return (
    <details class="reckoning">
      <summary>How this was reckoned</summary>
      <dl>{facts.map(([term, fact], k) => <div key={k}><dt>{term}</dt><dd>{fact}</dd></div>)}</dl>
    </details>
  );
}

/** Rows of a measure as the table behind its drawing. */
export function toTable(rows: readonly MeasureRow[]): DataTable {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { columns, rows: rows.map((row) => columns.map((column) => { const cell = row[column] ?? null; return typeof cell === 'boolean' ? String(cell) : cell; })) };
}
