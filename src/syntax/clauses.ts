import { datelineEnd } from '../text/dateline.js';
import type { Sentence } from '../text/sentence.js';
import type { Analysis, Clause, ClauseRelation, NounPhrase } from './analysis.js';
import { finiteFollows, isBareList, laterFinite, listContinues, verbFollows, verbBehindPhrases } from './chunks-ahead.js';
import { coordinationHead } from './coordination.js';
import type { Grammar } from './grammar.js';
import { chunkSentence, type Chunk, type VerbGroup } from './phrases.js';
import { DEMANDING, repairTags } from './repair.js';
import { settleSpeech } from './speech-order.js';

type MutablePhrase = { -readonly [K in keyof NounPhrase]: NounPhrase[K] };

/** Prepositions before a gerund whose doer is the object: "accused Iran of shelling", "thanked Oman for hosting". */
const OBJECT_GERUND = new Set(['of', 'for', 'from', 'into', 'over', 'as']);

/**
 * Reads a sentence into noun phrases and clauses, left to right, in time linear in its length. Repairs tags in place first.
 * Attachment is generous: a prepositional phrase hangs both on the noun before it and on the verb of its clause; the lexicon decides.
 */
export function analyseSentence(sentence: Sentence, grammar: Grammar): Analysis {
  repairTags(sentence.tokens, grammar);
  const start = datelineEnd(sentence);
  const { phrases, chunks } = chunkSentence(sentence.tokens, grammar, start);
  return { sentence, start, phrases, clauses: new ClauseReader(sentence, grammar, phrases, chunks).read() };
}

class ClauseReader {
  private readonly clauses: Clause[] = [];
  /** Phrases that may still become a subject, oldest first. */
  private free: number[] = [];
  /** Start of the innermost open clause in `free`. */
  private marker = 0;
  private relative: string | null = null;
  private subordinator: string | null = null;
  private conjunction = false;
  /** Last phrase outside prepositional phrases since the last verb. */
  private topPhrase = -1;
  private readonly fronted: number[] = [];
  /** Headlines have no full stop and no articles. */
  private readonly isHeadline: boolean;
  private readonly frontedPhrases: { word: string; phrase: number }[] = [];

  constructor(
    private readonly sentence: Sentence,
    private readonly grammar: Grammar,
    private readonly phrases: MutablePhrase[],
    private readonly chunks: readonly Chunk[],
  ) {
    const { tokens } = sentence;
    this.isHeadline = tokens.length < 40 && !/[.!?]/.test(tokens.at(-1)?.text ?? '') && !tokens.some(({ norm }) => norm === 'the' || norm === 'a' || norm === 'an');
  }

  read(): Clause[] {
    for (let k = 0; k < this.chunks.length; k++) {
      const chunk = this.chunks[k]!;
      switch (chunk.kind) {
        case 'noun': this.readNoun(chunk.phrase, k); break;
        case 'verb': this.readVerb(chunk.group, k); break;
        case 'relative': this.relative = chunk.word; this.marker = this.free.length; break;
        case 'subordinator': this.readSubordinator(chunk.word, k); break;
        case 'conjunction': this.conjunction = true; break;
        default: break;
      }
    }
    settleSpeech(this.clauses, this.phrases, this.sentence, this.grammar);
    return this.clauses;
  }

  private readSubordinator(word: string, k: number): void {
    const next = this.chunks[k + 1];
    if (word === 'that' && this.chunks[k - 1]?.kind === 'noun' && next?.kind === 'verb' && next.group.form === 'finite') this.relative = word;
    else this.subordinator = word;
    this.marker = this.free.length;
  }

