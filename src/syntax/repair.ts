import type { PartOfSpeech, Token } from '../text/sentence.js';
import { Cue } from '../text/cue.js';
import { lemmaOf, type Lemmatiser, type VerbForm } from '../text/lemma.js';
import type { Grammar } from './grammar.js';

const isNominal = (pos: PartOfSpeech): boolean => pos === 'NOUN' || pos === 'PROPN' || pos === 'ADJ';
const BEFORE_ROLE = new Set<PartOfSpeech>(['DET', 'NOUN', 'PROPN', 'ADJ', 'PART', 'NUM']);
const OBJECT_START = new Set<PartOfSpeech>(['DET', 'NUM', 'PROPN', 'PRON']);
const AFTER_OBJECT_VERB = new Set<PartOfSpeech>(['DET', 'PRON', 'PROPN', 'NOUN', 'NUM', 'ADJ', 'ADP', 'PART', 'SYM']);

/**
 * Corrects part-of-speech tags in place where the words around decide: after "to", modals and auxiliaries a known verb form is a verb;
 * after a determiner it is a noun, and so is a role word that ends its phrase ("the NATO chief"); participles between determiner and noun are adjectives; a headline without a verb gets its likeliest one.
 */
export function repairTags(tokens: readonly Token[], grammar: Grammar): void {
  const { lemmatiser } = grammar;
  let finite = false;
  /** Where the current stretch between semicolons begins. */
  let segment = 0;
  const set = (token: Token, pos: PartOfSpeech): void => {
    token.pos = pos;
    token.lemma = lemmaOf(token.norm, pos, lemmatiser);
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const before = tokens[i - 1];
    const after = tokens[i + 1];
    if ((token.cues & Cue.grammar) !== 0 && grammar.modal.has(token.norm) && token.pos !== 'PROPN' && !(token.norm === 'may' && token.text === 'May' && i > 0)) {
      if (token.norm === 'will' || token.norm === 'can' || token.norm === 'must' || token.norm === 'might' || token.norm === 'may') {
        if (before?.pos !== 'DET' && before?.pos !== 'ADJ') set(token, 'AUX');
      }
    }
    // "rejected that statement": behind a verb and before a noun that has no verb.
    if (token.norm === 'that' && token.pos !== 'DET' && before?.pos === 'VERB' && after?.pos === 'NOUN' && after.lemma === after.norm && (!tokens[i + 2] || tokens[i + 2]!.pos === 'ADP' || tokens[i + 2]!.pos === 'PUNCT')) set(token, 'DET');
    if (token.norm === 'will' && before?.pos === 'DET') set(token, 'NOUN');
    if ((token.norm === 'non' || token.norm === 'grata') && tokens[i - (token.norm === 'non' ? 1 : 2)]?.norm === 'persona') set(token, 'NOUN');
    // "about 200 people marched"
    if ((token.norm === 'about' || token.norm === 'around' || token.norm === 'over') && token.pos === 'ADP' && after?.pos === 'NUM' && tokens[i + 2]?.pos === 'NOUN' && (!before || before.pos === 'PUNCT' || before.pos === 'CCONJ')) set(token, 'ADV');
    if (token.norm === "'s" && token.pos !== 'AUX' && token.pos !== 'PART') set(token, 'PART');
    // "Iran-backed" describes; "test-fired two missiles" acts.
    if (before?.norm === '-' && before.end === token.start && token.pos === 'VERB' && !(tokens[i - 2]?.pos !== 'PROPN' && after && after.pos !== 'PRON' && OBJECT_START.has(after.pos) && formsOf(token, lemmatiser).has('past'))) set(token, 'ADJ');
    if ((token.pos === 'ADJ' || token.pos === 'NOUN') && token.norm.endsWith('ed') && before && (before.pos === 'PROPN' || (before.pos === 'NOUN' && before.lemma !== before.norm)) && after && OBJECT_START.has(after.pos) && formsOf(token, lemmatiser).has('past')) set(token, 'VERB');
    if (token.pos === 'ADJ' && (token.cues & Cue.grammar) !== 0 && grammar.roleNoun.has(token.norm) && before && BEFORE_ROLE.has(before.pos) && (!after || !isNominal(after.pos))) set(token, 'NOUN');
    if (token.pos === 'ADP' && (ALWAYS_CLAUSE.has(token.norm) || (BEFORE_CLAUSE.has(token.norm) && before?.norm !== 'such' && opensFinite(tokens, i, grammar)))) set(token, 'SCONJ');
    // "alleges that Ghana shelters rebels": what follows "that" has a verb.
    if (token.norm === 'that' && token.pos !== 'DET' && before?.pos === 'VERB') promoteInContent(tokens, i, grammar, set);
    // "in-depth talks", "on-site checks": what the hyphen joins describes the noun behind it.
    if (token.pos === 'ADP' && after?.norm === '-' && after.start === token.end && tokens[i + 2]?.start === after.end && isNominal(tokens[i + 2]!.pos) && tokens[i + 3] && isNominal(tokens[i + 3]!.pos)) {
      set(token, 'ADJ');
      set(tokens[i + 2]!, 'ADJ');
    }
    // "met face to face", "stood side by side": a noun twice tells how.
    if (before?.pos === 'VERB' && token.pos === 'NOUN' && token.norm === tokens[i + 2]?.norm && (after?.norm === 'to' || after?.norm === 'by')) for (const part of [token, after, tokens[i + 2]!]) set(part, 'ADV');
    // "requested help from the agency"
    if (token.pos === 'VERB' && (token.norm === 'help' || token.norm === 'aid' || token.norm === 'support') && before?.pos === 'VERB' && (after?.norm === 'from' || after?.norm === 'for')) set(token, 'NOUN');
    // "put its air force on high alert along the border"
    if (token.norm === 'alert' && token.pos === 'ADJ' && before?.norm === 'high') {
      set(token, 'NOUN');
      set(before, 'ADJ');
    }
    if (token.norm === 'back' && before?.norm === 'to' && before.pos === 'PART' && tokens[i + 1] && tokens[i + 1]!.pos !== 'PUNCT') set(token, 'VERB');
    if (isNominal(token.pos) && before) {
      const forms = formsOf(token, lemmatiser);
      if (forms.size > 0 && !finite && (actsOnNext(tokens, i, forms, grammar) || officeActs(tokens, i, forms, grammar))) set(token, 'VERB');
      // "denies firing first": what is denied, admitted or stopped.
      else if (token.pos === 'NOUN' && before.pos === 'VERB' && token.norm.endsWith('ing') && forms.size > 0 && grammar.gerundTaker.has(before.lemma) && after && after.norm !== 'of' && after.pos !== 'PUNCT' && after.pos !== 'NOUN') set(token, 'VERB');
      // "have been abducted by officers"
      else if (token.norm.endsWith('ed') && after?.norm === 'by' && before.pos === 'AUX' && BE.has(before.norm)) set(token, 'VERB');
      else if (token.pos === 'NOUN' && forms.has('base') && after && (OBJECT_START.has(after.pos) || after.norm === 'to' || after.norm === 'from') && before.pos !== 'DET' && before.pos !== 'ADJ' && isDemanded(tokens, i, grammar)) set(token, 'VERB');
      else if (forms.size > 0) {
        let k = i - 1;
        while (k > 0 && tokens[k]!.pos === 'ADV') k--;
        const governor = tokens[k]!;
        if ((before.norm === 'which' || before.norm === 'who') && (forms.has('third') || forms.has('past')) && after && after.pos !== 'VERB' && after.pos !== 'AUX') set(token, 'VERB');
        else if (token.pos === 'ADJ' && forms.has('past') && after?.norm === 'that' && (before.pos === 'NOUN' || before.pos === 'PROPN')) set(token, 'VERB');
        else if (governor.norm === 'to' && governor.pos === 'PART' && forms.has('base') && k === i - 1) set(token, 'VERB');
        else if (governor.pos === 'AUX' && grammar.modal.has(governor.norm) && forms.has('base')) set(token, 'VERB');
        else if (governor.pos === 'AUX' && token.pos === 'ADJ' && forms.has('participle') && (!after || after.pos === 'ADP' || after.pos === 'PUNCT' || after.pos === 'ADV' || after.pos === 'PART' || after.pos === 'DET' || after.pos === 'PROPN')) set(token, 'VERB');
        else if (governor.pos === 'AUX' && grammar.haveVerb.has(governor.norm) && forms.has('participle') && (after?.pos !== 'NOUN' || (after.lemma !== after.norm && !DESCRIBING.has(token.norm)))) set(token, 'VERB');
      }
    }
    if (token.pos === 'VERB' && before) {
      const nounAfter = after !== undefined && (after.pos === 'NOUN' || after.pos === 'PROPN' || after.pos === 'ADJ');
      const determined = before.pos === 'DET' || before.pos === 'ADJ' || (before.pos === 'PART' && before.norm === "'s") || (before.pos === 'PRON' && POSSESSIVES.has(before.norm)) || before.pos === 'NUM';
      const forms = formsOf(token, lemmatiser);
      // "Iranian border guards shot two men": of two verb forms in a row behind a noun, the second acts.
      if (!finite && before.pos !== 'PUNCT' && isNominal(before.pos) && forms.has('third') && !forms.has('past') && after && token.norm.endsWith('s') && lemmatiser.verbForms(after.norm).has('past') && tokens[i + 2] && (OBJECT_START.has(tokens[i + 2]!.pos) || tokens[i + 2]!.pos === 'ADP' || tokens[i + 2]!.norm === 'dead')) {
        set(token, 'NOUN');
        set(after, 'VERB');
        continue;
      }
      // "the Yayladagi crossing": named works end in -ing too.
      if (before.pos === 'PROPN' && token.norm.endsWith('ing') && before.lemma === before.norm && (!after || after.pos === 'PUNCT' || after.pos === 'ADP' || after.pos === 'CCONJ') && namedThing(tokens, i - 1)) set(token, 'NOUN');
      // "Successive visits by officials": an active verb is hardly followed by "by".
      if (i === 1 && after?.norm === 'by' && forms.has('third') && !forms.has('past') && token.norm.endsWith('s')) set(token, 'NOUN');
      // A word the lexicon does not know as a verb, in its plain form, may be one or a noun as well ("oil", "paint").
      const bareBase = (forms.has('base') && !forms.has('past') && !forms.has('participle')) || (forms.size === 0 && token.lemma === token.norm && !/(?:ed|ing|s)$/.test(token.norm));
      if (bareBase && before.pos === 'NOUN' && before.lemma === before.norm && tokens[i - 2] && (tokens[i - 2]!.norm === 'a' || tokens[i - 2]!.norm === 'an' || tokens[i - 2]!.norm === 'the')) set(token, 'NOUN');
      // "the Red Cross": a name in capitals behind one and an article.
      else if (bareBase && before.pos === 'PROPN' && token.text !== token.norm && before.text !== before.text.toUpperCase() && tokens[i - 2]?.pos === 'DET') set(token, 'PROPN');
      // "an ETA suspect", "twelve Russian shipping firms"
      else if (bareBase && before.pos === 'PROPN' && tokens[i - 2] && (tokens[i - 2]!.norm === 'a' || tokens[i - 2]!.norm === 'an') && (!after || after.pos !== 'DET')) set(token, 'NOUN');
      else if (before.pos === 'PROPN' && token.norm.endsWith('ing') && after?.pos === 'NOUN' && after.lemma !== after.norm && tokens[i - 2] && (tokens[i - 2]!.pos === 'NUM' || tokens[i - 2]!.pos === 'DET')) set(token, 'ADJ');
      // "complained of repeated incursions"
      else if (before.pos === 'ADP' && token.norm.endsWith('ed') && after?.pos === 'NOUN' && after.lemma !== after.norm) set(token, 'ADJ');
      else if (determined && nounAfter && (/(?:ing|ed)$/.test(token.norm) || forms.has('participle')) && !(before.pos === 'NUM' && before.norm !== '$')) set(token, 'ADJ');
      else if ((before.pos === 'ADJ' || (before.pos === 'VERB' && !before.norm.endsWith('ing'))) && forms.has('third') && !forms.has('past') && token.norm.endsWith('s')) set(token, 'NOUN');
      // "began live-fire exercises"
      else if (finite && forms.has('third') && before.pos === 'NOUN' && tokens[i - 2]?.norm === '-' && tokens[i - 2]!.end === before.start) set(token, 'NOUN');
      else if (before.pos === 'DET' && !token.norm.endsWith('ed') && !RELATIVE_DETERMINERS.has(before.norm)) set(token, 'NOUN');
      else if (before.pos === 'PRON' && POSSESSIVES.has(before.norm)) set(token, 'NOUN');
      else if (before.norm === "'s" && before.pos === 'PART' && (forms.has('base') || forms.has('third'))) set(token, 'NOUN');
      // "asked Ghana for help": behind a preposition a bare form is a noun.
      else if ((before.pos === 'ADP' || before.pos === 'SCONJ') && bareBase && GOVERNING.has(before.norm)) set(token, 'NOUN');
      // "fired tear gas": two verbs in a row are one too many.
      else if (before.pos === 'VERB' && bareBase && (!after || after.pos === 'NOUN' || after.pos === 'PUNCT') && !BARE_COMPLEMENT.has(before.lemma)) set(token, 'NOUN');
      // "turns back oil tanker"
      else if (before.pos !== 'VERB' && bareBase && after?.pos === 'NOUN' && PARTICLES.has(before.norm) && tokens[i - 2]?.pos === 'VERB') set(token, 'NOUN');
      // "send demining gear": behind most verbs an -ing form before a bare noun describes it.
      else if (before.pos === 'VERB' && nounAfter && after.pos === 'NOUN' && token.norm.endsWith('ing') && !grammar.gerundTaker.has(before.lemma)) set(token, 'ADJ');
      else if (finite && forms.has('third') && !forms.has('past') && before.pos === 'NOUN' && endsPhrase(after, grammar) && sharesVerb(tokens, i, grammar)) set(token, 'NOUN');
    }
    if (token.norm === ';' || token.norm === '|') {
      if (!finite) promoteHeadlineVerb(tokens.slice(segment, i), grammar, set);
      segment = i + 1;
      finite = false;
    }
    if (token.pos === 'VERB' || token.pos === 'AUX') {
      const forms = formsOf(token, lemmatiser);
      if (token.pos === 'AUX' || !(token.norm.endsWith('ing') || (forms.size === 1 && forms.has('participle')) || before?.norm === 'to')) finite = true;
    }
  }
  if (!finite) promoteHeadlineVerb(segment > 0 ? tokens.slice(segment) : tokens, grammar, set);
}

