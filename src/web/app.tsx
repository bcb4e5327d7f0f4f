import { useEffect, useState } from 'preact/hooks';
import type { Health, Ledger, Overview, Pairs, ThirdParties } from '../server/contract.js';
import { useApi } from './api-client.js';
import { actorName } from './actor-names.js';
import { Drawer } from './drawer.js';
import { JobsStrip } from './jobs-strip.js';
import { formatCount } from './format.js';
import { CodePage } from './code-page.js';
import { ClaimsPanel } from './panels/claims-panel.js';
import { Filters } from './panels/filters-panel.js';
import { Figures, PairHeader } from './panels/header-panel.js';
import { LatestPanel } from './panels/latest-panel.js';
import { LedgerPanel } from './panels/ledger-panel.js';
import { MapPanel } from './panels/map-panel.js';
import { Empty, Loaded } from './panels/panel.js';
import { SeriesPanel } from './panels/series-panel.js';
import { SourcesPanel } from './panels/sources-panel.js';
import { ThirdPartiesPanel } from './panels/third-parties-panel.js';
import { TiesPanel } from './panels/ties-panel.js';
import { TimelinePanel } from './panels/timeline-panel.js';
import { TradePanel } from './panels/trade-panel.js';
import { VisitsPanel } from './panels/visits-panel.js';
import { toQuery, toScope } from './query.js';
import { setView, useView, type View } from './state.js';
import { useTheme } from './theme.js';

/** The whole dashboard: bar, the page the address names, drawer. */
export function App() {
  const view = useView();
  const pairs = useApi<Pairs>(view.pair === null ? '/api/pairs?limit=1' : `/api/pairs?pair=${view.pair}`);
  const known = pairs.answer?.pairs ?? [];
  const [x, y] = (view.pair ?? '').split('-');
  const summary = known.find(({ pair }) => (pair.a === x && pair.b === y) || (pair.a === y && pair.b === x)) ?? (view.pair === null ? known[0] : undefined);
  const pairKey = summary ? `${summary.pair.a}-${summary.pair.b}` : null;
  useEffect(() => {
    document.title = view.page === 'code' ? 'Code your own text · bilat' : summary ? `${view.page === 'measures' ? 'Measures of ' : ''}${actorName(summary.pair.a)} and ${actorName(summary.pair.b)} · bilat` : 'bilat';
  }, [view.page, pairKey]);
  return (
    <>
      <a class="skip" href="#main">Skip to the content</a>
      <TopBar view={view} />
      <JobsStrip />
      <main id="main" tabindex={-1}>
        {view.page === 'code' ? <CodePage /> : (
          <Loaded state={summary === undefined && pairs.isLoading ? { ...pairs, answer: null } : pairs} room={600}>
            {() => (summary ? view.page === 'measures' ? <LazyMeasures view={view} summary={summary} /> : <PairPage view={view} summary={summary} />
              : view.pair === null
                ? <div class="panel"><Empty action="Code a text in the browser" onAction={() => setView({ page: 'code' })}>This record is empty. Fill it with <code>bilat add FILE</code>, or start the demonstration with <code>bilat demo</code>.</Empty></div>
                : <div class="panel"><Empty action="Show the pair with most acts" onAction={() => setView({ pair: null })}>Nothing on {view.pair} is on record.</Empty></div>)}
          </Loaded>
        )}
      </main>
      <Footer />
      <Drawer opened={view.opened} pair={pairKey} />
    </>
  );
}

interface PairPageProps {
  readonly view: View;
  readonly summary: Pairs['pairs'][number];
}

/** The page of measures, fetched when it is first asked for. */
function LazyMeasures({ view, summary }: PairPageProps) {
  const [module, setModule] = useState<typeof import('./measures-page.js') | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => { import('./measures-page.js').then((loaded) => setModule(() => loaded), () => setFailed(true)); }, []);
  if (failed) return <div class="panel"><Empty action="Load the page again" onAction={() => location.reload()}>The measures could not be loaded; is bilat still running?</Empty></div>;
  return module === null ? <p class="note" role="status">Loading…</p> : <module.MeasuresPage view={view} scope={toScope(view, summary)} />;
}

