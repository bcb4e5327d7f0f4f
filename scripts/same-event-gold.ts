import { readFileSync } from 'node:fs';
import { parseDate } from '../src/base/calendar.js';
import type { Span } from '../src/base/span.js';
import type { Actor, EventFinding } from '../src/coder/findings.js';
import { quadOf } from '../src/ontology/event-codes.js';
import type { EventStatus, EventType } from '../src/ontology/event-types.js';
import type { SourceDocument } from '../src/text/document.js';

/** One act as one document tells it, marked by hand. */
export interface GoldTelling {
  readonly doc: string;
  /** The act: `<case>/<letter>`. Announcements have a hyphen after the letter of what they announce. */
  readonly key: string;
  /** Words that carry the act, offsets into the text without marks. */
  readonly anchor: Span;
  readonly finding: EventFinding;
  readonly sentenceText: string;
}

export interface GoldCase {
  readonly id: string;
  readonly kind: string;
  readonly note: string;
  /** `dev`: odd cases, on which the rule was made; `test`: even ones. */
  readonly half: 'dev' | 'test';
  readonly documents: readonly SourceDocument[];
  readonly tellings: readonly GoldTelling[];
}

const FOLDER = new URL('../data/gold/', import.meta.url);
const MARK = /\{([A-Z]-?) ([A-Z]+)(?:\/([a-z-]+))? (\S+?)((?: [a-z]+)?)((?: \d{4}(?:-\d\d){0,2})?)\|([^}]+)\}/g;
const WEEKDAY = /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|June|July|August|September|October|November|December) \d|\b(?:today|overnight)\b/;

/** Reads data/gold/same-event.txt; throws on a line it does not understand. */
export function readSameEventGold(): GoldCase[] {
  const outlets = new Map(readFileSync(new URL('same-event-outlets.tsv', FOLDER), 'utf8').trim().split('\n').slice(1).map((line) => {
    const [id, name, country, state] = line.split('\t');
    return [id!, { name: name!, country: country!, stateAffiliated: state === 'true' }] as const;
  }));
  const cases: GoldCase[] = [];
  for (const block of readFileSync(new URL('same-event.txt', FOLDER), 'utf8').split(/^= /m).slice(1)) {
    const [head, ...lines] = block.trim().split('\n');
    const found = /^(s(\d{3})) (\S+) \| (.+)$/.exec(head!);
    if (!found) throw new Error(`same-event.txt: not a case: ${head}`);
    const [, id, number, kind, note] = found;
    const documents: SourceDocument[] = [];
    const tellings: GoldTelling[] = [];
    for (const [k, line] of lines.entries()) {
      const parts = /^([a-z]+) (\d{4}-\d\d-\d\d) \| (.+)$/.exec(line);
      const outlet = parts === null ? undefined : outlets.get(parts[1]!);
      if (!parts || outlet === undefined || parseDate(parts[2]!) === null) throw new Error(`same-event.txt, ${id}: not a document: ${line.slice(0, 60)}`);
      const doc = `${id}-${k + 1}`;
      const { text, marks } = takeMarks(parts[3]!);
      documents.push({ id: doc, text, date: parts[2]!, outlet });
      tellings.push(...marks.map((mark) => toTelling(mark, id!, doc, text, parts[2]!)));
    }
    cases.push({ id: id!, kind: kind!, note: note!, half: Number(number) % 2 === 1 ? 'dev' : 'test', documents, tellings });
  }
  return cases;
}

interface Mark { readonly key: string; readonly type: string; readonly mode: string | null; readonly actors: string; readonly status: string; readonly date: string; readonly anchor: Span }

function takeMarks(marked: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = [];
  let text = '';
  let at = 0;
  for (const found of marked.matchAll(MARK)) {
    text += marked.slice(at, found.index);
    const [whole, key, type, mode, actors, status, date, words] = found as unknown as string[];
    marks.push({ key: key!, type: type!, mode: mode ?? null, actors: actors!, status: status!.trim() || 'actual', date: date!.trim(), anchor: [text.length, text.length + words!.length] });
    text += words;
    at = found.index + whole!.length;
  }
  text += marked.slice(at);
  if (/[{}|]/.test(text)) throw new Error(`same-event.txt: a mark is not understood: ${text}`);
  return { text, marks };
}

function toTelling({ key, type, mode, actors, status, date, anchor }: Mark, id: string, doc: string, text: string, published: string): GoldTelling {
  const sentence = sentenceAround(text, anchor);
  const sentenceText = text.slice(...sentence);
  const [sources, targets] = actors.split('>').map((side) => side.split('+').filter((code) => code !== '?').map((code): Actor => ({ code, sector: null, name: null, span: [0, 0] })));
  const isTold = date !== '' || WEEKDAY.test(sentenceText);
  const value = date === '' ? published : date;
  return {
    doc, key: `${id}/${key}`, anchor, sentenceText,
    finding: {
      kind: 'event', doc, type: type as EventType, mode, quad: quadOf(type as EventType), score: 0, cameo: null, goldstein: null, source: sources!, target: targets ?? [], anchor, sentence,
      status: status as EventStatus, attribution: [], sectors: [], place: null, confidence: 1, rule: 'gold',
      date: { value, precision: value.length === 10 ? 'day' : value.length === 7 ? 'month' : 'year', span: isTold ? anchor : null },
    },
  };
}

/** The sentence an anchor stands in: ends are a full stop before a space and a capital, abbreviations of one letter apart. */
function sentenceAround(text: string, [start, end]: Span): Span {
  const ends = [...text.matchAll(/(?<![A-Z]|Mr|Dr|St)[.?!]["”]? (?=[A-Z"“])/g)].map((found) => found.index + found[0].length);
  return [ends.findLast((at) => at <= start) ?? 0, (ends.find((at) => at >= end) ?? text.length + 1) - 1];
}