  private readNoun(index: number, k: number): void {
    const phrase = this.phrases[index]!;
    const before = this.chunks[k - 1];
    const clause = this.clauses.at(-1);
    if (before?.kind === 'preposition' || (before?.kind === 'subordinator' && PREPOSITION_LIKE.has(before.word) && !verbFollows(this.chunks, k))) {
      phrase.preposition = before.from;
      if (before.kind === 'subordinator') this.subordinator = null;
      const holder = this.chunks[k - 2];
      if (holder?.kind === 'noun') phrase.parent = holder.phrase;
      this.attachPreposition(before.word, index, clause, holder);
      if (clause && holder?.kind === 'verb' && clause.particle === before.word && this.grammar.particle.has(before.word)) clause.particleObject = index;
      return;
    }
    if (phrase.temporal && !(before?.kind === 'noun' && clause?.object.includes(before.phrase) && this.sentence.tokens[phrase.from]!.pos === 'NUM')) return;
    if (before?.kind === 'other' && this.chunks[k - 2]?.kind === 'verb' && clause && clause.particle === before.word) clause.particleObject = index;
    const previous = this.chunks[k - 2];
    const joined = before?.kind !== 'conjunction' ? undefined : previous?.kind === 'comma' ? this.chunks[k - 3] : previous;
    // "… last week, and Ethiopia …": nothing is joined to a time.
    if (joined?.kind === 'noun' && !this.phrases[joined.phrase]!.temporal && !(previous?.kind === 'comma' && this.opensClause(k, joined.phrase))) {
      const other = joined.phrase;
      this.coordinate(coordinationHead(this.phrases, this.sentence.tokens, other, phrase), index);
      this.topPhrase = index;
      return;
    }
    if (before?.kind === 'comma' && previous?.kind === 'noun') {
      const other = previous.phrase;
      if (listContinues(this.chunks, k) || isBareList(this.chunks, k, this.sentence.tokens, this.phrases)) {
        this.coordinate(coordinationHead(this.phrases, this.sentence.tokens, other, phrase), index);
        this.topPhrase = index;
        return;
      }
      if (!finiteFollows(this.chunks, k)) phrase.apposition = this.apposedTo(other);
    }
    const isLate = before?.kind === 'noun' && previous?.kind === 'verb' && this.phrases[before.phrase]!.temporal && !finiteFollows(this.chunks, k);
    // "proposed to Venezuela a round of talks", "denounced as piracy the seizure of a tanker", "accepted in July a French compromise"
    const isBehindRecipient = before?.kind === 'noun' && previous?.kind === 'preposition' && (previous.word === 'to' || ARTICLES.has(this.sentence.tokens[phrase.from]!.norm)) && this.chunks[k - 3]?.kind === 'verb' && clause !== undefined && clause.object.length === 0 && !clause.passive && !finiteFollows(this.chunks, k);
    if (before?.kind === 'verb' || isLate || isBehindRecipient || ((before?.kind === 'other' || before?.kind === 'quote') && previous?.kind === 'verb')) {
      clause?.object.push(index);
      this.topPhrase = index;
      return;
    }
    if (before?.kind === 'noun' && clause && clause.object.includes(before.phrase) && !finiteFollows(this.chunks, k)) {
      clause.object.push(index);
      this.topPhrase = index;
      return;
    }
    this.free.push(index);
    this.topPhrase = index;
  }

  private attachPreposition(word: string, index: number, clause: Clause | undefined, holder: Chunk | undefined): void {
    const freeHolder = holder?.kind === 'noun' && this.free.includes(rootPhrase(this.phrases, holder.phrase));
    if (!clause || (freeHolder && this.free.length > this.marker)) {
      if (holder?.kind !== 'noun') this.frontedPhrases.push({ word, phrase: index });
      return;
    }
    if (holder === undefined || holder.kind === 'stop') this.frontedPhrases.push({ word, phrase: index });
    else clause.prepositions.push({ word, phrase: index });
  }

  private coordinate(head: number, added: number): void {
    const first = this.phrases[head]!;
    if (first.coordinated.length === 0) first.coordinated.push(head);
    first.coordinated.push(added);
    this.phrases[added]!.preposition = first.preposition;
  }

  private apposedTo(other: number): number {
    const seen = this.phrases[other]!.apposition;
    if (seen >= 0) return seen;
    return rootPhrase(this.phrases, other);
  }

  /** "detained two farmers, and the government in Tbilisi protested": behind comma and conjunction, what belongs to a verb already is not joined to what has a verb to come. */
  private opensClause(k: number, joined: number): boolean {
    if (this.clauses.length === 0 || this.free.includes(rootPhrase(this.phrases, joined))) return false;
    for (let j = k + 1; j < this.chunks.length; j++) {
      const chunk = this.chunks[j]!;
      if (chunk.kind === 'verb') return chunk.group.form === 'finite';
      if (chunk.kind !== 'noun' && chunk.kind !== 'preposition') return false;
    }
    return false;
  }

