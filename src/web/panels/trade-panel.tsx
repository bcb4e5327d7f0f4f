import { useState } from 'preact/hooks';
import type { Ledger, Statistic, Statistics } from '../../server/contract.js';
import { useApi, type ApiState } from '../api-client.js';
import { ChartFigure } from '../chart-figure.js';
import { CalendarEnds, TradeChart, type TradeFigure } from '../charts/trade-chart.js';
import { extentInYears, toYears } from '../charts/year-scale.js';
import { actorName } from '../actor-names.js';
import { formatDate, formatMoney, plural } from '../format.js';
import { CALENDARS } from '../labels.js';
import { toMonth } from '../period.js';
import { promisesOf, tradeTargets, type TradeTarget } from '../promises.js';
import type { Scope } from '../query.js';
import { open, setView, type View } from '../state.js';
import { Empty, Loaded, Panel, Switch } from './panel.js';

type Flow = 'total' | 'ab' | 'ba';

/** Will trade reach what was promised? Every reporter's figures beside every target; nothing is averaged. */
export function TradePanel({ view, scope, ledger }: { readonly view: View; readonly scope: Scope; readonly ledger: ApiState<Ledger> }) {
  const statistics = useApi<Statistics>(`/api/statistics?pair=${scope.pair}`);
  const [flow, setFlow] = useState<Flow>('total');
  const names = { a: actorName(scope.a), b: actorName(scope.b) };
  return (
    <Panel title="Trade against its targets" question="Both sides’ books side by side; nothing is summed or averaged" class="wide" id="trade" actions={<>
      {ledger.answer && ledger.answer.byHand.length > 0 && flow === 'total' ? <Switch label="Targets" value={view.promises} options={[['found', 'Targets the coder found'], ['hand', 'by hand']]} onChange={(promises) => setView({ promises })} /> : null}
      <Switch<Flow> label="Goods going" value={flow} options={[['total', 'Both ways'], ['ab', `${names.a} → ${names.b}`], ['ba', `${names.b} → ${names.a}`]]} onChange={setFlow} />
    </>}>
      <Loaded state={statistics} room={380}>
        {({ rows }) => {
          const money = rows.filter(({ unit }) => unit === 'USD');
          if (money.length === 0) return <Empty>No trade figures of this pair are on record. They come in with <code>bilat import trade</code>.</Empty>;
          const figures = money.filter((row) => goodsFlow(row, scope) === flow).map((row) => ({ ...row, isPartial: isPartialYear(row) }));
          const targets = flow === 'total' && ledger.answer ? tradeTargets(promisesOf(ledger.answer, view.promises)) : [];
          const domain = timeExtent(figures, targets);
          return (
            <ChartFigure name={`Trade ${scope.pair} ${flow}`} height={(width) => (width < 560 ? 320 : 400)} caption={describe(figures, targets, flow, names)}
              draw={(size) => <TradeChart figures={figures} targets={targets} a={scope.a} b={scope.b} domain={domain} window={[toMonth(scope.from) / 12, (toMonth(scope.to) + 1) / 12]} size={size} />}
              table={{
                columns: ['From', 'To', 'Calendar', 'Part of a year', 'Reporter', 'Reported by', 'US dollars', 'Note', 'Data set', 'Address'],
                rows: figures.map((row) => [row.periodStart, row.periodEnd, CALENDARS[row.calendar].short, row.isPartial ? 'yes' : 'no', row.isCompiled ? `compiled, seen from ${actorName(row.reporter)}` : actorName(row.reporter), row.reportedBy, row.value, row.note, row.source, row.url]),
              }}
              onMark={(mark) => {
                const [kind, id] = [mark.slice(0, mark.indexOf('|')), mark.slice(mark.indexOf('|') + 1)];
                open(kind === 'target' ? 'commitment' : 'statistic', id);
              }}>
              <TradeLegend names={names} hasCompiled={figures.some(({ isCompiled }) => isCompiled)} hasTargets={targets.length > 0} calendars={[...new Set(figures.map(({ calendar }) => calendar))]} />
            </ChartFigure>
          );
        }}
      </Loaded>
    </Panel>
  );
}

