import type { Holidays, Series } from '../../server/contract.js';
import { useApi } from '../api-client.js';
import { ChartFigure } from '../chart-figure.js';
import { SeriesChart, type SeriesValue } from '../charts/series-chart.js';
import { formatDate } from '../format.js';
import { toMonth } from '../period.js';
import type { Scope } from '../query.js';
import { Panel } from './panel.js';

const SERIES: Readonly<Record<string, { readonly title: string; readonly about: string }>> = {
  'gdelt-day-score': { title: 'Daily score made from GDELT 2.0', about: 'Goldstein scores of a day added up, with weights for sources, articles and tone: it mixes how much was written with what was done' },
};

/** Months of a window in which holidays can still be told apart. Judgement. */
const MOST_MONTHS = 36;

/** Ready-made daily series of the pair, one drawing each, in the window of the page; nothing where the record has none. */
export function SeriesPanel({ scope }: { readonly scope: Scope }) {
  const { answer } = useApi<Series>(`/api/series?pair=${scope.pair}&from=${scope.from}&to=${scope.to}`);
  const daily = (answer?.rows ?? []).filter((point) => point.periodStart === point.periodEnd);
  const names = [...new Set(daily.map(({ series }) => series))];
  return <>{names.map((name) => <OneSeries key={name} name={name} scope={scope} values={daily.filter(({ series }) => series === name).map(({ periodStart, value }) => ({ day: periodStart, value }))} />)}</>;
}

function OneSeries({ name, scope, values }: { readonly name: string; readonly scope: Scope; readonly values: readonly SeriesValue[] }) {
  const { title, about } = SERIES[name] ?? { title: name, about: 'A daily series that came with a data set' };
  const isShort = toMonth(scope.to) - toMonth(scope.from) < MOST_MONTHS;
  const holidays = useApi<Holidays>(isShort ? `/api/holidays?pair=${scope.pair}&from=${scope.from}&to=${scope.to}` : null).answer?.rows ?? [];
  const feasts = (day: string) => holidays.filter((each) => each.day === day).map(({ name: feast, state }) => `${feast} (${state})`).join(', ');
  const lowest = values.reduce((x, y) => (y.value < x.value ? y : x));
  const highest = values.reduce((x, y) => (y.value > x.value ? y : x));
  return (
    <Panel title={title} question={about} class="wide" id={`series-${name}`}>
      <ChartFigure name={`${name} ${scope.pair}`} height={(width) => (width < 560 ? 180 : 220)}
        caption={`${values.length} days with a value; lowest ${lowest.value.toLocaleString('en')} on ${formatDate(lowest.day)}, highest ${highest.value.toLocaleString('en')} on ${formatDate(highest.day)}. Days without a value are not zero.`}
        draw={(size) => <SeriesChart values={values} domain={[toMonth(scope.from) / 12, (toMonth(scope.to) + 1) / 12]} holidays={holidays} a={scope.a} size={size} />}
        table={{ columns: ['Day', 'Value', 'Holidays'], rows: values.map(({ day, value }) => [day, value, feasts(day)]) }}>
        <p class="note">{isShort ? `Ticks below: holidays of ${scope.a} (upper line) and ${scope.b} (lower line), reckoned by rule; thin bars: Ramadan.` : 'Holidays are marked in windows of up to three years.'}</p>
      </ChartFigure>
    </Panel>
  );
}
