import type { Analysis, NounPhrase } from '../syntax/analysis.js';
import { Cue } from '../text/cue.js';
import type { Token } from '../text/sentence.js';
import { isAnotherName } from './another-name.js';
import type { Discourse } from './discourse.js';
import type { Mention } from './mention.js';
import { entryOn, foldName, type NameEntry, type NameIndex } from './names.js';
import type { RoleIndex } from './roles.js';

/** What the lexicon knows about actors. */
export interface ActorLexicon {
  readonly names: NameIndex;
  readonly roles: RoleIndex;
  /** Persons by surname, lower case: used only where the text is about their state. */
  readonly surnames: { get(surname: string): readonly NameEntry[] | undefined };
}

interface Hit {
  readonly from: number;
  readonly to: number;
  readonly entry: NameEntry;
  used: boolean;
}

/**
 * Finds who is spoken of in a sentence: names of states, organisations, groups and persons, roles with the state they belong to, and
 * references back to earlier sentences ("the two sides", "he"). In token order. Updates `discourse` with what it learns.
 */
export function findMentions(text: string, analysis: Analysis, lexicon: ActorLexicon, discourse: Discourse): Mention[] {
  const { tokens } = analysis.sentence;
  const skip = analysis.start;
  if (skip > 0) discourse.setHome(findHits(text, analysis, lexicon.names, discourse.date, 0).find((hit) => hit.from < skip && (hit.entry.kind === 'state' || hit.entry.kind === 'place'))?.entry.code ?? null);
  const hits = findHits(text, analysis, lexicon.names, discourse.date, skip);
  // "Kenya: 11 killed as police fire on marchers": the state the line is about.
  const first = hits[0];
  const topic = first?.from === skip && tokens[first.to]?.norm === ':' && (first.entry.kind === 'state' || first.entry.kind === 'place') ? first.entry.code : null;
  if (skip === 0 && hits.length === 1 && isPlaceLine(analysis)) {
    discourse.setHome(hits[0]!.entry.code);
    return [];
  }
  const mentions: Mention[] = [];
  const { phrases } = analysis;
  const roles = phrases.map((phrase) => ((analysis.sentence.cues & Cue.role) === 0 ? null : findRole(phrase, tokens, lexicon.roles, hits)));
  for (let p = 0; p < phrases.length; p++) {
    const phrase = phrases[p]!;
    if (phrase.to <= skip) continue;
    const role = roles[p]!;
    if (!role && hits.length === 0) continue;
    const inside = hitsIn(hits, phrase);
    if (!role && inside.length === 0) continue;
    const person = inside.find((hit) => hit.entry.kind === 'person');
    const body = inside.find((hit) => (hit.entry.kind === 'organisation' || hit.entry.kind === 'group') && hit.to >= phrase.head);
    if (body || (!role && !person)) continue;
    if (person) {
      if (person.used) continue;
      const holder = holderOf(phrases, p, person, inside, hits, tokens);
      for (const hit of inside) if (hit !== person && (hit.entry.kind === 'state' || (hit.to <= person.from && hit.entry.code === person.entry.code))) hit.used = true;
      person.used = true;
      if (holder) holder.used = true;
      // Another person of that name: the text says whose official this is.
      const namesake = holder !== null && role !== null && isStateOfficial(person.entry) && holder.entry.kind === 'state' && holder.entry.code !== person.entry.code;
      const code = namesake ? holder.entry.code : person.entry.code;
      const former = role?.sector === 'ELI' || tokens.slice(phrase.from, person.from).some((token) => FORMER.has(token.norm));
      const sector = former ? 'ELI' : namesake ? role.sector : person.entry.sector ?? role?.sector ?? null;
      const name = namesake ? joinTokens(tokens, person.from, person.to) : person.entry.person ?? person.entry.name;
      mentions.push(make(tokens, Math.min(person.from, role ? role.from : person.from), person.to, code, sector, name, 'person', person.entry.row));
      discourse.learnPerson(name, code, sector);
      continue;
    }
    if (!role) continue;
    // "the Bank", once the text has named one in full.
    const named = role.to - role.from === 1 && tokens[role.from]!.text !== tokens[role.from]!.norm && tokens[phrase.from]!.norm === 'the' && phrase.to - phrase.from === 2 ? discourse.organisation(tokens[role.from]!.norm) : null;
    if (named) {
      mentions.push(make(tokens, phrase.from, phrase.to, named.code, named.sector, named.name, 'organisation', named.row));
      continue;
    }
    const name = nameAfter(tokens, role.to, phrase, hits);
    const apposed = name ? null : apposedName(phrases, p, tokens, roles, hits);
    const owner = ownerOf(phrases, p, role, inside, hits, tokens, roles);
    if (owner) {
      // A place in a phrase of its own also tells where.
      owner.used = owner.entry.kind !== 'place' || inside.includes(owner);
      if (owner.entry.kind === 'state' && owner.entry.sector === 'GOV' && !inside.includes(owner) && owner.from > role.to && tokens[owner.from - 1]!.norm === 'in') mentions.push(make(tokens, owner.from, owner.to, owner.entry.code, null, null, 'place', owner.entry.row));
      const from = Math.min(owner.from, role.from);
      const covering = owner.from > role.from ? role.to : phrase.to;
      const sector = owner.entry.kind === 'group' && role.sector === 'GOV' ? owner.entry.sector : role.sector;
      const full = name ?? apposed?.name ?? null;
      mentions.push(make(tokens, from, Math.max(covering, name ? phrase.to : role.to), owner.entry.code, owner.entry.kind === 'organisation' ? owner.entry.sector : sector, full, full ? 'person' : 'role', role.row));
      for (const other of sharers(phrases, p, owner, role, hits, tokens)) {
        other.used = true;
        mentions.push(make(tokens, other.from, other.to, other.entry.code, sector, null, 'role', role.row));
      }
      if (full) discourse.learnPerson(full, owner.entry.code, sector);
      if (apposed) discourse.learnPerson(apposed.name, owner.entry.code, sector);
      continue;
    }
    const known = name ? discourse.person(name) : null;
    // A named official without a state is at most one of the dateline's state; "the ministry" is taken for that of the state last spoken of.
    const holder = possessorOf(phrase, analysis, hits) ?? (POSSESSED.has(tokens[phrase.from]!.norm) ? discourse.subjectCode() : null);
    // "its neighbour", "his counterpart": the other side, not the one who has it.
    const possessor = holder !== null && OPPOSITE.has(tokens[role.to - 1]!.lemma) ? discourse.otherThan(holder) : holder;
    // "the burning of a consulate": whose it is nobody has said; "a spokesman said" speaks for whoever the text is about.
    const anyone = !name && INDEFINITE.has(tokens[phrase.from]!.norm) && !analysis.clauses.some((clause) => clause.subject.includes(p));
    const guessed = known ?? (topic !== null && !name && HOME.has(role.sector) ? { code: topic, name: null } : null) ?? (possessor !== null ? { code: possessor, name: null } : null) ?? (anyone ? null : name ? discourse.ownerAtHome(role.sector) : isPlural(tokens[role.to - 1]!) ? discourse.ownerAtHome(role.sector) : discourse.ownerOfRole(tokens.slice(role.from, role.to).map((token) => token.norm).join(' '), role.sector, role.from > 0 && !analysis.sentence.capitals && tokens[role.from]!.text !== tokens[role.from]!.norm));
    if (role.sector === 'UNK' && !name) continue;
    const own = make(tokens, role.from, name ? phrase.to : role.to, guessed?.code ?? null, role.sector, name, name ? 'person' : 'role', role.row);
    mentions.push(guessed && !known && possessor === null ? { ...own, guessed: true } : own);
  }
  for (const hit of hits) {
    if (hit.used || hit.entry.kind === 'prefix') continue;
    if (backed(tokens, hit)) continue;
    const kind = hit.entry.kind;
    const official = kind === 'state' || kind === 'people' ? null : hit.entry.person;
    mentions.push(make(tokens, hit.from, hit.to, hit.entry.code, hit.entry.sector, official, kind, hit.entry.row));
  }
  addPersons(analysis, mentions, discourse, lexicon, skip);
  discourse.resolve(analysis, mentions);
  mentions.sort((a, b) => a.from - b.from || b.to - a.to);
  discourse.remember(mentions, analysis);
  return mentions;
}