/** "Botswana thanks Namibia", "Thailand, Laos and Myanmar plan joint patrols": a verb form between a name that opens the sentence and what can only be its object. */
function actsOnNext(tokens: readonly Token[], at: number, forms: ReadonlySet<string>, grammar: Grammar): boolean {
  const before = tokens[at - 1]!;
  const after = tokens[at + 1];
  if (before.pos !== 'PROPN' || !after || at > 8) return false;
  for (let k = 0; k < at; k++) {
    const { pos, norm } = tokens[k]!;
    if (pos !== 'PROPN' && pos !== 'DET' && pos !== 'ADJ' && pos !== 'NOUN' && norm !== ',' && norm !== 'and' && norm !== '-') return false;
  }
  if (forms.has('third') && tokens[at]!.norm.endsWith('s') && after.pos === 'ADP') return ((tokens[at]!.cues & Cue.nounFrame) === 0 || tokens[at]!.norm === 'stands') && commaBeforeVerb(tokens, at + 1);
  if (forms.has('third') && tokens[at]!.norm.endsWith('s')) return after.pos === 'DET' || after.pos === 'NUM' || (after.pos === 'PRON' && POSSESSIVES.has(after.norm)) || (after.pos === 'PROPN' && !grammar.temporal.has(after.norm));
  return forms.has('base') && tokens[at]!.text === tokens[at]!.norm && severalNames(tokens, at) && AFTER_OBJECT_VERB.has(after.pos);
}

