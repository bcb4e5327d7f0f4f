import { useEffect, useState } from 'preact/hooks';
import type { Explanation, SentenceExplanation } from '../../coder/explain.js';
import { actorName } from '../actor-names.js';
import { TYPES, STATUSES, actorSectorName } from '../labels.js';

/** Why a text is coded as it is: for each sentence its actors, clauses and the readings tried. */
export function ExplainView({ text, explain }: { readonly text: string; readonly explain: (text: string) => Promise<Explanation> }) {
  const [explained, setExplained] = useState<Explanation | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    explain(text).then((answer) => isCurrent && setExplained(answer), (error: unknown) => isCurrent && setFailure((error as Error).message));
    return () => { isCurrent = false; };
  }, [text]);
  if (failure) return <p class="failure" role="alert">{failure}</p>;
  if (!explained) return <p class="note" role="status">Explaining…</p>;
  return <ol class="explained">{explained.sentences.map((sentence, k) => <SentenceView key={k} sentence={sentence} />)}</ol>;
}

function SentenceView({ sentence: { text, actors, clauses, readings } }: { readonly sentence: SentenceExplanation }) {
  return (
    <li>
      <p class="sentence">{text}</p>
      <dl class="facts">
        <div class="fact"><dt>Actors</dt><dd>{actors.length === 0 ? 'none known' : <ul class="inline">{actors.map((actor, k) => <li key={k}><b>{actor.text}</b> {[actor.code ? actorName(actor.code) : 'no code', actor.sector ? actorSectorName(actor.sector) : null, actor.kind].filter(Boolean).join(', ')} <code>{actor.row}</code></li>)}</ul>}</dd></div>
        <div class="fact"><dt>Clauses</dt><dd>{clauses.length === 0 ? 'none' : <ul class="inline">{clauses.map((clause, k) => (
          <li key={k}>{clause.subject.join(' and ') || '–'} <b>{clause.negated ? 'not ' : ''}{clause.verb}</b> {[...clause.object, ...clause.prepositions].join(' ')} <span class="note">{[clause.relation, clause.passive ? 'passive' : null, STATUSES[clause.status].label.toLowerCase()].filter(Boolean).join(', ')}</span></li>
        ))}</ul>}</dd></div>
        <div class="fact"><dt>Readings</dt><dd>{readings.length === 0 ? 'no word of the lexicon fits' : (
          <div class="table-scroll" tabindex={0} role="region" aria-label="Readings tried"><table class="readings">
            <thead><tr><th scope="col">Word</th><th scope="col">Read as</th><th scope="col">Rule</th><th scope="col">Score</th><th scope="col">Outcome</th></tr></thead>
            <tbody>{readings.map((reading, k) => <tr key={k} class={reading.kept ? 'is-kept' : ''}><td>{reading.trigger}</td><td>{TYPES[reading.type].label}{reading.mode ? `, ${reading.mode}` : ''}</td><td><code>{reading.rule}</code></td><td class="number">{reading.score.toFixed(2)}</td><td>{reading.kept ? 'kept' : reading.reason}</td></tr>)}</tbody>
          </table></div>
        )}</dd></div>
      </dl>
    </li>
  );
}
