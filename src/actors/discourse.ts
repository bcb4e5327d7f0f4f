import type { Analysis } from '../syntax/analysis.js';
import { isStateCode, type Mention } from './mention.js';

/** A person a document has introduced. */
interface KnownPerson {
  readonly name: string;
  readonly code: string | null;
  readonly sector: string | null;
}

const PAIR_WORDS = new Set(['side', 'country', 'nation', 'state', 'neighbour', 'neighbor', 'capital', 'government', 'leader', 'minister', 'president', 'delegation', 'official', 'foe', 'rival', 'ally', 'party', 'power', 'people', 'military', 'army', 'counterpart', 'premier', 'diplomat', 'parliament', 'economy', 'ministry', 'police', 'embassy', 'force', 'navy', 'ambassador', 'envoy', 'chief', 'team', 'speaker']);
/** Of these, words that mean the two sides wherever they act, whoever else the sentence names. */
const PARTIES = new Set(['side', 'party', 'minister', 'leader', 'president', 'delegation', 'counterpart', 'premier']);
const PEOPLE = new Set(['minister', 'leader', 'president', 'counterpart', 'premier', 'official', 'diplomat', 'ambassador', 'envoy', 'chief', 'speaker', 'men', 'man']);
const SINGLE_WORDS = new Set(['country', 'nation', 'kingdom', 'republic', 'state']);
const HE = new Set(['he', 'she', 'him']);
/** Bodies and people that, without more, are those of the place a report is written from. */
const HOME_SECTORS = new Set(['GOV', 'MIL', 'LEG', 'JUD', 'COP', 'SPY', 'OPP', 'LAB', 'CVL', 'EDU', 'AGR', 'PTY']);
const COUNTS = new Map([['three', 3], ['four', 4], ['five', 5], ['six', 6]]);
/** Words that phrases of several words begin with when they refer back. */
const REFERRING = new Set(['the', 'these', 'both', 'all']);
const THEY = new Set(['they', 'them', 'both']);

/** What earlier sentences of one document have said about who is who: persons by surname, states in the order they came up. */
export class Discourse {
  private readonly persons = new Map<string, KnownPerson>();
  /** Distinct state codes, most recent first. */
  private states: string[] = [];
  private pair: readonly string[] = [];
  /** Three or more states that acted together, from the latest sentence that had such. */
  private group: readonly string[] = [];
  /** Who concludes the agreement or statement that the text is, in its order; empty elsewhere. */
  private parties: readonly string[] = [];
  /** The two states whose people met last. */
  private met: readonly string[] = [];
  private lastPerson: Mention | null = null;
  private lastSubject: Mention | null = null;
  private readonly roleOwners = new Map<string, string>();
  private readonly lastMention = new Map<string, Mention>();
  private before: readonly Mention[] = [];

  /** Last word of the name of each organisation met ("Bank"), lower case → its code: "the Bank" later. */
  private readonly shortNames = new Map<string, Mention>();
  /** State of the dateline's city: whose roles without an owner are, when nothing else tells. */
  private home: string | null = null;

  /** `isPact`: the text is an agreement or a joint statement, whose opening names its parties. */
  constructor(readonly date: string | undefined, private readonly isPact = false) {}

  /** Who concludes the agreement that the text is; empty elsewhere. */
  pactParties(): readonly string[] {
    return this.parties;
  }

  /** Takes the state of the city the document is datelined from. */
  setHome(code: string | null): void {
    this.home ??= code;
  }

  /** The other of the two states the document has been speaking of, or null. */
  otherThan(code: string): string | null {
    return this.pair.length === 2 && this.pair.includes(code) ? this.pair.find((other) => other !== code)! : null;
  }

  /** Whose act the sentence before told of first, or null. */
  subjectCode(): string | null {
    return this.lastSubject?.code ?? null;
  }

  /** The dateline's state, or null. */
  homeState(): string | null {
    return this.home;
  }

  /** Takes note of who met whom: "the two leaders" are these. */
  learnMeeting(codes: readonly (string | null)[]): void {
    const distinct = [...new Set(codes)];
    if (distinct.length === 2 && !distinct.includes(null)) this.met = distinct as string[];
  }

