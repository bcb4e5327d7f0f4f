import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Ledger } from '../../server/contract.js';
import { actorName } from '../actor-names.js';
import { amountWords } from '../amount-words.js';
import type { ApiState } from '../api-client.js';
import { lineDomain, PromiseLine } from '../charts/promise-line.js';
import { LedgerChip } from '../chips.js';
import { saveCsv } from '../downloads.js';
import { formatDate, formatDays, plural } from '../format.js';
import { capitalise, COMMITMENT_TYPES, LEDGER_STATUSES, type Stage } from '../labels.js';
import { Undo } from '../evidence/corrections.js';
import { promisesOf, type Promised, type PromiseSource } from '../promises.js';
import type { Scope } from '../query.js';
import { ALL_PROMISES, open, setView, type LedgerSort, type LedgerView, type View } from '../state.js';
import { choosePromises, tally } from './ledger-list.js';
import { Empty, Loaded, Panel, ShowAll, Switch } from './panel.js';
import { Scorecard } from './scorecard.js';

const STAGES: readonly (readonly [Stage, string, string])[] = [
  ['open', 'Promised', 'proposed, agreed or signed; nothing said of delivery'],
  ['moving', 'Under way', 'in progress, ratified or in force'],
  ['done', 'Done', 'delivered, as a source says'],
  ['trouble', 'In trouble', 'delayed, suspended or disputed'],
  ['ended', 'Ended', 'lapsed or cancelled'],
];
const ROWS_AT_FIRST = 10;
const SORTS: readonly (readonly [LedgerSort, string])[] = [['news', 'Newest news'], ['due', 'Due first'], ['late', 'Longest overdue'], ['made', 'Oldest promise'], ['told', 'Told most often']];

