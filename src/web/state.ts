import { useEffect, useState } from 'preact/hooks';
import type { EventStatus } from '../coder/findings.js';
import type { EventType, QuadClass } from '../ontology/event-types.js';
import type { Stage } from './labels.js';
import type { Unit } from './period.js';

/** What the drawer shows: the events behind a mark, one event, a document, … `key` is an id or a query of the interface. */
export interface Opened {
  readonly kind: 'events' | 'event' | 'document' | 'documents' | 'visit' | 'commitment' | 'statistic';
  readonly key: string;
}

/** Everything a reader can choose, mirrored in the address so that a view can be sent to somebody. */
export interface View {
  readonly page: 'pair' | 'code' | 'measures';
  /** Pair key; null: the record's first pair. */
  readonly pair: string | null;
  /** Months, YYYY-MM, inclusive; null: the last three years on record. */
  readonly from: string | null;
  readonly to: string | null;
  /** null: the finest that fits. */
  readonly unit: Unit | null;
  readonly by: 'quad' | 'sector';
  /** Which events: `coded` from documents, or a data set; null: coded where there are any, else the largest data set. */
  readonly origin: string | null;
  readonly quads: readonly QuadClass[];
  readonly types: readonly EventType[];
  readonly sectors: readonly string[];
  /** null: what took place; empty: any status. */
  readonly statuses: readonly EventStatus[] | null;
  readonly direction: 'ab' | 'ba' | null;
  readonly outlets: readonly string[];
  /** Actor codes of who says so; `none`: the source in its own voice. */
  readonly speakers: readonly string[];
  /** Promises as the coder found them, or as compiled by hand. */
  readonly promises: 'found' | 'hand';
  readonly ledger: LedgerView;
  readonly opened: Opened | null;
}

/** Which promises are listed, in which order, or the scorecard instead. Empty text and null: all. */
export interface LedgerView {
  readonly shows: 'list' | 'scorecard';
  readonly stage: Stage | null;
  readonly type: string | null;
  readonly sector: string | null;
  readonly text: string;
  readonly sort: LedgerSort;
}

export const LEDGER_SORTS = ['news', 'due', 'late', 'made', 'told'] as const;
export type LedgerSort = (typeof LEDGER_SORTS)[number];
export const ALL_PROMISES: LedgerView = { shows: 'list', stage: null, type: null, sector: null, text: '', sort: 'news' };
const STAGES: readonly Stage[] = ['open', 'moving', 'done', 'trouble', 'ended'];

export const DEFAULT_STATUSES: readonly EventStatus[] = ['actual'];

const START: View = {
  page: 'pair', pair: null, from: null, to: null, unit: null, by: 'quad', origin: null, quads: [], types: [], sectors: [], statuses: null,
  direction: null, outlets: [], speakers: [], promises: 'found', ledger: ALL_PROMISES, opened: null,
};

/** The view an address stands for; what cannot be read falls back to its default. */
export function readAddress(path: string, search: string): View {
  const params = new URLSearchParams(search);
  const list = (name: string) => params.get(name)?.split(',').filter(Boolean) ?? [];
  const oneOf = <T extends string>(name: string, allowed: readonly T[]) => allowed.find((value) => value === params.get(name)) ?? null;
  const month = (name: string) => (/^\d{4}-\d{2}$/.test(params.get(name) ?? '') ? params.get(name) : null);
  const [, pair = null, part] = /^\/pair\/([A-Za-z0-9]+-[A-Za-z0-9]+)(\/measures)?$/.exec(path) ?? [];
  const opened = /^(events|event|document|documents|visit|commitment|statistic):(.+)$/s.exec(params.get('open') ?? '');
  return {
    page: path === '/code' ? 'code' : path === '/measures' || part !== undefined ? 'measures' : 'pair',
    pair: pair?.toUpperCase() ?? null,
    from: month('from'), to: month('to'),
    unit: oneOf('unit', ['month', 'quarter', 'year']),
    by: oneOf('by', ['quad', 'sector']) ?? 'quad',
    origin: params.get('origin') || null,
    quads: list('quad').map(Number).filter((quad): quad is QuadClass => quad >= 1 && quad <= 4),
    types: list('type') as EventType[],
    sectors: list('sector'),
    statuses: params.has('status') ? (params.get('status') === 'any' ? [] : list('status') as EventStatus[]) : null,
    direction: oneOf('direction', ['ab', 'ba']),
    outlets: params.getAll('outlet'),
    speakers: list('speaker'),
    promises: oneOf('promises', ['found', 'hand']) ?? 'found',
    ledger: {
      shows: oneOf('ledger', ['list', 'scorecard']) ?? 'list', stage: oneOf('stage', STAGES), type: params.get('kind') || null, sector: params.get('matter') || null,
      text: params.get('words') ?? '', sort: oneOf('sort', LEDGER_SORTS) ?? 'news',
    },
    opened: opened ? { kind: opened[1] as Opened['kind'], key: opened[2]! } : null,
  };
}