  learnPerson(name: string, code: string | null, sector: string | null): void {
    const surname = name.split(' ').at(-1)!.toLowerCase();
    const known = this.persons.get(surname);
    if (!known || known.code === null) this.persons.set(surname, { name, code, sector });
  }

  /** The person whose surname ends the name, if the document has introduced one. */
  person(name: string): KnownPerson | null {
    return this.persons.get(name.split(' ').at(-1)!.toLowerCase()) ?? null;
  }

  /** The organisation whose name ends in the word, lower case, if the document has named one. */
  organisation(word: string): Mention | null {
    return this.shortNames.get(word) ?? null;
  }

  /** States the document has named so far, most recent first. */
  recentStates(): readonly string[] {
    return this.states;
  }

  /** Latest mentions of the two states the document has been speaking of, in the order they came up; fewer when there are none. */
  pairMentions(): readonly Mention[] {
    return this.pair.length === 2 ? this.pair.flatMap((code) => this.lastMention.get(code) ?? []) : [];
  }

  /** As `pairMentions`, before the latest sentence. */
  previousPair(): readonly Mention[] {
    return this.before;
  }

  /** Whose a role without owner is: as earlier in the document, that of the dateline's state for a title in capitals ("the Minister"), else the state last in subject position. */
  ownerOfRole(role: string, sector: string, titled: boolean): { readonly code: string; readonly name: null } | null {
    const owner = this.roleOwners.get(role) ?? (titled && HOME_SECTORS.has(sector) ? this.home : null) ?? (sector === 'GOV' || sector === 'MIL' || sector === 'LEG' ? (this.lastSubject?.kind === 'organisation' ? this.home : this.lastSubject?.code) ?? this.states[0] : undefined) ?? (HOME_SECTORS.has(sector) ? this.home : null);
    return owner ? { code: owner, name: null } : null;
  }

  /** The dateline's state, for a named official nothing else places. */
  ownerAtHome(sector: string): { readonly code: string; readonly name: null } | null {
    return this.home !== null && HOME_SECTORS.has(sector) ? { code: this.home, name: null } : null;
  }

