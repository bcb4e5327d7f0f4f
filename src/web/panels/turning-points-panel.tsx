import type { MeasureAnswer } from '../../server/contract.js';
import { useApi } from '../api-client.js';
import { ChartFigure } from '../chart-figure.js';
import { BreaksChart } from '../charts/breaks-chart.js';
import { numberIn, textIn, type MeasureRow } from '../charts/measure-row.js';
import { MeasurePanel, toTable } from './measure-panel.js';

interface TurningPointsProps {
  readonly pair: string;
  readonly unit: string;
  readonly ask: (name: string, set?: Readonly<Record<string, string>>) => string;
}

/** Breaks as the whole record shows them, and beside each the period by which one could have known: two measures in one drawing and one table. */
export function TurningPointsPanel({ pair, unit, ask }: TurningPointsProps) {
  const { answer: online } = useApi<MeasureAnswer>(ask('turning-points-online', { unit }));
  return (
    <MeasurePanel title="Turning points" name="turning-points" class="is-wide" address={ask('turning-points', { unit })}>
      {(answer) => {
        const known = new Map((online?.data ?? []).map((row) => [textIn(row, 'period'), row]));
        const rows: MeasureRow[] = answer.data.map((row) => {
          const then = known.get(textIn(row, 'period'));
          return { ...row, recentBreakAsKnownThen: then === undefined ? null : numberIn(then, 'recentBreak'), alarmThen: then?.['isAlarm'] === true };
        });
        return answer.data.length === 0 ? null : (
          <ChartFigure name={`turning points ${pair}`} caption={answer.statement} height={250} table={toTable(rows)} draw={(size) => <BreaksChart rows={rows} size={size} />}>
            <p class="note">Dots: acts for each document on record. Line: the level between breaks. An upright is a break as the whole record shows it, the shade beside it where it may lie. A triangle: the {unit} by which a change within the last {String(online?.parameters['recent'] ?? 12)} {unit}s was known with nine chances in ten, from what was on record by then.</p>
            {online === null || online === undefined ? null : <p class="note">As known at the time: {online.statement}</p>}
          </ChartFigure>
        );
      }}
    </MeasurePanel>
  );
}
