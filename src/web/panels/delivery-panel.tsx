import { ChartFigure } from '../chart-figure.js';
import { Cells, cellsHeight } from '../charts/cells.js';
import { IntervalRows, intervalRowsHeight } from '../charts/interval-rows.js';
import { formatFigure, numberIn, textIn } from '../charts/measure-row.js';
import { lastYear, WaitingChart } from '../charts/waiting-chart.js';
import { formatDate } from '../format.js';
import { capitalise } from '../labels.js';
import type { Scope } from '../query.js';
import { MeasurePanel, toTable } from './measure-panel.js';

const CELL = { narrowest: 260, height: 190 } as const;
/** Deadlines drawn, the latest first; the table holds all of them. */
const MOST_DEADLINES = 24;

/** How long promises wait, by kind, and how late deadlines were met. */
export function DeliveryPanel({ scope, address }: { readonly scope: Scope; readonly address: string }) {
  return (
    <MeasurePanel title="Promise to delivery" name="delivery" class="is-wide" address={address}>
      {(answer) => {
        const kinds = [...new Set(answer.data.map((row) => textIn(row, 'kind')))];
        const waits = answer.parts.find(({ measure }) => measure.endsWith('#kinds'));
        const slips = answer.parts.find(({ nOf }) => nOf === 'passed deadlines');
        const last = lastYear(answer.data);
        const few = (waits?.data ?? []).filter((row) => row['refused'] !== null).map((row) => `${textIn(row, 'kind')} (${textIn(row, 'refused')})`);
        const late = (slips?.data ?? []).toReversed();
        return (
          <>
            {answer.data.length === 0 ? null : (
              <ChartFigure name={`delivery ${scope.pair}`} caption={answer.statement} height={(width) => cellsHeight(kinds.length, width, CELL)} table={toTable(answer.data)}
                draw={(size) => <Cells items={kinds} titleOf={(kind) => (kind === 'all' ? 'All kinds' : `${capitalise(kind)}s`)} size={size} layout={CELL} draw={(kind, room) => <WaitingChart rows={answer.data.filter((row) => row['kind'] === kind)} last={last} size={room} />} />}>
                <p class="note">Lines: share delivered by then, counting promises only as long as they were watched. Shade: 95% interval.{few.length > 0 ? ` Not drawn for want of promises: ${few.join('; ')}.` : ''}</p>
              </ChartFigure>
            )}
            <div class="measure-pair">
              {waits === undefined ? null : waits.data.every((row) => row['median'] === null) ? <p class="note">{waits.statement}</p> : (
                <ChartFigure name={`waits by kind ${scope.pair}`} caption={waits.statement} height={intervalRowsHeight(waits.data.length)} table={toTable(waits.data)}
                  draw={(size) => <IntervalRows size={size} rows={waits.data.map((row) => ({
                    label: `${capitalise(textIn(row, 'kind'))} (${formatFigure(numberIn(row, 'promises'))})`, value: numberIn(row, 'median'), low: numberIn(row, 'low'), high: numberIn(row, 'high') ?? (numberIn(row, 'low') === null ? null : last * 365.25), isOut: false,
                    tip: [capitalise(textIn(row, 'kind')), row['median'] === null ? textIn(row, 'refused') || 'fewer than half delivered: no median' : `median wait ${formatFigure(numberIn(row, 'median'))} days (${formatFigure(numberIn(row, 'low'))} to ${numberIn(row, 'high') === null ? 'open' : formatFigure(numberIn(row, 'high'))})`, `${formatFigure(numberIn(row, 'delivered'))} of ${formatFigure(numberIn(row, 'promises'))} delivered`],
                  }))} />}><p class="note">Median wait in days with its 95% interval; one that is open above is drawn to the last delivery seen.</p></ChartFigure>
              )}
              {slips === undefined || late.length === 0 ? <p class="note">Deadlines: {slips?.statement}</p> : (
                <ChartFigure name={`deadlines ${scope.pair}`} caption={slips.statement} height={intervalRowsHeight(Math.min(MOST_DEADLINES, late.length))} table={toTable(slips.data)}
                  draw={(size) => <IntervalRows size={size} rows={late.slice(0, MOST_DEADLINES).map((row, k) => ({
                    label: `${textIn(row, 'deadline').slice(0, 7)} ${shorten(textIn(row, 'what'))}${'\u200b'.repeat(k)}`, value: numberIn(row, 'daysLate'), low: 0, high: numberIn(row, 'daysLate'), isOut: row['isOpen'] === true,
                    tip: [textIn(row, 'what'), `due by ${formatDate(textIn(row, 'deadline'))}`, row['inTime'] === true ? 'in time' : row['isOpen'] === true ? `open, ${formatFigure(numberIn(row, 'daysLate'))} days past it` : `${formatFigure(numberIn(row, 'daysLate'))} days late`],
                  }))} />}><p class="note">Days past each deadline, the latest first; orange: not told as delivered yet.{late.length > MOST_DEADLINES ? ` The ${late.length - MOST_DEADLINES} earlier ones are in the data.` : ''}</p></ChartFigure>
              )}
            </div>
          </>
        );
      }}
    </MeasurePanel>
  );
}

const shorten = (words: string): string => (words.length > 17 ? `${words.slice(0, 16).trimEnd()}…` : words);
