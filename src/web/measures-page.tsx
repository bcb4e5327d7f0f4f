import { useState } from 'preact/hooks';
import type { MeasureAnswer, Measures } from '../server/contract.js';
import { actorName } from './actor-names.js';
import { useApi } from './api-client.js';
import { ChartFigure } from './chart-figure.js';
import { BreaksChart } from './charts/breaks-chart.js';
import { IntervalRows, intervalRowsHeight } from './charts/interval-rows.js';
import { LagChart } from './charts/lag-chart.js';
import { formatFigure, numberIn, textIn } from './charts/measure-row.js';
import { NetworkChart } from './charts/network-chart.js';
import { PartsChart, partsHeight } from './charts/parts-chart.js';
import { PathChart } from './charts/path-chart.js';
import { PlaceboChart, placeboHeight } from './charts/placebo-chart.js';
import { SeriesRows } from './charts/series-rows.js';
import { WaitingChart } from './charts/waiting-chart.js';
import { capitalise } from './labels.js';
import { MeasurePanel, toTable } from './panels/measure-panel.js';
import { PairHeader } from './panels/header-panel.js';
import { Switch } from './panels/panel.js';
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
        <MeasurePanel title="Turning points" name="turning-points" class="is-wide" address={ask('turning-points', counted)}>
          {(answer) => (answer.data.length === 0 ? null : <ChartFigure name={`turning points ${scope.pair}`} caption={answer.statement} height={240} table={toTable(answer.data)} draw={(size) => <BreaksChart rows={answer.data} size={size} />}><p class="note">Dots: acts for each document on record. Line: the level between breaks. An upright is a break, the shade beside it where it may lie.</p></ChartFigure>)}
        </MeasurePanel>
        <StructurePanel {...props} />
        <TargetPanel {...props} />
        <MeasurePanel title="Promise to delivery" name="delivery" address={ask('delivery')}>
          {(answer) => (answer.data.length === 0 ? null : <ChartFigure name={`delivery ${scope.pair}`} caption={answer.statement} height={300} table={toTable(answer.data)} draw={(size) => <WaitingChart rows={answer.data} size={size} />}><p class="note">Line: share delivered by then, counting promises only as long as they were watched. Shade: {levelOf(answer)} interval.</p></ChartFigure>)}
        </MeasurePanel>
        <LeadLagPanel {...props} />
        <PrecedentPanel {...props} />
        <MeasurePanel title="Sectors that move together" name="coupling" address={ask('coupling')}>
          {(answer) => (answer.data.length === 0 ? null : (
            <ChartFigure name={`coupling ${scope.pair}`} caption={answer.statement} height={intervalRowsHeight(answer.data.length)} table={toTable(answer.data)}
              draw={(size) => <IntervalRows size={size} rows={answer.data.map((row) => ({
                label: `${textIn(row, 'a')} – ${textIn(row, 'b')}`, value: numberIn(row, 'correlation'), low: numberIn(row, 'low'), high: numberIn(row, 'high'), isOut: row['together'] === true,
                tip: [`${textIn(row, 'a')} and ${textIn(row, 'b')}`, `correlation ${formatFigure(numberIn(row, 'correlation'))} (${formatFigure(numberIn(row, 'low'))} to ${formatFigure(numberIn(row, 'high'))})`, `p = ${formatFigure(numberIn(row, 'adjusted'))} after correction for ${answer.data.length} pairs`],
              }))} />}><p class="note">Correlation beyond the common ups and downs of reporting, with its interval.</p></ChartFigure>
          ))}
        </MeasurePanel>
        <MeasurePanel title="Crises" name="crises" class="is-wide" address={ask('crises')}>
          {(answer) => (answer.data.length === 0 ? null : (
            <ChartFigure name={`crises ${scope.pair}`} caption={`${formatFigure(answer.value)} ${answer.unit} in the record: how long each took from its peak back to the usual level.`} height={intervalRowsHeight(answer.data.length)} table={toTable(answer.data)}
              draw={(size) => <IntervalRows size={size} rows={answer.data.map((row, k) => ({
                label: `${textIn(row, 'peak')} ${textIn(row, 'between')}`, value: numberIn(row, 'daysToBaseline'), low: 0, high: numberIn(row, 'daysToBaseline'), isOut: false, tip: [answer.parts[k]?.statement ?? textIn(row, 'between')],
              }))} />}><p class="note">Days from the peak to the usual level. Each crisis in words:</p><ul class="crises">{answer.parts.map(({ subject, statement }) => <li key={subject}>{statement}</li>)}</ul></ChartFigure>
          ))}
        </MeasurePanel>
        <MeasurePanel title="The network around the two" name="position" class="is-wide" address={ask('position')}>
          {(answer) => (
            <>
              {answer.data.length === 0 ? null : <ChartFigure name={`network ${scope.pair}`} caption={answer.refused ? 'The acts on record between the two and others; not a measure of their standing.' : answer.statement} height={(width) => (width < 560 ? 420 : 380)} table={toTable(answer.data)} draw={(size) => <NetworkChart rows={answer.data} a={scope.a} b={scope.b} size={size} />}><p class="note">Width: number of acts. Blue: scores above zero on average, orange: below.</p></ChartFigure>}
              {answer.parts.filter((part) => part.data.length > 0).map((part, k) => (
                <ChartFigure key={k} name={`rank ${scope.pair} ${k + 1}`} caption={part.statement} height={intervalRowsHeight(part.data.length)} table={toTable(part.data)}
                  draw={(size) => <IntervalRows size={size} rows={part.data.toSorted((one, other) => textIn(one, 'state').localeCompare(textIn(other, 'state'))).map((row) => ({ label: `${actorName(textIn(row, 'state'))} ${textIn(row, 'year')}`, value: numberIn(row, 'rank'), low: numberIn(row, 'rankLow'), high: numberIn(row, 'rankHigh'), isOut: false, tip: [`${actorName(textIn(row, 'state'))}, ${textIn(row, 'year')}`, `rank ${formatFigure(numberIn(row, 'rank'))} (${formatFigure(numberIn(row, 'rankLow'))} to ${formatFigure(numberIn(row, 'rankHigh'))}) of ${formatFigure(numberIn(row, 'states'))}`] }))} />}><p class="note">Rank among states, 1 the most central.</p></ChartFigure>
              ))}
            </>
          )}
        </MeasurePanel>
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
        const table = toTable([...answer.data.map((row) => ({ from: 'targets', ...row })), ...(answer.data.length === 0 ? fan : [])]);
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

function levelOf({ interval }: MeasureAnswer): string {
  return interval ? `${Math.round(interval.level * 100)}%` : '95%';
}
