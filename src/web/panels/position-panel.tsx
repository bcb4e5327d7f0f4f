import { actorName } from '../actor-names.js';
import { ChartFigure } from '../chart-figure.js';
import { Cells, cellsHeight } from '../charts/cells.js';
import { IntervalRows, intervalRowsHeight, type IntervalRow } from '../charts/interval-rows.js';
import { formatFigure, numberIn, textIn, type MeasureRow } from '../charts/measure-row.js';
import { NetworkChart } from '../charts/network-chart.js';
import type { Scope } from '../query.js';
import { MeasurePanel, toTable } from './measure-panel.js';

const CELL = { narrowest: 300, height: 210 } as const;
/** Partners of each side drawn in the small networks; the table holds more. */
const FEW = 7;

/** The network around the two, whole and by period, and where they stand in it and in the world. */
export function PositionPanel({ scope, address }: { readonly scope: Scope; readonly address: string }) {
  return (
    <MeasurePanel title="The network around the two" name="position" class="is-wide" address={address}>
      {(answer) => {
        const whole = answer.data.filter((row) => row['period'] === 'all');
        const periods = [...new Set(answer.data.map((row) => textIn(row, 'period')))].filter((period) => period !== 'all');
        const inPeriod = (period: string) => [scope.a, scope.b].flatMap((side) => answer.data.filter((row) => row['period'] === period && row['side'] === side).slice(0, FEW));
        const standing = answer.parts.find(({ measure }) => measure.endsWith('#periods'));
        const world = answer.parts.find(({ measure }) => !measure.includes('#'));
        return (
          <>
            {whole.length === 0 ? null : <ChartFigure name={`network ${scope.pair}`} caption={answer.refused ? 'The acts on record between the two and others; not a measure of their standing.' : answer.statement} height={(width) => (width < 560 ? 420 : 380)} table={toTable(whole)} draw={(size) => <NetworkChart rows={whole} a={scope.a} b={scope.b} size={size} />}><p class="note">Width: number of acts. Blue: scores above zero on average, orange: below.</p></ChartFigure>}
            {periods.length < 2 ? null : (
              <ChartFigure name={`network by period ${scope.pair}`} caption={describe(periods, inPeriod)} height={(width) => cellsHeight(periods.length, width, CELL)} table={toTable(answer.data.filter((row) => row['period'] !== 'all'))}
                draw={(size) => <Cells items={periods} titleOf={(period) => period} size={size} layout={CELL} draw={(period, room) => <NetworkChart rows={inPeriod(period)} a={scope.a} b={scope.b} size={room} />} />}><p class="note">The same by period: at most {FEW} partners of each side. Widths are comparable within a period, not between them.</p></ChartFigure>
            )}
            <div class="measure-pair">
              {standing === undefined ? null : standing.refused !== null ? <p class="note">Standing in the record’s network by period: {standing.statement}</p> : <Ranks part={standing} name={`standing by period ${scope.pair}`} column="period" note="Rank in the record’s network of each period, 1 the most central, with intervals over resampled weeks." />}
              {world === undefined || world.data.length === 0 ? null : <Ranks part={world} name={`rank ${scope.pair}`} column="year" note="Rank among all states, 1 the most central, with intervals over resampled weeks." />}
            </div>
          </>
        );
      }}
    </MeasurePanel>
  );
}

interface Ranked { readonly statement: string; readonly data: readonly MeasureRow[] }

function Ranks({ part, name, column, note }: { readonly part: Ranked; readonly name: string; readonly column: 'period' | 'year'; readonly note: string }) {
  const rows = part.data.toSorted((one, other) => textIn(one, 'state').localeCompare(textIn(other, 'state'))).map((row): IntervalRow => {
    const who = `${actorName(textIn(row, 'state'))} ${textIn(row, column)}`;
    const rank = numberIn(row, 'rank');
    return { label: who, value: rank, low: numberIn(row, 'rankLow'), high: numberIn(row, 'rankHigh'), isOut: false, tip: [who, rank === null ? `no answer: ${textIn(row, 'refused')}` : `rank ${formatFigure(rank)} (${formatFigure(numberIn(row, 'rankLow'))} to ${formatFigure(numberIn(row, 'rankHigh'))}) of ${formatFigure(numberIn(row, 'states') ?? numberIn(row, 'nodes'))}`] };
  });
  return <ChartFigure name={name} caption={part.statement} height={intervalRowsHeight(rows.length)} table={toTable(part.data)} draw={(size) => <IntervalRows size={size} rows={rows} />}><p class="note">{note}</p></ChartFigure>;
}

/** Whom each side dealt with most, first period and last. */
function describe(periods: readonly string[], rowsOf: (period: string) => readonly MeasureRow[]): string {
  const most = (period: string) => {
    const [first] = rowsOf(period).toSorted((x, y) => (numberIn(y, 'acts') ?? 0) - (numberIn(x, 'acts') ?? 0));
    return first === undefined ? 'no tie' : `${actorName(textIn(first, 'side'))} with ${actorName(textIn(first, 'partner'))} (${formatFigure(numberIn(first, 'acts'))} acts)`;
  };
  return `The most frequent tie in ${periods[0]!} is ${most(periods[0]!)}, in ${periods.at(-1)!} ${most(periods.at(-1)!)}.`;
}
