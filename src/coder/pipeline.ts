import { compileActors } from '../actors/actor-lexicon.js';
import { Discourse } from '../actors/discourse.js';
import type { Mention } from '../actors/mention.js';
import { findMentions, type ActorLexicon } from '../actors/mentions.js';
import { addDays, cutDate, daysBetween, firstDay, parseDate, precisionOf } from '../base/calendar.js';
import { once } from '../base/once.js';
import { readRows } from '../base/table.js';
import { tables, version } from '../lexicon/en.generated.js';
import { compileLexicon, type Lexicon } from '../lexicon/english.js';
import type { EventType } from '../ontology/event-types.js';
import { quadOf } from '../ontology/event-codes.js';
import type { Analysis } from '../syntax/analysis.js';
import { analyseSentence } from '../syntax/clauses.js';
import { Cue } from '../text/cue.js';
import type { SourceDocument } from '../text/document.js';
import { splitSentences } from '../text/sentences.js';
import { createTokeniser, type Tokeniser } from '../text/tokens.js';
import { REACH } from './counterpart.js';
import { attributionOf, followQuote, readReportingWords, type QuoteState, type ReportingWords } from './attribution.js';
import { isStateMention } from './statement.js';
import { readStatementReader, type StatementReader } from './statements.js';
import { readDatePhrases } from './date-phrases.js';
import { readDateWords, type DateWords } from './date-words.js';
import { dateOfEvent } from './event-dates.js';
import { draftEvents, finishEvent, type EventContext, type EventDraft, type Verdict } from './events.js';
import { placeOf } from './event-place.js';
import { explainSentence, type Explanation, type SentenceExplanation } from './explain.js';
import type { Attribution, EventFinding, Finding, IssueFinding } from './findings.js';
import { locate, readRelation, rootOf, scoreTypes, type Relation, type RelationInput, type RelationScheme } from './pair-relation.js';
import { classesOfWords, type ClassesOfWord } from './relation-features.js';
import { readTable } from './relation-model.generated.js';
import { Focus, type OpenEvent } from './focus.js';
import { firstPersonMentions, quotedTokens } from './first-person.js';
import { InterviewReader } from './interview.js';
import { articlesOf } from './provisions.js';
import { readRelationModel, type RelationModel } from './relation-model.js';
import { readSectorWords, sectorsOf, type SectorWords } from './sectors.js';
import { SentenceView } from './views.js';
import { cuesOfWords } from './word-cues.js';
import { readAsSeen, relationAsSeen } from './visible-spans.js';

/** Changes when the same text may be coded otherwise. */
export const CODER_VERSION = '0.1.0';

/** Days before publication after which a dated act is background rather than news. Judgement. */
export const BACKGROUND_DAYS = 60;

/** Turns differences of score into odds. Set so that stated confidence meets accuracy on practice sentences; docs/accuracy.md. */
const CONFIDENCE_SLOPE = 0.6;

/** Codes texts. Deterministic: what it says of a document depends on that document alone. */
export interface Coder {
  /** Findings of a document in text order. */
  code(document: SourceDocument): Finding[];
  /** The act of one marked actor towards another; `roots` (the default) counts types as relation data sets do, `codebook` as `code` does. */
  relate(input: RelationInput, scheme?: RelationScheme): Relation;
  /** The same coding as `code`, with what was read and why each reading was kept or lost. */
  explain(text: string): Explanation;
  readonly version: string;
  /** Changes with every row of the lexicon. */
  readonly lexiconVersion: string;
}

interface Resources {
  readonly lexicon: Lexicon;
  readonly tokeniser: Tokeniser;
  readonly actors: ActorLexicon;
  readonly reporting: ReportingWords;
  readonly dates: DateWords;
  readonly sectors: SectorWords;
  readonly statements: StatementReader;
  /** Read when first asked for: coding documents does not need them. */
  readonly model: () => RelationModel;
  readonly classesOfWords: () => ClassesOfWord;
}

