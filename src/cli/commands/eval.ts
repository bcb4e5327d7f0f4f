import { fileURLToPath } from 'node:url';
import type { Issue } from '../../base/issue.js';
import { quadOf } from '../../ontology/event-codes.js';
import type { RelationScheme } from '../../coder/pair-relation.js';
import type { EventType } from '../../ontology/event-types.js';
import { compareEntry, summariseAgreement, type EntryAgreement } from '../../record/agreement.js';
import { readJsonLines, type ChronicleEntry, type Line } from '../../record/chronicle.js';
import { scoreDocuments, type DocumentGold } from '../../record/document-evaluation.js';
import { scoreRelations } from '../../record/evaluation.js';
import type { Finding } from '../../coder/findings.js';
import { CliError } from '../cli-error.js';
import { codeOne } from '../coding.js';
import type { Effects } from '../effects.js';
import { renderAgreement, renderDocumentScore, renderRelationScore } from '../eval-report.js';
import { decodeText, readAll } from '../input/bytes.js';
import { readDocumentRow } from '../input/document-row.js';
import { MOST_BYTES } from '../input/read-documents.js';
import { startIssueNotes, startProgress } from '../notes.js';
import { chooseFormat, type Format } from '../output.js';
import { readGoldRows } from '../relation-rows.js';

export interface EvalFlags {
  readonly format?: Format;
  /** How many wrong answers to show. */
  readonly errors: number;
  readonly strict: boolean;
  readonly types: RelationScheme;
}

type Row = Readonly<Record<string, unknown>>;

/** `bilat eval`: scores the coder on gold relations or documents, or shows how far it agrees with hand-given kinds of a chronicle (the one that ships, by default). */
export async function evaluate(effects: Effects, flags: EvalFlags, paths: readonly string[]): Promise<void> {
  const files = paths.length > 0 ? paths : ['irn-pak.jsonl', 'comparisons.jsonl'].map((name) => fileURLToPath(new URL(`../../../data/chronicle/${name}`, import.meta.url)));
  const rows: { file: string; row: Line<Row> }[] = [];
  const notes = startIssueNotes(effects);
  const meet = async (issues: readonly Issue[]) => {
    for (const issue of issues) await notes.tell(issue);
    if (flags.strict && issues.length > 0) throw new CliError('stopped at the first problem (--strict)');
  };
  for (const file of files) {
    const { value, issues } = await readRows(effects, file);
    await meet(issues);
    rows.push(...value.map((row) => ({ file, row })));
  }
  if (rows.length === 0) throw new CliError('no rows to score', {
    hint: 'give relations (TSV or NDJSON: text, source, target, type), documents (NDJSON: text and events, commitments or claims) or a chronicle (NDJSON: fact, kind, parties, sector)',
  });
  const isChronicle = rows.every(({ row }) => typeof row.value['fact'] === 'string' && typeof row.value['kind'] === 'string');
  const isDocuments = rows.every(({ row }) => typeof row.value['text'] === 'string' && ['events', 'commitments', 'claims'].some((name) => Array.isArray(row.value[name])));
  if (isChronicle) await evalChronicle(effects, flags, rows.map(({ row }) => row.value as unknown as ChronicleEntry));
  else if (isDocuments) await evalDocuments(effects, flags, rows, meet);
  else await evalRelations(effects, flags, rows, meet);
  await notes.sum();
}

async function evalRelations(effects: Effects, flags: EvalFlags, rows: readonly { file: string; row: Line<Row> }[], meet: (issues: readonly Issue[]) => Promise<void>): Promise<void> {
  const read = rows.map(({ file, row }) => readGoldRows([row], file));
  for (const { issues } of read) await meet(issues);
  const cases = read.flatMap(({ value }) => value);
  if (cases.length === 0) throw new CliError('no row could be scored');
  const coder = await effects.createCoder();
  const progress = startProgress(effects, 'relating', 'rows');
  const answers = [];
  for (const [k, { input }] of cases.entries()) {
    const answer = coder.relate(input, flags.types);
    answers.push({ id: input.id ?? String(k), type: answer.type, confidence: answer.confidence, rule: answer.rule });
    await progress.tell(k + 1, cases.length);
  }
  await progress.end();
  const score = scoreRelations(cases.map(({ gold: each }) => each), answers, (type) => quadOf(type as EventType));
  const versions = { coder: coder.version, lexicon: coder.lexiconVersion };
  await effects.stdout.write(isForPeople(flags, effects) ? renderRelationScore(score, versions, flags.errors, effects.stdout.columns)
    : `${JSON.stringify({ what: 'relations', ...versions, ...score, errors: score.errors.slice(0, flags.errors) })}\n`);
}