/** "Lisbon, 21 February 2024.": a dateline that stands as a sentence of its own. */
function isPlaceLine({ sentence: { tokens }, clauses }: Analysis): boolean {
  return clauses.length === 0 && tokens.length <= 9 && tokens.some(({ pos }) => pos === 'NUM') && tokens.every(({ pos }) => pos === 'PROPN' || pos === 'NUM' || pos === 'PUNCT');
}

function make(tokens: readonly Token[], from: number, to: number, code: string | null, sector: string | null, name: string | null, kind: Mention['kind'], row: string): Mention {
  return { from, to, span: [tokens[from]!.start, tokens[to - 1]!.end], code, sector, name, kind, row };
}

function findHits(text: string, analysis: Analysis, names: NameIndex, date: string | undefined, skip: number): Hit[] {
  const { tokens, span, capitals, cues } = analysis.sentence;
  const hits: Hit[] = [];
  if ((cues & Cue.name) === 0) return hits;
  // A name may run over the end of a line.
  const stretch = text.slice(span[0], span[1]).replaceAll('\n', ' ');
  const folded = foldName(stretch);
  for (let i = skip; i < tokens.length;) {
    const token = tokens[i]!;
    const hit = (token.cues & Cue.name) === 0 ? null : names.matchAt(stretch, folded, token.start - span[0], token.norm, capitals, date);
    if (!hit) { i++; continue; }
    let to = i + 1;
    while (to < tokens.length && tokens[to]!.start < span[0] + hit.span[1]) to++;
    const entry = entryOn(hit.entries, date);
    if (isAnotherName(tokens, i, to, entry, capitals)) { i++; continue; }
    hits.push({ from: i, to, entry, used: false });
    i = to;
  }
  return hits;
}

