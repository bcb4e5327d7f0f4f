import type { Mention } from '../actors/mention.js';
import type { Actor } from './findings.js';
import type { SentenceView } from './views.js';

/** Prepositions that lead from a phrase to who stands behind it ("fighters from Syria") and to whom it concerns ("a village in Iran"). */
const BEHIND = ['of', 'from', 'by', 'with'];
const AROUND = ['of', 'from', 'in', 'near', 'at', 'on', 'along', 'with', 'by', 'against', 'outside', 'inside', 'off', 'around', 'across'];

const SERVES = new Set(['work', 'act', 'fight', 'link', 'tie', 'ally', 'back', 'employ', 'hire', 'train', 'run', 'direct', 'control', 'sponsor', 'fund']);
/** Prepositions behind a plural role that its owners follow. */
const SHARED: ReadonlySet<string> = new Set(['of', 'from']);
const MADE = ['by', 'from', 'to'];
const LOCATIVE = new Set(['in', 'near', 'at', 'on', 'along', 'outside', 'inside', 'off', 'around', 'across']);

const NOBODY: readonly Mention[] = [];

/** Finds the actors in the phrases of a slot. */
export class ActorFinder {
  /** Mentions of each phrase, without and with places, once asked for. */
  private readonly cores: (readonly Mention[] | undefined)[] = [];

  constructor(private readonly view: SentenceView, private readonly mentions: readonly Mention[]) {}

  /** True when the phrase names or is an actor, its possessors included. */
  isActor(phrase: number): boolean {
    const { from, to } = this.view.analysis.phrases[phrase]!;
    for (const mention of this.mentions) if (mention.from < to && from < mention.to && mention.kind !== 'place') return true;
    return false;
  }

  /** States and places named in a phrase, no roles or bodies of theirs. */
  placesIn(phrase: number): readonly Mention[] {
    const { from, to } = this.view.analysis.phrases[phrase]!;
    return this.mentions.filter((mention) => mention.code !== null && mention.from < to && from < mention.to && (mention.kind === 'state' || mention.kind === 'place'));
  }

  /** True when an actor is told by a role alone ("marchers"). */
  isRole(actor: Actor): boolean {
    return this.mentions.some((mention) => mention.kind === 'role' && mention.span[0] === actor.span[0]);
  }

  /** True when only earlier sentences tell whose a role is. */
  isGuess(actor: Actor): boolean {
    return this.mentions.some((mention) => mention.guessed && mention.span[0] === actor.span[0]);
  }

  /** Actors of the first slot that has any (`doer`: who acts, so that mere places do not count; `places`: a place stands for its state; `noun`: the phrase of the act itself, of which only its own words count); each state, body or person once, in text order. */
  inSlots(slots: readonly (readonly number[])[], except: readonly Actor[] = [], doer = false, places = false, noun = -1): Actor[] {
    let lesser: Actor[] = [];
    for (const phrases of slots) {
      const actors = this.inPhrases(phrases, except, doer, places, noun);
      const isOwn = (actor: Actor): boolean => actor.code !== null && except.some(({ code }) => code === actor.code);
      if (actors.some((actor) => !isOwn(actor) && (actor.code !== null || actor.name !== null || !this.isRole(actor)))) return actors;
      // "the court's jurisdiction in its dispute with Guyana", "marched in Amman on the Israeli embassy": rather whoever else is named.
      if (lesser.length === 0) lesser = actors;
    }
    return lesser;
  }

  inPhrases(phrases: readonly number[], except: readonly Actor[] = [], doer = false, places = false, noun = -1): Actor[] {
    const found: Mention[] = [];
    for (const phrase of phrases) for (const mention of places ? this.core(phrase, true).filter(({ code }) => code !== null) : phrase === noun ? this.core(phrase, false) : this.ofPhrase(phrase, 0, doer)) if (!found.includes(mention)) found.push(mention);
    const actors: Actor[] = [];
    for (const mention of found.sort((a, b) => a.from - b.from)) {
      const actor: Actor = { code: mention.code, sector: mention.sector, name: mention.name, span: mention.span };
      // "the EU said it could suspend …": a pronoun for the doer is nobody else.
      if (except.some((other) => other.code === actor.code && (other.span[0] === actor.span[0] || (actor.code !== null && mention.row === 'document')))) continue;
      const same = actors.findIndex((other) => other.code === actor.code && other.code !== null && (other.name === null || actor.name === null || other.name === actor.name));
      if (same >= 0) {
        if (actors[same]!.sector === null && actor.sector !== null) actors[same] = actor;
      } else if (!actors.some((other) => other.span[0] === actor.span[0] && other.code === actor.code)) actors.push(actor);
    }
    // "hands Lebanon a suspect": beside a known actor, a mere role is not a party.
    return actors.some(({ code }) => code !== null) ? actors.filter((actor) => actor.code !== null || actor.name !== null || !this.isRole(actor)) : actors;
  }