/** Builds a coder for English. Takes some tenths of a second; build one and keep it. */
export function createCoder(): Coder {
  const lexicon = compileLexicon(tables);
  const actors = compileActors(tables);
  const sectors = readSectorWords(tables['sectors']);
  const statements = readStatementReader(tables);
  const dates = readDateWords(tables['date-words']!);
  const resources: Resources = {
    lexicon,
    tokeniser: createTokeniser(lexicon.grammar.lemmatiser, cuesOfWords(lexicon, actors, sectors, dates, statements.cuesOf)),
    actors,
    reporting: readReportingWords(readRows(tables['reporting']!, ['lemma', 'kind', 'strength'])),
    dates,
    sectors,
    statements,
    model: once(() => readRelationModel(readTable())),
    classesOfWords: once(() => classesOfWords(lexicon.classes)),
  };
  return {
    code: (given) => {
      const { document, issues } = checkDate(given);
      return [...issues, ...readAsSeen(document.text, (text) => codeDocument({ ...document, text }, resources))];
    },
    relate: (input, scheme = 'roots') => relate(relationAsSeen(input), scheme, resources),
    explain: (original) => ({
      ...readAsSeen(original, (text) => {
        const sentences: SentenceExplanation[] = [];
        return { sentences, findings: codeDocument({ id: 'explain', text }, resources, sentences) };
      }),
      text: original,
    }),
    version: CODER_VERSION,
    lexiconVersion: `en-${version}`,
  };
}

/** The document without a publication date that is none, and an issue that says so. */
function checkDate(document: SourceDocument): { readonly document: SourceDocument; readonly issues: readonly IssueFinding[] } {
  const { date, ...undated } = document;
  if (date === undefined || parseDate(date) !== null) return { document, issues: [] };
  const message = `date ${JSON.stringify(date)} is no date; expected YYYY-MM-DD, YYYY-MM or YYYY; left out`;
  return { document: undated, issues: [{ kind: 'issue', doc: document.id, code: 'document/date', message, at: null }] };
}

/** Who says what stands in a clause of the sentence (-1: the sentence), innermost first. */
type SaidBy = (clause: number) => readonly Attribution[];

