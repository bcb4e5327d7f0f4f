import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EventType, QuadClass } from '../../ontology/event-types.js';
import type { Overview, Pairs, Sources } from '../../server/contract.js';
import { useApi } from '../api-client.js';
import { QuadSwatch } from '../charts/fills.js';
import { actorName } from '../actor-names.js';
import { formatCount, formatDate } from '../format.js';
import { capitalise, QUAD_LIST, QUADS, TYPES } from '../labels.js';
import type { Scope } from '../query.js';
import { setView, toggled, type View } from '../state.js';

type Facet = Overview['facets']['quad'];

/** Choices shared by every panel of the page. Each choice shows how many acts it would give. */
export function Filters({ view, scope, summary, facets, thirdParties }: {
  readonly view: View; readonly scope: Scope; readonly facets: Overview['facets'] | null; readonly summary: Pairs['pairs'][number];
  /** Codes of other actors on record, most acts first. */
  readonly thirdParties: readonly string[];
}) {
  const sources = useApi<Sources>(scope.origin === null ? `/api/sources?pair=${scope.pair}` : null);
  const outlets = sources.answer?.outlets ?? [];
  const countries = [...new Set(outlets.map(({ country }) => country))].filter((code): code is string => code !== null);
  const seats = countries.toSorted((x, y) => Number(y === scope.a || y === scope.b) - Number(x === scope.a || x === scope.b) || actorName(x).localeCompare(actorName(y)));
  const chooseOutlets = (names: readonly string[]) => setView({ outlets: sameNames(names, view.outlets) ? [] : names });
  return (
    <div class="filters" role="group" aria-label="Filters for the whole page">
      <span class="filters-window">{formatDate(scope.from, true)} – {formatDate(scope.to, true)}</span>
      {summary.imported ? (
        <Menu label="Data" chosen={scope.origin === null ? 0 : 1}>
          {[{ origin: 'coded', events: summary.events }, ...summary.imported].map(({ origin, events }) => (
            <Choice key={origin} kind="radio" checked={(scope.origin ?? 'coded') === origin} count={events} onChange={() => setView({ origin, from: null, to: null, outlets: [], speakers: [] })}>
              {origin === 'coded' ? 'Coded from documents' : origin} <span class="note">{origin === 'coded' ? 'with sentences' : 'imported, each data set by itself'}</span>
            </Choice>
          ))}
        </Menu>
      ) : null}
      <Menu label="What" chosen={view.quads.length + view.types.length}>
        {QUAD_LIST.map((quad) => (
          <fieldset key={quad}>
            <legend><Choice checked={view.quads.includes(quad)} count={countOf(facets?.quad, String(quad))} onChange={() => setView({ quads: toggled<QuadClass>(view.quads, quad), types: [] })}><QuadSwatch quad={quad} />{QUADS[quad].label}</Choice></legend>
            {(Object.keys(TYPES) as EventType[]).filter((type) => TYPES[type].quad === quad).map((type) => (
              <Choice key={type} checked={view.types.includes(type)} count={countOf(facets?.type, type)} onChange={() => setView({ types: toggled(view.types, type), quads: [] })}>
                {TYPES[type].label} <span class="note">{TYPES[type].about}</span>
              </Choice>
            ))}
          </fieldset>
        ))}
      </Menu>
      <Menu label="Sector" chosen={view.sectors.length}>
        {facets?.sector.length === 0 ? <p class="note">No act in this window has a sector.</p> : null}
        {facets?.sector.map(({ value, events }) => <Choice key={value} checked={view.sectors.includes(value)} count={events} onChange={() => setView({ sectors: toggled(view.sectors, value) })}>{capitalise(value)}</Choice>)}
      </Menu>
      <Menu label="Direction" chosen={view.direction ? 1 : 0}>
        {([[null, 'Both ways'], ['ab', `${actorName(scope.a)} → ${actorName(scope.b)}`], ['ba', `${actorName(scope.b)} → ${actorName(scope.a)}`]] as const).map(([direction, text]) => (
          <Choice key={text} kind="radio" checked={view.direction === direction} onChange={() => setView({ direction })}>{text}{direction ? <span class="note"> and acts of both</span> : null}</Choice>
        ))}
      </Menu>
      {scope.origin === null ? <>
      <Menu label="Said by" chosen={view.speakers.length}>
        {[['none', 'The source in its own voice'], [scope.a, `Somebody from ${actorName(scope.a)}`], [scope.b, `Somebody from ${actorName(scope.b)}`],
          ...thirdParties.map((code) => [code, `Somebody from ${actorName(code)}`])].map(([code, text]) => (
          <Choice key={code} checked={view.speakers.includes(code!)} onChange={() => setView({ speakers: toggled(view.speakers, code!) })}>{text}</Choice>
        ))}
      </Menu>
      <Menu label="Reported by" chosen={view.outlets.length}>
        <div class="menu-quick">
          {seats.slice(0, 6).map((seat) => <button key={seat} type="button" onClick={() => chooseOutlets(outlets.filter(({ country }) => country === seat).map(({ outlet }) => outlet))}>in {actorName(seat)}</button>)}
          <button type="button" onClick={() => chooseOutlets(outlets.filter(({ stateAffiliated }) => stateAffiliated).map(({ outlet }) => outlet))}>state-affiliated</button>
          <button type="button" onClick={() => chooseOutlets(outlets.filter(({ stateAffiliated }) => stateAffiliated === false).map(({ outlet }) => outlet))}>not state-affiliated</button>
        </div>
        {outlets.map(({ outlet, country, stateAffiliated, documents }) => (
          <Choice key={outlet} checked={view.outlets.includes(outlet)} count={documents} onChange={() => setView({ outlets: toggled(view.outlets, outlet) })}>
            {outlet} <span class="note">{[country ? actorName(country) : null, stateAffiliated ? 'state-affiliated' : null].filter(Boolean).join(', ')}</span>
          </Choice>
        ))}
      </Menu>
      </> : <ImportedOutlets view={view} facet={facets?.outlet ?? null} origin={scope.origin} />}
      <ActiveFilters view={view} scope={scope} />
    </div>
  );
}

