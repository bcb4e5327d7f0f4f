import { firstDayNumber, lastDay } from '../base/calendar.js';
import type { EventStatus, EventType } from '../ontology/event-types.js';
import type { EventTelling } from '../record/event-cluster.js';
import { codesOf } from '../record/dyad.js';
import { findPlace } from '../ontology/places.js';
import { readSentence } from './sentence-words.js';

/** Whether a telling is of an act that took place (or is denied, or recalled), or of one to come, asked for or conditional. */
export type Stage = 'told' | 'ahead';

/** A telling reduced to what it is compared by. Word lists are sorted hashes, so that a million tellings fit into memory. */
export interface EventReport {
  readonly id: string;
  readonly doc: string;
  /** Where the sentence starts in the document. */
  readonly sentence: number;
  readonly copies: string | null;
  readonly type: EventType;
  readonly mode: string | null;
  readonly status: EventStatus;
  readonly stage: Stage;
  /** Days since 1970-01-01 that the act's date covers; null when it has none. */
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  /** The text tells the date; otherwise it is that of publication. */
  readonly isDateTold: boolean;
  /** Day of publication; null when unknown or not known to the day. */
  readonly published: number | null;
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  /** Codes of the actors and of states the sentence names besides, sorted: what it may be about when an actor was not found. At most six. */
  readonly about: readonly string[];
  /** The sentence calls the act another one of its kind. */
  readonly isAnew: boolean;
  /** People killed, where told. */
  readonly killed: number | null;
  readonly words: Uint32Array;
  readonly names: Uint32Array;
  readonly capitals: Uint32Array;
  readonly places: Uint32Array;
  readonly numbers: Uint32Array;
  readonly offices: Uint32Array;
}

/** A sentence that names more states than these is compared by the first of them. Judgement: lists of states make many pairs. */
const MOST_ABOUT = 6;

/** Reads a telling for comparison; pure. */
export function toReport({ id, doc, finding, sentenceText, published, copies }: EventTelling): EventReport {
  const isDateTold = finding.date !== null && finding.date.span !== null;
  // An older act told again without its date did not take place on the day of publication.
  const date = isDateTold ? finding.date!.value : finding.status === 'background' ? null : (finding.date?.value ?? published);
  const said = readSentence(sentenceText);
  const [sources, targets] = [codesOf(finding.source).toSorted(), codesOf(finding.target).toSorted()];
  const place = finding.place === null ? [] : placeWords(finding.place.name);
  return {
    id, doc, sentence: finding.sentence[0], copies, type: finding.type, mode: finding.mode, status: finding.status, stage: stageOf(finding.status),
    firstDay: date === null ? null : firstDayNumber(date), lastDay: date === null ? null : firstDayNumber(lastDay(date) ?? ''), isDateTold,
    published: published === null || published.length !== 10 ? null : firstDayNumber(published),
    sources, targets, about: [...new Set([...sources, ...targets, ...said.states])].slice(0, MOST_ABOUT).toSorted(), isAnew: said.isAnew,
    killed: finding.casualties?.killed ?? null,
    words: hashes(said.words), names: hashes(said.names), capitals: hashes(said.capitals), places: hashes([...said.places, ...place]),
    numbers: hashes(said.numbers.map(String)), offices: hashes(said.offices),
  };
}

/** Planned, requested and hypothetical acts are ahead; all others are told. */
export function stageOf(status: EventStatus): Stage {
  return status === 'planned' || status === 'requested' || status === 'hypothetical' ? 'ahead' : 'told';
}

function placeWords(name: string): string[] {
  const kind = findPlace(name)?.kind;
  return kind === 'capital' ? [] : name.toLowerCase().split(/[^\p{L}]+/u).filter((word) => word.length > 2);
}

/** FNV-1a hashes of words, sorted, each once. */
function hashes(words: readonly string[]): Uint32Array {
  const found = new Uint32Array(words.length);
  for (const [k, word] of words.entries()) found[k] = hash(word);
  found.sort();
  let kept = 0;
  for (let k = 0; k < found.length; k++) if (k === 0 || found[k] !== found[k - 1]) found[kept++] = found[k]!;
  return found.slice(0, kept);
}

/** FNV-1a over UTF-16 code units (Fowler, Noll, Vo), 32 bits. */
export function hash(word: string): number {
  let value = 0x811c9dc5;
  for (let k = 0; k < word.length; k++) value = Math.imul(value ^ word.charCodeAt(k), 0x01000193);
  return value >>> 0;
}

/** How many numbers two sorted lists share. */
export function sharedCount(x: Uint32Array, y: Uint32Array): number {
  let shared = 0;
  for (let i = 0, k = 0; i < x.length && k < y.length;) {
    const [a, b] = [x[i]!, y[k]!];
    if (a === b) { shared++; i++; k++; } else if (a < b) i++;
    else k++;
  }
  return shared;
}
