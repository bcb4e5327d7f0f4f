import type { Overview } from '../../server/contract.js';
import { QuadSwatch } from '../charts/fills.js';
import { actorName } from '../actor-names.js';
import { formatCount, formatDate, formatShare, plural } from '../format.js';
import { QUAD_LIST, QUADS, STATUS_LIST, STATUSES } from '../labels.js';
import { PairPicker } from '../pair-picker.js';
import { toQuery, type Scope } from '../query.js';
import { DEFAULT_STATUSES, open, setView, type View } from '../state.js';

/** Which pair, which window, how much was read: what every figure below is to be read against. */
export function PairHeader({ scope }: { readonly scope: Scope }) {
  return (
    <header class="pair-head">
      <div>
        <p class="eyebrow">On record between</p>
        <h1>{actorName(scope.a)} <span class="and">and</span> {actorName(scope.b)}</h1>
      </div>
      <PairPicker scope={scope} />
    </header>
  );
}

/** The window in one sentence and the four classes as figures, each opening to its events. */
export function Figures({ view, scope, overview }: { readonly view: View; readonly scope: Scope; readonly overview: Overview }) {
  const { total, exposure, facets } = overview;
  const byQuad = new Map(facets.quad.map(({ value, events }) => [Number(value), events]));
  const all = QUAD_LIST.reduce((sum, quad) => sum + (byQuad.get(quad) ?? 0), 0);
  return (
    <div class="figures-block">
      {scope.origin !== null ? <ImportedLede view={view} scope={scope} overview={overview} origin={scope.origin} /> : <p class="lede">
        From {formatDate(scope.from)} to {formatDate(scope.to)}, <button type="button" class="figure-link" onClick={() => open('documents', new URLSearchParams({ pair: scope.pair, from: scope.from, to: scope.to }).toString())}>{plural(exposure.aboutPair, 'document')}</button> of {formatCount(exposure.documents)} in
        the record speak of the two; <button type="button" class="figure-link" onClick={() => open('events', toQuery(view, scope))}>{plural(total, 'act')}</button> {describeStatus(view)}.
        {' '}<span class="exposure-note">Figures count what was written, not all that happened: silence is not zero.</span>
      </p>}
      <ul class="figures">
        {QUAD_LIST.map((quad) => {
          const count = byQuad.get(quad) ?? 0;
          return (
            <li key={quad}>
              <button type="button" class="figure" disabled={count === 0} onClick={() => open('events', toQuery(view, scope, { quad: String(quad) }))}>
                <span class="figure-label"><QuadSwatch quad={quad} />{QUADS[quad].label}</span>
                <span class="figure-value">{formatCount(count)}</span>
                <span class="figure-note">{formatShare(count, all)} of the acts · {QUADS[quad].about}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <StatusLine view={view} overview={overview} />
    </div>
  );
}

/** The window where it is a data set's: what it holds, and what is counted of it. */
function ImportedLede({ view, scope, overview: { total, exposure }, origin }: { readonly view: View; readonly scope: Scope; readonly overview: Overview; readonly origin: string }) {
  return (
    <p class="lede">
      From {formatDate(scope.from)} to {formatDate(scope.to)}, the data set {origin} tells of {plural(exposure.documents, 'act')}, {formatCount(exposure.aboutPair)} of them between the
      two; <button type="button" class="figure-link" onClick={() => open('events', toQuery(view, scope))}>{plural(total, 'act')}</button> fit the choices below.
      {' '}<span class="exposure-note">An act that several of its rows tell of counts once. Figures count what a program read in the news, not all that happened: silence is not zero.</span>
    </p>
  );
}

/** How the acts stand by status; planned, asked for and denied acts are never counted as done. */
function StatusLine({ view, overview }: { readonly view: View; readonly overview: Overview }) {
  const chosen = view.statuses ?? DEFAULT_STATUSES;
  const counts = new Map(overview.facets.status.map(({ value, events }) => [value, events]));
  return (
    <div class="status-line" role="group" aria-label="Count acts that">
      <span class="note">Counted:</span>
      {STATUS_LIST.map((status) => {
        const isChosen = chosen.length === 0 || chosen.includes(status);
        return (
          <button key={status} type="button" class={`status-choice status-${status}`} aria-pressed={isChosen} title={STATUSES[status].about}
            onClick={() => {
              const now = chosen.length === 0 ? STATUS_LIST : chosen;
              const next = now.includes(status) ? now.filter((one) => one !== status) : [...now, status];
              setView({ statuses: next.length === 0 || next.length === STATUS_LIST.length ? [] : next.length === 1 && next[0] === 'actual' ? null : next });
            }}>
            <span class="dot" aria-hidden="true" />{STATUSES[status].label} <span class="count">{formatCount(counts.get(status) ?? 0)}</span>
          </button>
        );
      })}
    </div>
  );
}

function describeStatus({ statuses }: View): string {
  const chosen = statuses ?? DEFAULT_STATUSES;
  if (chosen.length === 0) return 'of any status stand in them';
  if (chosen.length === 1 && chosen[0] === 'actual') return 'are said to have taken place';
  return `stand in them as ${chosen.map((status) => STATUSES[status].label.toLowerCase()).join(', ')}`;
}
