import type { EventFinding } from '../coder/findings.js';
import { actorName } from './actor-names.js';
import { actorSectorName, TYPES } from './labels.js';
import type { EventRow } from '../server/contract.js';

type Actor = EventFinding['source'][number];

/** Name of an actor for readers: person, else state or body, else the words of the text; with its sector where that tells more. */
export function actorWords(actor: Actor, { sentenceText, finding }: Pick<EventRow, 'sentenceText' | 'finding'>): string {
  const words = sentenceText.slice(actor.span[0] - finding.sentence[0], actor.span[1] - finding.sentence[0]);
  const state = actor.code === null ? null : actorName(actor.code);
  if (actor.name && state && actor.name !== state) return `${actor.name} (${state})`;
  if (actor.name) return actor.name;
  if (state) return actor.sector && actor.sector !== 'GOV' ? `${state}, ${actorSectorName(actor.sector)}` : state;
  return words || 'not named';
}

/** States or bodies on one side, each once, for short lines. */
function sideWords(actors: readonly Actor[], row: Pick<EventRow, 'sentenceText' | 'finding'>): string[] {
  return [...new Set(actors.map((actor) => (actor.code === null ? actorWords(actor, row) : actorName(actor.code))))];
}

/** Who does it to whom: "Iran → Pakistan", "Iran ↔ Pakistan" for a reciprocal act. */
export function whoWords(row: Pick<EventRow, 'sentenceText' | 'finding'>): string {
  const source = sideWords(row.finding.source, row);
  const target = sideWords(row.finding.target, row);
  if (target.length === 0) return source.length > 1 ? source.join(' ↔ ') : source[0] ?? 'Not named';
  return `${source.join(', ') || 'Not named'} → ${target.join(', ')}`;
}

/** Type and mode in words: "Consult, visit". */
export function typeWords({ type, mode }: Pick<EventFinding, 'type' | 'mode'>): string {
  return mode ? `${TYPES[type].label}, ${mode.replaceAll('-', ' ')}` : TYPES[type].label;
}

/** Who says so, outermost first; null when the outlet says it in its own voice. */
export function speakerWords({ attribution }: Pick<EventFinding, 'attribution'>): string | null {
  return attribution.length === 0 ? null : attribution.toReversed().map(({ speaker }) => speaker).join(', citing ');
}
