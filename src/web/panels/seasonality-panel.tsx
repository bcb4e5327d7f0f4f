import { useState } from 'preact/hooks';
import type { Holidays, MeasureAnswer } from '../../server/contract.js';
import { useApi } from '../api-client.js';
import { ChartFigure } from '../chart-figure.js';
import { DayChart } from '../charts/day-chart.js';
import { IntervalRows, intervalRowsHeight, type IntervalRow } from '../charts/interval-rows.js';
import { formatFigure, numberIn, textIn, type MeasureRow } from '../charts/measure-row.js';
import type { Scope } from '../query.js';
import { MeasurePanel, toTable } from './measure-panel.js';

/** Feasts drawn, those with most expected events first; the table holds all of them. */
const MOST_FEASTS = 14;
const PATTERNS = [['week', 'Days of the week'], ['year', 'Months of the year'], ['holidays', 'Acts on holidays'], ['reporting', 'Documents on holidays']] as const;

/** Do acts keep to the week, the year or the holidays? Ratios with intervals for each, and a year by day with the holidays marked. */
export function SeasonalityPanel({ scope, address, askDays }: { readonly scope: Scope; readonly address: string; readonly askDays: (year: number) => string }) {
  return (
    <MeasurePanel title="Week, year and holidays" name="seasonality" class="is-wide" address={address}>
      {(answer) => (
        <>
          <div class="measure-pair">
            {PATTERNS.map(([pattern, title]) => {
              const part = answer.parts.find(({ measure }) => measure.endsWith(`#${pattern}`));
              const rows = answer.data.filter((row) => row['pattern'] === pattern);
              const drawn = rows.filter((row) => numberIn(row, 'ratio') !== null).slice(0, MOST_FEASTS);
              if (!part) return null;
              if (drawn.length === 0) return <p key={pattern} class="note">{title}: {part.statement}</p>;
              return (
                <ChartFigure key={pattern} name={`${title} ${scope.pair}`} caption={sentence(part.statement)} height={intervalRowsHeight(drawn.length)} table={toTable(rows)}
                  draw={(size) => <IntervalRows size={size} reference={1} rows={drawn.map((row) => toRow(row, pattern === 'reporting' ? 'documents' : 'acts'))} />}>
                  <p class="note">{title}: {pattern === 'reporting' ? 'documents a day' : 'acts'} counted over what is expected, with 95% intervals; the line is what is expected.{rows.length > 12 ? ' Single feasts are not corrected for their number.' : ''}{rows.length > drawn.length ? ` The ${rows.length - drawn.length} others are in the data.` : ''}</p>
                </ChartFigure>
              );
            })}
          </div>
          <YearByDay scope={scope} answer={answer} askDays={askDays} />
        </>
      )}
    </MeasurePanel>
  );
}

/** Single feasts are not set apart: some of so many would differ by chance. */
const isSingle = (row: MeasureRow): boolean => !['week', 'year'].includes(textIn(row, 'pattern')) && !/^(?:all holidays|holidays of )/.test(textIn(row, 'phase'));

function toRow(row: MeasureRow, what: string): IntervalRow {
  const [ratio, low, high] = ['ratio', 'low', 'high'].map((column) => numberIn(row, column));
  return {
    label: textIn(row, 'phase'), value: ratio!, low: low ?? null, high: high ?? null, isOut: !isSingle(row) && ((low ?? 1) > 1 || (high ?? 1) < 1),
    tip: [textIn(row, 'phase'), `${formatFigure(ratio!)} times what is expected (${formatFigure(low ?? null)} to ${formatFigure(high ?? null)})`, `${formatFigure(numberIn(row, 'observed'))} ${what}, ${formatFigure(numberIn(row, 'expected'))} expected`],
  };
}

/** Acts of one year by day with the holidays of both. */
function YearByDay({ scope, answer, askDays }: { readonly scope: Scope; readonly answer: MeasureAnswer; readonly askDays: (year: number) => string }) {
  const newest = Number((answer.window.to ?? scope.last).slice(0, 4));
  const oldest = Number((answer.window.from ?? scope.first).slice(0, 4));
  const [year, setYear] = useState(newest);
  const days = useApi<MeasureAnswer>(askDays(year)).answer;
  const calendar = useApi<Holidays>(`/api/holidays?pair=${scope.pair}&from=${year}&to=${year}`).answer;
  const rows = (days?.data ?? []).filter((row) => textIn(row, 'period').startsWith(String(year)));
  const holidays = calendar?.rows ?? [];
  const resting = new Set(holidays.filter(({ kind }) => kind === 'holiday').map(({ day }) => day));
  const acts = (own: readonly MeasureRow[]) => own.reduce((sum, row) => sum + (numberIn(row, 'events') ?? 0), 0);
  const feasts = (day: string) => holidays.filter((each) => each.day === day).map(({ name, state }) => `${name} (${state})`).join(', ');
  return (
    <>
      <div class="measure-choices"><label>Year by day <select value={String(year)} onChange={({ currentTarget }) => setYear(Number(currentTarget.value))}>{Array.from({ length: newest - oldest + 1 }, (_, k) => newest - k).map((each) => <option key={each} value={String(each)}>{each}</option>)}</select></label></div>
      <ChartFigure name={`days of ${year} ${scope.pair}`} height={190} caption={`${year}: ${acts(rows)} acts dated to the day, ${acts(rows.filter((row) => resting.has(textIn(row, 'period'))))} of them on the ${resting.size} days on which either state rests.`}
        table={{ columns: ['day', 'acts', 'documents', 'holidays'], rows: rows.map((row) => [textIn(row, 'period'), numberIn(row, 'events'), numberIn(row, 'documents'), feasts(textIn(row, 'period'))]) }}
        draw={(size) => <DayChart rows={rows} holidays={holidays} year={year} a={scope.a} size={size} />}>
        <p class="note">Bars: acts. Shaded: nothing on record that day, which is not zero. Ticks: holidays of {scope.a} (upper line) and {scope.b} (lower line); thin bars: Ramadan.{(calendar?.unknown ?? []).length > 0 ? ` The calendar of ${calendar!.unknown.join(' and ')} is not known.` : ''}</p>
      </ChartFigure>
    </>
  );
}

const sentence = (statement: string): string => `${statement.charAt(0).toUpperCase()}${statement.slice(1).replace(/\.$/, '')}.`;