/** Words that always open a clause, and those that do so before a subject with its verb ("as Iran fired two missiles"). */
const ALWAYS_CLAUSE = new Set(['unless', 'because', 'although', 'though', 'whereas']);
const BEFORE_CLAUSE = new Set(['as', 'after', 'before', 'until', 'since', 'while', 'once']);

/** True when only a noun phrase stands between the word and a finite verb. */
function opensFinite(tokens: readonly Token[], at: number, grammar: Grammar): boolean {
  let k = at + 1;
  while (tokens[k] && (isNominal(tokens[k]!.pos) || tokens[k]!.pos === 'DET' || tokens[k]!.pos === 'NUM' || tokens[k]!.pos === 'PRON' || tokens[k]!.norm === "'s" || tokens[k]!.norm === '-')) k++;
  const verb = tokens[k];
  const head = tokens[k - 1]!;
  if (k < at + 2 || !verb || verb.norm === 'said' || grammar.temporal.has(head.norm) || grammar.temporal.has(head.lemma)) return false;
  if (verb.pos === 'AUX') return true;
  const forms = verb.pos === 'VERB' ? formsOf(verb, grammar.lemmatiser) : NO_FORMS;
  return (forms.has('past') || forms.has('third')) && tokens[k + 1]?.norm !== 'by';
}

