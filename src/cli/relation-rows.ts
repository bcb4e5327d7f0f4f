import type { Issue, WithIssues } from '../base/issue.js';
import { readMarked, type RelationInput } from '../coder/pair-relation.js';
import type { QuadClass } from '../ontology/event-types.js';
import { EVENT_TYPES } from '../ontology/event-types.js';
import type { RelationGold } from '../record/evaluation.js';

type Mark = RelationInput['source'];

/** A row read: what to relate, and what was found odd about it; or why it cannot be used. */
export type RelationRow =
  | { readonly input: RelationInput; readonly odd: Fault | null }
  | { readonly issue: Fault };
type Fault = Pick<Issue, 'code' | 'message'>;

/**
 * Reads one NDJSON row `{"id"?,"text","source","target"}`; `sentence` is understood for `text`. Marks are words of the text or `[start, end]`.
 * Words that stand in the text with other spacing or letter case are found there; words that do not stand in it make the row odd, not unusable:
 * it will get no type, and is not lost.
 */
export function readRelationRow(line: string): RelationRow {
  try {
    return toInput(JSON.parse(line) as Readonly<Record<string, unknown>>);
  } catch (error) {
    return fault('row/bad-json', `not JSON: ${(error as Error).message.slice(0, 200)}`);
  }
}

function toInput(row: Readonly<Record<string, unknown>>): RelationRow {
  if (typeof row !== 'object' || row === null) return fault('row/not-a-relation', 'expected an object with text, source and target');
  const written = row['text'] ?? row['sentence'];
  // Marks may stand in the sentence itself: "[Iran] accused {Iraq}".
  const marked = typeof written === 'string' && row['source'] === undefined && row['target'] === undefined ? readMarked(written) : null;
  const text = marked?.text ?? written;
  if (typeof text !== 'string' || text.trim() === '') return fault('row/no-text', 'no text; expected text (or sentence), source and target');
  const [source, target] = [readMark(marked?.source ?? row['source'], text), readMark(marked?.target ?? row['target'], text)];
  if ('wrong' in source) return fault('row/mark', `source ${source.wrong}`);
  if ('wrong' in target) return fault('row/mark', `target ${target.wrong}`);
  const missing = [...(source.isMissing ? ['source'] : []), ...(target.isMissing ? ['target'] : [])];
  const id = row['id'] ?? row['sentence_id'];
  return {
    input: { ...(id !== undefined && id !== null && { id: String(id) }), text, source: source.mark, target: target.mark },
    odd: missing.length === 0 ? null : { code: 'row/mark', message: `${missing.join(' and ')} not in the text; no type can be given` },
  };
}

function readMark(mark: unknown, text: string): { readonly mark: Mark; readonly isMissing: boolean } | { readonly wrong: string } {
  if (typeof mark === 'string' && mark.trim() !== '') {
    if (text.includes(mark)) return { mark, isMissing: false };
    const loose = new RegExp(mark.trim().split(/\s+/).map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*'), 'i').exec(text);
    return loose === null ? { mark, isMissing: true } : { mark: [loose.index, loose.index + loose[0].length], isMissing: false };
  }
  if (mark === undefined || mark === null || typeof mark === 'string') return { wrong: 'is missing' };
  const [start, end] = Array.isArray(mark) ? (mark as unknown[]) : [];
  const isSpan = Array.isArray(mark) && mark.length === 2 && Number.isInteger(start) && Number.isInteger(end) && (start as number) >= 0 && (start as number) < (end as number) && (end as number) <= text.length;
  return isSpan ? { mark: [start as number, end as number], isMissing: false } : { wrong: `${JSON.stringify(mark).slice(0, 60)} is neither words of the text nor [start, end] within it` };
}

function fault(code: string, message: string): { readonly issue: Fault } {
  return { issue: { code, message } };
}

/** A gold case with the marks as the coder takes them. */
export interface GoldRow {
  readonly gold: RelationGold;
  readonly input: RelationInput;
}

const TYPE_FIELDS = ['type', 'gold_root', 'gold', 'root'];
const QUAD_FIELDS = ['quad', 'gold_penta', 'penta'];

/**
 * Reads gold cases from rows with text (or sentence), source, target and type (or gold_root). Several acceptable types are joined by `|`.
 * Rows that cannot be used become issues with their line; rows whose marks are not in the text stay, and count as unanswered.
 */
export function readGoldRows(rows: readonly { readonly line: number; readonly value: Readonly<Record<string, unknown>> }[], file: string): WithIssues<readonly GoldRow[]> {
  const value: GoldRow[] = [];
  const issues: Issue[] = [];
  for (const { line, value: row } of rows) {
    const complain = (code: string, message: string) => { issues.push({ code, message, at: { file, line } }); };
    const read = toInput(row);
    if ('issue' in read) { complain(read.issue.code, read.issue.message); continue; }
    if (read.odd !== null) complain(read.odd.code, read.odd.message);
    const written = TYPE_FIELDS.map((name) => row[name]).find((field) => typeof field === 'string' && field !== '') as string | undefined;
    const types = (written ?? '').split('|').map((type) => type.trim().toUpperCase()).filter((type) => type !== '');
    const unknown = types.filter((type) => type !== 'YIELD' && !(EVENT_TYPES as readonly string[]).includes(type));
    if (types.length === 0 || unknown.length > 0) { complain('row/type', types.length === 0 ? 'no type' : `unknown type ${unknown.join(', ')}`); continue; }
    const quad = Number(QUAD_FIELDS.map((name) => row[name]).find((field) => field !== undefined && field !== ''));
    const id = read.input.id ?? `${file}:${line}`;
    value.push({
      gold: { id, text: read.input.text, source: read.input.source, target: read.input.target, types, quad: [1, 2, 3, 4].includes(quad) ? (quad as QuadClass) : null },
      input: { ...read.input, id },
    });
  }
  return { value, issues };
}
