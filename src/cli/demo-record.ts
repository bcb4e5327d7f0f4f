import { fileURLToPath } from 'node:url';
import type { Coder } from '../coder/pipeline.js';
import {
  readCsvRecords, readJsonLines, toChronicleDocument, toHandCommitment, toOutlet, toStatistic, type ChronicleCommitment, type ChronicleEntry,
} from '../record/chronicle.js';
import type { NewDocument } from '../record/document-record.js';
import type { Store } from '../storage/store.js';
import { CliError } from './cli-error.js';
import { codeOne } from './coding.js';
import type { Effects } from './effects.js';
import { runImport } from './import/run-import.js';
import { lookForEvents } from './event-update.js';
import { decodeText, readAll } from './input/bytes.js';
import { startProgress } from './notes.js';

/** The chronicle that ships with bilat. */
export const CHRONICLE_FOLDER = fileURLToPath(new URL('../../data/chronicle/', import.meta.url));
/** Who belongs to which organisation, as it ships with bilat. */
const MEMBERSHIPS_FILE = fileURLToPath(new URL('../../data/memberships/memberships.csv', import.meta.url));
const BATCH = 100;

/** How much was put into the record, what stood there already left out. */
export interface DemoTally {
  readonly entries: number;
  readonly documentsAdded: number;
  readonly recoded: number;
  readonly findingsAdded: number;
}

/**
 * Fills a record from a chronicle: every entry as a document, coded like any other text; trade figures as statistics; commitments as
 * hand-compiled ones; memberships in organisations. The hand-given kinds, parties and sectors of the entries are not used. Doing it again adds nothing.
 */
export async function fillDemoRecord(effects: Effects, store: Store, coder: Coder, folder = CHRONICLE_FOLDER): Promise<DemoTally> {
  const read = async (name: string) => {
    if ((await effects.kindOf(`${folder}/${name}`)) !== 'file') throw new CliError(`the chronicle is missing: ${folder}/${name}`, { hint: 'install bilat again' });
    const decoded = decodeText((await readAll(effects.open(`${folder}/${name}`), 64 << 20)) ?? new Uint8Array());
    if ('issue' in decoded) throw new CliError(`${folder}/${name}: ${decoded.issue.message}`);
    return decoded.text;
  };
  const outlets = readCsvRecords(await read('sources.csv'), 'sources.csv').value.map(({ value }) => toOutlet(value));
  const entries: ChronicleEntry[] = [];
  for (const name of ['irn-pak.jsonl', 'comparisons.jsonl']) entries.push(...readJsonLines<ChronicleEntry>(await read(name), name).value.map(({ value }) => value));
  const tally = { entries: entries.length, documentsAdded: 0, recoded: 0, findingsAdded: 0 };
  const progress = startProgress(effects, 'coding the chronicle', 'entries');
  for (let from = 0; from < entries.length; from += BATCH) {
    const documents: NewDocument[] = [];
    for (const entry of entries.slice(from, from + BATCH)) {
      const { document, reports } = toChronicleDocument(entry, outlets);
      documents.push({ document, reports, ...await codeOne(coder, document), coder: coder.version, lexicon: coder.lexiconVersion });
      await progress.tell(from + documents.length, entries.length);
    }
    const result = await store.put({ documents });
    tally.findingsAdded += result.findingsAdded;
    for (const { outcome } of result.documents) {
      if (outcome === 'added' || outcome === 'added-as') tally.documentsAdded += 1;
      if (outcome === 'recoded') tally.recoded += 1;
    }
  }
  await progress.end();
  await store.put({
    statistics: readCsvRecords(await read('trade.csv'), 'trade.csv').value.map(({ value }) => toStatistic(value, 'chronicle/trade.csv')),
    handCommitments: readJsonLines<ChronicleCommitment>(await read('commitments.jsonl'), 'commitments.jsonl').value
      .map(({ value }) => toHandCommitment(value, 'chronicle/commitments.jsonl')),
  });
  if ((await effects.kindOf(MEMBERSHIPS_FILE)) === 'file') {
    for await (const { problem } of runImport(effects, store, [MEMBERSHIPS_FILE], { format: 'memberships', isTrial: false })) {
      if (problem !== null) throw new CliError(`${MEMBERSHIPS_FILE}: ${problem}`, { hint: 'install bilat again' });
    }
  }
  await lookForEvents(effects, store);
  return tally;
}
