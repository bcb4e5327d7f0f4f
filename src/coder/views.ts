import type { WordGroup, WordSet } from '../lexicon/word-sets.js';
import type { Analysis, Clause, NounPhrase } from '../syntax/analysis.js';

/** How well a word stands for a phrase: its head, or a noun that modifies the head ("aid" in "aid workers"). */
const HEAD = 1;
const MODIFIER = 0.6;
const UNKNOWN = -1;

/**
 * Looks words up in phrases and clauses of one sentence for the conditions of frames. Built once per sentence; answers are
 * strengths: 0 no match, 1 the head noun, less for a modifier.
 */
export class SentenceView {
  private readonly children: number[][];
  private readonly reached: (readonly number[] | undefined)[] = [];
  private readonly strengths = new Map<WordGroup, number[]>();
  private readonly shades: (number | undefined)[] = [];

  constructor(readonly analysis: Analysis) {
    const { phrases } = analysis;
    const children: number[][] = [];
    for (let k = 0; k < phrases.length; k++) children.push([]);
    for (let k = 0; k < phrases.length; k++) {
      const { parent } = phrases[k]!;
      if (parent >= 0) children[parent]!.push(k);
    }
    this.children = children;
  }

  /** Phrases that hang on this one: possessors and prepositional phrases. */
  childrenOf(phrase: number): readonly number[] {
    return this.children[phrase]!;
  }

  prepositionOf(phrase: NounPhrase): string {
    return phrase.preposition >= 0 ? this.analysis.sentence.tokens[phrase.preposition]!.norm : '';
  }

  /** The phrase and the phrases it reaches through "of", at most two steps: "a round of talks", "the release of prisoners". */
  throughOf(phrase: number): readonly number[] {
    const known = this.reached[phrase];
    if (known) return known;
    const reached = [phrase];
    for (let at = phrase, hop = 0; hop < 2; hop++) {
      const next = this.childrenOf(at).find((child) => !this.analysis.phrases[child]!.possessive && this.prepositionOf(this.analysis.phrases[child]!) === 'of');
      if (next === undefined) break;
      reached.push(next);
      at = next;
    }
    this.reached[phrase] = reached;
    return reached;
  }

  /** Strength with which a phrase's head, its noun modifiers, or what it reaches through "of" are in the set. */
  nounMatch(phrase: number, words: WordSet): number {
    let best = 0;
    for (const group of words) {
      if ((this.shadeOf(phrase) & group.shade) === 0) continue;
      let row = this.strengths.get(group);
      if (!row) this.strengths.set(group, (row = new Array<number>(this.analysis.phrases.length).fill(UNKNOWN)));
      if (row[phrase]! === UNKNOWN) row[phrase] = this.groupMatch(phrase, [group]);
      if (row[phrase]! > best) best = row[phrase]!;
      if (best >= HEAD) return HEAD;
    }
    return best > 0 ? MODIFIER : 0;
  }

  /** Shades of the words a phrase may be matched by: its own, of those it is coordinated with, and of what it reaches through "of". */
  private shadeOf(phrase: number): number {
    let shade = this.shades[phrase];
    if (shade !== undefined) return shade;
    shade = 0;
    const { phrases, sentence } = this.analysis;
    for (const index of this.throughOf(phrase)) {
      const { coordinated } = phrases[index]!;
      for (let m = 0; m < Math.max(1, coordinated.length); m++) {
        const { from, head } = phrases[coordinated[m] ?? index]!;
        for (let k = from; k <= head; k++) shade |= sentence.tokens[k]!.shade;
      }
    }
    this.shades[phrase] = shade;
    return shade;
  }

  private groupMatch(phrase: number, words: WordSet): number {
    let best = 0;
    for (const index of this.throughOf(phrase)) {
      const { coordinated } = this.analysis.phrases[index]!;
      for (const member of coordinated.length > 0 ? coordinated : [index]) {
        best = Math.max(best, this.phraseMatch(member, words));
        if (best === HEAD) return best;
      }
    }
    return best;
  }

