import type { Issue } from '../base/issue.js';
import { EVENT_TYPES, type EventStatus, type EventType } from '../ontology/event-types.js';
import { parseWordSet, type WordClasses, type WordSet } from './word-sets.js';

/** One condition of a frame; all must hold. `not` turns it round. */
export interface Condition {
  readonly kind: 'obj' | 'objhas' | 'noobj' | 'objactor' | 'objname' | 'pp' | 'comp' | 'subj' | 'subjactor' | 'subjname' | 'several' | 'passive' | 'active' | 'neg' | 'has' | 'mod' | 'poss' | 'compmodal' | 'compneg' | 'compto' | 'comphas';
  readonly not: boolean;
  /** Prepositions, for `pp`. */
  readonly prepositions: readonly string[];
  /** Words that satisfy it; null where any will do. */
  readonly words: WordSet | null;
}

/** Where a role is looked for, tried in order: `subj`, `obj`, `poss`, `objof`, `comp`, `none` or a preposition. */
export type Slot = string;

/** One sense of one word: which act it means, when, and who does it to whom. */
export interface Frame {
  readonly id: string;
  readonly type: EventType;
  readonly mode: string | null;
  readonly kind: 'verb' | 'noun' | 'adj';
  /** Lemmas; for verbs the first is the verb and the rest particles or fixed words, for nouns the last is the head. */
  readonly head: readonly string[];
  readonly conditions: readonly Condition[];
  readonly source: readonly Slot[];
  readonly target: readonly Slot[];
  readonly reciprocal: boolean;
  readonly status: EventStatus | null;
  readonly weight: number;
  /** How much the frame demands: more conditions, more words in the head, narrower words. */
  readonly specificity: number;
}

/** Frames by what triggers them: the verb's lemma, the head noun, the adjective. Most specific first. */
export interface FrameIndex {
  readonly verb: FramesByWord;
  readonly noun: FramesByWord;
  readonly adj: FramesByWord;
  readonly size: number;
}

/** Frames of a trigger word, or undefined when there are none. */
export interface FramesByWord {
  get(trigger: string): readonly Frame[] | undefined;
  has(trigger: string): boolean;
  keys(): Iterable<string>;
}

export interface FrameRow {
  readonly id: string;
  readonly head: string;
  readonly kind: string;
  readonly when: string;
  readonly mode: string;
  readonly roles: string;
  readonly status: string;
  readonly weight: string;
}

const DEFAULT_ROLES = { verb: 'subj>obj', noun: 'poss,by>of,on,against,to,with', adj: 'subj>comp,obj,to,of,with,for,on,against' } as const;
const BARE = new Set(['noobj', 'objactor', 'objname', 'subjactor', 'subjname', 'several', 'passive', 'active', 'neg', 'poss', 'compneg', 'compto']);
const WORDED = new Set(['obj', 'objhas', 'comp', 'subj', 'has', 'mod', 'compmodal', 'comphas']);
const STATUSES = new Set(['actual', 'planned', 'requested', 'hypothetical', 'denied', 'background']);

/** Reads one row; problems are returned as issues and the row as null when it cannot be used. */
export function parseFrame(row: FrameRow, type: EventType, classes: WordClasses): { frame: Frame | null; issues: Issue[] } {
  const issues: Issue[] = [];
  const complain = (message: string): void => { issues.push({ code: 'lexicon/bad-frame', message: `${row.id}: ${message}`, at: { field: 'when' } }); };
  if (row.kind !== 'verb' && row.kind !== 'noun' && row.kind !== 'adj') {
    complain(`unknown kind: ${row.kind}; expected verb, noun or adj`);
    return { frame: null, issues };
  }
  const conditions: Condition[] = [];
  for (const text of row.when.split(' ').filter((part) => part !== '')) {
    const condition = parseCondition(text, classes, complain);
    if (condition) conditions.push(condition);
  }
  const roles = row.roles === '' ? DEFAULT_ROLES[row.kind] : row.roles;
  const match = /^([a-z,-]*)(<>|>)([a-z,-]*)$/.exec(roles);
  if (!match) complain(`bad roles: ${roles}; expected source>target or source<>target`);
  if (row.status !== '' && !STATUSES.has(row.status)) complain(`unknown status: ${row.status}`);
  const weight = row.weight === '' ? 0 : Number(row.weight);
  if (!Number.isFinite(weight)) complain(`bad weight: ${row.weight}; expected a number`);
  if (issues.length > 0) return { frame: null, issues };
  const head = row.head.split(' ');
  const slots = (text: string): Slot[] => text.split(',').filter((slot) => slot !== '');
  return {
    frame: {
      id: row.id, type, mode: row.mode === '' ? null : row.mode, kind: row.kind, head, conditions,
      source: slots(match![1]!), target: slots(match![3]!), reciprocal: match![2] === '<>',
      status: row.status === '' ? null : row.status as EventStatus,
      weight, specificity: conditions.reduce((sum, condition) => sum + demand(condition), 0) + (head.length - 1) * 2,
    },
    issues,
  };
}

