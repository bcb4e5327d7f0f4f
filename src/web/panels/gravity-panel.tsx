import { actorName } from '../actor-names.js';
import { ChartFigure } from '../chart-figure.js';
import { GravityChart } from '../charts/gravity-chart.js';
import { MeasurePanel, toTable } from './measure-panel.js';

interface GravityProps {
  readonly pair: string;
  /** Address of the interface that answers. */
  readonly address: string;
}

/** How much trade would one expect between the two, and how much was reported? */
export function GravityPanel({ pair, address }: GravityProps) {
  return (
    <MeasurePanel title="Trade one would expect" name="gravity" address={address}>
      {(answer) => (answer.data.length === 0 ? null : (
        <ChartFigure name={`gravity ${pair}`} caption={answer.statement} height={300} table={toTable(answer.data)} draw={(size) => <GravityChart rows={answer.data} nameOf={actorName} size={size} />}>
          <p class="note">Each dot is a pair of states with like expected trade; on the slanting line it reported what was expected. Expected from size, distance, border, language, past and agreements.</p>
        </ChartFigure>
      ))}
    </MeasurePanel>
  );
}
