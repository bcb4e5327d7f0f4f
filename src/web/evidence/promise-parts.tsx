import type { Ledger } from '../../server/contract.js';
import { actorName } from '../actor-names.js';
import { LedgerChip } from '../chips.js';
import { formatDate, formatMoney, joinWords, plural } from '../format.js';
import { open } from '../state.js';

type Entry = Ledger['entries'][number];
type Track = Ledger['tracks'][number];

/** A target beside what each source of figures shows; sources are never mixed. */
export function TargetFigures({ track }: { readonly track: Track }) {
  const amount = (value: number): string => (track.unit === 'USD' ? formatMoney(value) : `${value.toLocaleString('en')} ${track.unit}`);
  const share = (value: number): string => `${Math.round(100 * value)}%`;
  return (
    <section aria-label="Beside the figures">
      <h3>Beside the figures</h3>
      <p class="note">{`${amount(track.target)}${track.deadline ? ` by ${formatDate(track.deadline)}` : ', no date told'}. Each source by itself; growth is the constant yearly rate.`}</p>
      {track.refused.length > 0 ? <p class="note">{track.refused.join('; ')}.</p> : null}
      {track.reporters.length > 0 ? <div class="scroll" role="region" aria-label="Figures" tabindex={0}><table class="figures-table">
        <thead><tr><th scope="col">Source</th><th scope="col">Latest</th><th scope="col">Of the target</th><th scope="col">Needed a year</th><th scope="col">Grew a year</th></tr></thead>
        <tbody>{track.reporters.map((reporter, k) => (
          <tr key={k}>
            <th scope="row">{reporter.source ?? 'not named'} <span class="count">{actorName(reporter.reporter)}</span></th>
            <td>{amount(reporter.latest.value)} <span class="count">{`to ${formatDate(reporter.latest.periodEnd, true)}${reporter.latest.wholeYear ? '' : ', part of a year'}`}</span></td>
            <td>{reporter.shareOfTarget === null ? '–' : share(reporter.shareOfTarget)}</td>
            <td>{reporter.neededGrowth === null ? '–' : share(reporter.neededGrowth)}</td>
            <td>{reporter.pastGrowth === null ? '–' : share(reporter.pastGrowth)}</td>
          </tr>
        ))}</tbody>
      </table></div> : null}
      {reasonsOf(track).map((reason) => <p key={reason} class="note">{reason}</p>)}
    </section>
  );
}

/** Why figures are missing, each reason once with the sources it holds for. */
function reasonsOf(track: Track): string[] {
  const reasons = new Map<string, number>();
  for (const { refused } of track.reporters) for (const reason of refused) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return [...reasons].map(([reason, count]) => `– ${reason} (${plural(count, 'source')}).`);
}

/** Statements that cannot both hold, side by side. */
export function Contradictions({ entry }: { readonly entry: Entry }) {
  const telling = (finding: string) => entry.tellings.find((each) => each.finding === finding);
  return (
    <section aria-label="Sources that differ">
      <h3>Sources that differ</h3>
      {entry.contradictions.map(({ statuses, dates, findings }, k) => (
        <div key={k} class="side-by-side">{[0, 1].map((side) => {
          const told = telling(findings[side]!);
          return (
            <div key={side}>
              <p class="history-head"><time>{formatDate(dates[side]!)}</time> <LedgerChip status={statuses[side]!} /></p>
              {told ? <p class="sentence">{told.sentence}</p> : null}
              {told ? <p class="note">{joinWords(told.outlets.slice(0, 3))} <button type="button" class="link" onClick={() => open('document', told.document)}>Open the document</button></p> : null}
            </div>
          );
        })}</div>
      ))}
    </section>
  );
}

/** Why these tellings are taken to be about one matter. */
export function Matching({ entry }: { readonly entry: Entry }) {
  if (entry.tellings.length < 2) return null;
  return (
    <details class="matching">
      <summary>{`Why ${plural(entry.tellings.length, 'telling')} stand as one matter`}</summary>
      <ol>{entry.tellings.map((telling) => (
        <li key={telling.finding}><time>{formatDate(telling.date, true)}</time> <code>{telling.finding}</code> “{telling.what}”{telling.why.length > 0 ? <span class="note"> {telling.why.join('; ')}</span> : <span class="note"> the first telling</span>}</li>
      ))}</ol>
    </details>
  );
}
