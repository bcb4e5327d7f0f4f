import type { Pairs } from '../server/contract.js';
import { actorName } from './actor-names.js';
import { formatDate } from './format.js';
import { capitalise, QUADS, STATUSES, TYPES } from './labels.js';
import { fromMonth, toMonth } from './period.js';
import { DEFAULT_STATUSES, type View } from './state.js';

/** The pair and months a page is about, once the record has told its extent. */
export interface Scope {
  readonly a: string;
  readonly b: string;
  /** Pair key. */
  readonly pair: string;
  /** Months, YYYY-MM, inclusive: the window chosen. */
  readonly from: string;
  readonly to: string;
  /** Months of the oldest and newest event on record. */
  readonly first: string;
  readonly last: string;
  /** Which events the page shows; null: those coded from documents. */
  readonly origin: string | null;
}

const DEFAULT_MONTHS = 36;

/** Window and extent for a view; without choice, the last three years on record. */
export function toScope(view: View, { pair: { a, b }, events, imported = [], series, ...extent }: Pairs['pairs'][number]): Scope {
  const asked = imported.find(({ origin }) => origin === view.origin);
  const chosen = asked ?? (view.origin === 'coded' || events > 0 ? undefined : imported[0]);
  const { first, last } = chosen ?? { first: extent.first ?? series?.first ?? null, last: extent.last ?? series?.last ?? null };
  const newest = fromMonth(toMonth(last ?? '2000', true));
  const oldest = fromMonth(toMonth(first ?? newest));
  const from = view.from ?? fromMonth(Math.max(toMonth(oldest), toMonth(newest) - DEFAULT_MONTHS + 1));
  const to = view.to ?? newest;
  return { a, b, pair: `${a}-${b}`, first: oldest, last: newest, origin: chosen?.origin ?? null, from: from <= to ? from : to, to: from <= to ? to : from };
}

/** Query of the interface for the events of a view; `change` replaces single parameters, null leaves one out. */
export function toQuery(view: View, scope: Scope, change: Readonly<Record<string, string | readonly string[] | null>> = {}): string {
  const base: Record<string, string | readonly string[] | null> = {
    pair: scope.pair, from: scope.from, to: scope.to, origin: scope.origin,
    quad: view.quads.join(','), type: view.types.join(','), sector: view.sectors.join(','),
    status: (view.statuses ?? DEFAULT_STATUSES).join(','), outlet: view.outlets, speaker: view.speakers.join(','),
    ...(view.direction === 'ab' && { source: scope.a, target: scope.b }),
    ...(view.direction === 'ba' && { source: scope.b, target: scope.a }),
    ...change,
  };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(base)) {
    if (value === null || value === '') continue;
    if (typeof value === 'string') params.set(name, value);
    else for (const one of value) params.append(name, one);
  }
  return params.toString().replaceAll('%2C', ',');
}

/** What a query of events asks for, in words: "Deeds of conflict, security, January 2024". */
export function describeQuery(query: string): { readonly title: string; readonly detail: string } {
  const params = new URLSearchParams(query);
  const list = (name: string) => params.get(name)?.split(',').filter(Boolean) ?? [];
  const quads = list('quad').map((quad) => QUADS[Number(quad) as 1]?.label ?? quad);
  const types = list('type').map((type) => TYPES[type as 'AGREE']?.label ?? type);
  const what = [...quads, ...types].join(', ') || 'All acts';
  const sectors = list('sector').map(capitalise);
  const [from, to] = [params.get('from'), params.get('to')];
  const when = from === null ? 'any time' : from === to || to === null ? formatDate(from) : `${formatDate(from, true)} – ${formatDate(to, true)}`;
  const status = list('status').map((one) => STATUSES[one as 'actual']?.label.toLowerCase() ?? one).join(', ') || 'any status';
  const source = params.get('source');
  const target = params.get('target');
  const actor = params.get('actor');
  const pair = params.get('pair')?.split('-').map(actorName).join(' and ');
  const who = source && target ? `${actorName(source)} → ${actorName(target)}` : actor ? `with ${actorName(actor)}` : pair ?? '';
  const speakers = list('speaker').map((code) => (code === 'none' ? 'in the source’s own voice' : `said by ${actorName(code)}`));
  const text = params.get('text');
  const places = params.getAll('place');
  return {
    title: [what, ...sectors, ...(places.length > 0 ? [places[0]!.split(',')[0]!] : []), ...(text ? [`“${text}”`] : [])].join(' · '),
    detail: [who, when, ...list('origin').map((origin) => `as ${origin} has it`), status, ...speakers, ...params.getAll('outlet')].filter(Boolean).join(' · '),
  };
}
