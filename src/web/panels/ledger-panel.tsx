import { useState } from 'preact/hooks';
import type { Ledger } from '../../server/contract.js';
import { actorName } from '../actor-names.js';
import { amountWords } from '../amount-words.js';
import type { ApiState } from '../api-client.js';
import { LedgerChip } from '../chips.js';
import { saveCsv } from '../downloads.js';
import { formatDate, formatDays, plural } from '../format.js';
import { capitalise, COMMITMENT_TYPES, LEDGER_STATUSES, type Stage } from '../labels.js';
import { promisesOf, type Promised, type PromiseSource } from '../promises.js';
import type { Scope } from '../query.js';
import { open, setView, type View } from '../state.js';
import { Empty, Loaded, Panel, Switch } from './panel.js';

const STAGES: readonly (readonly [Stage, string, string])[] = [
  ['open', 'Promised', 'proposed, agreed or signed; nothing said of delivery'],
  ['moving', 'Under way', 'in progress, ratified or in force'],
  ['done', 'Done', 'delivered, as a source says'],
  ['trouble', 'In trouble', 'delayed, suspended or disputed'],
  ['ended', 'Ended', 'lapsed or cancelled'],
];
const ROWS_AT_FIRST = 10;

/** What have they promised each other, and what became of it? */
export function LedgerPanel({ view, scope, ledger }: { readonly view: View; readonly scope: Scope; readonly ledger: ApiState<Ledger> }) {
  const [stage, setStage] = useState<Stage | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const promises = ledger.answer ? promisesOf(ledger.answer, view.promises) : [];
  return (
    <Panel title="Promises" question="What have they promised each other, and what became of it?" class="wide" id="ledger" actions={ledger.answer ? <>
      {ledger.answer.byHand.length > 0 ? <PromiseSwitch view={view} ledger={ledger.answer} /> : null}
      <button type="button" class="link" onClick={() => saveCsv(`promises ${view.promises} ${scope.pair}`, promiseTable(promises))}>CSV</button>
    </> : null}>
      <Loaded state={ledger} room={420}>
        {({ asOf }) => {
          if (promises.length === 0) return <Empty>{view.promises === 'found' ? 'The coder found no promise between the two in this record.' : 'No list compiled by hand is on record for this pair.'}</Empty>;
          const shown = promises.filter(({ status }) => stage === null || LEDGER_STATUSES[status].stage === stage);
          const visible = showsAll ? shown : shown.slice(0, ROWS_AT_FIRST);
          return (
            <>
              <p class="caption">{describe(promises, view.promises, asOf)}</p>
              <div class="stage-bar" role="group" aria-label="Show promises that are">
                {STAGES.map(([key, label, about]) => {
                  const count = promises.filter(({ status }) => LEDGER_STATUSES[status].stage === key).length;
                  return count === 0 ? null : (
                    <button key={key} type="button" class={`stage-part stage-${key}`} aria-pressed={stage === key} title={about} ref={(node) => { if (node) node.style.flexGrow = String(count); }} onClick={() => setStage(stage === key ? null : key)}>
                      <span class="stage-count">{count}</span><span class="stage-label">{label}</span>
                    </button>
                  );
                })}
              </div>
              <ul class="ledger">{visible.map((promised) => <PromiseRow key={promised.key} promised={promised} scope={scope} />)}</ul>
              {shown.length > ROWS_AT_FIRST ? <button type="button" class="button wide-button" onClick={() => setShowsAll(!showsAll)}>{showsAll ? 'Show fewer' : `Show all ${shown.length}`}</button> : null}
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

/** Choice between what the coder found and what was compiled by hand; never mixed. */
function PromiseSwitch({ view, ledger }: { readonly view: View; readonly ledger: Ledger }) {
  return <Switch<PromiseSource> label="Promises" value={view.promises} options={[['found', `Found by the coder (${ledger.entries.length})`], ['hand', `Compiled by hand (${ledger.byHand.length})`]]} onChange={(promises) => setView({ promises })} />;
}

function PromiseRow({ promised, scope }: { readonly promised: Promised; readonly scope: Scope }) {
  const { key, type, what, madeOn, status, statusSince, overdueDays, deadlineMovedDays, versions, tellings, unclear, parties } = promised;
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
      <span class="promise-status">
        <LedgerChip status={status} />
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
