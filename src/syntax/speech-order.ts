import type { Sentence } from '../text/sentence.js';
import type { Clause, NounPhrase } from './analysis.js';
import type { Grammar } from './grammar.js';

/**
 * Settles who speaks and what is said where the speaker comes last, in place: in "…, said the minister" a verb of saying without subject takes the phrase behind it;
 * in "China will answer any move, its minister warned" what stands before the comma is what is said.
 */
export function settleSpeech(clauses: readonly Clause[], phrases: readonly NounPhrase[], { tokens }: Sentence, { saying }: Grammar): void {
  for (const clause of clauses) {
    if (clause.subject.length === 0 && clause.object.length === 1 && clause.relation !== 'conjunct' && saying.has(clause.lemma) && !clause.passive) {
      clause.subject = clause.object;
      clause.object = [];
    }
  }
  for (const [index, clause] of clauses.entries()) {
    if (index === 0 || clause.complement >= 0 || clause.relation !== 'main' || clause.object.length > 0 || !saying.has(clause.lemma) || clause.subject.length === 0) continue;
    const start = Math.min(clause.from, phrases[clause.subject[0]!]!.from);
    if (tokens[start - 1]?.norm !== ',') continue;
    const said = clauses.findLastIndex((other, k) => k < index && other.relation === 'main' && !saying.has(other.lemma));
    if (said >= 0) clause.complement = said;
  }
}
