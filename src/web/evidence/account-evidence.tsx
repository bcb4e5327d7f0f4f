import type { Account, EventRow } from '../../server/contract.js';
import { actorName } from '../actor-names.js';
import { AffiliationMark } from '../chips.js';
import { whoWords } from '../event-words.js';
import { formatDate, joinWords, plural } from '../format.js';
import { STATUSES, TYPES } from '../labels.js';
import { open } from '../state.js';
import { Fact } from './reports.js';

type Telling = Account['tellings'][number];

const WHAT: Readonly<Record<Account['versions'][number]['what'], string>> = {
  killed: 'People killed', injured: 'People injured', arrested: 'People arrested', day: 'Day', place: 'Place', act: 'Kind of act', status: 'Did it happen', actors: 'Who, upon whom',
};
const REASONS: Readonly<Record<string, string>> = {
  'same-day': 'same day', 'day-apart': 'a day apart', 'days-apart': 'days apart', 'same-period': 'same month or year', 'same-type': 'same kind of act', 'related-type': 'related kind of act',
  'same-mode': 'same form', 'other-mode': 'another form', 'same-actors': 'same actors', 'overlapping-actors': 'actors in common', 'missing-side': 'one names fewer actors', 'other-party': 'another party besides',
  'swapped-sides': 'sides swapped', 'other-status': 'one denies it', 'common-states': 'same states named', 'shared-names': 'same names', 'shared-capital': 'same capital', 'shared-places': 'same place',
  'other-places': 'other places', 'shared-numbers': 'same figures', 'other-numbers': 'other figures', 'other-casualties': 'very different toll', 'same-office': 'same office', 'other-office': 'other office',
  'shared-words': 'words in common', 'copied-text': 'copied text', 'same-document': 'same document', 'told-as-another': 'told as another one',
};

/** Everybody who tells of an event: outlets, texts that copy one another, where the tellings differ, what came before and after. */
export function AccountEvidence({ account, shown }: { readonly account: Account; readonly shown: string }) {
  const { tellings, outlets, independentTexts, documents, firstSeen, countries, stateAffiliatedShare, versions } = account;
  return (
    <section aria-label="All tellings" data-testid="account">
      <h3>Who tells of it</h3>
      <p class="note">{tellings.length === 1
        ? 'One sentence on record tells of this event.'
        : `Told ${tellings.length} times, in ${plural(documents, 'document')} of which ${independentTexts === 1 ? 'all repeat one text' : `${independentTexts} do not repeat one another`}; counted once. Copies show who carried it, not that more know it.`}</p>
      <dl class="facts">
        {firstSeen ? <Fact term="First seen">{formatDate(firstSeen.date)}</Fact> : null}
        {countries.length > 0 ? <Fact term="From">{joinWords(countries.map(({ country, outlets: n }) => `${country ? actorName(country) : 'seat not known'} (${n})`))}</Fact> : null}
        <Fact term="State ties">{stateAffiliatedShare === null ? 'not established for any outlet' : `${Math.round(stateAffiliatedShare * 100)}% of the outlets where this is established are run by or tied to a state`}</Fact>
      </dl>
      {outlets.length > 0 ? <ul class="reports-list">{outlets.map((outlet, k) => (
        <li key={k}>
          <span class="outlet-name">{outlet.outlet ?? 'Outlet not named'}</span>
          <span class="note">{outlet.country ? actorName(outlet.country) : 'seat not known'}</span>
          <AffiliationMark stateAffiliated={outlet.stateAffiliated} />
        </li>
      ))}</ul> : null}
      {versions.length > 0 ? <Versions versions={versions} /> : null}
      {tellings.length > 1 ? <><h4>Each telling</h4><ol class="tellings">{tellings.map((telling) => <TellingItem key={telling.row.id} telling={telling} account={account} isShown={telling.row.id === shown} />)}</ol></> : null}
      <Stages title="Announced before" rows={account.announcedIn} />
      <Stages title="What came of it" rows={account.carriedOutAs} />
      {account.edits.length > 0 ? <p class="note">Decided by hand: {account.edits.map(({ action, by, at, note }) => `${action} by ${by}, ${at.slice(0, 10)}${note ? ` (${note})` : ''}`).join('; ')}.</p> : null}
    </section>
  );
}

function Versions({ versions }: { readonly versions: Account['versions'] }) {
  return (
    <>
      <h4>Where they differ</h4>
      <table class="versions"><tbody>{versions.map(({ what, versions: list }) => (
        <tr key={what}>
          <th scope="row">{WHAT[what]}</th>
          <td>{list.map(({ value, tellings, outlets }) => <p key={value}><strong>{valueWords(what, value)}</strong> <span class="note">{outlets.length > 0 ? joinWords(outlets) : plural(tellings.length, 'telling')}</span></p>)}</td>
        </tr>
      ))}</tbody></table>
    </>
  );
}

function valueWords(what: Account['versions'][number]['what'], value: string): string {
  if (what === 'day') return formatDate(value);
  if (what === 'status') return STATUSES[value as 'actual'].label;
  if (what === 'act') { const [type, mode] = value.split(' '); return `${TYPES[type as 'AGREE'].label}${mode ? `, ${mode.replaceAll('-', ' ')}` : ''}`; }
  if (what === 'actors') return value.replaceAll(/\b[A-Z]{3}\b/g, (code) => actorName(code));
  return value;
}

function TellingItem({ telling: { row, reports, copy }, account, isShown }: { readonly telling: Telling; readonly account: Account; readonly isShown: boolean }) {
  const names = [...new Set(reports.flatMap(({ outlet }) => outlet ?? []))];
  const reason = account.reasons.find(({ telling }) => telling === row.id);
  const why = reason === undefined || !('evidence' in reason.comparison) ? null : reason.comparison.evidence.filter(({ adds }) => Math.abs(adds) >= 0.1).map(({ name }) => REASONS[name] ?? name).join(', ');
  return (
    <li>
      <p class="note">{names.length > 0 ? joinWords(names) : 'outlet not named'}{row.document.date ? `, ${formatDate(row.document.date)}` : ''}{copy ? ` · ${Math.round(copy.similarity * 100)}% of its text stands in another document` : ''}</p>
      <p class="sentence">{row.sentenceText}</p>
      {why ? <p class="note">Taken for the same event: {why}.</p> : row.id === account.lead && account.tellings.length > 1 ? <p class="note">Stands for the event in counts and lists.</p> : null}
      {isShown ? null : <button type="button" class="link" onClick={() => open('event', row.id)}>Show this telling</button>}
    </li>
  );
}

function Stages({ title, rows }: { readonly title: string; readonly rows: readonly EventRow[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul class="tellings">{rows.map((row) => <li key={row.id}><button type="button" class="link" onClick={() => open('event', row.id)}>{formatDate(row.date)}: {whoWords(row)}</button> <span class="note">{STATUSES[row.finding.status].label}</span></li>)}</ul>
    </>
  );
}