/** Gives the clause behind "that" its likeliest verb when it has none. */
function promoteInContent(tokens: readonly Token[], at: number, grammar: Grammar, set: (token: Token, pos: PartOfSpeech) => void): void {
  let end = at + 1;
  for (; end < tokens.length && tokens[end]!.pos !== 'PUNCT'; end++) if (tokens[end]!.pos === 'VERB' || tokens[end]!.pos === 'AUX') return;
  promoteHeadlineVerb(tokens.slice(at + 1, end), grammar, set);
}

/** Verbs of asking, whose "that" clause has a bare verb: "insists that the bank take losses". */
export const DEMANDING: ReadonlySet<string> = new Set(['insist', 'demand', 'request', 'ask', 'urge', 'recommend', 'propose', 'suggest', 'require']);

/** "insists that Pyongyang return the men": a bare form behind what is demanded of whom. */
function isDemanded(tokens: readonly Token[], at: number, grammar: Grammar): boolean {
  for (let k = at - 1; k > 0 && k > at - 7; k--) {
    const { norm, pos } = tokens[k]!;
    if (norm === 'that') return DEMANDING.has(lemmaOf(tokens[k - 1]!.norm, 'VERB', grammar.lemmatiser));
    if (pos === 'VERB' || pos === 'AUX' || pos === 'PUNCT') return false;
  }
  return false;
}

