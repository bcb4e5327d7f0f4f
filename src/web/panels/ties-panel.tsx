import { useState } from 'preact/hooks';
import type { Ties } from '../../server/contract.js';
import { useApi } from '../api-client.js';
import { actorName } from '../actor-names.js';
import { formatCount, formatDate, plural } from '../format.js';
import type { Scope } from '../query.js';
import { Fact } from '../evidence/reports.js';
import { Empty, Loaded, Panel, ShowAll } from './panel.js';

type Shared = Ties['compacts'][number];
type TieFact = Ties['facts'][number];

const SHOWN = 8;

const STANDINGS: Readonly<Record<Shared['standing'], string>> = {
  'in-force': 'both members', 'not-yet': 'signed, not in force for both', talks: 'under negotiation', apart: 'not on the same terms', ended: 'ended',
};
const ROLES: Readonly<Record<Shared['a']['role'], string>> = {
  member: 'member', observer: 'observer', partner: 'partner', signatory: 'signed', negotiating: 'negotiating', withdrawn: 'left',
};

/** Series of a pair in words, in the order they are shown; one that is not here comes last under its own name. */
const FACTS: Readonly<Record<string, string>> = {
  contiguity: 'Contiguity', 'common-border': 'Common border', distance: 'Distance', 'distance-capitals': 'Distance of the capitals', 'distance-weighted': 'Distance, by population',
  'distance-weighted-ces': 'Distance, by population (CES)', 'shared-organisations': 'Organisations in common', 'economic-integration': 'Trade agreement in force',
  'alliance-defence': 'Allied for defence', 'alliance-offence': 'Allied for offence', 'alliance-neutrality': 'Pact of neutrality', 'alliance-nonaggression': 'Pact of non-aggression',
  'alliance-consultation': 'Pact of consultation', 'common-official-language': 'Common official language', 'common-spoken-language': 'Common spoken language',
  'colonial-tie': 'Colonial tie at any time', 'colonial-tie-after-1945': 'Colonial tie after 1945', 'colonial-tie-now': 'Colonial tie now', 'common-coloniser': 'Common coloniser', 'once-one-country': 'Once one country',
};
const ORDER = Object.keys(FACTS);
const LEVELS = ['none', 'preferences one way', 'preferences', 'free trade', 'customs union', 'common market', 'economic union'];
const CONTIGUITY = ['', 'by land', 'up to 12 miles of water', 'up to 24 miles of water', 'up to 150 miles of water', 'up to 400 miles of water'];

/** What binds the two whatever happens in a week: agreements, organisations, geography. */
export function TiesPanel({ scope }: { readonly scope: Scope }) {
  const ties = useApi<Ties>(`/api/ties?pair=${scope.pair}`);
  const [showsAll, setShowsAll] = useState(false);
  return (
    <Panel title="What they share" question="Agreements, organisations and lasting facts, each as its own source tells it" class="wide" id="ties">
      <Loaded state={ties} room={200}>
        {({ compacts, facts, asOf }) => {
          if (compacts.length + facts.length === 0) return <Empty>No agreement, organisation or distance of this pair is on record. They come in with <code>bilat import FILE</code>.</Empty>;
          const standing = compacts.filter((each) => each.standing !== 'ended');
          return (
            <>
              {compacts.length === 0 ? null : <p class="caption">{plural(compacts.filter((each) => each.standing === 'in-force').length, 'agreement or organisation', 'agreements and organisations')} with both as members on {formatDate(asOf)}; {plural(compacts.length - standing.length, 'further one')} ended. The same one from two data sets stands twice.</p>}
              <div class={compacts.length > 0 && facts.length > 0 ? 'ties' : undefined}>
                {compacts.length === 0 ? null : (
                  <div>
                    <table class="parties">
                      <caption class="visually-hidden">Agreements and organisations both sides belong to</caption>
                      <thead><tr><th scope="col">Agreement or organisation</th><th scope="col">{actorName(scope.a)}</th><th scope="col">{actorName(scope.b)}</th></tr></thead>
                      <tbody>{(showsAll ? compacts : compacts.slice(0, SHOWN)).map((each) => <SharedRow key={each.compact.id} shared={each} />)}</tbody>
                    </table>
                    <ShowAll total={compacts.length} first={SHOWN} showsAll={showsAll} onChange={setShowsAll} />
                  </div>
                )}
                {facts.length === 0 ? null : <FactList facts={facts} />}
              </div>
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

/** What there is, one a line; what there is not, in one line. */
function FactList({ facts }: { readonly facts: readonly TieFact[] }) {
  const rank = ({ series }: TieFact) => (ORDER.includes(series) ? ORDER.indexOf(series) : ORDER.length);
  const sorted = facts.toSorted((x, y) => rank(x) - rank(y));
  const isNo = ({ unit, value }: TieFact) => unit === 'yes/no' && value === 0;
  const nos = sorted.filter(isNo);
  return (
    <dl class="facts">
      {sorted.filter((fact) => !isNo(fact)).map((fact) => <Fact key={`${fact.series} ${fact.source}`} term={FACTS[fact.series] ?? fact.series}>{valueOf(fact)} <span class="note">{timeOf(fact)}{fact.source}</span></Fact>)}
      {nos.length === 0 ? null : <Fact term="None">{nos.map(({ series }) => (FACTS[series] ?? series).toLowerCase()).join(', ')} <span class="note">{[...new Set(nos.map(({ source }) => source))].join(', ')}</span></Fact>}
    </dl>
  );
}

function SharedRow({ shared: { compact, a, b, since, standing } }: { readonly shared: Shared }) {
  return (
    <tr>
      <th scope="row"><span>{compact.name}</span><span class="note">{STANDINGS[standing]}{since ? ` since ${formatDate(since)}` : ''} · {compact.source}{compact.note ? ` · ${compact.note}` : ''}</span></th>
      {[a, b].map((side, k) => <td key={k}>{ROLES[side.role]}{side.from ? <span class="note"> {formatDate(side.from)}</span> : null}</td>)}
    </tr>
  );
}

function valueOf({ series, value, unit }: TieFact): string {
  if (unit === 'yes/no') return value > 0 ? 'yes' : 'no';
  if (series === 'economic-integration') return LEVELS[value] ?? String(value);
  if (series === 'contiguity') return CONTIGUITY[value] ?? String(value);
  return `${formatCount(Math.round(value))} ${unit === 'organisations' ? '' : unit}`.trim();
}

/** The time a value stands for, with a comma; nothing for what always holds. */
function timeOf({ first, periodEnd, points }: TieFact): string {
  if (periodEnd.startsWith('9999')) return '';
  return points === 1 ? `${first.slice(0, 4)}–${periodEnd.slice(0, 4)}, ` : `${periodEnd.slice(0, 4)}, on record since ${first.slice(0, 4)}, `;
}
