import { useMemo } from 'preact/hooks';
import type { Counts } from '../../server/contract.js';
import type { QuadClass } from '../../ontology/event-types.js';
import { useApi } from '../api-client.js';
import { Brush } from '../charts/brush.js';
import { QuadSwatch } from '../charts/fills.js';
import { SECTOR_ROW_HEIGHT, SectorRows, type SectorRow } from '../charts/sector-rows.js';
import { Timeline, type TimelinePeriod } from '../charts/timeline.js';
import { ChartFigure } from '../chart-figure.js';
import { formatPeriod, plural } from '../format.js';
import { QUAD_LIST, QUADS } from '../labels.js';
import { fittingUnit, fromMonth, periodsBetween, toMonth, type Period, type Unit } from '../period.js';
import { toQuery, type Scope } from '../query.js';
import { open, setView, type View } from '../state.js';
import { useWidth } from '../use-width.js';
import { Empty, Loaded, Panel, Switch } from './panel.js';

const chooseWindow = (from: string, to: string) => setView({ from, to });

/** When did what happen? Counts by period with exposure; the window is brushed here for the whole page. */
export function TimelinePanel({ view, scope }: { readonly view: View; readonly scope: Scope }) {
  const [box, width] = useWidth<HTMLDivElement>();
  const unit = view.unit ?? fittingUnit(scope.from, scope.to, width || 900);
  const by = view.by === 'quad' ? 'period,quad' : 'period,sector,quad';
  const counts = useApi<Counts>(width === 0 ? null : `/api/counts?${toQuery(view, scope, { by, unit })}`);
  const whole = useApi<Counts>(`/api/counts?${toQuery(view, scope, { by: 'period', unit: 'month', from: null, to: null })}`);
  const monthly = useMemo(() => new Map((whole.answer?.rows ?? []).flatMap(({ group, events }) => (group.period ? [[group.period, events] as const] : []))), [whole.answer]);
  const periods = periodsBetween(scope.from, scope.to, unit);
  const openPeriod = (label: string, change: Record<string, string>) => {
    const period = periods.find((one) => one.label === label)!;
    open('events', toQuery(view, scope, { from: later(period.from, scope.from), to: earlier(period.to, scope.to), ...change }));
  };
  return (
    <Panel title="Over time" question="When did they deal with each other, and how?" class="wide" id="timeline" actions={<>
      <Switch label="Show by" value={view.by} options={[['quad', 'Class'], ['sector', 'Sector']]} onChange={(choice) => setView({ by: choice })} />
      <Switch<Unit> label="Count by" value={unit} options={[['month', 'Month'], ['quarter', 'Quarter'], ['year', 'Year']]} onChange={(choice) => setView({ unit: choice })} />
    </>}>
      <div ref={box}>
        <Loaded state={counts} room={360}>
          {(answer) => {
            const undrawn = answer.rows.filter(({ group }) => group.period === null).reduce((sum, { events }) => sum + events, 0);
            if (answer.total === 0) return <Empty action="Show the whole record" onAction={() => setView({ from: scope.first, to: scope.last })}>Nothing on record in this window with these filters. That is silence of the sources, not proof that nothing happened.</Empty>;
            const drawn = toTimeline(answer, periods);
            return (
              <>
                {view.by === 'quad' ? (
                  <ChartFigure name={`Acts over time ${scope.pair}`} caption={scope.origin === null ? describe(answer, drawn, unit) : describeImported(answer, drawn, unit, scope.origin)} height={(size) => (size < 560 ? 290 : 350)}
                    draw={(size, prefix) => <Timeline periods={drawn} prefix={prefix} size={size} />} table={timelineTable(drawn)}
                    onMark={(mark) => {
                      const [label, quad] = mark.split('|');
                      openPeriod(label!, quad ? { quad } : {});
                    }}>
                    <ul class="legend">{[2, 1, 3, 4].map((quad) => <li key={quad}><QuadSwatch quad={quad as QuadClass} /><span>{QUADS[quad as QuadClass].label}</span></li>)}<li><span class="swatch swatch-documents" aria-hidden="true" /><span>{scope.origin === null ? 'Documents about the pair' : `All acts of the pair in ${scope.origin}`}</span></li></ul>
                  </ChartFigure>
                ) : <SectorFigure answer={answer} periods={periods} pair={scope.pair} onMark={(label, sector) => openPeriod(label, { sector })} />}
                {undrawn > 0 ? <p class="note">{plural(undrawn, 'act')} dated less exactly than a {unit} {undrawn === 1 ? 'is' : 'are'} not drawn{unit === 'year' ? '' : '; count by year to see more of them'}.</p> : null}
              </>
            );
          }}
        </Loaded>
        {width > 0 ? <Brush {...brushExtent(scope)} from={scope.from} to={scope.to} counts={monthly} width={width} onChange={chooseWindow} /> : null}
        <WindowPresets scope={scope} onChange={chooseWindow} />
      </div>
    </Panel>
  );
}

