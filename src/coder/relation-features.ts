import type { WordClasses } from '../lexicon/word-sets.js';
import type { EventType } from '../ontology/event-types.js';
import type { PartOfSpeech, Token } from '../text/sentence.js';
import { phraseFit, type Mark } from './relate.js';
import type { SentenceView } from './views.js';

/** Lemma → the word classes it belongs to, for features that carry over to words the practice sentences do not hold. */
export type ClassesOfWord = ReadonlyMap<string, readonly string[]>;

/** Turns the class tables round: for each single word, its classes. */
export function classesOfWords(classes: WordClasses): ClassesOfWord {
  const map = new Map<string, string[]>();
  for (const [name, group] of classes) {
    for (const word of group.single) {
      const list = map.get(word);
      if (list) list.push(name);
      else map.set(word, [name]);
    }
  }
  return map;
}

const EMPTY = new Set<PartOfSpeech>(['DET', 'PUNCT', 'SYM', 'NUM', 'X']);
const NAME = new Set<PartOfSpeech>(['PROPN']);

/**
 * Words, word classes and grammatical ties of a marked pair, as feature names. Names of persons and places are left out, so that the model
 * learns acts and not who usually does them.
 */
export function relationFeatures(view: SentenceView, source: Mark, target: Mark, classes: ClassesOfWord): string[] {
  const { sentence, clauses, phrases } = view.analysis;
  const { tokens } = sentence;
  const features = new Set<string>();
  const sourceFirst = source[0] < target[0];
  const first = sourceFirst ? source : target;
  const second = sourceFirst ? target : source;
  features.add(sourceFirst ? 'order:st' : 'order:ts');
  const word = (token: Token): string | null => (EMPTY.has(token.pos) || NAME.has(token.pos) ? null : token.lemma);
  const addWords = (region: string, from: number, to: number, pairs: boolean): void => {
    let previous = '';
    for (let k = Math.max(0, from); k < Math.min(tokens.length, to); k++) {
      const lemma = word(tokens[k]!);
      if (lemma === null) continue;
      features.add(`${region}:${lemma}`);
      for (const name of classes.get(lemma) ?? []) features.add(`${region}@${name}`);
      if (pairs && previous !== '') features.add(`${region}:${previous}_${lemma}`);
      previous = lemma;
    }
  };
  const tag = sourceFirst ? 'b' : 'c';
  addWords(tag, first[1], Math.min(second[0], first[1] + 14), true);
  if (second[0] > first[1] + 14) addWords(tag, Math.max(first[1] + 14, second[0] - 5), second[0], true);
  addWords('p', first[0] - 5, first[0], false);
  addWords('a', second[1], second[1] + 7, true);
  addWords('S', source[0], source[1], false);
  addWords('T', target[0], target[1], false);
  for (const clause of clauses) {
    const doers = clause.passive ? clause.prepositions.filter(({ word: by }) => by === 'by').map(({ phrase }) => phrase) : clause.subject;
    const fit = Math.max(0, ...doers.map((phrase) => (phrase < 0 ? 0 : phraseFit(view, phrase, source, 0))));
    const objects = view.objectsOf(clause, true);
    const hit = Math.max(0, ...objects.map((phrase) => phraseFit(view, phrase, target, 0)));
    const verb = clause.particle ? `${clause.lemma} ${clause.particle}` : clause.lemma;
    if (fit >= 0.7) {
      features.add(`v:${clause.lemma}`);
      features.add(`v:${verb}`);
      for (const name of classes.get(clause.lemma) ?? []) features.add(`v@${name}`);
      if (clause.negated) features.add('v:neg');
      if (clause.modal) features.add(`v:${clause.modal}`);
      if (clause.negated && clause.modal) features.add('v:neg+modal');
      for (const phrase of objects) {
        for (const reached of view.throughOf(phrase)) {
          const head = tokens[phrases[reached]!.head]!;
          if (NAME.has(head.pos)) { features.add(`vo:${clause.lemma}+NAME`); continue; }
          features.add(`vo:${clause.lemma}+${head.lemma}`);
          features.add(`o:${head.lemma}`);
          for (const name of classes.get(head.lemma) ?? []) { features.add(`o@${name}`); features.add(`vo:${clause.lemma}+@${name}`); }
        }
      }
      for (const { word: preposition, phrase } of clause.prepositions) if (phrase >= 0 && phraseFit(view, phrase, target, 0) >= 0.7) features.add(`vp:${clause.lemma}+${preposition}`);
      const complement = clauses[clause.complement];
      if (complement) {
        features.add(`k:${complement.lemma}`);
        features.add(`vk:${clause.lemma}+${complement.lemma}`);
        for (const name of classes.get(complement.lemma) ?? []) features.add(`k@${name}`);
        if (complement.modal) features.add(`vk:${clause.lemma}+${complement.modal}${complement.negated ? '+neg' : ''}`);
      }
    }
    if (hit >= 0.7) {
      features.add(`t:${clause.lemma}`);
      for (const name of classes.get(clause.lemma) ?? []) features.add(`t@${name}`);
      if (fit >= 0.7) features.add(`st:${verb}`);
    }
  }
  return [...features];
}

/**
 * What the rules say, as features: the type of the best reading and how far it leads, the runner-up, every other type in sight. The model learns from them
 * how far to trust a reading of which type. `ranked`: types with the score of their best reading, best first, as relation data sets count them.
 */
export function ruleFeatures(ranked: readonly { readonly type: EventType; readonly score: number; readonly noun: boolean }[]): string[] {
  const [first, second, ...rest] = ranked;
  if (!first) return ['r:none'];
  const gap = first.score - (second?.score ?? 0);
  const features = [
    `r1:${first.type}`, `r1:${first.type}:${step(first.score, 2)}`, `r:score:${step(first.score, 2)}`, `r1:${first.type}:gap${step(gap, 1.5)}`,
    `r1:${first.type}:${first.noun ? 'noun' : 'verb'}`,
  ];
  if (second) features.push(`r2:${second.type}`, `r2:${second.type}:${step(second.score, 3)}`, `r12:${first.type}>${second.type}`);
  for (const other of rest) features.push(`r3:${other.type}`);
  return features;
}

/** Score cut into steps of a width, −1 to 6. */
function step(score: number, width: number): number {
  return Math.max(-1, Math.min(6, Math.floor(score / width)));
}