function TradeLegend({ names, hasCompiled, hasTargets, calendars }: { readonly names: { readonly a: string; readonly b: string }; readonly hasCompiled: boolean; readonly hasTargets: boolean; readonly calendars: readonly Statistic['calendar'][] }) {
  return (
    <ul class="legend">
      {(['a', 'b'] as const).map((side) => <li key={side}><svg class="key" width="26" height="14" aria-hidden="true"><line class={`figure-line side-${side}`} x1="2" x2="24" y1="7" y2="7" /></svg><span>{names[side]} says</span></li>)}
      {hasCompiled ? <li><svg class="key" width="26" height="14" aria-hidden="true"><line class="figure-line side-other" x1="2" x2="24" y1="7" y2="7" /></svg><span>compiled from both sides’ books</span></li> : null}
      <li><svg class="key" width="26" height="14" aria-hidden="true"><line class="figure-line side-other" x1="2" x2="24" y1="7" y2="7" stroke-dasharray="3 3" /></svg><span>part of a year</span></li>
      {calendars.map((calendar) => <li key={calendar}><svg class="key" width="26" height="14" aria-hidden="true"><line class="figure-line side-other" x1="4" x2="22" y1="7" y2="7" /><CalendarEnds calendar={calendar} x1={4} x2={22} y={7} side="other" /></svg><span>{CALENDARS[calendar].short} year</span></li>)}
      {hasTargets ? <li><svg class="key" width="26" height="14" aria-hidden="true"><line class="target stage-open" x1="2" x2="22" y1="10" y2="10" /><path class="target-flag stage-open" d="M22,13V2L13,5L22,8" /></svg><span>target, flag at its date</span></li> : null}
    </ul>
  );
}

/** Which way the goods went: the export of one side is the import of the other, whoever reports it. */
function goodsFlow({ flow, reporter }: Statistic, { a }: Scope): Flow {
  if (flow === 'total') return 'total';
  return (flow === 'export') === (reporter === a) ? 'ab' : 'ba';
}

const FULL_YEAR_DAYS = 364;

function isPartialYear({ periodStart, periodEnd }: Statistic): boolean {
  return (Date.parse(periodEnd) - Date.parse(periodStart)) / 86_400_000 + 1 < FULL_YEAR_DAYS;
}

function timeExtent(figures: readonly TradeFigure[], targets: readonly TradeTarget[]): readonly [number, number] {
  const starts = [...figures.map(({ periodStart }) => extentInYears(periodStart)[0]), ...targets.map(({ madeOn }) => toYears(madeOn))];
  const ends = [...figures.map(({ periodEnd }) => extentInYears(periodEnd)[1]), ...targets.flatMap(({ deadline }) => (deadline ? [extentInYears(deadline)[1]] : []))];
  return [Math.floor(Math.min(...starts)), Math.max(...ends) + 0.6];
}

function describe(figures: readonly TradeFigure[], targets: readonly TradeTarget[], flow: Flow, names: { readonly a: string; readonly b: string }): string {
  if (figures.length === 0) return 'No figure for this flow is on record.';
  const newest = figures.filter(({ isPartial }) => !isPartial).toSorted((x, y) => (x.periodEnd < y.periodEnd ? 1 : -1))[0];
  const offices = new Set(figures.map(({ reportedBy }) => reportedBy)).size;
  const goods = flow === 'total' ? 'trade both ways' : flow === 'ab' ? `goods from ${names.a} to ${names.b}` : `goods from ${names.b} to ${names.a}`;
  const ahead = targets.filter(({ status, replacedOn }) => replacedOn === null && status !== 'lapsed' && status !== 'done').map(({ amount }) => amount);
  return [
    `${plural(figures.length, 'figure')} for ${goods} from ${plural(offices, 'office')}.`,
    newest ? `Newest full year: ${formatMoney(newest.value)} to ${formatDate(newest.periodEnd, true)}, says ${newest.reportedBy ?? actorName(newest.reporter)}.` : '',
    ahead.length > 0 ? `Highest standing target: ${formatMoney(Math.max(...ahead))}.` : '',
  ].filter(Boolean).join(' ');
}