function codeDocument(document: SourceDocument, resources: Resources, explained?: SentenceExplanation[]): Finding[] {
  const { text } = document;
  const { lexicon, tokeniser } = resources;
  const discourse = new Discourse(document.date, PACT.test(text.slice(0, 200)));
  const quote: QuoteState = { open: false, last: null };
  const statements = resources.statements.start(document);
  /** A null is an act none of whose parties the text places. */
  const read: (Finding | null)[] = [];
  const recent: EventFinding[] = [];
  const interviews = new InterviewReader(document.outlet?.country ?? null);
  const focus = new Focus();
  const open: (OpenEvent & { readonly at: number })[] = [];
  const explanations: (() => SentenceExplanation)[] = [];
  let written = document.date;
  const isArticle = articlesOf(text);
  const spans = splitSentences(text, lexicon.abbreviations);

  const codeSentence = (analysis: Analysis): CodedSentence => {
    const start = analysis.sentence.span[0];
    const mentions = findMentions(text, analysis, resources.actors, discourse);
    const interview = interviews.at(text, start, analysis, mentions, discourse);
    const quoteBefore: QuoteState = { open: quote.open, last: quote.last };
    const own = (analysis.sentence.cues & Cue.ownSide) === 0 ? [] : firstPersonMentions(analysis, mentions, quotedTokens(analysis, quote.open), (clause) => attributionOf(analysis, clause, mentions, text, resources.reporting, quoteBefore)[0], interview, document.outlet?.country ?? discourse.homeState());
    if (own.length > 0) {
      mentions.push(...own);
      mentions.sort((a, b) => a.from - b.from || b.to - a.to);
    }
    const said: (readonly Attribution[] | undefined)[] = [];
    const saidBy: SaidBy = (clause) => said[clause + 1] ??= attributionOf(analysis, clause, mentions, text, resources.reporting, quoteBefore);
    written = datelined(document, analysis, resources) ?? written;
    const guest = interview?.speaker ?? null;
    const view = new SentenceView(analysis);
    const verdicts: Verdict[] = [];
    const told = mentions.length > 0 || discourse.pactParties().length > 1 ? draftEvents(view, mentions, lexicon.frames, lexicon.governors, contextOf(document, analysis, mentions, discourse, resources.reporting, saidBy, recent, interview?.answers ?? null), explained && verdicts) : [];
    const drafts = isArticle(start) ? told.filter(({ type }) => type === 'CONCEDE') : told;
    const events = finishEvents(document, view, mentions, drafts, resources, saidBy, guest, written);
    for (const event of events) if (event.type === 'CONSULT' && event.status === 'actual') discourse.learnMeeting([...event.source, ...event.target].map(({ code }) => code));
    recent.push(...events.filter(({ source, target }) => source.length > 0 || target.some(({ code }) => code !== null)));
    if (recent.length > REACH) recent.splice(0, recent.length - REACH);
    focus.note(mentions);
    followQuote(analysis, mentions, text, resources.reporting, quote);
    return { analysis, mentions, drafts, events, verdicts, saidBy: (clause) => withGuest(saidBy(clause), guest) };
  };

  for (let at = 0; at < spans.length; at += READ_TOGETHER) {
    const sentences = spans.slice(at, at + READ_TOGETHER).map((span) => tokeniser.tokenise(text, span));
    const analyses = sentences.map((sentence) => analyseSentence(sentence, lexicon.grammar));
    for (const { analysis, mentions, drafts, events, verdicts, saidBy } of analyses.map(codeSentence)) {
      const first = read.length;
      for (const [k, event] of events.entries()) {
        const left = leftOpen(drafts[k]!, mentions);
        if (left.lacksTarget || left.roles.length > 0 || left.guesses.length > 0) open.push({ event, at: first + k, ...left });
      }
      read.push(...events, ...statements.read(analysis, mentions, saidBy, resources.sectors, resources.dates));
      if (explained) explanations.push(() => explainSentence(text, analysis, mentions, verdicts, read.slice(first, first + events.length).filter((finding) => finding !== null), lexicon.governors));
    }
  }
  const home = discourse.homeState();
  for (const left of open) {
    const event = focus.complete(left, home, document.outlet?.country ?? null);
    read[left.at] = event.source.length > 0 || event.target.some(({ code, name }) => code !== null || name !== null) ? event : null;
  }
  explained?.push(...explanations.map((explain) => explain()));
  return read.filter((finding) => finding !== null);
}

/** A sentence with its events, which may be completed when the document has been read. */
interface CodedSentence {
  readonly analysis: Analysis;
  readonly mentions: readonly Mention[];
  readonly drafts: readonly EventDraft[];
  readonly events: readonly EventFinding[];
  readonly verdicts: readonly Verdict[];
  readonly saidBy: SaidBy;
}

/**
 * Sentences each stage goes over before the next stage begins; bounds what is kept of a long document. Alone, the tokeniser takes a quarter of the time it takes between the other
 * stages, whose code and tables push its own out of the processor's caches; over the whole line the gain is within what repeated measurements differ by. Judgement: as many as a usual report has.
 */
const READ_TOGETHER = 32;

/** How agreements and joint statements are headed. */
const PACT = /^\s*(?:[A-Z][\p{L}-]* ){0,4}(?:AGREEMENT|CONVENTION|PROTOCOL|MEMORANDUM|TREATY|COMMUNIQU|STATEMENT|ACCORD|PACT|DECLARATION|EXCHANGE OF|Agreement|Convention|Protocol|Memorandum|Treaty|Communiqu|Joint Statement|Declaration)/u;

