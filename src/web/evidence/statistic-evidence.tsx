import type { Statistics } from '../../server/contract.js';
import { useApi } from '../api-client.js';
import { actorName } from '../actor-names.js';
import { formatCount, formatDate, formatMoney, hostOf, safeUrl } from '../format.js';
import { CALENDARS } from '../labels.js';
import { Empty, Loaded } from '../panels/panel.js';
import { open } from '../state.js';
import { Fact } from './reports.js';

const FLOWS = { export: 'exports to', import: 'imports from', total: 'trade both ways with' } as const;

/** One reported figure: who counts what over which days, and the other figures for the same time. */
export function StatisticEvidence({ id, pair }: { readonly id: string; readonly pair: string }) {
  const statistics = useApi<Statistics>(`/api/statistics?pair=${pair}`);
  return (
    <Loaded state={statistics} room={300}>
      {({ rows }) => {
        const figure = rows.find((row) => row.id === id);
        if (!figure) return <Empty>This figure is not in the record any more.</Empty>;
        const url = safeUrl(figure.url);
        const others = rows.filter((row) => row.id !== id && row.periodStart <= figure.periodEnd && row.periodEnd >= figure.periodStart && sameGoods(row, figure));
        return (
          <article class="evidence">
            <header class="sheet-head">
              <p class="eyebrow">{formatDate(figure.periodStart)} – {formatDate(figure.periodEnd)}</p>
              <h2>{figure.unit === 'USD' ? formatMoney(figure.value) : `${formatCount(figure.value)} ${figure.unit}`}</h2>
              <p class="note">{actorName(figure.reporter)}’s {FLOWS[figure.flow]} {actorName(figure.partner)}</p>
            </header>
            <dl class="facts">
              <Fact term={figure.isCompiled ? 'Compiled by' : 'Reported by'}>{figure.reportedBy ?? 'office not named'}, {figure.isCompiled ? 'seen from the side of' : 'for'} {actorName(figure.reporter)}</Fact>
              <Fact term="Exactly">{formatCount(figure.value)} {figure.unit}</Fact>
              <Fact term="Calendar">{CALENDARS[figure.calendar].label}</Fact>
              {figure.note ? <Fact term="Note">{figure.note}</Fact> : null}
              <Fact term="Data set">{figure.source}{figure.line ? `, line ${figure.line}` : ''}</Fact>
              <Fact term="Source">{url ? <a href={url} target="_blank" rel="noopener noreferrer">{hostOf(url)}<span aria-hidden="true"> ↗</span></a> : 'no address on record'}</Fact>
            </dl>
            {others.length > 0 ? (
              <>
                <h3>What others say of the same time</h3>
                <p class="note">Calendars and coverage differ; these are not to be averaged.</p>
                <ul class="documents">
                  {others.map((row) => <li key={row.id}><button type="button" class="document-open" onClick={() => open('statistic', row.id)}><span class="document-title">{formatMoney(row.value)}, {row.reportedBy ?? actorName(row.reporter)}</span><span class="note">{formatDate(row.periodStart, true)} – {formatDate(row.periodEnd, true)}</span></button></li>)}
                </ul>
              </>
            ) : null}
          </article>
        );
      }}
    </Loaded>
  );
}

/** Whether two figures count the same goods: the export of one side is the import of the other. */
function sameGoods(x: Statistics['rows'][number], y: Statistics['rows'][number]): boolean {
  if (x.flow === 'total' || y.flow === 'total') return x.flow === y.flow;
  return (x.flow === y.flow) === (x.reporter === y.reporter);
}
