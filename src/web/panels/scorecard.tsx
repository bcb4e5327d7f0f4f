import type { Ledger } from '../../server/contract.js';
import { formatDays } from '../format.js';
import { capitalise, COMMITMENT_TYPES } from '../labels.js';
import { setView, type View } from '../state.js';

type Row = Ledger['scorecard'][number];
type Score = Row['deliveryRate'];

const STEPS = ['nothing told', 'begun', 'partly delivered', 'delivered'] as const;

/** Delivery, delay and re-announcements of all promises, by kind and by sector; what rests on too few says so. */
export function Scorecard({ view, rows }: { readonly view: View; readonly rows: readonly Row[] }) {
  return (
    <>
      <p class="caption">A matter is due when its date has passed; what has no date cannot be late. A rate or median needs five matters. Implementation runs from 0 (nothing told) to 3 (the newest uncontested source says done).</p>
      <div class="scroll" role="region" aria-label="Scorecard" tabindex={0}>
        <table class="scorecard">
          <thead><tr>
            <th scope="col">Promises</th><th scope="col">Matters</th><th scope="col">Delivered of those due</th><th scope="col">Median delay</th><th scope="col">Announced again</th><th scope="col">Date moved</th><th scope="col">Overdue</th><th scope="col">Implementation 0 1 2 3</th>
          </tr></thead>
          <tbody>{rows.map((row) => (
            <tr key={`${row.by} ${row.group}`} class={row.by === 'all' ? 'is-all' : ''}>
              <th scope="row">{row.by === 'all' ? 'All' : <button type="button" class="link" onClick={() => setView({ ledger: { ...view.ledger, shows: 'list', stage: null, type: row.by === 'type' ? row.group : null, sector: row.by === 'sector' ? row.group : null } })}>{row.by === 'type' ? COMMITMENT_TYPES[row.group as 'target'] : capitalise(row.group)}</button>}</th>
              <td>{row.entries}</td>
              <Cell score={row.deliveryRate} write={(value) => `${Math.round(100 * value)}%`} />
              <Cell score={row.medianDelayDays} write={formatSigned} />
              <Cell score={row.reannouncements} write={(value) => `${value.toFixed(1)} times`} />
              <Cell score={row.medianMovedDays} write={formatSigned} />
              <td>{row.overdue}</td>
              <td><Implementation counts={row.implementation} /></td>
            </tr>
          ))}</tbody>
        </table>
      </div>
    </>
  );
}

function Cell({ score, write }: { readonly score: Score; readonly write: (value: number) => string }) {
  if (score.n === 0) return <td class="none"><span title="nothing to count">–</span></td>;
  return <td class={score.value === null ? 'none' : ''}>{score.value === null ? <span title={score.reason ?? ''}>too few</span> : write(score.value)} <span class="count">n={score.n}</span></td>;
}

function formatSigned(days: number): string {
  if (days === 0) return 'on the day';
  return `${formatDays(Math.abs(days))}${days < 0 ? ' early' : ''}`;
}

function Implementation({ counts }: { readonly counts: readonly number[] }) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let x = 0;
  return (
    <svg class="implementation" viewBox="0 0 120 20" role="img" aria-label={counts.map((count, k) => `${count} ${STEPS[k]}`).join(', ')}>
      {counts.map((count, k) => {
        if (count === 0) return null;
        const width = (120 * count) / total;
        const from = x;
        x += width;
        return <g key={k}><title>{`${count} ${STEPS[k]}`}</title><rect class={`step-${k}`} x={from} y={0} width={Math.max(0, width - 1)} height={20} rx={2} />{width > 12 ? <text x={from + width / 2} y={14} text-anchor="middle">{count}</text> : null}</g>;
      })}
    </svg>
  );
}
