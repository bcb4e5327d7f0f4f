import { useState } from 'preact/hooks';
import type { MeasureAnswer, Measures } from '../server/contract.js';
import { useApi } from './api-client.js';
import { ChartFigure } from './chart-figure.js';
import { IntervalRows, intervalRowsHeight } from './charts/interval-rows.js';
import { LagChart } from './charts/lag-chart.js';
import { formatFigure, numberIn, textIn } from './charts/measure-row.js';
import { PartsChart, partsHeight } from './charts/parts-chart.js';
import { PathChart } from './charts/path-chart.js';
import { PlaceboChart, placeboHeight } from './charts/placebo-chart.js';
import { SeriesRows } from './charts/series-rows.js';
import { capitalise } from './labels.js';
import { DeliveryPanel } from './panels/delivery-panel.js';
import { MeasurePanel, toTable } from './panels/measure-panel.js';
import { PairHeader } from './panels/header-panel.js';
import { Switch } from './panels/panel.js';
import { GravityPanel } from './panels/gravity-panel.js';
import { MembershipsPanel } from './panels/memberships-panel.js';
import { TurningPointsPanel } from './panels/turning-points-panel.js';
import { PositionPanel } from './panels/position-panel.js';
import { SeasonalityPanel } from './panels/seasonality-panel.js';
import { fromMonth, toMonth } from './period.js';
import type { Scope } from './query.js';
import { setView, type View } from './state.js';

const SPANS = [['all', 'All on record'], ['20', '20 years'], ['10', '10 years'], ['5', '5 years']] as const;
type Span = (typeof SPANS)[number][0] | 'own';
/** Months that are still drawn one by one; longer windows are counted by quarter. Judgement. */
const MOST_MONTHS = 180;

interface PageProps {
  readonly view: View;
  readonly scope: Scope;
}
/** What a panel of the page needs: the pair, and how it asks for a measure with settings of its own. */
interface AskProps {
  readonly scope: Scope;
  readonly ask: (name: string, set?: Readonly<Record<string, string>>) => string;
}