  private readVerb(group: VerbGroup, k: number): void {
    const before = this.chunks[k - 1];
    const last = this.clauses.length - 1;
    const clause: Clause = {
      from: group.from, to: group.to, verb: group.verb, lemma: group.lemma, particle: null,
      passive: group.passive, negated: group.negated, modal: group.modal, tense: group.tense,
      relation: 'main', parent: -1, subject: [], object: [], particleObject: -1, prepositions: [], complement: -1, introducer: null, afterPhrase: -1,
    };
    const index = this.clauses.length;
    this.clauses.push(clause);
    const next = this.sentence.tokens[group.to];
    if (next && (next.pos === 'ADP' || next.pos === 'ADV' || next.pos === 'PART') && this.grammar.particle.has(next.norm)) clause.particle = next.norm;
    if (group.form === 'infinitive') this.linkInfinitive(clause, index, last, before);
    else if (group.form === 'gerund') this.linkGerund(clause, index, last, before);
    else if (group.form === 'participle' || (group.ambiguous && this.isReducedRelative(k))) this.linkParticiple(clause, last, before);
    else {
      // "three were killed and five injured", "Ten wounded in blast": nobody injures without whom.
      if (group.ambiguous && (this.grammar.suffered.has(group.lemma) || (this.isHeadline && this.grammar.undergone.has(group.lemma))) && this.chunks[k + 1]?.kind !== 'noun' && this.chunks[k + 1]?.kind !== 'other') (clause as { passive: boolean }).passive = true;
      this.linkFinite(clause, index, last, before, this.chunks[k + 1]);
    }
    this.topPhrase = -1;
    this.conjunction = false;
  }

  private linkInfinitive(clause: Clause, index: number, last: number, before: Chunk | undefined): void {
    const governor = this.clauses[last];
    clause.relation = 'infinitive';
    if (before?.kind === 'noun') clause.afterPhrase = before.phrase;
    // "Ottawa scraps tax, White House to resume talks"
    if (governor && this.isHeadline && before?.kind === 'noun' && this.free.includes(rootPhrase(this.phrases, before.phrase)) && this.sentence.tokens[this.phrases[rootPhrase(this.phrases, before.phrase)]!.from - 1]?.pos === 'PUNCT') {
      clause.relation = 'main';
      clause.subject = this.members(rootPhrase(this.phrases, before.phrase));
      clause.afterPhrase = -1;
      this.free = [];
      return;
    }
    if (!governor || (this.free.length > this.marker && before?.kind === 'noun' && this.subordinator === null && this.relative === null && governor.relation !== 'main')) {
      if (this.free.length > 0) {
        clause.subject = this.members(this.free[this.marker] ?? this.free[0]!);
        if (!governor) clause.relation = 'main';
        return;
      }
      this.fronted.push(index);
      return;
    }
    if (this.conjunction && governor.relation === 'infinitive') {
      clause.parent = governor.parent;
      clause.subject = [...governor.subject];
      return;
    }
    clause.parent = last;
    if (governor.complement < 0) governor.complement = index;
    const object = governor.object.at(-1);
    clause.subject = !governor.passive && this.grammar.objectControl.has(governor.lemma) && object !== undefined ? this.members(governor.object[0]!)
      : !governor.passive && this.grammar.objectControl.has(governor.lemma) && governor.prepositions.length > 0 && (governor.lemma === 'call' || governor.lemma === 'appeal') ? [governor.prepositions[0]!.phrase]
      : [...governor.subject];
  }

  private linkGerund(clause: Clause, index: number, last: number, before: Chunk | undefined): void {
    const governor = this.clauses[last];
    clause.relation = 'participle';
    if (before?.kind === 'preposition' || before?.kind === 'subordinator') {
      clause.introducer = before.word;
      this.subordinator = null;
      this.marker = 0;
    }
    if (!governor) {
      if (before?.kind === 'noun' || (clause.introducer !== null && this.free.length > 0)) clause.subject = this.free.length > 0 ? this.members(this.free[0]!) : [];
      else this.fronted.push(index);
      return;
    }
    clause.parent = last;
    if (clause.introducer !== null) {
      if (governor.complement < 0 && (OBJECT_GERUND.has(clause.introducer) || clause.introducer === 'in' || clause.introducer === 'to' || clause.introducer === 'against')) governor.complement = index;
      clause.subject = OBJECT_GERUND.has(clause.introducer) && governor.object.length > 0 && !governor.passive ? this.members(governor.object[0]!) : [...governor.subject];
    } else if (before?.kind === 'noun' && !this.phrases[before.phrase]!.temporal) {
      clause.subject = [before.phrase];
    } else {
      if (before?.kind === 'verb' && governor.complement < 0) governor.complement = index;
      clause.subject = [...governor.subject];
    }
  }