const NO_HITS: readonly Hit[] = [];

/** The names that stand in a phrase, wholly or in part. */
function hitsIn(hits: readonly Hit[], { from, to }: NounPhrase): readonly Hit[] {
  let inside: Hit[] | null = null;
  for (const hit of hits) if (hit.from < to && from < hit.to) (inside ??= []).push(hit);
  return inside ?? NO_HITS;
}

/** "Iran-backed", "Kabul-based": the name describes, it does not act. */
function backed(tokens: readonly Token[], hit: Hit): boolean {
  const dash = tokens[hit.to];
  const next = tokens[hit.to + 1];
  return dash?.norm === '-' && next !== undefined && dash.end === next.start && !/^(?:flagged|registered|led|run|owned|operated)$/.test(next.norm) && /(?:ed|led|run|held|born|made|owned|built|friendly|style|wide|bound|linked|brokered)$/.test(next.norm);
}

interface RoleHit {
  readonly from: number;
  readonly to: number;
  readonly sector: string;
  readonly row: string;
}

/** The last role in a phrase that is not inside a name. */
function findRole(phrase: NounPhrase, tokens: readonly Token[], roles: RoleIndex, hits: readonly Hit[]): RoleHit | null {
  for (let k = Math.min(phrase.head, phrase.to - 1); k >= phrase.from; k--) {
    const { pos, cues } = tokens[k]!;
    if ((cues & Cue.role) === 0 || (pos !== 'NOUN' && pos !== 'PROPN' && pos !== 'ADJ')) continue;
    if (hits.some((hit) => hit.from <= k && k < hit.to)) continue;
    // "head of state" reaches back over its preposition.
    const role = roles.endingAt(tokens, k, phrase.preposition >= 0 && tokens[phrase.preposition]!.norm === 'of' ? Math.max(0, phrase.preposition - 2) : phrase.from);
    if (!role) continue;
    // A role before a common noun only describes it: "police station", "army base".
    if (k < phrase.head && tokens[phrase.head]!.pos === 'NOUN') return null;
    return { from: role.from, to: k + 1, sector: role.sector, row: role.row };
  }
  return null;
}

function nameAfter(tokens: readonly Token[], from: number, phrase: NounPhrase, hits: readonly Hit[]): string | null {
  let to = from;
  while (to < phrase.to && tokens[to]!.pos === 'PROPN' && /^[A-Z\u00c0-\u024f]/.test(tokens[to]!.text)) to++;
  while (to < phrase.to && (tokens[to]!.norm === '-' || tokens[to]!.norm === 'al' || tokens[to]!.pos === 'PROPN')) to++;
  if (to === from || hits.some((hit) => hit.from >= from && hit.from < to && hit.entry.kind !== 'person')) return null;
  return joinTokens(tokens, from, to);
}

function joinTokens(tokens: readonly Token[], from: number, to: number): string {
  let name = '';
  for (let k = from; k < to; k++) name += (k > from && tokens[k]!.start > tokens[k - 1]!.end ? ' ' : '') + tokens[k]!.text;
  return name;
}

/** "Abbas Araghchi, Iran's foreign minister" and the other way round: the name in apposition. */
function apposedName(phrases: readonly NounPhrase[], index: number, tokens: readonly Token[], roles: readonly (RoleHit | null)[], hits: readonly Hit[]): { name: string; phrase: number } | null {
  const own = phrases[index]!.apposition;
  const others = own >= 0 ? [own] : phrases.flatMap((phrase, k) => (phrase.apposition === index ? [k] : []));
  for (const other of others) {
    const phrase = phrases[other]!;
    if (roles[other] || tokens[phrase.head]!.pos !== 'PROPN' || hits.some((hit) => hit.from < phrase.to && phrase.from < hit.to)) continue;
    return { name: joinTokens(tokens, phrase.from, phrase.to), phrase: other };
  }
  return null;
}