/** Every measure of the pair that can be drawn, over the window of the page; without choice, over all that is on record. */
export function MeasuresPage({ view, scope }: PageProps) {
  const newest = toMonth(scope.last, true);
  const from = (years: number) => fromMonth(newest - years * 12 + 1);
  const span: Span = view.from === null ? 'all' : SPANS.find(([key]) => key !== 'all' && from(Number(key)) === view.from)?.[0] ?? 'own';
  const months = newest - toMonth(view.from ?? scope.first) + 1;
  const unit = view.unit ?? (months > MOST_MONTHS ? 'quarter' : 'month');
  const ask: AskProps['ask'] = (name, set = {}) => {
    const params = new URLSearchParams({ pair: scope.pair, ...(view.from && { from: view.from }), ...(view.to && { to: view.to }), ...(scope.origin && { origin: scope.origin }) });
    for (const [key, value] of Object.entries(set)) params.append('set', `${key}=${value}`);
    return `/api/measures/${name}?${params.toString()}`;
  };
  const counted = { unit };
  const props = { scope, ask };
  return (
    <>
      <PairHeader scope={scope} />
      <p class="lede">What the record bears out, with how sure that is. <span class="exposure-note">Figures count what was written, not all that happened; where the data are too few, the measure says so and gives no figure.</span></p>
      <div class="measure-choices">
        <Switch label="Window" value={span} options={span === 'own' ? [...SPANS, ['own', `From ${view.from}`] as const] : SPANS} onChange={(chosen) => chosen !== 'own' && setView({ from: chosen === 'all' ? null : from(Number(chosen)), to: null })} />
        <Switch label="Course and turning points by" value={unit} options={[['month', 'Months'], ['quarter', 'Quarters'], ['year', 'Years']]} onChange={(chosen) => setView({ unit: chosen })} />
      </div>
      <div class="measures">
        <MeasurePanel title="Course" name="series" class="is-wide" address={ask('series', counted)}>
          {(answer) => (answer.data.length === 0 ? null : <ChartFigure name={`series ${scope.pair}`} caption={answer.statement} height={430} table={toTable(answer.data)} draw={(size) => <SeriesRows rows={answer.data} size={size} />}><p class="note">Shaded: nothing on record, which is not zero.</p></ChartFigure>)}
        </MeasurePanel>
        <TurningPointsPanel pair={scope.pair} unit={unit} ask={ask} />
        <SeasonalityPanel scope={scope} address={ask('seasonality')} askDays={(year) => askYear(scope, year)} />
        <StructurePanel {...props} />
        <TargetPanel {...props} />
        <GravityPanel pair={scope.pair} address={ask('gravity')} />
        <PrecedentPanel {...props} />
        <DeliveryPanel scope={scope} address={ask('delivery')} />
        <LeadLagPanel {...props} />
        <MeasurePanel title="Sectors that move together" name="coupling" address={ask('coupling')}>
          {(answer) => (answer.data.length === 0 ? null : (
            <ChartFigure name={`coupling ${scope.pair}`} caption={answer.statement} height={intervalRowsHeight(answer.data.length)} table={toTable(answer.data)}
              draw={(size) => <IntervalRows size={size} rows={answer.data.map((row) => ({
                label: `${textIn(row, 'a')} – ${textIn(row, 'b')}`, value: numberIn(row, 'correlation'), low: numberIn(row, 'low'), high: numberIn(row, 'high'), isOut: row['together'] === true,
                tip: [`${textIn(row, 'a')} and ${textIn(row, 'b')}`, `correlation ${formatFigure(numberIn(row, 'correlation'))} (${formatFigure(numberIn(row, 'low'))} to ${formatFigure(numberIn(row, 'high'))})`, `p = ${formatFigure(numberIn(row, 'adjusted'))} after correction for ${answer.data.length} pairs`],
              }))} />}><p class="note">Correlation beyond the common ups and downs of reporting, with its interval.</p></ChartFigure>
          ))}
        </MeasurePanel>
        <MembershipsPanel pair={scope.pair} address={ask('memberships')} />
        <MeasurePanel title="Crises" name="crises" class="is-wide" address={ask('crises')}>
          {(answer) => (answer.data.length === 0 ? null : (
            <ChartFigure name={`crises ${scope.pair}`} caption={`${formatFigure(answer.value)} ${answer.unit} in the record: how long each took from its peak back to the usual level.`} height={intervalRowsHeight(answer.data.length)} table={toTable(answer.data)}
              draw={(size) => <IntervalRows size={size} rows={answer.data.map((row, k) => ({
                label: `${textIn(row, 'peak')} ${textIn(row, 'between')}`, value: numberIn(row, 'daysToBaseline'), low: 0, high: numberIn(row, 'daysToBaseline'), isOut: false, tip: [answer.parts[k]?.statement ?? textIn(row, 'between')],
              }))} />}><p class="note">Days from the peak to the usual level. Each crisis in words:</p><ul class="crises">{answer.parts.map(({ subject, statement }) => <li key={subject}>{statement}</li>)}</ul></ChartFigure>
          ))}
        </MeasurePanel>
        <PositionPanel scope={scope} address={ask('position')} />
      </div>
    </>
  );
}

function StructurePanel({ scope, ask }: AskProps) {
  return (
    <MeasurePanel title="Episodic or structural" name="structure" class="is-wide" address={ask('structure')}>
      {(answer) => {
        const parts = new Set(answer.data.map((row) => row['part']));
        const units = new Map(answer.parts.map(({ measure, unit }) => [measure.slice(measure.indexOf('#') + 1), unit]));
        return parts.size === 0 ? null : <ChartFigure name={`structure ${scope.pair}`} caption={answer.statement} height={(width) => partsHeight(parts.size, width)} table={toTable(answer.data)} draw={(size) => <PartsChart rows={answer.data} units={units} size={size} />}><p class="note">Dots: each period, with its interval. Line and shade: all of the window. The composite is to be read with its parts.</p></ChartFigure>;
      }}
    </MeasurePanel>
  );
}