  private linkParticiple(clause: Clause, last: number, before: Chunk | undefined): void {
    (clause as { passive: boolean }).passive = true;
    clause.relation = 'participle';
    clause.parent = last;
    const holder = before?.kind === 'noun' ? before.phrase : this.free.at(-1);
    if (before?.kind !== 'noun' && this.free.length === 0 && last >= 0) clause.subject = [...this.clauses[last]!.subject];
    else if (holder !== undefined) clause.subject = this.members(holder);
    else this.fronted.push(this.clauses.length - 1);
  }

  /** "militants backed by Tehran attacked …", "the group, blamed for the raid, denied it". */
  private isReducedRelative(k: number): boolean {
    const before = this.chunks[k - 1];
    const after = this.chunks[k + 1];
    const candidates = this.free.length > this.marker;
    // "the reforms already made.": a verb that needs an object and has none, behind a noun that has a verb.
    const { lemma } = (this.chunks[k] as { group: VerbGroup }).group;
    const needy = (this.grammar.suffered.has(lemma) || this.grammar.needsObject.has(lemma)) && (after === undefined || after.kind === 'stop');
    if (needy && !candidates && this.relative === null && this.clauses.length > 1 && (before?.kind === 'noun' || (before?.kind === 'other' && this.chunks[k - 2]?.kind === 'noun'))) return true;
    if (before?.kind !== 'noun' && before?.kind !== 'comma') return false;
    // "Cuba stood by Venezuela, its president said"
    if (STANDS_BY.has(lemma) && after?.kind === 'preposition' && after.word === 'by' && before.kind === 'noun') return false;
    const leansOn = after?.kind === 'preposition' && (after.word === 'by' || after.word === 'in' || after.word === 'at' || after.word === 'from' || after.word === 'for' || after.word === 'on' || after.word === 'with' || after.word === 'of' || after.word === 'to' || after.word === 'as');
    // "a day after rebels seized two lorries": what has an object of its own acts.
    if (after?.kind === 'noun' && !this.phrases[after.phrase]!.temporal && before.kind === 'noun' && this.chunks[k - 2]?.kind !== 'verb') return false;
    // "… and Iraq protested": a new subject, unless something leans on the participle.
    if (before.kind === 'noun' && this.chunks[k - 2]?.kind === 'conjunction' && !leansOn && this.relative === null) return false;
    if (before.kind === 'noun' && !candidates && this.topPhrase >= 0) {
      if (this.phrases[before.phrase]!.temporal) return false;
      const governor = this.clauses.at(-2);
      if (governor && this.grammar.saying.has(governor.lemma) && this.relative === null) return leansOn && after?.kind === 'preposition' && after.word === 'by';
      return true;
    }
    if (before.kind === 'noun' && !candidates) return this.clauses.length > 1 && this.relative === null && this.subordinator === null;
    if (before.kind === 'noun' && this.relative === null && !this.grammar.saying.has(lemma) && verbBehindPhrases(this.chunks, k)) return true;
    if (!leansOn || after?.kind !== 'preposition' || after.word !== 'by') return leansOn && before.kind === 'comma' && laterFinite(this.chunks, k);
    return laterFinite(this.chunks, k) || before.kind === 'comma';
  }

