import { readRows } from '../base/table.js';
import { tables } from '../lexicon/en.generated.js';
import { once } from '../base/once.js';
import { findPlace } from '../ontology/places.js';
import { NUMBER_WORDS, readLexemes, SCALE_WORDS } from '../text/lexemes.js';

/** What a sentence says beside who acts on whom, in forms that two tellings of one act can be compared by. All lists without repeats. */
export interface SentenceWords {
  /** Words that carry meaning, as stems; names, numbers, words for states, days and offices left out. */
  readonly words: readonly string[];
  /** Capitalised words that name no state: persons, towns, ships, bodies. Lower case. */
  readonly names: readonly string[];
  /** Capitals of states that are named: a place or a government. Lower case. */
  readonly capitals: readonly string[];
  /** Names that stand where a place stands ("in Zakho", "Lviv region") or are in the table of places, capitals left out. */
  readonly places: readonly string[];
  /** Figures from 2 on, years and days of a month left out. */
  readonly numbers: readonly number[];
  /** Offices that are named: `leader`, `foreign`, `defence`, `envoy`, `delegation`, … */
  readonly offices: readonly string[];
  /** Codes of states that are named, whatever their part. */
  readonly states: readonly string[];
  /** The sentence calls the act another one of its kind: "again", "a second", "resumed". */
  readonly isAnew: boolean;
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that tell nothing apart: function words, words of reporting, days, months, words most despatches have. Judgement. */
const COMMON = list(`a an the this that these those its his her their our my your it he she they we i you who whom which what when where while whose as at by for from in
  into of off on onto out over per than to toward towards under until up upon via with within without about above across after against along amid among around before behind
  below between beyond during near since through and but or nor so yet if because although though not no be is are was were been being am have has had having do does did
  done will would shall should may might can could must one also again all any both each few more most other some such only own same very just now then there here too
  first second third new last next late early said say says saying told tell tells report reported reports reporting according announced announce statement spokesman spokeswoman spokesperson official officials
  source sources agency media press news government state country countries side sides people person persons man men woman women year years month months week weeks day
  days morning afternoon evening night today yesterday tomorrow hour hours monday tuesday wednesday thursday friday saturday sunday january february march april may june
  july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec least two three four five six seven eight nine ten local senior top former several
  between's north south east west northern southern eastern western central mr mrs ms dr`.replaceAll(/\s+/g, ' '));

/** Words that tell an act from one before it. */
const ANEW = list('again another anew resume resumed fresh renewed second third fourth further more additional');

/** Words of office with the class they stand for. `president` comes before a name or alone; two classes in a sentence are both kept. */
const OFFICES: ReadonlyMap<string, string> = new Map([
  ...['president', 'king', 'emir', 'premier', 'chancellor', 'leader', 'leaders', 'presidents', 'sultan', 'shah', 'summit'].map((word) => [word, 'leader'] as const),
  ...['ambassador', 'ambassadors', 'envoy', 'envoys', 'charge', 'chargé', 'diplomat', 'diplomats', 'consul'].map((word) => [word, 'envoy'] as const),
  ...['delegation', 'negotiators', 'negotiator', 'experts', 'technical', 'team'].map((word) => [word, 'delegation'] as const),
  ...['general', 'generals', 'commander', 'commanders', 'admiral', 'marshal'].map((word) => [word, 'officer'] as const),
]);
/** Titles and words for bodies that are written with a capital and name nobody. */
const TITLES = list(`president king emir premier prime minister ministers ministry chancellor leader foreign defence defense interior finance trade energy deputy vice secretary
  ambassador general commander marshal admiral colonel lieutenant major captain sheikh prince crown queen sultan parliament assembly senate congress party republic kingdom army navy force forces air
  guard guards council union united nations security river sea gulf island islands province region district city town mount lake strait street university bank`.replaceAll(/\s+/g, ' '));
const BEFORE_PLACE = list('in at near from outside around inside off toward towards');
const AFTER_PLACE = list('region province district governorate city town sector valley camp airport crossing island strait');

/** Words of the names, demonyms and capitals of states in lower case; capitals apart. */
const stateWords = once(() => {
  const states = new Map<string, string | null>([
    ...['emirates', 'emirati', 'un', 'eu', 'zionist', 'kingdom', 'koreas', 'nations', 'soviet'].map((word) => [word, null] as const),
    ['uae', 'ARE'], ['us', 'USA'], ['usa', 'USA'], ['uk', 'GBR'], ['american', 'USA'], ['america', 'USA'], ['british', 'GBR'], ['britain', 'GBR'],
  ]);
  const capitals = new Map<string, string>();
  const table = Object.values(tables).find(({ name }) => name === 'lexicon/en/actors/states');
  if (table === undefined) throw new Error('the lexicon has no table of states');
  for (const { name, code, kind } of readRows(table, ['name', 'code', 'kind'])) {
    const words = name.toLowerCase().split(/[^\p{L}]+/u).filter((word) => word.length > 2);
    if (kind === 'capital') { if (words.length === 1) capitals.set(words[0]!, code); continue; }
    if (kind === 'building' || kind === 'prefix') continue;
    // A word of a longer name ("South", "Arab") names no state by itself; one that stands for two states names neither.
    for (const word of words) states.set(word, words.length === 1 && (states.get(word) ?? code) === code ? code : null);
  }
  for (const word of states.keys()) capitals.delete(word);
  return { states, capitals };
});

/** Reads what a sentence says; pure. Linear in its length. */
export function readSentence(text: string): SentenceWords {
  const { states, capitals } = stateWords();
  const found = { words: new Set<string>(), names: new Set<string>(), capitals: new Set<string>(), places: new Set<string>(), numbers: new Set<number>(), offices: new Set<string>(), states: new Set<string>() };
  let isAnew = false;
  const lexemes = readLexemes(text);
  for (const [k, lexeme] of lexemes.entries()) {
    if (lexeme.kind === 'symbol') continue;
    if (lexeme.kind === 'number') { noteNumber(found.numbers, lexemes, k); continue; }
    const word = lexeme.text;
    if (word.length < 2 || word === 's') continue;
    if (ANEW.has(word)) isAnew = true;
    const code = states.get(word) ?? capitals.get(word);
    if (code !== undefined && code !== null && isCapital(text, lexeme.start)) found.states.add(code);
    const office = officeOf(lexemes, k);
    if (office !== null) found.offices.add(office);
    const value = NUMBER_WORDS.get(word);
    if (value !== undefined && value > 1) { found.numbers.add(value); continue; }
    if (COMMON.has(word) || states.has(word) || SCALE_WORDS.has(word)) continue;
    if (capitals.has(word) && isCapital(text, lexeme.start)) { found.capitals.add(word); continue; }
    if (isCapital(text, lexeme.start) && !TITLES.has(word)) {
      found.names.add(word);
      if (isPlaceLike(lexemes, k) || findPlace(word) !== null) found.places.add(word);
      if (k === 0) found.words.add(stem(word));
      continue;
    }
    if (office === null && word.length > 2) found.words.add(stem(word));
  }
  return {
    words: [...found.words], names: [...found.names], capitals: [...found.capitals], places: [...found.places], numbers: [...found.numbers], offices: [...found.offices],
    states: [...found.states], isAnew,
  };
}

type Lexemes = ReturnType<typeof readLexemes>;

/** A figure as a head count or quantity: "14" of "May 14" and years are none; "2 billion" is two thousand million. */
function noteNumber(numbers: Set<number>, lexemes: Lexemes, k: number): void {
  const { value } = lexemes[k]!;
  const before = lexemes[k - 1]?.text ?? '';
  const after = lexemes[k + 1]?.text ?? '';
  if (!Number.isFinite(value) || value < 2 || (Number.isInteger(value) && value >= 1900 && value <= 2100)) return;
  if (MONTHS.has(before.slice(0, 3)) || MONTHS.has(after.slice(0, 3)) && after.length >= 3 && isMonth(after)) return;
  const scale = SCALE_WORDS.get(after) ?? (after === 'bn' ? 1e9 : after === 'm' ? 1e6 : 1);
  numbers.add(value * scale);
}

const MONTHS = list('jan feb mar apr may jun jul aug sep oct nov dec');
const isMonth = (word: string): boolean => /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/.test(word);

function officeOf(lexemes: Lexemes, k: number): string | null {
  const word = lexemes[k]!.text;
  if (word === 'minister' || word === 'ministers') {
    const before = lexemes[k - 1]?.text ?? '';
    if (before === 'prime') return 'leader';
    return /^(?:foreign|defence|defense|interior|finance|economy|energy|trade|oil|water)$/.test(before) ? before.replace('defense', 'defence') : 'minister';
  }
  if (word === 'chief' && lexemes[k - 1]?.text === 'army') return 'officer';
  return OFFICES.get(word) ?? null;
}

function isPlaceLike(lexemes: Lexemes, k: number): boolean {
  if (AFTER_PLACE.has(lexemes[k + 1]?.text ?? '')) return true;
  for (let at = k - 1; at >= Math.max(0, k - 3); at--) {
    const word = lexemes[at]!.text;
    if (BEFORE_PLACE.has(word)) return true;
    if (!/^(?:the|northern|southern|eastern|western|central|north|south|east|west|village|town|city|villages)$/.test(word)) return false;
  }
  return false;
}

function isCapital(text: string, at: number): boolean {
  const letter = text[at]!;
  return letter !== letter.toLowerCase();
}

/** A rough stem, so that "struck a warehouse" and "warehouses" meet: endings taken off, irregular forms left alone. */
function stem(word: string): string {
  if (word.length > 5 && word.endsWith('ing')) return undouble(word.slice(0, -3));
  if (word.length > 5 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && word.endsWith('ed')) return undouble(word.slice(0, -2));
  if (word.length > 5 && word.endsWith('es')) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return undouble(word.slice(0, -1));
  return word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
}

function undouble(word: string): string {
  const bare = word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
  return bare.length > 3 && bare.at(-1) === bare.at(-2) && !/[lsz]$/.test(bare) ? bare.slice(0, -1) : bare;
}