async function evalDocuments(effects: Effects, flags: EvalFlags, rows: readonly { file: string; row: Line<Row> }[], meet: (issues: readonly Issue[]) => Promise<void>): Promise<void> {
  const coder = await effects.createCoder();
  const progress = startProgress(effects, 'coding', 'documents');
  const gold: DocumentGold[] = [];
  const found = new Map<string, readonly Finding[]>();
  for (const { file, row } of rows) {
    const { value: document, issues } = readDocumentRow(row.value, { file, line: row.line });
    await meet(issues);
    if (document === null) continue;
    const fault = faultOfGold(row.value);
    if (fault !== null) { await meet([{ code: 'row/gold', message: fault, at: { file, line: row.line } }]); continue; }
    const id = found.has(document.id) ? `${document.id} (line ${row.line})` : document.id;
    gold.push({ ...(row.value as Partial<DocumentGold>), id });
    found.set(id, (await codeOne(coder, document, true)).findings);
    await progress.tell(gold.length, rows.length);
  }
  await progress.end();
  const versions = { coder: coder.version, lexicon: coder.lexiconVersion };
  const { facets, errors } = scoreDocuments(gold, found);
  await effects.stdout.write(isForPeople(flags, effects) ? renderDocumentScore(gold.length, facets, errors.slice(0, flags.errors), versions, effects.stdout.columns)
    : `${JSON.stringify({ what: 'documents', ...versions, n: gold.length, facets, errors: errors.slice(0, flags.errors) })}\n`);
}

/** What keeps a row from being scored, or null. */
function faultOfGold(row: Row): string | null {
  const isCodes = (value: unknown) => Array.isArray(value) && value.every((code) => code === null || typeof code === 'string');
  const lists: readonly (readonly [name: string, fields: readonly string[]])[] = [['events', ['source', 'target']], ['commitments', ['parties']], ['claims', []]];
  for (const [name, fields] of lists) {
    const list = row[name];
    if (list === undefined) continue;
    if (!Array.isArray(list)) return `${name} is no list`;
    for (const each of list as (Row | null)[]) {
      if (typeof each?.['type'] !== 'string' || fields.some((field) => !isCodes(each[field]))) return `one of ${name} lacks ${['type', ...fields].join(', ')}`;
    }
  }
  return null;
}

async function evalChronicle(effects: Effects, flags: EvalFlags, entries: readonly ChronicleEntry[]): Promise<void> {
  const coder = await effects.createCoder();
  const progress = startProgress(effects, 'coding', 'entries');
  const rows: (EntryAgreement & { readonly fact: string })[] = [];
  for (const entry of entries) {
    const { findings } = await codeOne(coder, { id: entry.id, text: entry.fact, date: entry.date }, true);
    rows.push({ ...compareEntry(entry, findings), fact: entry.fact });
    await progress.tell(rows.length, entries.length);
  }
  await progress.end();
  const versions = { coder: coder.version, lexicon: coder.lexiconVersion };
  const kinds = summariseAgreement(rows);
  const unmet = rows.filter((row) => !row.isKindMet).slice(0, flags.errors);
  await effects.stdout.write(isForPeople(flags, effects) ? renderAgreement(kinds, unmet, versions, effects.stdout.columns)
    : `${JSON.stringify({ what: 'chronicle', ...versions, kinds, unmet: unmet.map(({ id, kind, found }) => ({ id, kind, found })) })}\n`);
}

function isForPeople(flags: EvalFlags, effects: Effects): boolean {
  return chooseFormat(flags.format, effects.stdout) === 'table';
}

/** Rows of a TSV (header row) or NDJSON file as objects, with their lines. */
async function readRows(effects: Effects, file: string): Promise<{ value: readonly Line<Row>[]; issues: readonly Issue[] }> {
  if (file !== '-' && (await effects.kindOf(file)) !== 'file') throw new CliError(`${file}: no such file`);
  const bytes = await readAll(file === '-' ? effects.stdin() : effects.open(file), MOST_BYTES);
  if (bytes === null) throw new CliError(`${file}: more than ${MOST_BYTES >> 20} MB`);
  const decoded = decodeText(bytes);
  if ('issue' in decoded) throw new CliError(`${file}: ${decoded.issue.message}`, { hint: decoded.issue.hint });
  if (decoded.text.trimStart().startsWith('{')) return readJsonLines<Row>(decoded.text, file);
  const [header = '', ...lines] = decoded.text.split(/\r?\n/);
  const names = header.split('\t');
  if (names.length < 3) throw new CliError(`${file} is neither NDJSON nor a TSV with a header row`, { hint: 'a gold file has the columns text (or sentence), source, target and type' });
  const value: Line<Row>[] = [];
  const issues: Issue[] = [];
  for (const [k, line] of lines.entries()) {
    if (line === '') continue;
    const cells = line.split('\t');
    if (cells.length !== names.length) issues.push({ code: 'row/cells', message: `${cells.length} cells; expected ${names.length}`, at: { file, line: k + 2 } });
    else value.push({ line: k + 2, value: Object.fromEntries(names.map((name, j) => [name, cells[j]!])) });
  }
  return { value, issues };
}
