import { readRows, type Table } from '../base/table.js';
import type { EventStatus } from '../ontology/event-types.js';
import { createGrammar, type Grammar } from '../syntax/grammar.js';
import { createLemmatiser } from '../text/lemma.js';
import type { Abbreviations } from '../text/sentences.js';
import { buildFrameIndex, type FrameIndex, type FrameRow } from './frames.js';
import { buildWordClasses, type WordClasses } from './word-sets.js';

/** Everything the coder knows about English, compiled from the tables of one language folder. */
export interface Lexicon {
  readonly grammar: Grammar;
  readonly classes: WordClasses;
  readonly frames: FrameIndex;
  readonly governors: ReadonlyMap<string, EventStatus>;
  readonly abbreviations: Abbreviations;
  readonly tables: Readonly<Record<string, Table>>;
}

/** Verbs that are also past forms of commoner ones: as bases they would hide find, lie and bind. */
const PAST_FORMS = new Set(['found', 'lay', 'bound', 'saw', 'felt']);

/** Verbs of the tables of commitments, particles apart, so that their forms are known. */
function verbsOfPromises(tables: Readonly<Record<string, Table>>): string[] {
  const acts = tables['commitment-acts'] ? readRows(tables['commitment-acts'], ['verb']).flatMap((row) => row.verb.split('|')) : [];
  const stances = tables['stances'] ? readRows(tables['stances'], ['word', 'pos']).filter((row) => row.pos === 'verb').map((row) => row.word) : [];
  const deeds = tables['commitment-words'] ? readRows(tables['commitment-words'], ['kind', 'word']).filter((row) => row.kind === 'deed').map((row) => row.word) : [];
  return [...acts, ...stances, ...deeds].map((verb) => verb.split(' ')[0]!).filter((verb) => verb.length > 2 && !PAST_FORMS.has(verb));
}

/** Compiles the tables (`npm run data` writes them). Takes some tens of milliseconds; do it once. */
export function compileLexicon(tables: Readonly<Record<string, Table>>): Lexicon {
  const rowsBelow = (folder: string): Table[] => Object.keys(tables).filter((name) => name.startsWith(`${folder}/`)).map((name) => tables[name]!);
  const classes = buildWordClasses(rowsBelow('classes').flatMap((table) => readRows(table, ['class', 'word'])));
  const frames = frameTables(tables);
  const index = buildFrameIndex(frames, classes);
  const governors = new Map(readRows(tables['governors']!, ['word', 'status']).map(({ word, status }) => [word, status as EventStatus]));
  const grammarRows = readRows(tables['grammar']!, ['word', 'kind']);
  const verbs = new Set<string>(index.verb.keys());
  for (const { word, kind } of grammarRows) if (kind === 'saying' || kind === 'object-control' || kind === 'speech') verbs.add(word);
  // Predicates ("prepared", "bound", "willing") are forms, not verbs: as bases they would hide prepare, bind and will.
  for (const word of governors.keys()) if (!/[^e]ed$|ing$/.test(word) && word !== 'bound') verbs.add(word);
  for (const word of completingVerbs(frames, classes)) verbs.add(word);
  for (const word of verbsOfPromises(tables)) verbs.add(word);
  const lemmatiser = createLemmatiser(readRows(tables['irregular']!, ['kind', 'base', 'past', 'participle']), verbs);
  const abbreviations = new Map<string, 'no' | 'maybe'>();
  for (const { text, ends } of tables['abbreviations'] ? readRows(tables['abbreviations'], ['text', 'ends']) : []) {
    if (ends !== 'yes') abbreviations.set(text.toLowerCase(), ends === 'no' ? 'no' : 'maybe');
  }
  return { grammar: createGrammar(grammarRows, lemmatiser), classes, frames: index, governors, abbreviations, tables };
}

/** Rows of all frame tables, by `type` or `type-part`. */
export function frameTables(tables: Readonly<Record<string, Table>>): [string, FrameRow[]][] {
  return Object.keys(tables).filter((name) => name.startsWith('frames/')).map((name) => [
    name.slice('frames/'.length), readRows(tables[name]!, ['id', 'head', 'kind', 'when', 'mode', 'roles', 'status', 'weight']),
  ]);
}

/** Verbs named in conditions on completing clauses ("threaten to [attack]"), whose forms must be known too. */
function completingVerbs(frames: readonly (readonly [string, readonly FrameRow[]])[], classes: WordClasses): Set<string> {
  const verbs = new Set<string>();
  const read = new Set<string>();
  for (const [, rows] of frames) {
    for (const { when } of rows) {
      if (!when.includes('comp:')) continue;
      for (const [, words] of when.matchAll(/\bcomp:(\S+)/g)) {
        if (read.has(words!)) continue;
        read.add(words!);
        for (const word of words!.split('|')) {
          if (word !== words && read.has(word)) continue;
          read.add(word);
          if (word.startsWith('@')) for (const member of classes.get(word.slice(1))?.single ?? []) verbs.add(member.split(' ')[0]!);
          else if (word !== '*') verbs.add(word);
        }
      }
    }
  }
  return verbs;
}