  /** Adds mentions for words that refer back: "the two sides", "both countries", "the country", "he", "it", "they". */
  resolve(analysis: Analysis, mentions: Mention[]): void {
    const { tokens } = analysis.sentence;
    const taken = (from: number, to: number): boolean => mentions.some((mention) => mention.from < to && from < mention.to);
    const own = distinctStates(mentions);
    for (const phrase of analysis.phrases) {
      const head = tokens[phrase.head]!;
      if (!mayReferBack(tokens[phrase.from]!.norm, phrase.to - phrase.from)) continue;
      const words = tokens.slice(phrase.from, phrase.to).map((token) => token.norm);
      const add = (code: string, name: string | null, sector: string | null, kind: Mention['kind']): void => {
        mentions.push({ from: phrase.from, to: phrase.to, span: [tokens[phrase.from]!.start, tokens[phrase.to - 1]!.end], code, sector, name, kind, row: 'document' });
      };
      const parties = words[0] === 'the' && words.length === 2 && head.lemma !== head.norm && PAIR_WORDS.has(head.lemma) && this.pair.length === 2;
      const allOf = parties && (own.every((code) => this.pair.includes(code)) || (PARTIES.has(head.lemma) && isAgent(analysis, phrase)));
      const contracting = this.parties.length > 1 && head.lemma !== head.norm && CONTRACTING.has(head.lemma) && (words[0] === 'the' || words[0] === 'both' || words[0] === 'contracting');
      const both = contracting || allOf || (words.includes('two') && (words[0] === 'the' || words[0] === 'these')) || words[0] === 'both' || (words[0] === 'the' && words.includes('neighbours')) || (words[0] === 'the' && words.includes('neighbors'));
      if (both && (contracting || PAIR_WORDS.has(head.lemma) || PAIR_WORDS.has(head.norm) || (words.length === 1 && words[0] === 'both') || head.norm === 'two')) {
        const sector = mentions.find((mention) => mention.kind === 'role' && mention.from < phrase.to && phrase.from < mention.to)?.sector ?? null;
        for (let k = mentions.length - 1; k >= 0; k--) if (mentions[k]!.from < phrase.to && phrase.from < mentions[k]!.to && mentions[k]!.kind === 'role') mentions.splice(k, 1);
        const earlier = this.before.map(({ code }) => code!);
        // "Nepal and Bhutan call on both": not on themselves.
        const others = words[0] === 'both' && !isAgent(analysis, phrase) && earlier.length === 2 && !earlier.some((code) => own.includes(code));
        const isAhead = isAgent(analysis, phrase) && !mentions.some((mention) => mention.to <= phrase.from && mention.code !== null);
        const codes = contracting ? this.parties : others ? earlier : own.length === 2 && !allOf && !(isAhead && PARTIES.has(head.lemma) && (this.met.length === 2 || this.pair.length === 2)) ? own : this.met.length === 2 && (PEOPLE.has(head.lemma) || PARTIES.has(head.lemma)) ? this.met : this.pair.length >= 2 ? this.pair : this.states.slice(0, 2);
        if ((codes.length === 2 || contracting) && !taken(phrase.from, phrase.to)) for (const code of codes) add(code, null, sector, 'state');
      } else if (!taken(phrase.from, phrase.to)) {
        const same = (head.norm === 'it' || HE.has(head.norm)) && words.length === 1 ? subjectBefore(analysis, mentions, phrase.from, head.norm === 'it') : null;
        if (this.group.length > 2 && (words[0] === 'the' || words[0] === 'all') && COUNTS.get(words[1] ?? '') === this.group.length && (words.length === 2 || PAIR_WORDS.has(head.lemma))) for (const code of this.group) add(code, null, null, 'state');
        else if (same) add(same.code!, head.norm === 'it' ? null : same.name, same.sector, same.kind);
        else if (HE.has(head.norm) && words.length === 1 && this.lastPerson) add(this.lastPerson.code ?? '', this.lastPerson.name, this.lastPerson.sector, 'person');
        else if (head.norm === 'it' && words.length === 1 && this.lastSubject?.code && isAgent(analysis, phrase)) add(this.lastSubject.code, null, this.lastSubject.sector, this.lastSubject.kind === 'person' ? 'state' : this.lastSubject.kind);
        else if (THEY.has(head.norm) && words.length === 1 && (own.length === 2 || this.pair.length === 2) && isAgent(analysis, phrase)) for (const code of own.length === 2 && (this.pair.length < 2 || mentions.some((mention) => mention.to <= phrase.from && mention.code !== null)) ? own : this.pair) add(code, null, null, 'state');
        else if (words[0] === 'the' && words.length === 2 && head.text !== head.norm && this.shortNames.has(head.norm)) { const known = this.shortNames.get(head.norm)!; add(known.code ?? '', known.name, known.sector, 'organisation'); }
        else if (words[0] === 'the' && words.length === 2 && SINGLE_WORDS.has(head.lemma) && this.states.length > 0) add(this.lastSubject?.code ?? this.states[0]!, null, null, 'state');
      }
    }
    for (let k = 0; k < mentions.length; k++) if (mentions[k]!.code === '') mentions[k] = { ...mentions[k]!, code: null };
  }

