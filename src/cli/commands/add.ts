import type { DocumentOutcome, NewDocument } from '../../record/document-record.js';
import type { Store } from '../../storage/store.js';
import { codeAll, emptyTally } from '../coding.js';
import type { Effects } from '../effects.js';
import { readDocuments } from '../input/read-documents.js';
import { countRecordEvents, lookForEvents } from '../event-update.js';
import { counted, note } from '../notes.js';
import type { ReadingFlags } from '../parameters.js';
import { closeTally, sourcesOf } from './code.js';

export interface AddFlags extends ReadingFlags {
  readonly record: string;
  /** Look for events told many times afterwards. */
  readonly dedupe: boolean;
}

/** Documents written down at once: a stop loses at most these. Judgement: large enough that DuckDB's cost for a transaction does not show. */
const BATCH = 100;

/** `bilat add`: codes documents into a record, a batch a transaction. What is in it already is not added again. */
export async function add(effects: Effects, flags: AddFlags, paths: readonly string[]): Promise<void> {
  const sources = sourcesOf(effects, paths);
  const [coder, store] = [await effects.createCoder(), await effects.openStore(flags.record)];
  const versions = { coder: coder.version, lexicon: coder.lexiconVersion };
  const tally = emptyTally();
  const outcomes = new Map<DocumentOutcome['outcome'], number>();
  let findings = 0;
  let reports = 0;
  const write = async (documents: readonly NewDocument[]) => {
    if (documents.length === 0) return;
    const result = await store.put({ documents });
    findings += result.findingsAdded;
    reports += result.reportsAdded;
    for (const { given, id, outcome } of result.documents) {
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (outcome === 'added-as') await note(effects, `${given}: the id stands for another text already; stored as ${id}`);
    }
  };
  try {
    let batch: NewDocument[] = [];
    const incoming = readDocuments(effects, sources, { ...(flags.input && { kind: flags.input }), defaults: flags });
    try {
      for await (const { document, lang, findings: found } of codeAll(effects, coder, incoming, flags, tally)) {
        batch.push({ document, lang, findings: found, ...versions });
        if (batch.length >= BATCH) { const full = batch; batch = []; await write(full); }
      }
    } finally {
      await write(batch);
    }
    if (flags.dedupe) await lookForEvents(effects, store);
    await effects.stdout.write(`${await summary(store, flags.record, outcomes, findings, reports)}\n`);
    await closeTally(effects, tally, `${counted(findings, 'finding')} added`);
  } finally {
    await store.close();
  }
}

async function summary(store: Store, record: string, outcomes: ReadonlyMap<DocumentOutcome['outcome'], number>, findings: number, reports: number): Promise<string> {
  const count = (outcome: DocumentOutcome['outcome']) => outcomes.get(outcome) ?? 0;
  const parts = [
    `${counted(count('added') + count('added-as'), 'document')} added`, `${count('known')} known already`,
    ...(count('recoded') > 0 ? [`${count('recoded')} coded anew by another version`] : []), counted(findings, 'finding'), counted(reports, 'report'),
  ];
  const { documents, findings: kinds } = await store.stats();
  const events = await countRecordEvents(store);
  return `${record}: ${parts.join(', ')}; it now holds ${counted(documents, 'document')} and ${counted(events, 'event')}${events === kinds.event ? '' : `, told ${kinds.event} times`}`;
}