  private linkFinite(clause: Clause, index: number, last: number, before: Chunk | undefined, after: Chunk | undefined): void {
    const governor = this.clauses[last];
    if (governor && this.isBareInfinitive(clause, governor, before)) {
      clause.relation = 'infinitive';
      clause.parent = last;
      clause.subject = this.members(governor.object.at(-1)!);
      if (governor.complement < 0) governor.complement = index;
      return;
    }
    // "to help rebuild the port"
    if (governor?.lemma === 'help' && before?.kind === 'verb' && !governor.passive && clause.from === clause.verb && this.sentence.tokens[clause.verb]!.norm === clause.lemma) {
      clause.relation = 'infinitive';
      clause.parent = last;
      clause.subject = [...governor.subject];
      if (governor.complement < 0) governor.complement = index;
      return;
    }
    let relation: ClauseRelation = this.relative !== null ? 'relative' : this.subordinator === 'that' ? 'content' : this.subordinator !== null ? 'adverbial' : 'main';
    clause.introducer = this.subordinator;
    const own = this.free.slice(this.marker);
    if (own.length > 0) {
      clause.subject = this.members(own[0]!);
      if (relation === 'relative' && this.marker > 0) clause.object.push(this.free[this.marker - 1]!);
      // "the demand that Finland extradite the men was read out"
      if (relation === 'content' && this.marker > 0 && governor === undefined) clause.afterPhrase = this.free[this.marker - 1]!;
      this.free.length = this.marker;
      if (relation === 'main' && governor && governor.complement < 0 && this.grammar.saying.has(governor.lemma) && !this.conjunction && !this.commaBetween(governor.to, this.phrases[own[0]!]!.from)) relation = 'content';
    } else if (relation === 'relative') {
      const antecedent = this.antecedent(before);
      clause.subject = antecedent >= 0 ? this.members(antecedent) : [];
    } else if (this.grammar.saying.has(clause.lemma) && (before?.kind === 'quote' || (before?.kind === 'comma' && (TELLING.has(clause.lemma) || !governor || !this.sharesSubject(governor)))) && after?.kind === 'noun') {
      // "…," said the minister: the speaker follows; see settleSpeech.
    } else if (governor && this.openedByPreposition(before) >= 0) {
      const subject = this.openedByPreposition(before);
      const at = governor.prepositions.findIndex(({ phrase }) => phrase === subject);
      if (at >= 0) {
        clause.introducer = governor.prepositions[at]!.word;
        governor.prepositions.splice(at);
      }
      this.phrases[subject]!.preposition = -1;
      this.phrases[subject]!.parent = -1;
      clause.subject = this.members(subject);
      relation = 'adverbial';
    } else if (this.topPhrase >= 0 && governor && before?.kind !== 'conjunction' && !(before?.kind === 'comma' && this.sharesSubject(governor)) && !this.phrases[this.topPhrase]!.temporal) {
      clause.subject = this.members(this.topPhrase);
      this.release(this.topPhrase, governor);
      if (relation === 'main' && this.grammar.saying.has(governor.lemma) && !this.conjunction) relation = 'content';
    } else if (this.free.length > 0 && before?.kind !== 'conjunction') {
      clause.subject = this.members(this.free[0]!);
      this.free = [];
    } else if (governor) {
      const main = before?.kind === 'conjunction' || before?.kind === 'comma' || before?.kind === 'other' ? this.conjunctOf(last, clause.lemma) : governor;
      clause.subject = [...main.subject];
      if (relation === 'main') relation = 'conjunct';
    }
    // "Nobody has threatened us", "no shell left": denied by the subject.
    const subject = clause.subject[0];
    if (subject !== undefined && NOBODY.has(this.sentence.tokens[this.phrases[subject]!.from]!.norm)) (clause as { negated: boolean }).negated = true;
    clause.relation = relation;
    clause.parent = relation === 'main' ? -1 : last;
    if (relation === 'content' && governor && governor.complement < 0) governor.complement = index;
    // "insists that the bank take losses": the bare form asks for what it says.
    if (relation === 'content' && governor && DEMANDING.has(governor.lemma) && clause.modal === null && clause.from === clause.verb && this.sentence.tokens[clause.verb]!.norm === clause.lemma) (clause as { modal: string | null }).modal = 'should';
    if (relation === 'content' && governor && this.isPronoun(clause.subject[0])) clause.subject = [clause.subject[0]!, ...governor.subject];
    if (relation === 'main' || relation === 'conjunct' || relation === 'content') {
      if (relation === 'main') this.free = [];
      for (const early of this.fronted) if (this.clauses[early]!.subject.length === 0) this.clauses[early]!.subject = [...clause.subject];
      this.fronted.length = 0;
    }
    clause.prepositions.push(...this.frontedPhrases);
    this.frontedPhrases.length = 0;
    this.relative = null;
    this.subordinator = null;
    this.marker = 0;
  }

  /** "suspended the talks, reinstated warrants and sent troops": behind a comma the verb goes on with the doer of the verb before, who is no pronoun's guess. */
  private sharesSubject(governor: Clause): boolean {
    return this.free.length > 0 || ((governor.relation === 'main' || governor.relation === 'conjunct') && governor.subject.length > 0 && governor.object.length > 0);
  }

  /** "after the siege of Homs ended": the phrase behind a preposition that also opens clauses is the subject of the verb that follows; -1 when none. */
  private openedByPreposition(before: Chunk | undefined): number {
    if (before?.kind !== 'noun') return -1;
    for (let at = before.phrase, hop = 0; at >= 0 && hop < 6; hop++) {
      const { preposition, parent, temporal } = this.phrases[at]!;
      if (preposition >= 0 && !temporal && CLAUSE_OPENERS.has(this.sentence.tokens[preposition]!.norm)) return at;
      at = parent;
    }
    return -1;
  }

