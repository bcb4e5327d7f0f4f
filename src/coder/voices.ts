import { compileActors } from '../actors/actor-lexicon.js';
import { Discourse } from '../actors/discourse.js';
import { findMentions } from '../actors/mentions.js';
import { readRows } from '../base/table.js';
import type { Span } from '../base/span.js';
import { tables } from '../lexicon/en.generated.js';
import { compileLexicon } from '../lexicon/english.js';
import { analyseSentence } from '../syntax/clauses.js';
import type { SourceDocument } from '../text/document.js';
import { splitSentences } from '../text/sentences.js';
import { createTokeniser } from '../text/tokens.js';
import { InterviewReader } from './interview.js';
import { readAsSeen } from './visible-spans.js';
import { attributionOf, followQuote, readReportingWords, type QuoteState } from './attribution.js';

/** Somebody a sentence quotes or reports. */
export interface Voice {
  readonly name: string;
  readonly code: string | null;
  /** False for "officials", "sources", "analysts" and the like: nobody could be asked. */
  readonly named: boolean;
  readonly span: Span;
}

/** Whose voice a sentence is in: the outlet's own, or that of somebody it reports or quotes. */
export interface SentenceVoice {
  readonly sentence: Span;
  readonly own: boolean;
  readonly speakers: readonly Voice[];
}

const NAMELESS = /^(?:the |some |many |several |other |senior |unnamed |anonymous |local |western |diplomatic |government |security |military |informed |well-informed |official |foreign |regional |political |his |her |its |their |\w+i |\w+ian |\w+ese |\w+ish )*(?:officials?|sources?|diplomats?|analysts?|observers?|experts?|critics?|commentators?|insiders?|aides?|people|reports?|media|witnesses|residents|economists|researchers|spokes(?:man|woman|person|people)|accounts?|outlets?|someone|others)\b/i;
/** What things do rather than people: "this indicates that" quotes nobody. */
const SHOWING = /^(?:indicat|show|suggest|demonstrat|prov|illustrat|reflect|mean|reveal|signal)/i;

/** Tells whose voice each sentence of a document is in. Building takes some tenths of a second; build once. */
export function createVoiceReader(): (document: SourceDocument) => SentenceVoice[] {
  const lexicon = compileLexicon(tables);
  const tokeniser = createTokeniser(lexicon.grammar.lemmatiser);
  const actors = compileActors(tables);
  const reporting = readReportingWords(readRows(tables['reporting']!, ['lemma', 'kind', 'strength']));
  const readVoices = (document: SourceDocument): SentenceVoice[] => {
    const { text } = document;
    const discourse = new Discourse(document.date);
    const quote: QuoteState = { open: false, last: null };
    const interviews = new InterviewReader(document.outlet?.country ?? null);
    return splitSentences(text, lexicon.abbreviations).map((span) => {
      const analysis = analyseSentence(tokeniser.tokenise(text, span), lexicon.grammar);
      const mentions = findMentions(text, analysis, actors, discourse);
      const speakers = new Map<string, Voice>();
      const guest = interviews.at(text, span[0], analysis, mentions, discourse)?.speaker;
      if (guest) speakers.set(guest.speaker, { name: guest.speaker, code: guest.code, named: !NAMELESS.test(guest.speaker), span: guest.span });
      for (let c = analysis.clauses.length === 0 ? -1 : 0; c < analysis.clauses.length; c++) {
        for (const said of attributionOf(analysis, c, mentions, text, reporting, quote)) {
          if (said.cue[0] >= 0 && SHOWING.test(text.slice(...said.cue))) continue;
          const name = said.speaker.replaceAll(/\s+/g, ' ');
          const person = mentions.find((mention) => mention.name !== null && mention.span[0] < said.span[1] && said.span[0] < mention.span[1]);
          if (!speakers.has(name)) speakers.set(name, { name, code: said.code, named: person !== undefined || !NAMELESS.test(name), span: said.span });
        }
      }
      followQuote(analysis, mentions, text, reporting, quote);
      return { sentence: span, own: speakers.size === 0, speakers: [...speakers.values()] };
    });
  };
  return (document) => readAsSeen(document.text, (text) => readVoices({ ...document, text }));
}