/** The state, organisation or group a role belongs to: in the phrase before it, its possessor, or after "of"; for apposed roles also there. */
function ownerOf(phrases: readonly NounPhrase[], index: number, role: RoleHit, inside: readonly Hit[], hits: readonly Hit[], tokens: readonly Token[], roles: readonly (RoleHit | null)[]): Hit | null {
  const before = inside.findLast((hit) => hit.to <= role.from && isOwner(hit) && !backed(tokens, hit));
  if (before) return before;
  // "the US secretary of state", "Italy's head of state": the role begins in a phrase before its last word's.
  const start = phrases.findIndex(({ from, to }) => from <= role.from && role.from < to);
  const early = start < 0 || start === index ? undefined : hits.findLast((hit) => isOwner(hit) && hit.to <= role.from && (hit.from >= phrases[start]!.from || phrases.some(({ from, to, parent, possessive }) => possessive && parent === start && from <= hit.from && hit.to <= to)));
  if (early) return early;
  for (let p = 0; p < phrases.length; p++) {
    const phrase = phrases[p]!;
    if (phrase.parent !== index) continue;
    const preposition = phrase.preposition >= 0 ? tokens[phrase.preposition]!.norm : '';
    // "judges at the International Criminal Court"
    const employer = preposition === 'at' ? hits.find((other) => other.from < phrase.to && phrase.from < other.to && other.entry.kind === 'organisation') : undefined;
    if (employer) return employer;
    if (!phrase.possessive && preposition !== 'of' && !(preposition === 'from' && tokens[phrase.from]!.pos === 'PROPN') && !(preposition === 'in' && (role.sector !== 'GOV' || SEATED.has(tokens[role.to - 1]!.lemma)))) continue;
    const hit = hits.find((other) => other.from < phrase.to && phrase.from < other.to && isOwner(other));
    if (hit) return hit;
    const further = phrases.findIndex((other) => other.parent === p && other.preposition >= 0 && tokens[other.preposition]!.norm === 'of');
    const beyond = further >= 0 ? hits.find((other) => other.from < phrases[further]!.to && phrases[further]!.from < other.to && isOwner(other)) : undefined;
    if (beyond && !roles[p]) return beyond;
    if (roles[p]) {
      const above = ownerOf(phrases, p, roles[p]!, hits.filter((other) => other.from < phrase.to && phrase.from < other.to), hits, tokens, roles.map((other, k) => (k === index ? null : other)));
      if (above) return above;
    }
  }
  return null;
}

const POSSESSED = new Set(['its', 'his', 'her', 'their']);

/** "Kiribati after [its] leader cancelled": the nearest state or body named before the pronoun; nationals in the plural only for "their". */
function possessorOf(phrase: NounPhrase, { sentence: { tokens }, phrases, clauses }: Analysis, hits: readonly Hit[]): string | null {
  const pronoun = tokens[phrase.from]!.norm;
  if (!POSSESSED.has(pronoun)) return null;
  const fitting = hits.filter((other) => {
    if (other.to > phrase.from || !isOwner(other) || other.entry.kind === 'place') return false;
    const holder = phrases.find(({ from, to }) => from <= other.from && other.from < to);
    const head = holder ? tokens[holder.head]! : undefined;
    const plural = head !== undefined && holder!.head >= other.to && head.lemma !== head.norm;
    return plural === (pronoun === 'their');
  });
  // "China will answer any move by Taiwan, its minister warned": rather the doer.
  const isAfterthought = tokens[phrase.from - 1]?.norm === ',';
  const acts = (other: Hit): boolean => isAfterthought && clauses.some(({ subject }) => subject.some((index) => phrases[index]!.from <= other.from && other.to <= phrases[index]!.to));
  return (fitting.findLast(acts) ?? fitting.at(-1))?.entry.code ?? null;
}

/** Bodies that sit where the text says: "the government in Tbilisi"; a minister may be anywhere. */
const INDEFINITE = new Set(['a', 'an', 'another', 'any', 'one', 'two', 'three', 'some', 'several']);
const SEATED = new Set(['government', 'authority', 'regime', 'administration', 'leadership', 'junta', 'ruler', 'ministry', 'cabinet', 'official', 'spokesman', 'spokeswoman', 'spokesperson', 'source', 'parliament']);

/** Bodies and people that are those of the state a line is about. */
const HOME = new Set(['GOV', 'MIL', 'LEG', 'JUD', 'COP', 'OPP', 'LAB', 'CVL', 'EDU', 'AGR', 'PTY']);