  /** Takes note of the mentions of a sentence once all are found, in token order. */
  remember(mentions: readonly Mention[], analysis: Analysis): void {
    if (this.isPact && this.parties.length === 0) this.parties = partiesOf(mentions, analysis);
    const codes = distinctStates(mentions);
    this.before = this.pairMentions();
    for (const mention of mentions) if (mention.code !== null && mention.row !== 'document' && codes.includes(mention.code)) this.lastMention.set(mention.code, mention);
    this.states = [...codes.toReversed(), ...this.states.filter((code) => !codes.includes(code))].slice(0, 8);
    if (codes.length >= 2) this.pair = codes.slice(0, 2);
    else if (codes.length === 1 && this.pair.length === 0) this.pair = codes;
    else if (codes.length === 1 && this.pair.length === 1 && this.pair[0] !== codes[0]) this.pair = [this.pair[0]!, codes[0]!];
    for (const mention of mentions) if (mention.kind === 'organisation' && mention.name?.includes(' ')) this.shortNames.set(mention.name.slice(mention.name.lastIndexOf(' ') + 1).toLowerCase(), mention);
    for (const mention of mentions) if (mention.kind === 'role' && mention.code !== null && mention.row !== 'document') this.roleOwners.set(roleText(mention, analysis), mention.code);
    const main = analysis.clauses.find((clause) => clause.relation === 'main');
    const subject = main?.subject[0];
    if (main === undefined || subject === undefined) return;
    const together = distinctStates(mentions.filter((mention) => mention.to <= main.from && mention.row !== 'document'));
    if (together.length > 2) this.group = together;
    const phrase = analysis.phrases[subject]!;
    const own = mentions.filter((mention) => mention.from < phrase.to && phrase.from < mention.to);
    const subjectMention = own.findLast((mention) => mention.code !== null) ?? null;
    if (subjectMention) this.lastSubject = subjectMention;
    const person = own.find((mention) => mention.kind === 'person' || (mention.kind === 'role' && mention.name === null && mention.sector === 'GOV'));
    if (person) this.lastPerson = person;
  }
}

/** True when a phrase of so many words may refer back, by its first word. */
function mayReferBack(first: string, words: number): boolean {
  return REFERRING.has(first) || (words === 1 && (first === 'it' || HE.has(first) || THEY.has(first)));
}

const CONTRACTING = new Set(['party', 'side', 'participant', 'signatory', 'government', 'state']);
/** Behind these stand those who only help or look on. */
const ASIDE = new Set(['mediated', 'witnessed', 'facilitated', 'presence', 'auspices', 'guaranteed']);

/** Those whom the opening of an agreement names: "between A and B", "the Governments of A, B and C", "A and B, hereinafter the Parties". */
function partiesOf(mentions: readonly Mention[], { sentence: { tokens } }: Analysis): string[] {
  if (!tokens.some(({ norm }, k) => norm === 'between' || norm === 'hereinafter' || (norm === 'governments' && k < 3))) return [];
  const end = tokens.findIndex(({ norm }) => ASIDE.has(norm));
  const codes: string[] = [];
  for (const { code, guessed, from, kind } of mentions) if (code !== null && !guessed && kind !== 'place' && (end < 0 || from < end) && !codes.includes(code)) codes.push(code);
  return codes.length > 1 ? codes : [];
}

function roleText(mention: Mention, analysis: Analysis): string {
  const words: string[] = [];
  for (let k = mention.to - 1; k >= mention.from; k--) {
    const token = analysis.sentence.tokens[k]!;
    if (token.norm === "'s" || (token.pos === 'PROPN' && words.length > 0) || token.pos === 'DET') break;
    words.unshift(token.norm);
  }
  return words.join(' ');
}

/** The latest doer named before the token in the same sentence: a state or body for "it", a person or official for "he"; null when there is none. */
function subjectBefore(analysis: Analysis, mentions: readonly Mention[], at: number, isThing: boolean): Mention | null {
  for (const clause of analysis.clauses.toReversed()) {
    if (clause.from >= at) continue;
    for (const index of clause.subject) {
      const { from, to } = analysis.phrases[index]!;
      if (to > at) continue;
      const own = mentions.find((mention) => mention.from < to && from < mention.to && mention.code !== null && (isThing ? mention.kind !== 'person' && mention.kind !== 'people' : mention.kind === 'person' || mention.kind === 'role'));
      if (own) return own;
    }
  }
  return null;
}

function isAgent(analysis: Analysis, phrase: { readonly from: number }): boolean {
  const index = analysis.phrases.findIndex((other) => other.from === phrase.from);
  return analysis.clauses.some((clause) => clause.subject.includes(index));
}

function distinctStates(mentions: readonly Mention[]): string[] {
  const codes: string[] = [];
  for (const mention of mentions) if (mention.code !== null && !mention.guessed && isStateCode(mention.code) && (mention.kind === 'state' || mention.kind === 'role' || mention.kind === 'person' || mention.kind === 'people') && !codes.includes(mention.code)) codes.push(mention.code);
  return codes;
}