/** Outlets as a data set names them; it does not tell their seats, nor who speaks. */
function ImportedOutlets({ view, facet, origin }: { readonly view: View; readonly facet: Facet | null; readonly origin: string }) {
  if (facet !== null && facet.length === 0 && view.outlets.length === 0) return <span class="note">{origin} names no outlet here</span>;
  return (
    <Menu label="Reported by" chosen={view.outlets.length}>
      <p class="note">Outlets as {origin} names them. An act counts for each that any of its rows names.</p>
      {(facet ?? []).map(({ value, events }) => <Choice key={value} checked={view.outlets.includes(value)} count={events} onChange={() => setView({ outlets: toggled(view.outlets, value) })}>{value}</Choice>)}
    </Menu>
  );
}

function ActiveFilters({ view, scope }: { readonly view: View; readonly scope: Scope }) {
  const chips: (readonly [string, Partial<View>])[] = [
    ...view.quads.map((quad) => [QUADS[quad].label, { quads: toggled(view.quads, quad) }] as const),
    ...view.types.map((type) => [TYPES[type]?.label ?? type, { types: toggled(view.types, type) }] as const),
    ...view.sectors.map((sector) => [capitalise(sector), { sectors: toggled(view.sectors, sector) }] as const),
    ...(view.direction ? [[view.direction === 'ab' ? `${actorName(scope.a)} → ${actorName(scope.b)}` : `${actorName(scope.b)} → ${actorName(scope.a)}`, { direction: null }] as const] : []),
    ...view.speakers.map((code) => [code === 'none' ? 'Source’s own voice' : `Said by ${actorName(code)}`, { speakers: toggled(view.speakers, code) }] as const),
    ...(view.outlets.length > 3 ? [[`${view.outlets.length} outlets`, { outlets: [] }] as const] : view.outlets.map((outlet) => [outlet, { outlets: toggled(view.outlets, outlet) }] as const)),
  ];
  if (chips.length === 0) return null;
  return (
    <div class="active-filters">
      {chips.map(([text, change]) => <button key={text} type="button" class="chip chip-remove" onClick={() => setView(change)} aria-label={`Remove filter ${text}`}>{text}<span aria-hidden="true"> ×</span></button>)}
      <button type="button" class="link" onClick={() => setView({ quads: [], types: [], sectors: [], direction: null, outlets: [], speakers: [], statuses: null })}>Clear filters</button>
    </div>
  );
}

/** A button with a list of choices under it; Escape or a click elsewhere closes it. */
function Menu({ label, chosen, children }: { readonly label: string; readonly chosen: number; readonly children: ComponentChildren }) {
  const [isOpen, setOpen] = useState(false);
  const node = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const close = (event: Event) => {
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !node.current!.contains(event.target as Node)) {
        setOpen(false);
        if (event instanceof KeyboardEvent) node.current!.querySelector('button')!.focus();
      }
    };
    addEventListener('pointerdown', close);
    addEventListener('keydown', close);
    return () => {
      removeEventListener('pointerdown', close);
      removeEventListener('keydown', close);
    };
  }, [isOpen]);
  return (
    <div class="menu" ref={node}>
      <button type="button" class={`menu-button ${chosen ? 'is-chosen' : ''}`} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {label}{chosen ? <span class="count">{formatCount(chosen)}</span> : null}<span class="caret" aria-hidden="true" />
      </button>
      {isOpen ? <div class="menu-list" role="group" aria-label={label}>{children}</div> : null}
    </div>
  );
}

function Choice({ checked, count, kind = 'checkbox', onChange, children }: {
  readonly checked: boolean; readonly count?: number; readonly kind?: 'checkbox' | 'radio'; readonly onChange: () => void; readonly children: ComponentChildren;
}) {
  return (
    <label class={`choice ${count === 0 && !checked ? 'is-empty' : ''}`}>
      <input type={kind} checked={checked} onChange={onChange} />
      <span>{children}</span>
      {count === undefined ? null : <span class="count">{formatCount(count)}</span>}
    </label>
  );
}

function countOf(facet: Facet | undefined, value: string): number {
  return facet?.find((one) => one.value === value)?.events ?? 0;
}

function sameNames(x: readonly string[], y: readonly string[]): boolean {
  return x.length === y.length && x.every((name) => y.includes(name));
}