/** What have they promised each other, and what became of it? */
export function LedgerPanel({ view, scope, ledger }: { readonly view: View; readonly scope: Scope; readonly ledger: ApiState<Ledger> }) {
  const [showsAll, setShowsAll] = useState(false);
  const promises = ledger.answer ? promisesOf(ledger.answer, view.promises) : [];
  const shows = view.promises === 'found' ? view.ledger.shows : 'list';
  return (
    <Panel title="Promises" question="What have they promised each other, and what became of it?" class="wide" id="ledger" actions={ledger.answer ? <>
      {view.promises === 'found' && promises.length > 0 ? <Switch<LedgerView['shows']> label="Shown" value={shows} options={[['list', 'List'], ['scorecard', 'Scorecard']]} onChange={(chosen) => choose(view, { shows: chosen })} /> : null}
      {ledger.answer.byHand.length > 0 ? <PromiseSwitch view={view} ledger={ledger.answer} /> : null}
      <button type="button" class="link" onClick={() => saveCsv(`promises ${view.promises} ${scope.pair}`, promiseTable(promises))}>CSV</button>
    </> : null}>
      <Loaded state={ledger} room={420}>
        {({ asOf, scorecard, corrections, pair }) => {
          if (promises.length === 0) return <Empty>{view.promises === 'found' ? 'The coder found no promise between the two in this record.' : 'No list compiled by hand is on record for this pair.'}</Empty>;
          if (shows === 'scorecard') return <Scorecard view={view} rows={scorecard} />;
          const staged = choosePromises(promises, view.ledger, false);
          const shown = choosePromises(promises, view.ledger);
          const visible = showsAll ? shown : shown.slice(0, ROWS_AT_FIRST);
          const domain = lineDomain(shown, asOf);
          return (
            <>
              <p class="caption">{describe(promises, view.promises, asOf)}</p>
              <Stages view={view} promises={staged} />
              <Choices view={view} promises={promises} />
              {shown.length === 0 ? <Empty action="Show all promises" onAction={() => setView({ ledger: ALL_PROMISES })}>No promise fits these choices.</Empty> : null}
              <ul class="ledger">{visible.map((promised) => <PromiseRow key={promised.key} promised={promised} scope={scope} line={<PromiseLine promised={promised} domain={domain} asOf={asOf} />} />)}</ul>
              {shown.length > 0 ? <p class="note line-key">Lines run from {Math.floor(domain[0])} (or before) to {Math.floor(domain[1])}; a mark is a statement, the upright bar the date it is due, the thin line {formatDate(asOf)}.</p> : null}
              <Hidden corrections={view.promises === 'found' ? corrections : []} pair={pair} />
              <ShowAll total={shown.length} first={ROWS_AT_FIRST} showsAll={showsAll} onChange={setShowsAll} />
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

/** What people took out of the ledger, with a way to take that back: nothing disappears unseen. */
function Hidden({ corrections, pair }: { readonly corrections: Ledger['corrections']; readonly pair: string }) {
  const hidden = corrections.filter(({ action, holds, value }) => action === 'hide' && holds && (value as { readonly undo?: string } | null)?.undo === undefined);
  if (hidden.length === 0) return null;
  return (
    <details class="matching">
      <summary>{`${plural(hidden.length, 'entry', 'entries')} hidden by people`}</summary>
      <ol>{hidden.map((correction) => <li key={correction.id}><code>{correction.entry}</code> hidden by {correction.by}, {formatDate(correction.at.slice(0, 10))}{correction.note ? `: ${correction.note}` : ''} <Undo correction={correction} pair={pair} /></li>)}</ol>
    </details>
  );
}

function choose(view: View, change: Partial<LedgerView>): void {
  setView({ ledger: { ...view.ledger, ...change } }, 'text' in change);
}

function Stages({ view, promises }: { readonly view: View; readonly promises: readonly Promised[] }) {
  return (
    <div class="stage-bar" role="group" aria-label="Show promises that are">
      {STAGES.map(([key, label, about]) => {
        const count = promises.filter(({ status }) => LEDGER_STATUSES[status].stage === key).length;
        return count === 0 ? null : (
          <button key={key} type="button" class={`stage-part stage-${key}`} aria-pressed={view.ledger.stage === key} title={about} ref={(node) => { if (node) node.style.flexGrow = String(count); }} onClick={() => choose(view, { stage: view.ledger.stage === key ? null : key })}>
            <span class="stage-count">{count}</span><span class="stage-label">{label}</span>
          </button>
        );
      })}
    </div>
  );
}

/** Kind, sector, words and order of the list. */
function Choices({ view, promises }: { readonly view: View; readonly promises: readonly Promised[] }) {
  const types = tally(promises.flatMap(({ type }) => type ?? []));
  const sectors = tally(promises.flatMap((promised) => promised.sectors));
  return (
    <div class="ledger-choices">
      {types.length > 1 ? <label>Kind <select value={view.ledger.type ?? ''} onChange={(event) => choose(view, { type: event.currentTarget.value || null })}>
        <option value="">all</option>{types.map(([type, count]) => <option key={type} value={type}>{`${COMMITMENT_TYPES[type as 'target']} (${count})`}</option>)}
      </select></label> : null}
      {sectors.length > 1 ? <label>Sector <select value={view.ledger.sector ?? ''} onChange={(event) => choose(view, { sector: event.currentTarget.value || null })}>
        <option value="">all</option>{sectors.map(([sector, count]) => <option key={sector} value={sector}>{`${capitalise(sector)} (${count})`}</option>)}
      </select></label> : null}
      <label>Words <input type="search" value={view.ledger.text} placeholder="pipeline" onInput={(event) => choose(view, { text: event.currentTarget.value })} /></label>
      <label>Order <select value={view.ledger.sort} onChange={(event) => choose(view, { sort: event.currentTarget.value as LedgerSort })}>
        {SORTS.map(([sort, label]) => <option key={sort} value={sort}>{label}</option>)}
      </select></label>
    </div>
  );
}

/** Choice between what the coder found and what was compiled by hand; never mixed. */
function PromiseSwitch({ view, ledger }: { readonly view: View; readonly ledger: Ledger }) {
  return <Switch<PromiseSource> label="Promises" value={view.promises} options={[['found', `Found by the coder (${ledger.entries.length})`], ['hand', `Compiled by hand (${ledger.byHand.length})`]]} onChange={(promises) => setView({ promises })} />;
}

function PromiseRow({ promised, scope, line }: { readonly promised: Promised; readonly scope: Scope; readonly line: ComponentChildren }) {
  const { key, type, what, madeOn, status, statusSince, overdueDays, deadlineMovedDays, versions, tellings, unclear, parties, entry } = promised;
  const newest = versions.at(-1)!;
  const others = parties.filter((code) => code !== scope.a && code !== scope.b);
  const facts = [
    type ? COMMITMENT_TYPES[type as 'target'] : null, amountWords(newest), madeOn ? `first told ${formatDate(madeOn, true)}` : null,
    newest.deadline ? `due ${formatDate(newest.deadline, true)}` : null, versions.length > 1 ? `revised ${plural(versions.length - 1, 'time')}` : null,
    others.length > 0 ? `with ${others.map(actorName).join(', ')}` : null, tellings !== null && tellings > 1 ? `told ${tellings} times` : null,
  ];
  return (
    <li class="promise">
      <button type="button" class="promise-open" onClick={() => open('commitment', key)}>
        <span class="promise-what">{capitalise(what)}</span>
        <span class="promise-meta">{facts.filter(Boolean).join(' · ')}</span>
      </button>
      <span class="promise-course">{line}</span>
      <span class="promise-status">
        <LedgerChip status={status} />{entry && entry.edits.length > 0 ? <span class="by-hand">corrected by {entry.edits.at(-1)!.by}</span> : null}
        <span class="note">{statusSince ? `since ${formatDate(statusSince, true)}` : ''}{overdueDays ? `${statusSince ? ', ' : ''}date passed ${formatDays(overdueDays)} ago` : ''}</span>
        {deadlineMovedDays ? <span class="note">deadline moved by {formatDays(Math.abs(deadlineMovedDays))}</span> : null}
        {unclear ? <span class="note">{unclear}</span> : null}
      </span>
    </li>
  );
}

function describe(promises: readonly Promised[], source: PromiseSource, asOf: string): string {
  const done = promises.filter(({ status }) => LEDGER_STATUSES[status].stage === 'done').length;
  const late = promises.filter(({ overdueDays }) => overdueDays !== null && overdueDays > 0).length;
  const delivered = done === 0 ? 'no source says that any was delivered' : done === 1 ? 'of one a source says that it was delivered' : `of ${done} a source says that they were delivered`;
  return [
    `${plural(promises.length, 'promise')} ${source === 'found' ? 'found in the documents' : 'compiled by hand from cited pages'}; ${delivered}.`,
    late > 0 ? `For ${late} the date has passed as of ${formatDate(asOf)} without word of delivery.` : '',
    'A status is what a source said on its date, not a verdict.',
  ].filter(Boolean).join(' ');
}

function promiseTable(promises: readonly Promised[]) {
  return {
    columns: ['Key', 'Type', 'Parties', 'What', 'Instrument', 'From', 'To', 'Unit', 'First told', 'Deadline', 'Status', 'Since', 'Days late', 'Evidence'],
    rows: promises.map(({ key, type, parties, what, instrument, versions, madeOn, status, statusSince, overdueDays, steps }) => {
      const { from, to, unit, deadline } = versions.at(-1)!;
      return [key, type, parties.map(actorName).join('; '), what, instrument, from, to, unit, madeOn, deadline, status, statusSince, overdueDays, steps[0]?.text ?? null];
    }),
  };
}