  private phraseMatch(index: number, words: WordSet): number {
    const { from, head } = this.analysis.phrases[index]!;
    if (this.wordAt(head, from, words)) return HEAD;
    const { tokens } = this.analysis.sentence;
    for (let k = head - 1; k >= from; k--) {
      const { pos } = tokens[k]!;
      if ((pos === 'NOUN' || pos === 'PROPN' || pos === 'ADJ' || pos === 'SYM') && this.wordAt(k, from, words)) return MODIFIER;
    }
    return 0;
  }

  /** True when the token, alone or with the words before it, is in the set. */
  wordAt(index: number, from: number, words: WordSet): boolean {
    const { tokens } = this.analysis.sentence;
    const token = tokens[index]!;
    const { norm, lemma, shade } = token;
    for (const group of words) {
      if ((shade & group.shade) === 0) continue;
      if (group.single.has(lemma) || (norm !== lemma && group.single.has(norm))) return true;
      if (group.compound.size === 0) continue;
      const compounds = group.compound.get(lemma) ?? group.compound.get(norm);
      if (!compounds) continue;
      for (const before of compounds) {
        let at = index - 1;
        let k = before.length - 1;
        while (k >= 0 && at >= from) {
          if (tokens[at]!.norm === '-') { at--; continue; }
          if (tokens[at]!.norm !== before[k] && tokens[at]!.lemma !== before[k]) break;
          at--;
          k--;
        }
        if (k < 0) return true;
      }
    }
    return false;
  }

  /** True when any token of the phrase or of what hangs on it is in the set. */
  phraseHas(phrase: number, words: WordSet, depth = 0): boolean {
    const { from, to } = this.analysis.phrases[phrase]!;
    if (this.rangeHas(from, to, words)) return true;
    if (depth > 3) return false;
    return this.childrenOf(phrase).some((child) => this.phraseHas(child, words, depth + 1));
  }

  rangeHas(from: number, to: number, words: WordSet): boolean {
    for (let k = from; k < to; k++) if (this.wordAt(k, from, words)) return true;
    return false;
  }

  /** Token range of a clause: from its first subject word to the start of the next clause (or the end of the sentence). */
  clauseRange(index: number): [number, number] {
    const { clauses, phrases, sentence } = this.analysis;
    const clause = clauses[index]!;
    const next = clauses[index + 1];
    const subject = clause.subject[0];
    const from = subject !== undefined ? Math.min(phrases[subject]!.from, clause.from) : clause.from;
    return [from, next ? Math.max(next.from, clause.to) : sentence.tokens.length];
  }

  /** "killed in shelling by Pakistan": an act named in -ing whose doer stands behind it. */
  isNamedByAgent(clause: Clause): boolean {
    return clause.relation === 'participle' && clause.introducer !== null && clause.introducer !== 'by' && clause.object.length === 0 && clause.prepositions.some(({ word }) => word === 'by');
  }

  /** What the verb acts on: its object, or its subject in the passive; for a phrasal verb also what follows the particle. */
  objectsOf(clause: Clause, phrasal: boolean): readonly number[] {
    // "was granted asylum": a passive may keep a second object.
    if (clause.passive) return clause.object.length > 0 ? [...clause.subject, ...clause.object] : clause.subject;
    // "its shelling of villages": what an act named in -ing is done to.
    if (clause.object.length === 0 && clause.particle === null && clause.prepositions[0]?.word === 'of' && clause.prepositions[0].phrase >= 0 && this.analysis.sentence.tokens[clause.verb]!.norm.endsWith('ing')) return [clause.prepositions[0].phrase];
    return phrasal && clause.particleObject >= 0 ? [...clause.object, clause.particleObject] : clause.object;
  }

  /** Phrases that hang on this one by the preposition, directly or further along a chain of prepositions; nearest first. */
  hangingBy(phrase: number, preposition: string): number[] {
    const found: number[] = [];
    this.collectHanging(phrase, preposition, 0, found);
    return found;
  }

  private collectHanging(phrase: number, preposition: string, depth: number, found: number[]): void {
    for (const child of this.childrenOf(phrase)) {
      const own = this.analysis.phrases[child]!;
      if (own.possessive) continue;
      if (this.prepositionOf(own) === preposition) found.push(child);
      if (depth < 3) this.collectHanging(child, preposition, depth + 1, found);
    }
  }
}