  /** "let the convoy pass", "helped them flee": a base form behind the object of such a verb completes it. */
  private isBareInfinitive(clause: Clause, governor: Clause, before: Chunk | undefined): boolean {
    if (!BARE_INFINITIVE.has(governor.lemma) || governor.passive || before?.kind !== 'noun' || this.relative !== null || this.subordinator !== null) return false;
    const object = governor.object.at(-1);
    if (object === undefined || rootPhrase(this.phrases, before.phrase) !== object) return false;
    return clause.from === clause.verb && this.sentence.tokens[clause.verb]!.norm === clause.lemma;
  }

  private commaBetween(from: number, to: number): boolean {
    for (let k = from; k < to; k++) {
      const { norm } = this.sentence.tokens[k]!;
      if (norm === ',' || norm === ';' || norm === '"' || norm === ':') return true;
    }
    return false;
  }

  /** "it", "he", "they" as the subject of what somebody says: the speaker, as a rule. */
  private isPronoun(phrase: number | undefined): boolean {
    if (phrase === undefined) return false;
    const { from, to, head } = this.phrases[phrase]!;
    return to - from === 1 && SELF.has(this.sentence.tokens[head]!.norm);
  }

  /** The clause a conjoined verb shares its subject with: the last finite one that is not relative. */
  private conjunctOf(last: number, lemma: string): Clause {
    const finite = (relation: ClauseRelation): boolean => relation === 'main' || relation === 'conjunct' || relation === 'content';
    if (this.grammar.speech.has(lemma)) {
      const speaker = this.clauses.slice(0, last + 1).findLast((clause) => finite(clause.relation) && clause.relation !== 'content' && this.grammar.saying.has(clause.lemma));
      if (speaker) return speaker;
    }
    for (let k = last; k >= 0; k--) if (finite(this.clauses[k]!.relation)) return this.clauses[k]!;
    return this.clauses[last]!;
  }

  private antecedent(before: Chunk | undefined): number {
    const at = before ? this.chunks.indexOf(before) : -1;
    for (let k = at; k >= 0; k--) {
      const chunk = this.chunks[k]!;
      if (chunk.kind === 'noun' && !this.phrases[chunk.phrase]!.temporal) return chunk.phrase;
      if (chunk.kind === 'verb') return -1;
    }
    return -1;
  }

  /** A phrase taken for an object or list member turns out to be the subject of what follows. */
  private release(index: number, governor: Clause): void {
    governor.object = governor.object.filter((other) => other !== index);
    for (const phrase of this.phrases) {
      if (phrase.coordinated.includes(index) && phrase.coordinated[0] !== index) {
        phrase.coordinated = phrase.coordinated.filter((other) => other !== index);
        if (phrase.coordinated.length === 1) phrase.coordinated = [];
      }
    }
  }

  private members(index: number): number[] {
    const { coordinated } = this.phrases[index]!;
    return coordinated.length > 0 ? [...coordinated] : [index];
  }
}

const ARTICLES = new Set(['a', 'an', 'the']);
const NOBODY = new Set(['no', 'nobody', 'none', 'neither']);
/** Verbs that stand before their speaker without quotation marks too: "…, writes the paper". */
const TELLING = new Set(['say', 'add', 'write', 'report', 'announce', 'note', 'reply', 'explain']);
const SELF = new Set(['it', 'he', 'she', 'they', 'we', 'i']);
const BARE_INFINITIVE = new Set(['let', 'make', 'help', 'see', 'watch', 'hear']);
const CLAUSE_OPENERS = new Set(['after', 'before', 'since', 'until', 'till', 'once', 'as']);
/** Verbs that "by" leads on from, never to who did it. */
const STANDS_BY = new Set(['stand', 'abide', 'stick', 'go', 'live', 'pass', 'drop']);

const PREPOSITION_LIKE = new Set(['after', 'before', 'since', 'until', 'for', 'with', 'in', 'on', 'at', 'by', 'from', 'of', 'amid', 'despite', 'than', 'as', 'about', 'over', 'against', 'to']);

/** Follows prepositional attachment up to the phrase that hangs on nothing. */
export function rootPhrase(phrases: readonly NounPhrase[], index: number): number {
  let at = index;
  for (let hop = 0; hop < 12; hop++) {
    const { parent, possessive } = phrases[at]!;
    if (parent < 0 || possessive) return at;
    at = parent;
  }
  return at;
}