  /** Mentions a phrase stands for: at its head or in it, else its possessor, else what hangs on it by "of", "in", "from". */
  private ofPhrase(index: number, depth: number, doer: boolean): Mention[] {
    const { phrases } = this.view.analysis;
    const phrase = phrases[index]!;
    const members = phrase.coordinated.length > 0 ? phrase.coordinated : [index];
    const own: Mention[] = [];
    for (const member of members) own.push(...this.core(member, depth > 0), ...this.sharers(member));
    const master = own.every(({ code, kind }) => code === null && kind === 'role') ? this.masterOf(index, depth, doer) : [];
    if (master.length > 0) return master;
    if (own.length > 0 || depth > 2) return own;
    for (let k = 0; k < phrases.length; k++) if ((phrases[k]!.apposition === index && !this.speaks(k)) || phrase.apposition === k) own.push(...this.core(k, false));
    if (own.length > 0) return own;
    const children = this.view.childrenOf(index);
    for (const child of children) if (phrases[child]!.possessive) own.push(...this.core(child, false));
    if (own.length > 0) return own;
    for (const preposition of doer ? BEHIND : AROUND) {
      for (const child of children) {
        if (phrases[child]!.possessive || this.view.prepositionOf(phrases[child]!) !== preposition) continue;
        const found = this.ofPhrase(child, depth + 1, doer);
        // "a tanker in the Gulf of Oman": waters and regions only tell where.
        own.push(...(LOCATIVE.has(preposition) ? found.filter(({ kind, code }) => kind !== 'region' && (kind !== 'place' || code !== null)) : found));
      }
      if (own.length > 0) return own;
    }
    // "a shell fired from Myanmar", "the accord drafted by Ethiopia": who made, sent or owns it.
    for (const { relation, subject, prepositions } of this.view.analysis.clauses) {
      if (relation !== 'participle' || !subject.includes(index)) continue;
      for (const made of MADE) for (const { word, phrase: maker } of prepositions) if (word === made && maker >= 0) own.push(...this.ofPhrase(maker, depth + 1, doer));
      if (own.length > 0) return own;
    }
    return own;
  }

  /** "hackers working for Pyongyang": whom those serve that nobody else tells of. */
  private masterOf(index: number, depth: number, doer: boolean): Mention[] {
    if (depth > 1) return [];
    for (const { lemma, subject, relation, prepositions } of this.view.analysis.clauses) {
      if (relation !== 'participle' || !SERVES.has(lemma) || !subject.includes(index)) continue;
      const master = prepositions.find(({ word, phrase }) => phrase >= 0 && (word === 'for' || word === 'with' || word === 'to' || word === 'by'));
      if (master) return this.ofPhrase(master.phrase, depth + 1, doer);
    }
    return [];
  }

  /** "rejected the terms, its minister said": who says so is no other name for what stands before the comma. */
  private speaks(phrase: number): boolean {
    return this.view.analysis.clauses.some(({ subject }) => subject.length === 1 && subject[0] === phrase);
  }

  /** "the presidents of Kenya, Rwanda and Uganda": a plural role is shared by all its owners. */
  private sharers(index: number): Mention[] {
    const { phrases, sentence } = this.view.analysis;
    const head = sentence.tokens[phrases[index]!.head]!;
    if (head.lemma === head.norm || !this.core(index, false).some((mention) => mention.kind === 'role')) return [];
    return this.view.childrenOf(index)
      .filter((child) => !phrases[child]!.possessive && SHARED.has(this.view.prepositionOf(phrases[child]!) ?? ''))
      .flatMap((child) => (phrases[child]!.coordinated.length > 0 ? phrases[child]!.coordinated : []).flatMap((member) => this.core(member, false)));
  }

  /** Mentions in a phrase; a place stands for its state only where it locates something ("a village in Balochistan"). */
  private core(index: number, places: boolean): readonly Mention[] {
    return this.cores[index * 2 + Number(places)] ??= this.readCore(index, places);
  }

  private readCore(index: number, places: boolean): readonly Mention[] {
    const { from, to, head } = this.view.analysis.phrases[index]!;
    let inside: Mention[] | null = null;
    let atHead: Mention[] | null = null;
    for (const mention of this.mentions) {
      if (mention.from >= to || from >= mention.to || (!places && mention.kind === 'place')) continue;
      (inside ??= []).push(mention);
      if (mention.from <= head && head < mention.to) (atHead ??= []).push(mention);
    }
    return atHead ?? inside ?? NOBODY;
  }
}