/** The address of a view; choices at their default are left out. */
export function writeAddress(view: View): string {
  const params = new URLSearchParams();
  const put = (name: string, value: string | null) => value !== null && value !== '' && params.set(name, value);
  put('from', view.from);
  put('to', view.to);
  put('unit', view.unit);
  put('by', view.by === 'quad' ? null : view.by);
  put('origin', view.origin);
  put('quad', view.quads.join(','));
  put('type', view.types.join(','));
  put('sector', view.sectors.join(','));
  put('status', view.statuses === null ? null : view.statuses.join(',') || 'any');
  put('direction', view.direction);
  put('speaker', view.speakers.join(','));
  for (const outlet of view.outlets) params.append('outlet', outlet);
  put('promises', view.promises === 'found' ? null : view.promises);
  put('ledger', view.ledger.shows === 'list' ? null : view.ledger.shows);
  put('stage', view.ledger.stage);
  put('kind', view.ledger.type);
  put('matter', view.ledger.sector);
  put('words', view.ledger.text);
  put('sort', view.ledger.sort === 'news' ? null : view.ledger.sort);
  if (view.opened) params.set('open', `${view.opened.kind}:${view.opened.key}`);
  const own = view.pair === null ? '' : `/pair/${view.pair}`;
  const path = view.page === 'code' ? '/code' : view.page === 'measures' ? `${own}/measures` : own || '/';
  const search = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return search ? `${path}?${search}` : path;
}

type Listener = (view: View) => void;
const listeners = new Set<Listener>();
let current: View = typeof location === 'undefined' ? START : readAddress(location.pathname, location.search);

/** Changes some choices and the address with them. `replace` leaves no step for the back button. */
export function setView(change: Partial<View>, replace = false): void {
  const next = { ...current, ...change };
  const address = writeAddress(next);
  if (address === writeAddress(current)) return;
  if (replace) history.replaceState(history.state, '', address);
  else history.pushState({ isStep: true }, '', address);
  announce(next);
}

/** Follows the back and forward buttons; call once. */
export function followHistory(): void {
  addEventListener('popstate', () => announce(readAddress(location.pathname, location.search)));
}

export function useView(): View {
  const [view, listen] = useState(current);
  useEffect(() => {
    listen(current);
    listeners.add(listen);
    return () => { listeners.delete(listen); };
  }, []);
  return view;
}

/** One step back within the page; when the page was opened at this very address, closes the drawer instead. */
export function goBack(): void {
  if ((history.state as { isStep?: boolean } | null)?.isStep) history.back();
  else setView({ opened: null });
}

/** Opens something in the drawer. */
export function open(kind: Opened['kind'], key: string): void {
  setView({ opened: { kind, key } });
}

/** Adds a value to a list, or takes it out when it is in. */
export function toggled<T>(list: readonly T[], value: T): T[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
}

function announce(view: View): void {
  current = view;
  for (const listener of listeners) listener(view);
}