function PairPage({ view, summary }: PairPageProps) {
  const scope = toScope(view, summary);
  const overview = useApi<Overview>(`/api/pair/${scope.pair}?${toQuery(view, scope, { pair: null })}`);
  const ledger = useApi<Ledger>(`/api/commitments?pair=${scope.pair}`);
  const thirdParties = useApi<ThirdParties>(`/api/third-parties?pair=${scope.pair}${scope.origin === null ? '' : `&origin=${encodeURIComponent(scope.origin)}`}`);
  return (
    <>
      <PairHeader scope={scope} />
      <Filters view={view} scope={scope} summary={summary} facets={overview.answer?.facets ?? null} thirdParties={(thirdParties.answer?.rows ?? []).slice(0, 6).map(({ code }) => code)} />
      <Loaded state={overview} room={220}>{(answer) => <Figures view={view} scope={scope} overview={answer} />}</Loaded>
      <div class="grid">
        <TimelinePanel view={view} scope={scope} />
        <SeriesPanel scope={scope} />
        <LatestPanel view={view} scope={scope} overview={overview} />
        <div class="column">
          <MapPanel view={view} scope={scope} thirdParties={thirdParties} />
          <ThirdPartiesPanel view={view} scope={scope} thirdParties={thirdParties} />
        </div>
        <VisitsPanel scope={scope} />
        <TradePanel view={view} scope={scope} ledger={ledger} />
        <LedgerPanel view={view} scope={scope} ledger={ledger} />
        <ClaimsPanel scope={scope} />
        <TiesPanel scope={scope} />
        <SourcesPanel view={view} scope={scope} outlets={overview.answer?.facets.outlet ?? []} />
      </div>
    </>
  );
}

function TopBar({ view }: { readonly view: View }) {
  const [theme, setTheme] = useTheme();
  const next = { auto: 'light', light: 'dark', dark: 'auto' } as const;
  return (
    <header class="topbar">
      <a class="wordmark" href="/" onClick={go('pair')}>bilat<span>the minutes of a relationship</span></a>
      <nav aria-label="Pages">
        <a href={view.pair ? `/pair/${view.pair}` : '/'} aria-current={view.page === 'pair' ? 'page' : undefined} onClick={go('pair')}>Record</a>
        <a href={view.pair ? `/pair/${view.pair}/measures` : '/measures'} aria-current={view.page === 'measures' ? 'page' : undefined} onClick={go('measures')}>Measures</a>
        <a href="/code" aria-current={view.page === 'code' ? 'page' : undefined} onClick={go('code')}>Code your own text</a>
      </nav>
      <button type="button" class="theme" onClick={() => setTheme(next[theme])} aria-label={`Colours: ${theme}. Change to ${next[theme]}`}>
        <span class={`theme-mark is-${theme}`} aria-hidden="true" />{theme === 'auto' ? 'Auto' : theme === 'light' ? 'Light' : 'Dark'}
      </button>
    </header>
  );
}

/** Follows a link inside the page, leaving clicks that ask for a new tab to the browser. */
function go(page: View['page']): (event: MouseEvent) => void {
  return (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    setView({ page, opened: null });
  };
}

function Footer() {
  const { answer } = useApi<Health>('/api/health');
  return (
    <footer class="footer">
      {answer ? <p>This record holds {formatCount(answer.record.documents)} documents in {formatCount(answer.record.reports)} reports, with {formatCount(answer.record.findings['event'] ?? 0)} acts, {formatCount(answer.record.findings['commitment'] ?? 0)} promises and {formatCount(answer.record.findings['claim'] ?? 0)} claims found by coder {answer.record.coders.join(', ')}.</p> : null}
      <p>Acts follow the PLOVER event types. Accusations are their speaker’s. The same record as data: <a href="/api/openapi.json">HTTP interface</a>.</p>
    </footer>
  );
}