const OPPOSITE = new Set(['neighbour', 'neighbor', 'counterpart', 'rival', 'enemy', 'foe', 'host', 'opponent', 'adversary', 'ally']);

const FORMER = new Set(['former', 'ex', 'ousted', 'deposed', 'retired', 'erstwhile']);

/** True of persons who hold an office of a state: for them a state named in the text counts for more than the lexicon. */
function isStateOfficial(entry: NameEntry): boolean {
  return entry.sector !== null && /^(?:GOV|MIL|LEG|JUD|SPY|COP)$/.test(entry.sector);
}

/** The state a named person is said to belong to: before the name in the same phrase ("Iranian President X") or as its possessor ("Iran's X"). */
function holderOf(phrases: readonly NounPhrase[], index: number, person: Hit, inside: readonly Hit[], hits: readonly Hit[], tokens: readonly Token[]): Hit | null {
  const before = inside.findLast((hit) => hit.to <= person.from && hit.entry.kind === 'state' && !backed(tokens, hit));
  if (before) return before;
  for (const phrase of phrases) {
    if (phrase.parent !== index || !phrase.possessive) continue;
    const hit = hits.find((other) => other.from >= phrase.from && other.to <= phrase.to && other.entry.kind === 'state');
    if (hit) return hit;
  }
  return null;
}

/** Further states that a plural role belongs to: "[Indian] and Pakistani foreign ministers", "the foreign ministers of India and [Pakistan]". */
function sharers(phrases: readonly NounPhrase[], index: number, owner: Hit, role: RoleHit, hits: readonly Hit[], tokens: readonly Token[]): Hit[] {
  const last = tokens[role.to - 1]!;
  if (last.norm === last.lemma) return [];
  const found: Hit[] = [];
  for (const { coordinated } of phrases) {
    if (!coordinated.some((member) => member === index || (phrases[member]!.from <= owner.from && owner.to <= phrases[member]!.to))) continue;
    for (const member of coordinated) {
      const { from, to } = phrases[member]!;
      const hit = hits.find((other) => other.from >= from && other.to === to && other.from <= from + 1);
      if (member !== index && hit && hit !== owner && !hit.used && hit.entry.kind === 'state') found.push(hit);
    }
  }
  return found;
}

function isOwner(hit: Hit): boolean {
  return hit.entry.kind === 'state' || hit.entry.kind === 'organisation' || hit.entry.kind === 'group' || hit.entry.kind === 'people' || hit.entry.kind === 'place';
}

/** Names without a role that the document introduced before ("Larijani said …"). */
function addPersons(analysis: Analysis, mentions: Mention[], discourse: Discourse, lexicon: ActorLexicon, skip: number): void {
  const { tokens } = analysis.sentence;
  for (const phrase of analysis.phrases) {
    if (phrase.from < skip || tokens[phrase.head]!.pos !== 'PROPN' || phrase.temporal) continue;
    if (mentions.some((mention) => mention.from < phrase.to && phrase.from < mention.to)) continue;
    let from = phrase.from;
    while (from < phrase.head && tokens[from]!.pos !== 'PROPN') from++;
    const known = discourse.person(joinTokens(tokens, from, phrase.head + 1));
    if (known) {
      mentions.push(make(tokens, from, phrase.head + 1, known.code, known.sector, known.name, 'person', 'document'));
      continue;
    }
    const entry = phrase.head === from ? bySurname(tokens[from]!.norm, mentions, discourse, lexicon) : null;
    if (entry) {
      mentions.push(make(tokens, from, from + 1, entry.code, entry.sector, entry.person, 'person', entry.row));
      discourse.learnPerson(entry.person!, entry.code, entry.sector);
    }
  }
}

/** A bare surname stands for a listed person when the text speaks of that person's state and no other listed person of such a state bears it. */
function bySurname(surname: string, mentions: readonly Mention[], discourse: Discourse, lexicon: ActorLexicon): NameEntry | null {
  const entries = lexicon.surnames.get(surname);
  if (!entries) return null;
  const about = new Set([...discourse.recentStates(), ...mentions.map((mention) => mention.code)]);
  const date = discourse.date;
  const fitting = entries.filter((entry) => about.has(entry.code) && (date === undefined || ((entry.from === '' || date >= entry.from) && (entry.to === '' || date.slice(0, entry.to.length) <= entry.to))));
  return new Set(fitting.map((entry) => entry.person)).size === 1 ? fitting.at(-1)! : null;
}

function isPlural(token: Token): boolean {
  return token.lemma !== token.norm;
}
