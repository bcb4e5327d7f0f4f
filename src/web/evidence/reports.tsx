import type { DocumentView } from '../../server/contract.js';
import { AffiliationMark } from '../chips.js';
import { actorName } from '../actor-names.js';
import { hostOf, safeUrl } from '../format.js';

/** Who carries a document: outlet, seat, tie to a state, link. Nothing is fetched from there. */
export function Reports({ reports }: { readonly reports: DocumentView['reports'] }) {
  if (reports.length === 0) return <p class="note">No outlet or address is known for this document.</p>;
  return (
    <ul class="reports-list">
      {reports.map((report, k) => {
        const url = safeUrl(report.url);
        return (
          <li key={k}>
            <span class="outlet-name">{report.outlet ?? 'Outlet not named'}</span>
            <span class="note">{report.country ? actorName(report.country) : 'seat not known'}</span>
            <AffiliationMark stateAffiliated={report.stateAffiliated} />
            {url ? <a href={url} target="_blank" rel="noopener noreferrer">{hostOf(url)}<span class="visually-hidden"> (opens the source in a new tab)</span><span aria-hidden="true"> ↗</span></a> : report.url ? <span class="note">address not linked: {report.url.slice(0, 80)}</span> : null}
          </li>
        );
      })}
    </ul>
  );
}

/** What the marks in a text stand for: colour, underline and word. */
export function SpanLegend({ roles }: { readonly roles: readonly (readonly [string, string])[] }) {
  return <ul class="legend span-legend">{roles.map(([role, label]) => <li key={role}><mark class={`role-${role}`}>{label}</mark></li>)}</ul>;
}

/** One fact of a coding in words. */
export function Fact({ term, children }: { readonly term: string; readonly children: preact.ComponentChildren }) {
  return <div class="fact"><dt>{term}</dt><dd>{children}</dd></div>;
}
