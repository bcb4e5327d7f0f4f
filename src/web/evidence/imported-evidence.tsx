import type { Account, EventRow } from '../../server/contract.js';
import { useApi } from '../api-client.js';
import { actorName } from '../actor-names.js';
import { ImportedFrom } from '../event-item.js';
import { whoWords } from '../event-words.js';
import { plural } from '../format.js';
import { capitalise } from '../labels.js';
import { EventHead, WhatFact } from './event-facts.js';
import { Loaded } from '../panels/panel.js';
import { open } from '../state.js';
import { Fact } from './reports.js';

/** An event of another data set: what it says, and where it stands there. It has no sentence to open. */
export function ImportedEvidence({ row, imported }: { readonly row: EventRow; readonly imported: NonNullable<EventRow['imported']> }) {
  const { finding } = row;
  const account = useApi<Account>(`/api/events/${encodeURIComponent(row.id)}/account`);
  const side = (actors: typeof finding.source) => actors.map(({ code, sector, name }) => [code === null ? null : actorName(code), sector, name === null ? null : `“${name}”`].filter(Boolean).join(', ')).join('; ');
  return (
    <article class="evidence">
      <EventHead row={row} />
      <section aria-label="What the data set says">
        {row.sentenceText ? <p class="sentence">{row.sentenceText}</p> : null}
        <p><ImportedFrom row={row} imported={imported} /></p>
        <dl class="facts">
          <Fact term="Data set">{imported.origin}, read by {imported.importer}. {imported.licence}</Fact>
          <Fact term="Who acts">{side(finding.source) || 'not told'}</Fact>
          <Fact term="Upon whom">{side(finding.target) || 'nobody told'}</Fact>
          <WhatFact finding={finding} />
          {finding.place ? <Fact term="Where">{finding.place.name}</Fact> : null}
          {finding.sectors.length > 0 ? <Fact term="Sectors">{finding.sectors.map(capitalise).join(', ')}</Fact> : null}
          {finding.casualties?.killed === undefined ? null : <Fact term="Deaths">{finding.casualties.killed}, as the data set counts them</Fact>}
          <Fact term="Reports">{row.document.reports === 0 ? (row.document.outlets.length > 0 ? '' : 'not told') : `${plural(row.document.reports, 'report')}${row.document.outlets.length > 0 ? ': ' : ''}`}{row.document.outlets.join(', ')}{imported.outletCount === undefined ? '' : `; ${plural(imported.outletCount, 'outlet')} as the data set counts them`}</Fact>
        </dl>
        <Loaded state={account} room={60}>{(told) => <Rows account={told} shown={row.id} />}</Loaded>
        <p class="note">Whether this event took place, and whether it is rightly coded, was not looked at here: the record has no text of it.</p>
      </section>
    </article>
  );
}

const LINKS: Readonly<Record<NonNullable<Account['repeats']>[number]['links'][number], string>> = {
  'same-place': 'same place', 'same-article': 'same article or outlet', 'same-day': 'same day', 'both-sides': 'told from the other side', 'by-hand': 'put together by hand',
};

/** The rows of the data set that tell of the event, each with its place there, and why they are taken for one. */
function Rows({ account: { tellings, lead, repeats = [], edits }, shown }: { readonly account: Account; readonly shown: string }) {
  if (tellings.length === 1 && edits.length === 0) return null;
  return (
    <section aria-label="Rows that tell of it" data-testid="account">
      <h3>Told in {plural(tellings.length, 'row')}, counted once</h3>
      <p class="note">Rows of one data set with the same day, kind of act and sides, joined by place or article. Another place or article alone may be another act: whoever knows better can take rows apart with <code>bilat dedupe --split</code>.</p>
      <ol class="tellings">{tellings.map(({ row }) => {
        const reason = repeats.find(({ telling }) => telling === row.id);
        return (
          <li key={row.id}>
            <p>{whoWords(row)}{row.finding.place ? `, ${row.finding.place.name}` : ''}</p>
            <p><ImportedFrom row={row} imported={row.imported!} /></p>
            <p class="note">{row.id === lead ? 'Stands for the event in counts and lists.' : reason ? `Taken for the same event: ${reason.links.map((link) => LINKS[link]).join(', ')}.` : ''}</p>
            {row.id === shown ? null : <button type="button" class="link" onClick={() => open('event', row.id)}>Show this row</button>}
          </li>
        );
      })}</ol>
      {edits.length > 0 ? <p class="note">Decided by hand: {edits.map(({ action, by, at, note }) => `${action} by ${by}, ${at.slice(0, 10)}${note ? ` (${note})` : ''}`).join('; ')}.</p> : null}
    </section>
  );
}
