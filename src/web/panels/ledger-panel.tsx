import { useState } from 'preact/hooks';
import type { Ledger } from '../../server/contract.js';
import type { ApiState } from '../api-client.js';
import { LedgerChip } from '../chips.js';
import { actorName } from '../actor-names.js';
import { saveCsv } from '../downloads.js';
import { amountWords } from '../amount-words.js';
import { formatDate, plural } from '../format.js';
import { COMMITMENT_TYPES, LEDGER_STATUSES } from '../labels.js';
import type { Scope } from '../query.js';
import { open } from '../state.js';
import { Empty, Loaded, Panel } from './panel.js';

type Entry = Ledger['entries'][number];
type Stage = (typeof LEDGER_STATUSES)[keyof typeof LEDGER_STATUSES]['stage'];

const STAGES: readonly (readonly [Stage, string, string])[] = [
  ['open', 'Promised', 'proposed, agreed or signed; nothing said of delivery'],
  ['moving', 'Under way', 'in progress, ratified or in force'],
  ['done', 'Done', 'delivered, as a source says'],
  ['trouble', 'In trouble', 'delayed, suspended or disputed'],
  ['ended', 'Ended', 'lapsed or cancelled'],
];
const ROWS_AT_FIRST = 10;

/** What have they promised each other, and what became of it? */
export function LedgerPanel({ scope, ledger }: { readonly scope: Scope; readonly ledger: ApiState<Ledger> }) {
  const [stage, setStage] = useState<Stage | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  return (
    <Panel title="Promises" question="What have they promised each other, and what became of it?" class="wide" id="ledger" actions={
      ledger.answer ? <button type="button" class="link" onClick={() => saveCsv(`ledger ${scope.pair}`, ledgerTable(ledger.answer!.entries))}>CSV</button> : null
    }>
      <Loaded state={ledger} room={420}>
        {({ entries }) => {
          if (entries.length === 0) return <Empty>No promise between the two is on record.</Empty>;
          const shown = entries.filter((entry) => stage === null || stageOf(entry) === stage).toSorted(byNewest);
          const visible = showsAll ? shown : shown.slice(0, ROWS_AT_FIRST);
          const done = entries.filter((entry) => stageOf(entry) === 'done').length;
          return (
            <>
              <p class="caption">{plural(entries.length, 'promise')} on record; of {done === 1 ? 'one' : done || 'none'} a source says it was delivered. A status is what a source said on its date, not a verdict.</p>
              <div class="stage-bar" role="group" aria-label="Show promises that are">
                {STAGES.map(([key, label, about]) => {
                  const count = entries.filter((entry) => stageOf(entry) === key).length;
                  return count === 0 ? null : (
                    <button key={key} type="button" class={`stage-part stage-${key}`} aria-pressed={stage === key} title={about} ref={(node) => { if (node) node.style.flexGrow = String(count); }} onClick={() => setStage(stage === key ? null : key)}>
                      <span class="stage-count">{count}</span><span class="stage-label">{label}</span>
                    </button>
                  );
                })}
              </div>
              <ul class="ledger">
                {visible.map((entry) => <LedgerRow key={entry.id} entry={entry} />)}
              </ul>
              {shown.length > ROWS_AT_FIRST ? <button type="button" class="button wide-button" onClick={() => setShowsAll(!showsAll)}>{showsAll ? 'Show fewer' : `Show all ${shown.length}`}</button> : null}
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

function LedgerRow({ entry }: { readonly entry: Entry }) {
  const latest = entry.history.at(-1);
  return (
    <li class="promise">
      <button type="button" class="promise-open" onClick={() => open('commitment', entry.id)}>
        <span class="promise-what">{entry.what}</span>
        <span class="promise-meta">{[COMMITMENT_TYPES[entry.type as 'target'] ?? null, amountWords(entry), entry.madeOn ? `made ${formatDate(entry.madeOn, true)}` : null, entry.deadline ? `due ${formatDate(entry.deadline, true)}` : 'no date set'].filter(Boolean).join(' · ')}{entry.byHand ? <span class="by-hand" title="Compiled by hand from cited pages, not found by the coder">compiled by hand</span> : null}</span>
      </button>
      <span class="promise-status"><LedgerChip status={entry.status} />{latest?.date ? <span class="note">as of {formatDate(latest.date, true)}</span> : null}</span>
    </li>
  );
}

function ledgerTable(entries: readonly Entry[]) {
  return {
    columns: ['Id', 'Type', 'Parties', 'What', 'Instrument', 'From', 'To', 'Unit', 'Made on', 'Deadline', 'Status', 'As of', 'Evidence', 'Compiled by hand'],
    rows: entries.map((entry) => [entry.id, entry.type, entry.parties.map(actorName).join('; '), entry.what, entry.instrument, entry.from, entry.to, entry.unit, entry.madeOn, entry.deadline, entry.status, entry.history.at(-1)?.date ?? null, entry.history.at(-1)?.evidence ?? null, entry.byHand ? 'yes' : 'no']),
  };
}

function stageOf(entry: Entry): Stage {
  return LEDGER_STATUSES[entry.status].stage;
}

function byNewest(x: Entry, y: Entry): number {
  const [dateX, dateY] = [x.history.at(-1)?.date ?? x.madeOn ?? '', y.history.at(-1)?.date ?? y.madeOn ?? ''];
  return dateX < dateY ? 1 : dateX > dateY ? -1 : 0;
}
