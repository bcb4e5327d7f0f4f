import type { EventRow } from '../../server/contract.js';
import { actorName } from '../actor-names.js';
import { ImportedFrom } from '../event-item.js';
import { plural } from '../format.js';
import { capitalise } from '../labels.js';
import { EventHead, WhatFact } from './event-facts.js';
import { Fact } from './reports.js';

/** An event of another data set: what it says, and where it stands there. It has no sentence to open. */
export function ImportedEvidence({ row, imported }: { readonly row: EventRow; readonly imported: NonNullable<EventRow['imported']> }) {
  const { finding } = row;
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
          <Fact term="Reports">{row.document.reports === 0 ? 'not told' : plural(row.document.reports, 'report')}{row.document.outlets.length > 0 ? `: ${row.document.outlets.join(', ')}` : ''}</Fact>
        </dl>
        <p class="note">Whether this event took place, and whether it is rightly coded, was not looked at here: the record has no text of it.</p>
      </section>
    </article>
  );
}