/** Acts seldom done without somebody to do them to, in any country's news; a march or a mobilisation may be nobody else's. */
const TOWARDS: ReadonlySet<EventType> = new Set(['REQUEST', 'REJECT', 'ACCUSE', 'THREATEN', 'AGREE', 'CONCEDE', 'SANCTION', 'AID', 'COERCE', 'SUPPORT']);

/** What a sentence leaves open of an act: whom it is for, and whose the people are who have part in it. */
function leftOpen({ candidate, type, source, target }: EventDraft, mentions: readonly Mention[]): { readonly lacksTarget: boolean; readonly roles: readonly number[]; readonly guesses: readonly number[] } {
  const lacksTarget = target.length === 0 && source.length === 1 && !candidate.frame.reciprocal && TOWARDS.has(type);
  const unowned = [...source, ...target].filter((actor) => actor.code === null && actor.name === null);
  return { lacksTarget, guesses: [...source, ...target].flatMap((actor) => (mentions.some((mention) => mention.guessed && mention.span[0] === actor.span[0]) ? [actor.span[0]] : [])), roles: unowned.length === 0 ? [] : mentions.flatMap((mention) => (mention.kind === 'role' && mention.code === null ? [mention.span[0]] : [])) };
}

function contextOf(document: SourceDocument, analysis: Analysis, mentions: readonly Mention[], discourse: Discourse, reporting: ReportingWords, saidBy: SaidBy, earlier: readonly EventFinding[], ownSide: string | null): EventContext {
  return {
    earlier,
    ownSide,
    parties: discourse.pactParties(),
    reports: (lemma) => reporting.neutral.has(lemma),
    speaker(clause) {
      const said = saidBy(clause)[0];
      if (said) return [{ code: said.code, sector: null, name: said.speaker, span: said.span }];
      const { outlet } = document;
      return outlet ? [{ code: outlet.country ?? null, sector: 'JRN', name: outlet.name, span: [analysis.sentence.span[0], analysis.sentence.span[0]] }] : [];
    },
    earlierPair: () => discourse.previousPair().map(({ code, sector, name, span }) => ({ code, sector, name, span })),
    pair: () => {
      const own = mentions.filter((mention, k) => isStateMention(mention.kind) && mention.code !== null && mentions.findIndex((other) => other.code === mention.code) === k);
      return (own.length === 2 ? own : discourse.pairMentions()).map(({ code, sector, name, span }) => ({ code, sector, name, span }));
    },
  };
}

/** Days a report may be older than the paper that prints it. Judgement. */
const LONGEST_WAY = 14;

/** The day a dateline gives ("ATHENS, May 13 - "), from which "today" is reckoned; null without one. */
function datelined(document: SourceDocument, { sentence, start }: Analysis, resources: Resources): string | null {
  if (start < 3 || document.date === undefined || (sentence.cues & Cue.date) === 0) return null;
  const end = sentence.tokens[start - 1]!.end;
  const day = readDatePhrases(document.text, { words: resources.dates, published: document.date }, sentence.span[0], end).find(({ value }) => value.length === 10)?.value;
  const age = day === undefined ? null : daysBetween(day, document.date);
  return age !== null && age >= 0 && age <= LONGEST_WAY ? day! : null;
}

