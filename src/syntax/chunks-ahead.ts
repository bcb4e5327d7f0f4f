import type { Token } from '../text/sentence.js';
import type { NounPhrase } from './analysis.js';
import type { Chunk } from './phrases.js';

/** Headlines list names without "and": "Kenya, Uganda lift ban" (the verb is a plural), "envoys from Mali, Niger, Chad". */
export function isBareList(chunks: readonly Chunk[], k: number, tokens: readonly Token[], phrases: readonly NounPhrase[]): boolean {
  const name = (at: number): boolean => {
    const chunk = chunks[at];
    return chunk?.kind === 'noun' && tokens.slice(chunk.from, chunk.to).every(({ pos }) => pos === 'PROPN');
  };
  const next = chunks[k + 1];
  // "Laos, Cambodia leaders meet in Pakse"
  const chunk = chunks[k];
  if (k === 2 && name(0) && chunk?.kind === 'noun' && chunk.to - chunk.from === 2 && tokens[chunk.from]!.pos === 'PROPN' && tokens[chunk.from + 1]!.lemma !== tokens[chunk.from + 1]!.norm && next?.kind === 'verb' && next.group.tense === 'present' && tokens[next.group.from]!.norm === next.group.lemma) return true;
  if (!name(k) || !name(k - 2)) return false;
  if (next?.kind === 'verb' && next.group.form === 'infinitive' && tokens[next.group.from]!.norm === 'to') return k === 2 || chunks[k - 3]?.kind === 'comma';
  if (next?.kind === 'verb') return next.group.tense === 'present' && next.group.modal === null && tokens[next.group.from]!.norm === next.group.lemma;
  const before = chunks[k - 1]?.kind === 'comma' && chunks[k - 3];
  const listed = (before && before.kind === 'comma' && name(k - 4)) || (next?.kind === 'comma' && name(k + 2));
  const first = phrases[(chunks[k - 2] as { phrase: number }).phrase]!;
  return Boolean(listed) && (first.preposition < 0 || !LOCATING.has(tokens[first.preposition]!.norm));
}

const LOCATING = new Set(['in', 'at', 'near', 'outside', 'off']);

/** "A, B and C": after a comma, more members and a conjunction follow before any verb. */
export function listContinues(chunks: readonly Chunk[], k: number): boolean {
  for (let j = k + 1; j < Math.min(chunks.length, k + 24); j++) {
    const chunk = chunks[j]!;
    if (chunk.kind === 'conjunction') {
      const next = chunks[j + 1];
      return (next?.kind === 'noun' || next?.kind === 'other') && (chunks[j - 1]?.kind === 'noun' || chunks[j - 1]?.kind === 'comma');
    }
    if (chunk.kind === 'verb' || chunk.kind === 'stop' || chunk.kind === 'relative' || chunk.kind === 'subordinator') return false;
    if (chunk.kind === 'comma' && chunks[j + 1]?.kind !== 'noun' && chunks[j + 1]?.kind !== 'conjunction') return false;
  }
  return false;
}

/** A finite verb comes before anything that would part it from the chunk. */
export function verbFollows(chunks: readonly Chunk[], k: number): boolean {
  for (let j = k + 1; j < chunks.length; j++) {
    const chunk = chunks[j]!;
    if (chunk.kind === 'verb') return chunk.group.form === 'finite';
    if (chunk.kind === 'comma' || chunk.kind === 'stop' || chunk.kind === 'subordinator' || chunk.kind === 'relative') return false;
  }
  return false;
}

/** The next chunk is a verb that can only be finite. */
export function finiteFollows(chunks: readonly Chunk[], k: number): boolean {
  const next = chunks[k + 1];
  return next?.kind === 'verb' && next.group.form === 'finite' && !next.group.ambiguous;
}

/** A finite verb comes later in the same clause. */
export function laterFinite(chunks: readonly Chunk[], k: number): boolean {
  for (let j = k + 1; j < chunks.length; j++) {
    const chunk = chunks[j]!;
    if (chunk.kind === 'relative' || chunk.kind === 'subordinator') return false;
    if (chunk.kind === 'verb' && chunk.group.form === 'finite') return true;
  }
  return false;
}

/** "A shell fired | from Myanmar | killed": nothing but prepositional phrases parts the verb from a finite one, which is no participle itself ("on land owned by"). */
export function verbBehindPhrases(chunks: readonly Chunk[], k: number): boolean {
  let j = k + 1;
  while (chunks[j]?.kind === 'preposition' && chunks[j + 1]?.kind === 'noun') j += 2;
  const next = chunks[j];
  return j > k + 1 && next?.kind === 'verb' && next.group.form === 'finite' && (!next.group.ambiguous || chunks[j + 1]?.kind === 'noun');
}
