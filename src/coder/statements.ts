import type { Mention } from '../actors/mention.js';
import type { Span } from '../base/span.js';
import { readRows, type Table } from '../base/table.js';
import { tables as ontologyTables } from '../ontology/tables.generated.js';
import type { Analysis } from '../syntax/analysis.js';
import type { SourceDocument } from '../text/document.js';
import { ALL_CUES, Cue, type CuesOf } from '../text/cue.js';
import { readLexemes } from '../text/lexemes.js';
import { ANY_SHADE } from '../text/shade.js';
import type { Token } from '../text/sentence.js';
import { findClaims, mayBeginClaim, readClaimLexicon } from './claims.js';
import { LEVEL_REACH, readLevel, type Level } from './commitment-levels.js';
import { REPEAT } from './commitment-targets.js';
import { findCommitments, isFigureWord, readCommitmentLexicon } from './commitments.js';
import { readDatePhrases, type DatePhrase } from './date-phrases.js';
import type { DateWords } from './date-words.js';
import { readFiscalYears } from './event-dates.js';
import type { Attribution, CommitmentFinding, Finding } from './findings.js';
import { findLoaded, mayBeginLoaded, readLoaded } from './loaded.js';
import { sectorsOf, type SectorWords } from './sectors.js';
import { PairMemory } from './statement.js';
import { findProvisions, readTreaty, treatyFinding, type Treaty } from './treaty.js';

/** Reads commitments, claims and loaded words of a document, sentence by sentence. */
export interface StatementReader {
  /** Bits of commitments, claims and loaded words. */
  readonly cuesOf: CuesOf;
  start(document: SourceDocument): {
    /** Findings of the next sentence in text order; sentences must be given in order. `attributionOf` is asked only where something is found. */
    read(analysis: Analysis, mentions: readonly Mention[], attributionOf: (clause: number) => readonly Attribution[], sectors: SectorWords, dates: DateWords): Finding[];
  };
}

/** Builds the reader from the tables of a language folder. */
export function readStatementReader(tables: Readonly<Record<string, Table>>): StatementReader {
  const commitments = readCommitmentLexicon(tables);
  const claims = readClaimLexicon(tables);
  const loaded = readLoaded(tables['loaded']!, tables['actors/states']!);
  const fiscalYears = readFiscalYears(ontologyTables['fiscal-years']!);
  const codes = new Map(readRows(tables['actors/states']!, ['name', 'code', 'kind']).filter((row) => /^(state|demonym|capital)$/.test(row.kind) && !/\s/.test(row.name)).map((row) => [row.name, row.code]));
  const states = new Map(readRows(tables['actors/states']!, ['name', 'code', 'kind']).filter((row) => row.kind === 'state' && !/\s/.test(row.name)).map((row) => [row.name, row.code]));
  /** States a title names, in order: what the whole document is about. */
  const statesIn = (title: string): { name: string; code: string }[] => readLexemes(title).flatMap(({ start, end }) => {
    const name = title.slice(start, end);
    const code = codes.get(name) ?? codes.get(name[0] + name.slice(1).toLowerCase());
    return code === undefined ? [] : [{ name, code }];
  });
  return {
    cuesOf(forms, norm) {
      let cues = 0;
      if (mayBeginLoaded(norm, loaded)) cues |= Cue.loaded;
      if (mayBeginClaim(forms, norm, claims)) cues |= Cue.claim;
      if (isFigureWord(norm)) cues |= Cue.figure;
      for (const form of forms) {
        if (commitments.triggers.has(form)) cues |= Cue.commitment;
        if (commitments.headWords.has(form)) cues |= Cue.commitmentHead;
        if (commitments.measureWords.has(form) || REPEAT.has(form)) cues |= Cue.measure;
      }
      return cues;
    },
    start(document) {
      const memory = new PairMemory(document.title ? [...new Set(statesIn(document.title).map(({ code }) => code))] : []);
      let treaty: Treaty | null | undefined;
      let waiting: CommitmentFinding[] | null = null;
      let ahead: readonly string[] | null = null;
      let level: (Level & { readonly place: number }) | null = null;
      let place = 0;
      const readStatesAhead = (): readonly string[] => {
        const named = new PairMemory();
        for (const [name] of document.text.slice(0, AHEAD).matchAll(/\p{Lu}\p{Ll}+/gu)) {
          const code = states.get(name);
          if (code !== undefined) named.count(code);
        }
        return named.pair();
      };
      /** Provisions of a treaty up to this offset, each once, the treaty itself first. */
      const provisionsUntil = (end: number, sentence: Span, sectors: SectorWords, dates: DateWords): CommitmentFinding[] => {
        waiting ??= [treatyFinding(document, treaty!, sentence), ...findProvisions(document, treaty!, commitments, dates, (stretch) => sectorsIn(wordsOf(document.text, stretch), sectors))];
        const ready = waiting.findIndex((finding) => finding.anchor[0] >= end);
        return waiting.splice(0, ready < 0 ? waiting.length : ready);
      };
      return {
        read(analysis, mentions, attributionOf, sectors, dates) {
          if (treaty === undefined) treaty = readTreaty(document, statesIn, dates);
          const { tokens, span, cues } = analysis.sentence;
          // What earlier sentences and the title told; this one's own names are looked at first.
          const pair = memory.pair();
          memory.note(mentions);
          let phrases: readonly DatePhrase[] | null = null;
          const input = {
            document, analysis, mentions, attributionOf, pair, statesAhead: () => (ahead ??= readStatesAhead()), level: () => (level && place - level.place <= LEVEL_REACH ? level : null),
            sectorsOf: (from: number, to: number) => sectorsOf(tokens, from, to, sectors),
            datePhrases: (): readonly DatePhrase[] => {
              const fiscal = [document.outlet?.country ?? '', ...memory.pair()].map((code) => fiscalYears.get(code)).find((year) => year !== undefined);
              return (phrases ??= (cues & Cue.date) === 0 ? [] : readDatePhrases(document.text, {
                words: dates, published: document.date, ...(fiscal ? { fiscalLastMonth: fiscal.lastMonth, fiscalNamedByEnd: fiscal.namedByEnd } : {}),
              }, span[0], span[1]));
            },
          };
          place++;
          const told = (cues & Cue.measure) !== 0 && (cues & Cue.figure) !== 0 ? readLevel(input, commitments) : null;
          if (told) level = { ...told, place };
          const promises = treaty === null ? findCommitments(input, commitments) : provisionsUntil(span[1], span, sectors, dates);
          return [...promises, ...((cues & Cue.claim) === 0 ? [] : findClaims(input, claims)), ...((cues & Cue.loaded) === 0 ? [] : findLoaded({ document, tokens, lexicon: loaded }))];
        },
      };
    },
  };
}

/** How far the names of states are looked for before the text has come to them, in characters. Judgement: a communiqué names its parties somewhere. */
const AHEAD = 6000;

/** Words of a stretch of text as tokens, without parts of speech: enough to tell sectors by. */
function wordsOf(text: string, [start, end]: Span): Token[] {
  return readLexemes(text, start, end).map((lexeme) => ({ text: text.slice(lexeme.start, lexeme.end), norm: lexeme.text, lemma: lexeme.text, pos: 'NOUN', start: lexeme.start, end: lexeme.end, cues: ALL_CUES, shade: ANY_SHADE }));
}

function sectorsIn(tokens: readonly Token[], sectors: SectorWords): string[] {
  return sectorsOf(tokens, 0, tokens.length, sectors);
}