/** The path to the target from `targets` and the fan from `outlook`, in one drawing. */
function TargetPanel({ scope, ask }: AskProps) {
  const { answer: outlook } = useApi<MeasureAnswer>(ask('outlook'));
  return (
    <MeasurePanel title="Path to the trade target" name="targets" class="is-wide" address={ask('targets')}>
      {(answer) => {
        const fan = outlook?.data ?? [];
        const table = toTable([...answer.data.map((row) => ({ drawn: 'reported totals and target', ...row })), ...fan.map((row) => ({ drawn: 'fan of comparable trade', ...row }))]);
        return (
          <>
            {answer.data.length + fan.length === 0 ? null : <ChartFigure name={`trade target ${scope.pair}`} caption={answer.refused ? outlook?.statement ?? '' : answer.statement} height={320} table={table} draw={(size) => <PathChart reported={answer.data} fan={fan} size={size} />}><p class="note">Dots: totals as each source has them. Dashed: the growth it takes. Fan: what pairs with comparable trade did next (half, eight and nineteen of twenty cases). {answer.refused ? '' : outlook?.statement ?? ''}</p></ChartFigure>}
          </>
        );
      }}
    </MeasurePanel>
  );
}

function LeadLagPanel({ scope, ask }: AskProps) {
  const [x, setX] = useState('security');
  const [y, setY] = useState('economy');
  const known = useApi<Measures>('/api/measures').answer?.measures.find(({ name }) => name === 'lead-lag');
  const choices = (name: string, own: string) => known?.parameters.find((parameter) => parameter.name === name)?.choices ?? [own];
  const pick = (label: string, name: string, value: string, set: (value: string) => void) => (
    <label>{label} <select value={value} onChange={({ currentTarget }) => set(currentTarget.value)}>{choices(name, value).map((choice) => <option key={choice} value={choice}>{capitalise(choice)}</option>)}</select></label>
  );
  return (
    <MeasurePanel title="Which comes first" name="lead-lag" address={ask('lead-lag', { x, y })} controls={<div class="measure-choices">{pick('Does', 'x', x, setX)}{pick('come before', 'y', y, setY)}</div>}>
      {(answer) => (answer.data.length === 0 ? null : <ChartFigure name={`lead and lag ${scope.pair} ${x} ${y}`} caption={answer.statement} height={280} table={toTable(answer.data)} draw={(size) => <LagChart rows={answer.data} x={x} y={y} unit={String(answer.parameters['unit'] ?? 'month')} size={size} />}><p class="note">Correlation at each distance in time; within the shade, chance alone would do. What comes first need not be the cause.</p></ChartFigure>)}
    </MeasurePanel>
  );
}

function PrecedentPanel({ scope, ask }: AskProps) {
  const [event, setEvent] = useState('');
  const [window, setWindow] = useState('12');
  return (
    <MeasurePanel title="Before and after an event" name="precedent" address={ask('precedent', { window, ...(event && { event }) })}
      controls={<div class="measure-choices"><label>Event <input type="date" value={event} onChange={({ currentTarget }) => setEvent(currentTarget.value)} /></label><Switch label="Months on either side" value={window} options={[['6', '6 months'], ['12', '12 months'], ['24', '24 months']]} onChange={setWindow} /></div>}>
      {(answer) => (answer.data.length === 0 ? null : <ChartFigure name={`before and after ${scope.pair}`} caption={answer.statement} height={placeboHeight(answer.data)} table={toTable(answer.data)} draw={(size) => <PlaceboChart rows={answer.data} size={size} />}><p class="note">Upright: the change at the event. Small dots: the same reckoning at dates and pairs where nothing is claimed.</p></ChartFigure>)}
    </MeasurePanel>
  );
}

/** Acts of one year by day. */
function askYear({ pair, origin }: Scope, year: number): string {
  const params = new URLSearchParams({ pair, from: String(year), to: String(year), ...(origin && { origin }) });
  params.append('set', 'unit=day');
  return `/api/measures/series?${params.toString()}`;
}