function SectorFigure({ answer, periods, pair, onMark }: { readonly answer: Counts; readonly periods: readonly Period[]; readonly pair: string; readonly onMark: (label: string, sector: string) => void }) {
  const rows = toSectorRows(answer, periods);
  const top = rows[0];
  return (
    <ChartFigure name={`Acts by sector ${pair}`} height={rows.length * SECTOR_ROW_HEIGHT + 28}
      caption={top ? `Most acts touch ${top.sector} (${top.total}); an act with several sectors stands in each of their rows.` : 'No act in this window has a sector.'}
      draw={(size) => <SectorRows periods={periods} rows={rows} size={size} />}
      table={{ columns: ['Sector', 'Period', 'Cooperation', 'Conflict'], rows: rows.flatMap(({ sector, cells }) => cells.flatMap(({ cooperation, conflict }, k) => (cooperation + conflict ? [[sector, periods[k]!.label, cooperation, conflict]] : []))) }}
      onMark={(mark) => {
        const [label, sector] = mark.split('|');
        onMark(label!, sector!);
      }}>
      <ul class="legend"><li><span class="swatch swatch-2" aria-hidden="true" /><span>Cooperation, above the line</span></li><li><span class="swatch swatch-4" aria-hidden="true" /><span>Conflict, below it</span></li></ul>
    </ChartFigure>
  );
}

function WindowPresets({ scope, onChange }: { readonly scope: Scope; readonly onChange: (from: string, to: string) => void }) {
  const last = toMonth(scope.last);
  const presets = [['12 months', 12], ['3 years', 36], ['10 years', 120]] as const;
  const months = toMonth(scope.to) - toMonth(scope.from) + 1;
  return (
    <div class="presets">
      <span class="note">Window</span>
      {presets.filter(([, size]) => size < last - toMonth(scope.first)).map(([label, size]) => (
        <button key={label} type="button" aria-pressed={scope.to === scope.last && months === size} onClick={() => onChange(fromMonth(last - size + 1), scope.last)}>{label}</button>
      ))}
      <button type="button" aria-pressed={scope.from === scope.first && scope.to === scope.last} onClick={() => onChange(scope.first, scope.last)}>All since {scope.first.slice(0, 4)}</button>
      <label>from <input type="month" value={scope.from} min={scope.first} max={scope.to} onChange={({ currentTarget }) => currentTarget.value && onChange(currentTarget.value, scope.to)} /></label>
      <label>to <input type="month" value={scope.to} min={scope.from} max={scope.last} onChange={({ currentTarget }) => currentTarget.value && onChange(scope.from, currentTarget.value)} /></label>
    </div>
  );
}

const BRUSH_YEARS = 20;

/** Months the brush spans: the last twenty years while the window lies in them, else the whole record. */
function brushExtent({ first, last, from }: Scope): { readonly first: string; readonly last: string } {
  const recent = fromMonth(toMonth(last) - BRUSH_YEARS * 12 + 1);
  return { first: first < recent && from >= recent ? recent : first, last };
}

function toTimeline({ rows, exposure }: Counts, periods: readonly Period[]): TimelinePeriod[] {
  const documents = new Map(exposure.map(({ period, aboutPair }) => [period, aboutPair]));
  return periods.map((period) => {
    const quads: [number, number, number, number] = [0, 0, 0, 0];
    for (const { group, events } of rows) if (group.period === period.label && group.quad) quads[Number(group.quad) - 1]! += events;
    return { ...period, quads, documents: documents.get(period.label) ?? 0 };
  });
}

function toSectorRows({ rows }: Counts, periods: readonly Period[]): SectorRow[] {
  const place = new Map(periods.map(({ label }, k) => [label, k]));
  const sectors = new Map<string, { cooperation: number; conflict: number }[]>();
  for (const { group, events } of rows) {
    const at = group.period ? place.get(group.period) : undefined;
    if (!group.sector || at === undefined) continue;
    const cells = sectors.get(group.sector) ?? periods.map(() => ({ cooperation: 0, conflict: 0 }));
    cells[at]![Number(group.quad) <= 2 ? 'cooperation' : 'conflict'] += events;
    sectors.set(group.sector, cells);
  }
  return [...sectors].map(([sector, cells]) => ({ sector, cells, total: cells.reduce((sum, { cooperation, conflict }) => sum + cooperation + conflict, 0) }))
    .toSorted((a, b) => b.total - a.total);
}

function describe({ total, exposure }: Counts, periods: readonly TimelinePeriod[], unit: Unit): string {
  const busiest = periods.reduce((best, period) => (sum(period) > sum(best) ? period : best), periods[0]!);
  const documents = exposure.reduce((all, { aboutPair }) => all + aboutPair, 0);
  const conflict = periods.reduce((all, { quads }) => all + quads[2] + quads[3], 0);
  return `${plural(total, 'act')} in ${plural(documents, 'document')}; ${conflict === 0 ? 'none' : conflict} of conflict. The busiest ${unit} is ${formatPeriod(busiest.label)} with ${sum(busiest)}, when ${plural(busiest.documents, 'document')} ${busiest.documents === 1 ? 'was' : 'were'} on record.`;
}

function describeImported({ total }: Counts, periods: readonly TimelinePeriod[], unit: Unit, origin: string): string {
  const busiest = periods.reduce((best, period) => (sum(period) > sum(best) ? period : best), periods[0]!);
  const conflict = periods.reduce((all, { quads }) => all + quads[2] + quads[3], 0);
  return `${plural(total, 'act')} in ${origin}; ${conflict === 0 ? 'none' : conflict} of conflict. The busiest ${unit} is ${formatPeriod(busiest.label)} with ${sum(busiest)}.`;
}

function timelineTable(periods: readonly TimelinePeriod[]) {
  return {
    columns: ['Period', ...QUAD_LIST.map((quad) => QUADS[quad].label), 'Documents about the pair'],
    rows: periods.map(({ label, quads, documents }) => [label, ...quads, documents]),
  };
}

const sum = ({ quads }: TimelinePeriod) => quads.reduce((all, count) => all + count, 0);
const later = (x: string, y: string) => (x > y ? x : y);
const earlier = (x: string, y: string) => (x < y ? x : y);