function finishEvents(document: SourceDocument, view: SentenceView, mentions: readonly Mention[], drafts: readonly EventDraft[], resources: Resources, saidBy: SaidBy, guest: Attribution | null, written: string | undefined): EventFinding[] {
  if (drafts.length === 0) return [];
  const { analysis } = view;
  const { tokens, span, cues } = analysis.sentence;
  const { temporal } = resources.lexicon.grammar;
  const phrases = (cues & Cue.date) !== 0 && tokens.some((token) => token.pos === 'NUM' || ((token.cues & Cue.time) !== 0 && (temporal.has(token.lemma) || temporal.has(token.norm)))) ? readDatePhrases(document.text, { words: resources.dates, published: written }, span[0], span[1]) : [];
  const sectorsOfSentence = once(() => sectorsOf(tokens, 0, tokens.length, resources.sectors));
  return drafts.map((draft) => {
    const { candidate } = draft;
    const anchor = [tokens[candidate.from]!.start, tokens[candidate.to - 1]!.end] as const;
    const date = dateOfEvent({ text: document.text, sentence: span, anchor, phrases, published: written, planned: draft.status === 'planned' });
    const [from, to] = candidate.clause >= 0 ? view.clauseRange(candidate.clause) : [0, tokens.length];
    const own = sectorsOf(tokens, from, to, resources.sectors);
    return finishEvent(view, draft, {
      doc: document.id,
      attribution: withoutSelf(draft, guest, candidate.clause >= 0 || analysis.clauses.length > 0 ? saidBy(candidate.clause).slice(candidate.frame.source[0] === 'speaker' ? 1 : 0) : []),
      date,
      sectors: own.length > 0 ? own : sectorsOfSentence(),
      place: placeOf(analysis, draft, mentions),
      background: date?.span != null && document.date !== undefined && DATED.test(document.text.slice(date.span[0], date.span[1])) && isOlder(date.value, document.date),
    });
  });
}

/** In an interview the one asked says what nobody else is said to say. */
function withGuest(said: readonly Attribution[], guest: Attribution | null): readonly Attribution[] {
  return said.length > 0 || guest === null ? said : [guest];
}

const SPOKEN: ReadonlySet<EventType> = new Set(['ACCUSE', 'REQUEST', 'REJECT', 'THREATEN', 'AGREE']);

/** Who says so, in an interview the `guest` where nobody else does. An act of speech is not attributed to its own doer: "Iran warned …" in what Iran says is Iran's warning (CODEBOOK, event rule 8). */
function withoutSelf({ type, source, status }: EventDraft, guest: Attribution | null, told: readonly Attribution[]): readonly Attribution[] {
  const said = withGuest(told, guest);
  const first = said[0];
  return first && first.code !== null && SPOKEN.has(type) && status !== 'planned' && source.length === 1 && source[0]!.code === first.code ? said.slice(1) : said;
}

/** Date phrases that place an act in the past beyond doubt: with a year of their own, or counted back in months and years. */
const DATED = /\b(?:1[5-9]|20)\d\d\b|\b(?:months|years?|decades?) (?:ago|earlier|before)\b|\blast year\b/;

/** True when the date lies more than BACKGROUND_DAYS before publication, as far as its precision tells. */
function isOlder(date: string, published: string): boolean {
  const day = firstDay(published);
  return day !== null && date < cutDate(addDays(day, -BACKGROUND_DAYS), precisionOf(date));
}

function relate(input: RelationInput, scheme: RelationScheme, resources: Resources): Relation {
  const id = input.id ?? null;
  const source = locate(input.text, input.source);
  const target = locate(input.text, input.target);
  if (!source && !target) return { id, type: null, quad: null, status: null, confidence: 0, rule: null };
  // An actor that the text does not name tells nothing of its place; the other still does.
  const nowhere = [input.text.length, input.text.length] as const;
  const reading = readRelation(input.text, source ?? nowhere, target ?? nowhere, resources.lexicon, resources.tokeniser);
  const scores = scoreTypes(reading, resources.lexicon, resources.model(), resources.classesOfWords());
  const best = scores[0]!;
  const total = scores.reduce((sum, other) => sum + Math.exp((other.total - best.total) * CONFIDENCE_SLOPE), 0);
  const type = scheme === 'roots' ? rootOf(best, reading.view) : best.type;
  return { id, type, quad: quadOf(type), status: best.status, confidence: Math.round((source && target ? 100 : 50) / total) / 100, rule: best.reading && best.rule > 0 ? best.reading.candidate.frame.id : 'model' };
}
