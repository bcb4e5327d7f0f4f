import type { Issue } from '../base/issue.js';
import type { Coder } from '../coder/pipeline.js';
import type { Finding } from '../coder/findings.js';
import type { SourceDocument } from '../text/document.js';
import { CliError } from './cli-error.js';
import type { Effects } from './effects.js';
import type { Place } from './input/document-row.js';
import type { Incoming } from './input/read-documents.js';
import { guessLanguage } from './language.js';
import { startIssueNotes, startProgress } from './notes.js';

/** A document with what was found in it. */
export interface CodedDocument {
  readonly document: SourceDocument;
  readonly at: Place;
  readonly lang: string | null;
  readonly findings: readonly Finding[];
}

export interface CodingOptions {
  /** Stop at the first problem. */
  readonly strict?: boolean;
  /** Take every text for English. */
  readonly anyLanguage?: boolean;
}

/** What happened on the way. */
export interface CodingTally {
  documents: number;
  characters: number;
  /** Problems of all kinds, those inside documents included. */
  problems: number;
  /** Rows or files of which nothing could be used. */
  lost: number;
  /** Files, among those, that are not there or cannot be opened. */
  missing: number;
}

/**
 * Codes documents as they come. Problems are told on standard error as they are met and given to `onLost` where they left a document out; nothing
 * stops the rest unless `strict`. A text that is clearly not English is not coded: it gets the issue `document/language` instead. A text
 * the coder fails on gets `coder/failed`.
 */
export async function* codeAll(
  effects: Effects, coder: Coder, incoming: AsyncIterable<Incoming>, options: CodingOptions, tally: CodingTally, onLost?: (issue: Issue) => Promise<void>,
): AsyncGenerator<CodedDocument> {
  const notes = startIssueNotes(effects);
  const progress = startProgress(effects, 'coding', 'documents');
  const meet = async (issue: Issue, at?: Place) => {
    tally.problems += 1;
    await notes.tell(at === undefined ? issue : { ...issue, at });
    if (options.strict === true) throw new CliError('stopped at the first problem (--strict)');
  };
  try {
    for await (const each of incoming) {
      if (each.kind === 'issue') {
        if (each.isLost) {
          tally.lost += 1;
          if (each.issue.code.startsWith('file/')) tally.missing += 1;
          await onLost?.(each.issue);
        }
        await meet(each.issue);
        continue;
      }
      const coded = await codeOne(coder, each.document, options.anyLanguage === true);
      tally.documents += 1;
      tally.characters += each.document.text.length;
      for (const finding of coded.findings) if (finding.kind === 'issue') await meet({ code: finding.code, message: finding.message }, each.at);
      yield { document: each.document, at: each.at, ...coded };
      await progress.tell(tally.documents, null);
    }
  } finally {
    await progress.end();
    await notes.sum();
  }
}

/** Codes one document, with the checks of `codeAll`. */
export async function codeOne(coder: Coder, document: SourceDocument, anyLanguage = false): Promise<{ readonly lang: string | null; readonly findings: readonly Finding[] }> {
  const guess = await guessLanguage(document.text);
  if (guess.isForeign && !anyLanguage) {
    const seems = guess.name === null ? 'not to be English' : `to be ${guess.name}`;
    return { lang: guess.language, findings: [issueOf(document, 'document/language', `the text seems ${seems}; bilat reads English, so nothing in it was coded`)] };
  }
  const lang = anyLanguage && guess.isForeign ? null : guess.language;
  try {
    return { lang, findings: coder.code(document) };
  } catch (error) {
    return { lang, findings: [issueOf(document, 'coder/failed', `the coder failed on this text: ${(error as Error).message}; please report it`)] };
  }
}

function issueOf(document: SourceDocument, code: string, message: string): Finding {
  return { kind: 'issue', doc: document.id, code, message, at: null };
}

/** A tally before anything was read. */
export function emptyTally(): CodingTally {
  return { documents: 0, characters: 0, problems: 0, lost: 0, missing: 0 };
}
