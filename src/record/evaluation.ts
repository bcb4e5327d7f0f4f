import type { QuadClass } from '../ontology/event-types.js';

/** Precision, recall and F1 of one class. `precision` is null when nothing was put into the class, `recall` when nothing belongs there. */
export interface ClassScore {
  readonly name: string;
  /** Cases that belong to the class, and cases put into it. */
  readonly gold: number;
  readonly predicted: number;
  readonly correct: number;
  readonly precision: number | null;
  readonly recall: number | null;
  /** Harmonic mean 2·correct / (gold + predicted); null when both are 0. */
  readonly f1: number | null;
}

/** How well classes were told apart. */
export interface Classification {
  /** Classes in alphabetical order; only those that occur. */
  readonly classes: readonly ClassScore[];
  /** Mean F1 of the classes with gold cases (each class weighs the same); null without cases. */
  readonly macroF1: number | null;
  /** 2·correct / (gold + answered): over all cases, equal to accuracy when every case was answered. Null without cases. */
  readonly microF1: number | null;
  readonly accuracy: number | null;
}

/** One case: the classes a careful reader would accept, the one given (null: none), and who it is. */
export interface LabelledCase {
  readonly id: string;
  readonly gold: readonly string[];
  readonly given: string | null;
}

/**
 * Scores one class per case. A case with several acceptable classes counts as its given class when that is one of them, else as the first.
 * Formulas as in Manning, Raghavan and Schütze (2008), Introduction to Information Retrieval, 8.3 and 13.6.
 */
export function scoreClasses(cases: readonly LabelledCase[]): Classification {
  const tally = new Map<string, { gold: number; predicted: number; correct: number }>();
  const at = (name: string) => {
    const counts = tally.get(name) ?? { gold: 0, predicted: 0, correct: 0 };
    tally.set(name, counts);
    return counts;
  };
  let correct = 0;
  let answered = 0;
  for (const each of cases) {
    const { given } = each;
    const gold = settledGold(each);
    at(gold).gold += 1;
    if (given === null) continue;
    answered += 1;
    at(given).predicted += 1;
    if (given === gold) { at(gold).correct += 1; correct += 1; }
  }
  const classes = [...tally].map(([name, counts]): ClassScore => ({
    name, ...counts,
    precision: ratio(counts.correct, counts.predicted), recall: ratio(counts.correct, counts.gold), f1: ratio(2 * counts.correct, counts.gold + counts.predicted),
  })).toSorted((x, y) => (x.name < y.name ? -1 : 1));
  const withGold = classes.filter((each) => each.gold > 0);
  return {
    classes,
    macroF1: ratio(withGold.reduce((sum, each) => sum + each.f1!, 0), withGold.length),
    microF1: ratio(2 * correct, cases.length + answered),
    accuracy: ratio(correct, cases.length),
  };
}

/** How often each acceptable class was given as each other, most often first; right answers are left out. `given` null: no answer. */
export interface Confusion {
  readonly gold: string;
  readonly given: string | null;
  readonly n: number;
}

/** Pairs of classes that were taken for each other, most often first, then by name. */
export function listConfusions(cases: readonly LabelledCase[]): Confusion[] {
  const counts = new Map<string, Confusion>();
  for (const each of cases) {
    const gold = settledGold(each);
    if (each.given === gold) continue;
    const key = JSON.stringify([gold, each.given]);
    counts.set(key, { gold, given: each.given, n: (counts.get(key)?.n ?? 0) + 1 });
  }
  return [...counts.entries()].toSorted(([x, a], [y, b]) => b.n - a.n || (x < y ? -1 : 1)).map(([, confusion]) => confusion);
}

/** A sentence with two marked actors and the relation a careful reader sees between them. */
export interface RelationGold {
  readonly id: string;
  readonly text: string;
  readonly source: string | readonly [number, number];
  readonly target: string | readonly [number, number];
  /** Acceptable types; `YIELD`, a name some gold sets use, stands for CONCEDE or RETREAT. */
  readonly types: readonly string[];
  /** Quad class where the gold set states it. */
  readonly quad: QuadClass | null;
}

/** What the coder said of a marked pair; `type` null when it gave none. */
export interface RelationAnswer {
  readonly id: string;
  readonly type: string | null;
  readonly confidence: number;
  readonly rule: string | null;
}

/** A wrong answer, with what the coder was how sure of. */
export interface RelationError {
  readonly id: string;
  readonly text: string;
  readonly gold: readonly string[];
  readonly given: string | null;
  readonly confidence: number;
  readonly rule: string | null;
}

export interface RelationScore {
  readonly n: number;
  readonly types: Classification;
  /** Verbal and material cooperation and conflict, 1 to 4. */
  readonly quads: Classification;
  /** Cooperation against conflict. */
  readonly binary: Classification;
  readonly confusions: readonly Confusion[];
  /** Wrong answers, the surest first. */
  readonly errors: readonly RelationError[];
}

/**
 * Scores answers against gold, case by case in the same order. When the gold set uses YIELD, the answers CONCEDE and RETREAT count as YIELD,
 * whose quad class is 2 there. `quadOf` gives the quad class of a type.
 */
export function scoreRelations(gold: readonly RelationGold[], answers: readonly RelationAnswer[], quadOf: (type: string) => QuadClass): RelationScore {
  if (gold.length !== answers.length) throw new Error(`${answers.length} answers for ${gold.length} gold cases`);
  const isMerged = gold.some((each) => each.types.includes('YIELD'));
  const merge = (type: string) => (isMerged && (type === 'CONCEDE' || type === 'RETREAT') ? 'YIELD' : type);
  const quad = (type: string): QuadClass => (type === 'YIELD' ? 2 : quadOf(type));
  const rows = gold.map((each, k) => {
    const answer = answers[k]!;
    const given = answer.type === null ? null : merge(answer.type);
    return { each, answer, given, types: each.types.map(merge), quads: each.quad === null ? each.types.map((type) => quad(merge(type))) : [each.quad] };
  });
  const typeCases = rows.map(({ each, given, types }) => ({ id: each.id, gold: types, given }));
  const sided = (value: QuadClass) => (value <= 2 ? 'cooperation' : 'conflict');
  return {
    n: gold.length,
    types: scoreClasses(typeCases),
    quads: scoreClasses(rows.map(({ each, given, quads }) => ({ id: each.id, gold: quads.map(String), given: given === null ? null : String(quad(given)) }))),
    binary: scoreClasses(rows.map(({ each, given, quads }) => ({ id: each.id, gold: quads.map(sided), given: given === null ? null : sided(quad(given)) }))),
    confusions: listConfusions(typeCases),
    errors: rows.filter(({ given, types }) => given === null || !types.includes(given))
      .map(({ each, answer, given, types }) => ({ id: each.id, text: each.text, gold: types, given, confidence: answer.confidence, rule: answer.rule }))
      .toSorted((x, y) => y.confidence - x.confidence || (x.id < y.id ? -1 : 1)),
  };
}

function settledGold({ gold, given }: LabelledCase): string {
  return given !== null && gold.includes(given) ? given : gold[0]!;
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