/** "China stands by Pakistan, its minister said": the verb that follows has a part of its own. */
function commaBeforeVerb(tokens: readonly Token[], from: number): boolean {
  for (let k = from; k < tokens.length; k++) {
    const { norm, pos } = tokens[k]!;
    if (norm === ',') return true;
    if (pos === 'VERB' || pos === 'AUX') return false;
  }
  return false;
}

/** "Turkey's foreign minister thanks Athens", "Tajik and Kyrgyz presidents order troops back", "Peking protests and asks": a verb form behind an office or name, before what it acts on or a further verb. */
function officeActs(tokens: readonly Token[], at: number, forms: ReadonlySet<string>, grammar: Grammar): boolean {
  const before = tokens[at - 1]!;
  const after = tokens[at + 1];
  if (!after || at > 10) return false;
  const isThird = forms.has('third') && tokens[at]!.norm.endsWith('s');
  const office = before.pos === 'NOUN' && (before.cues & Cue.role) !== 0;
  const plural = before.lemma !== before.norm || before.norm === 'police';
  if (isThird && office && !plural) return after.pos === 'DET' || after.pos === 'NUM' || (after.pos === 'PROPN' && !grammar.temporal.has(after.norm)) || (after.pos === 'PRON' && POSSESSIVES.has(after.norm));
  if (isThird && before.pos === 'PROPN' && at <= 3) return after.norm === 'and' && tokens[at + 2]?.pos === 'VERB' && formsOf(tokens[at + 2]!, grammar.lemmatiser).has('third');
  return forms.has('base') && !isThird && office && plural && tokens[at]!.pos === 'NOUN' && ((after.pos === 'NOUN' && (after.lemma !== after.norm || tokens[at + 2]?.pos === 'NOUN')) || OBJECT_START.has(after.pos));
}

/** True when the names that end at the token follow an article: "the Second Thomas …". */
function namedThing(tokens: readonly Token[], end: number): boolean {
  let at = end;
  while (at > 0 && tokens[at]!.pos === 'PROPN') at--;
  return tokens[at]!.pos === 'DET' || tokens[at]!.pos === 'ADP' || (tokens[at]!.pos === 'VERB' && tokens[end + 1]!.norm === 'crossing');
}

/** Nothing that a verb would act on follows: the end of the sentence, a preposition or a time. */
function endsPhrase(after: Token | undefined, grammar: Grammar): boolean {
  return !after || after.pos === 'PUNCT' || (after.pos === 'ADP' && after.norm !== 'to') || grammar.temporal.has(after.norm) || after.norm === 'next' || after.norm === 'last';
}

