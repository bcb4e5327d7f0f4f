import type { ActorLexicon } from '../actors/mentions.js';
import type { Lexicon } from '../lexicon/english.js';
import { isGrammarWord } from '../syntax/grammar.js';
import { isDayWord } from '../syntax/phrases.js';
import { Cue, type CuesOf } from '../text/cue.js';
import { isCasualtyWord } from './casualties.js';
import { mayBeTime } from './date-phrases.js';
import type { DateWords } from './date-words.js';
import { isOwnSideWord } from './first-person.js';
import type { SectorWords } from './sectors.js';

/** What the lexicons know of a word, in bits; `statements`: the bits of commitments, claims and loaded words. */
export function cuesOfWords({ grammar, frames }: Lexicon, actors: ActorLexicon, sectors: SectorWords, dates: DateWords, statements: CuesOf): CuesOf {
  return (forms, norm) => {
    let cues = statements(forms, norm);
    if (grammar.lemmatiser.isVerbForm(norm)) cues |= Cue.verbForm;
    if (isGrammarWord(norm, grammar)) cues |= Cue.grammar;
    if (actors.names.mayBegin(norm)) cues |= Cue.name;
    if (/[-–—:]/.test(norm)) cues |= Cue.dash;
    if (isOwnSideWord(norm)) cues |= Cue.ownSide;
    if (mayBeTime(norm, dates)) cues |= Cue.date;
    if (isDayWord(norm)) cues |= Cue.day;
    for (const form of forms) {
      if (grammar.temporal.has(form)) cues |= Cue.time;
      if (frames.verb.has(form)) cues |= Cue.verbFrame;
      if (frames.noun.has(form)) cues |= Cue.nounFrame;
      if (frames.adj.has(form)) cues |= Cue.adjectiveFrame;
      if (actors.roles.mayEnd(form)) cues |= Cue.role;
      if (sectors.has(form)) cues |= Cue.sector;
      if (isCasualtyWord(form)) cues |= Cue.casualty;
    }
    return cues;
  };
}