function demand(condition: Condition): number {
  if (condition.not) return 0.3;
  if (condition.kind === 'objactor' || condition.kind === 'subjactor' || condition.kind === 'active' || condition.kind === 'noobj') return 0.6;
  if (condition.kind === 'obj' || condition.kind === 'comp' || condition.kind === 'objhas') return condition.words ? 2.5 : 1;
  if (condition.kind === 'pp') return condition.words ? 2.5 : 1.2;
  return 1.5;
}

function parseCondition(text: string, classes: WordClasses, complain: (message: string) => void): Condition | null {
  const not = text.startsWith('!');
  const parts = (not ? text.slice(1) : text).split(':');
  const name = parts[0]!;
  if (BARE.has(name) && parts.length === 1) return { kind: name as Condition['kind'], not, prepositions: [], words: null };
  if (name === 'pp' && (parts.length === 2 || parts.length === 3) && parts[1] !== '') {
    const words = parts[2] === undefined || parts[2] === '*' ? null : parseWordSet(parts[2], classes, complain);
    return { kind: 'pp', not, prepositions: parts[1]!.split('|'), words };
  }
  if (WORDED.has(name) && parts.length === 2 && parts[1] !== '') {
    return { kind: name as Condition['kind'], not, prepositions: [], words: parts[1] === '*' ? null : parseWordSet(parts[1]!, classes, complain) };
  }
  complain(`unknown condition: ${text}`);
  return null;
}

/** Frames of one kind by what triggers them; a word's rows are read when the word first turns up. */
class LazyFrames {
  private readonly rows = new Map<string, [FrameRow, EventType][]>();
  private readonly read = new Map<string, readonly Frame[]>();

  constructor(private readonly classes: WordClasses) {}

  add(trigger: string, row: FrameRow, type: EventType): void {
    const list = this.rows.get(trigger);
    if (list) list.push([row, type]);
    else this.rows.set(trigger, [[row, type]]);
  }

  get(trigger: string): readonly Frame[] | undefined {
    const known = this.read.get(trigger);
    if (known) return known;
    const rows = this.rows.get(trigger);
    if (!rows) return undefined;
    const frames = rows.flatMap(([row, type]) => parseFrame(row, type, this.classes).frame ?? []);
    frames.sort((a, b) => b.specificity + b.weight - a.specificity - a.weight || (a.id < b.id ? -1 : 1));
    this.read.set(trigger, frames);
    return frames;
  }

  has(trigger: string): boolean {
    return this.rows.has(trigger);
  }

  keys(): Iterable<string> {
    return this.rows.keys();
  }
}

/** Groups all frame tables (`type` or `type-part` → rows) by trigger word. Rows are read when needed; `checkFrames` reads them all. */
export function buildFrameIndex(tables: Iterable<readonly [name: string, rows: readonly FrameRow[]]>, classes: WordClasses): FrameIndex {
  const index = { verb: new LazyFrames(classes), noun: new LazyFrames(classes), adj: new LazyFrames(classes) };
  let size = 0;
  for (const [name, rows] of tables) {
    const type = typeOfTable(name);
    if (!type) continue;
    for (const row of rows) {
      if (row.kind !== 'verb' && row.kind !== 'noun' && row.kind !== 'adj') continue;
      const words = row.head.split(' ');
      index[row.kind].add(row.kind === 'noun' ? words.at(-1)! : words[0]!, row, type);
      size++;
    }
  }
  return { ...index, size };
}

/** Everything wrong with the frame tables: what the data check refuses. */
export function checkFrames(tables: Iterable<readonly [name: string, rows: readonly FrameRow[]]>, classes: WordClasses): Issue[] {
  const issues: Issue[] = [];
  for (const [name, rows] of tables) {
    const type = typeOfTable(name);
    if (!type) issues.push({ code: 'lexicon/unknown-type', message: `unknown event type: ${name}` });
    else for (const row of rows) issues.push(...parseFrame(row, type, classes).issues);
  }
  return issues;
}

function typeOfTable(name: string): EventType | undefined {
  return EVENT_TYPES.find((known) => known.toLowerCase() === name.split('-')[0]);
}
