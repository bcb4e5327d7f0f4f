import type { Issue, WithIssues } from '../../base/issue.js';
import { sha256 } from '../../record/sha256.js';
import { datePrecision } from '../../record/period.js';
import type { Outlet, SourceDocument } from '../../text/document.js';

/** Where a row came from. */
export interface Place {
  readonly file: string;
  readonly line?: number;
}

/**
 * Reads a parsed JSON value as a document: `{"id","text","title"?,"date"?,"url"?,"outlet"?}`. Without usable text the value is null and an
 * issue says why. Smaller faults (no id, a date that is none, a field of the wrong type) leave the document without that field, with an issue;
 * fields bilat does not know are left out without one.
 */
export function readDocumentRow(row: unknown, at: Place): WithIssues<SourceDocument | null> {
  const issues: Issue[] = [];
  const complain = (code: string, message: string, field?: string) => { issues.push({ code, message, at: field === undefined ? at : { ...at, field } }); };
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    complain('row/not-a-document', `expected a JSON object with a text; got ${describe(row)}`);
    return { value: null, issues };
  }
  const fields = row as Readonly<Record<string, unknown>>;
  const { text } = fields;
  if (typeof text !== 'string') {
    complain('row/no-text', text === undefined ? `no text; the row has ${Object.keys(fields).slice(0, 8).join(', ') || 'nothing'}` : `text is ${describe(text)}; expected a string`, 'text');
    return { value: null, issues };
  }
  const fault = faultOfText(text);
  if (fault !== null) {
    complain(fault.code, fault.message);
    return { value: null, issues };
  }
  const optional = (name: string): string | undefined => {
    const value = fields[name];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value === 'string') return value;
    complain('row/field', `${name} is ${describe(value)}; expected a string; left out`, name);
    return undefined;
  };
  const date = readDate(optional('date'), complain);
  const title = optional('title');
  const url = optional('url');
  const outlet = readOutlet(fields['outlet'], complain);
  const id = typeof fields['id'] === 'number' ? String(fields['id']) : optional('id');
  return {
    value: { id: id ?? idOfText(text), text, ...(title && { title }), ...(date && { date }), ...(url && { url }), ...(outlet && { outlet }) },
    issues,
  };
}

/** What keeps a text from being coded: nothing in it, or characters that are none. Null when it can be. */
export function faultOfText(text: string): { readonly code: string; readonly message: string } | null {
  if (text.trim() === '') return { code: 'document/empty', message: 'the text is empty' };
  const broken = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(text);
  return broken === null ? null : { code: 'document/broken-characters', message: `half a character (lone surrogate) at ${broken.index}; expected well-formed text` };
}

/** An id made from the text itself, for documents that bring none: the same text gets the same id. */
export function idOfText(text: string): string {
  return `text-${sha256(text).slice(0, 12)}`;
}

type Complain = (code: string, message: string, field?: string) => void;

/** A day, month or year; the day of a timestamp (`2025-11-25T10:00:00Z`). */
function readDate(written: string | undefined, complain: Complain): string | undefined {
  if (written === undefined) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}[T ]/.test(written) ? written.slice(0, 10) : written;
  if (datePrecision(day) !== null) return day;
  complain('row/date', `date ${JSON.stringify(written)} is no date; expected YYYY-MM-DD, YYYY-MM or YYYY; left out`, 'date');
  return undefined;
}

function readOutlet(value: unknown, complain: Complain): Outlet | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' && value !== '') return { name: value };
  const fields = value as Readonly<Record<string, unknown>>;
  if (typeof value !== 'object' || typeof fields['name'] !== 'string' || fields['name'] === '') {
    complain('row/field', `outlet is ${describe(value)}; expected {"name", "country"?, "stateAffiliated"?}; left out`, 'outlet');
    return undefined;
  }
  const { name, country, stateAffiliated } = fields as { name: string; country?: unknown; stateAffiliated?: unknown };
  const isCountry = typeof country === 'string' && /^[A-Z]{3}$/.test(country);
  if (country !== undefined && country !== null && !isCountry) complain('row/field', `country of the outlet is ${describe(country)}; expected ISO 3166-1 alpha-3; left out`, 'outlet.country');
  return { name, ...(isCountry && { country: country as string }), ...(typeof stateAffiliated === 'boolean' && { stateAffiliated }) };
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : typeof value === 'string' ? `the string ${JSON.stringify(value.slice(0, 40))}` : `${typeof value} ${String(value)}`;
}
