import { readRows, type Table } from '../base/table.js';
import { tables } from '../lexicon/en.generated.js';

/** What a commitment is about: words with weights. Names (capitalised words) weigh most; states and figures count for nothing. */
export interface Topic {
  readonly words: ReadonlyMap<string, number>;
  readonly names: ReadonlySet<string>;
  /** True when it names something of which a pair usually has one (a pipeline, a free trade agreement). */
  readonly single: boolean;
}

interface TopicWords {
  readonly phrases: ReadonlyMap<string, { readonly topic: string; readonly weight: number; readonly single: boolean }>;
  readonly states: ReadonlySet<string>;
}

const PLAIN_WEIGHT = 1;
const NAME_WEIGHT = 1.5;
const LONGEST_PHRASE = 4;
const STOP = new Set('a an the of on in at by for from to with and or between over under about as into its their his her this that these those is are was were be been being also both two three four five six seven eight nine ten eleven twelve seventeen some such other another each all any side sides country countries nation nations state states within per up out not it they which who whom whose than then there here s prime minister president foreign first second third january february march april may june july august september october november december early late mid next last point'.split(' '));

let known: TopicWords | null = null;

/** Words of the shipped tables, read once. */
function topicWords(): TopicWords {
  return (known ??= readTopicWords(tables['topics']!, tables['actors/states']!));
}

function readTopicWords(topics: Table, states: Table): TopicWords {
  return {
    phrases: new Map(readRows(topics, ['word', 'topic', 'weight', 'single']).map((row) => [row.word.replaceAll('-', ' '), { topic: row.topic, weight: row.weight === '' ? 1 : Number(row.weight), single: row.single === 'yes' }])),
    states: new Set(readRows(states, ['name', 'kind']).filter((row) => row.kind !== 'building').flatMap((row) => row.name.toLowerCase().split(/[\s-]+/).filter((word) => word.length > 3))),
  };
}

/** Reads the topic of a description such as "joint committee on border trade". Capitals in its first word tell nothing. */
export function readTopic(text: string): Topic {
  const { phrases, states } = topicWords();
  const words: { text: string; capital: boolean }[] = [];
  for (const match of text.matchAll(/[\p{L}][\p{L}'\u2019]*/gu)) {
    const written = match[0].replace(/['\u2019]s$/u, '').replace(/['\u2019]/gu, '');
    words.push({ text: singular(written.toLowerCase()), capital: written[0] !== written[0]!.toLowerCase() && written.length > 2 });
  }
  const found = new Map<string, number>();
  const names = new Set<string>();
  let single = false;
  for (let at = 0; at < words.length;) {
    let length = 0;
    for (let size = Math.min(LONGEST_PHRASE, words.length - at); size > 0 && length === 0; size--) {
      const phrase = phrases.get(words.slice(at, at + size).map((word) => word.text).join(' '));
      if (!phrase) continue;
      length = size;
      single ||= phrase.single;
      if (phrase.weight > 0) found.set(phrase.topic, Math.max(found.get(phrase.topic) ?? 0, phrase.weight));
    }
    if (length === 0) {
      const { text: whole, capital } = words[at]!;
      const word = capital ? whole : stem(whole);
      if (!STOP.has(whole) && !STOP.has(word) && !states.has(word) && word.length > 2) {
        found.set(word, capital && at > 0 ? NAME_WEIGHT : PLAIN_WEIGHT);
        // A capital at the very start tells nothing unless the next word has one as well ("Mand-Pishin market").
        if (capital && (at > 0 || words[1]?.capital) && !COMMON_CAPITALS.has(word)) names.add(word);
      }
      length = 1;
    }
    at += length;
  }
  return { words: found, names, single };
}

const COMMON_CAPITALS = new Set(['joint', 'gas', 'free', 'strategic', 'economic', 'national', 'general', 'supreme', 'higher', 'international', 'understanding', 'cooperation']);

/** Endings that make nouns of verbs, taken off so that "repatriate" and "repatriation" meet. */
function stem(word: string): string {
  const short = word.replace(/(?:ations?|ating|ated|ates?|ions?|ings?|ed|ments?)$/, '');
  return short.length >= 5 ? short : word;
}

/** Plural taken off by rule; good enough to compare words, not to show them. */
function singular(word: string): string {
  if (word === 'memoranda') return 'memorandum';
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ches|shes|xes|sses)$/.test(word)) return word.slice(0, -2);
  return /[^su]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}

/**
 * How much two topics have in common, 0–1: weight of the shared words over the weight of the poorer topic. Two that each carry names and share none of them are
 * taken as different places or bodies (a quarter of the value); a name on one side only leaves it open (about half), except for what there is usually one of.
 */
export function compareTopics(a: Topic, b: Topic): { readonly score: number; readonly shared: readonly string[]; readonly weight: number } {
  let weight = 0;
  const shared: string[] = [];
  for (const [word, value] of a.words) {
    const other = b.words.get(word);
    if (other === undefined) continue;
    weight += Math.min(value, other);
    shared.push(word);
  }
  const smaller = Math.min(total(a), total(b));
  let score = smaller === 0 ? 0 : weight / smaller;
  const namesShared = [...a.names].some((name) => b.names.has(name));
  if (a.names.size > 0 && b.names.size > 0 && !namesShared) score *= 0.25;
  else if ((a.names.size > 0) !== (b.names.size > 0) && !a.single && !b.single) score *= 0.55;
  return { score, shared, weight };
}

function total(topic: Topic): number {
  let sum = 0;
  for (const value of topic.words.values()) sum += value;
  return sum;
}

/** Words that name the topic, weightiest first, at most `most`; for ids and headings. */
export function topicLabel(topic: Topic, most = 3): string[] {
  return [...topic.words].filter(([, weight]) => weight > 0.15).sort((a, b) => b[1] - a[1]).slice(0, most).map(([word]) => word);
}
