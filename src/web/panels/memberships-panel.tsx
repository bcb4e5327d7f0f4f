import { ChartFigure } from '../chart-figure.js';
import { MembershipChart, membershipHeight } from '../charts/membership-chart.js';
import { MeasurePanel, toTable } from './measure-panel.js';

interface MembershipsProps {
  readonly pair: string;
  /** Address of the interface that answers. */
  readonly address: string;
}

/** What do both belong to, and since when? */
export function MembershipsPanel({ pair, address }: MembershipsProps) {
  return (
    <MeasurePanel title="What both belong to" name="memberships" class="is-wide" address={address}>
      {(answer) => (answer.data.length === 0 ? null : (
        <ChartFigure name={`memberships ${pair}`} caption={answer.statement} height={membershipHeight(answer.data)} table={toTable(answer.data)} draw={(size) => <MembershipChart rows={answer.data} size={size} />}>
          <p class="note">Organisations and agreements of which both were full members at the end of each year, as the imported lists have them.</p>
        </ChartFigure>
      ))}
    </MeasurePanel>
  );
}