/** True when a finite verb stands before the word with nothing between that could open a clause of its own, and the verb is none that reports. */
function sharesVerb(tokens: readonly Token[], at: number, grammar: Grammar): boolean {
  for (let k = at - 1; k >= 0; k--) {
    const { pos, norm, lemma } = tokens[k]!;
    if (pos === 'VERB') return !grammar.saying.has(lemma) && !norm.endsWith('ing');
    if (pos === 'PUNCT' || pos === 'CCONJ' || pos === 'SCONJ' || pos === 'AUX' || (pos === 'PRON' && !POSSESSIVES.has(norm)) || grammar.relative.has(norm) || grammar.subordinator.has(norm)) return false;
  }
  return false;
}

/** Verbs that a bare infinitive follows: "help build roads". */
const BARE_COMPLEMENT = new Set(['help', 'let', 'make', 'see', 'go', 'come', 'dare', 'need']);
const PARTICLES = new Set(['back', 'off', 'up', 'down', 'out', 'away', 'over']);
const NO_FORMS: ReadonlySet<VerbForm> = new Set();

/** Forms the word can be as a verb; looked up only where the lexicon knows it as one. */
function formsOf(token: Token, lemmatiser: Lemmatiser): ReadonlySet<VerbForm> {
  return (token.cues & Cue.verbForm) === 0 ? NO_FORMS : lemmatiser.verbForms(token.norm);
}

const GOVERNING = new Set(['by', 'in', 'at', 'amid', 'near', 'for', 'of', 'with', 'without', 'about', 'over', 'from', 'against', 'under', 'into', 'despite', 'during', 'on']);
/** Participles that describe what one has as often as they tell what one has done: "had armed guards". */
const DESCRIBING = new Set(['armed', 'wounded', 'injured', 'detained', 'captured', 'occupied', 'disputed', 'limited', 'increased', 'renewed', 'mixed', 'united', 'combined', 'trained', 'elected', 'organised', 'organized', 'displaced', 'skilled', 'experienced', 'advanced']);
const BE = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being']);
const POSSESSIVES = new Set(['its', 'his', 'her', 'their', 'our', 'my', 'your', 'whose']);
const RELATIVE_DETERMINERS = new Set(['that', 'which', 'what', 'those']);

/** "Qatar, Chad ink accord": more than one name before the word. */
function severalNames(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(0, at).some((token, k) => (token.norm === ',' || token.norm === 'and') && tokens[k - 1]?.pos === 'PROPN' && (tokens[k + 1]?.pos === 'PROPN' || (tokens[k + 1]?.norm === 'the' && tokens[k + 2]?.pos === 'PROPN')));
}

/** "Iran strikes bases in Pakistan": with no finite verb, the first known third-person or past form after a noun is the verb. */
function promoteHeadlineVerb(tokens: readonly Token[], grammar: Grammar, set: (token: Token, pos: PartOfSpeech) => void): void {
  let fallback: Token | null = null;
  for (let i = 1; i < tokens.length; i++) {
    const token = tokens[i]!;
    const before = tokens[i - 1]!;
    const after = tokens[i + 1];
    if (!isNominal(token.pos) && !(token.norm === 'back' && severalNames(tokens, i))) continue;
    if (before.pos !== 'NOUN' && before.pos !== 'PROPN' && before.pos !== 'ADJ' && before.pos !== 'PRON') continue;
    const forms = formsOf(token, grammar.lemmatiser);
    if (i === 1 && after?.norm === 'by' && forms.has('third')) continue;
    // "Saudi border guards shot at migrants": of two verb forms in a row the second acts.
    if (forms.has('third') && !forms.has('past') && after !== undefined && isNominal(after.pos) && formsOf(after, grammar.lemmatiser).has('past') && tokens[i + 2] && (tokens[i + 2]!.pos === 'ADP' || OBJECT_START.has(tokens[i + 2]!.pos))) continue;
    if (forms.has('third') || (forms.has('past') && token.norm !== 'set')) {
      if (after && AFTER_OBJECT_VERB.has(after.pos)) return set(token, 'VERB');
      fallback ??= token;
    } else if (forms.has('base') && !fallback && after && AFTER_OBJECT_VERB.has(after.pos) && ((before.pos === 'NOUN' && (before.lemma !== before.norm || before.norm === 'police')) || token.norm === 'back' || ((before.norm.endsWith('s') || severalNames(tokens, i)) && after.pos !== 'NOUN') || (before.pos === 'PROPN' && token.text === token.norm && OBJECT_START.has(after.pos)))) {
      fallback = token;
    }
  }
  if (fallback) set(fallback, 'VERB');
}
