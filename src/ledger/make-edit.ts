import { parseDate } from '../base/calendar.js';
import type { Issue, WithIssues } from '../base/issue.js';
import type { LedgerEdit, LedgerStatus } from '../record/ledger-record.js';
import { EDITABLE_FIELDS, type EditableField } from './edits.js';
import type { Ledger, LedgerEntry } from './ledger.js';
import type { CommitmentType } from '../coder/findings.js';

export const LEDGER_STATUSES: readonly LedgerStatus[] = [
  'proposed', 'agreed', 'signed', 'ratified', 'in force', 'in progress', 'delayed', 'suspended', 'done', 'cancelled', 'lapsed', 'disputed',
];

/** A correction as a person writes it: the entry and pairs of name and value, such as `status=done`, `date=2025-05-01`, `note=…`. */
export interface Correction {
  readonly entry: string;
  /** `status`, `date`, `version`, `merge` (entry that takes over), `split` (finding ids, commas between), `hide`, a field, `note`, `url`, `undo` (edit id). */
  readonly values: Readonly<Record<string, string>>;
}

const ALWAYS = new Set(['note', 'url']);
const TYPES: readonly CommitmentType[] = ['target', 'agreement', 'project', 'mechanism', 'pledge'];
/** Longest note or value that is kept, in characters; more is not a remark but a document. Judgement. */
const LONGEST = 2000;

/**
 * Turns a correction into an edit of the ledger, or says what is wrong with it; null when it cannot stand. One correction makes one edit. `by` names the author,
 * `at` is an instant (ISO 8601, UTC); the id is made of both and of what is corrected, so that the same correction given twice is one edit.
 * `edits` are all edits of the pair, those taken back included: an undo may name any of them.
 */
export function makeEdit(ledger: Ledger, correction: Correction, by: string, at: string, edits: readonly LedgerEdit[] = ledger.entries.flatMap((entry) => entry.edits)): WithIssues<LedgerEdit | null> {
  const issues: Issue[] = [];
  const refuse = (code: string, message: string, hint?: string): WithIssues<null> => ({ value: null, issues: [...issues, { code, message, ...(hint ? { hint } : {}) }] });
  if (by.trim() === '') return refuse('ledger/no-author', 'a correction needs an author; expected a name');
  if (by.length > 200) return refuse('ledger/too-long', `the name of the author has ${by.length} characters; expected at most 200`);
  const long = Object.entries(correction.values).find(([, value]) => value.length > LONGEST);
  if (long) return refuse('ledger/too-long', `${long[0].slice(0, 40)} has ${long[1].length} characters; expected at most ${LONGEST}`);
  const url = correction.values['url'];
  if (url && !/^https?:\/\/\S+$/.test(url)) return refuse('ledger/bad-address', `url ${url.slice(0, 200)} is no web address; expected http:// or https://`);
  const entry = ledger.entries.find((each) => each.id === correction.entry) ?? ledger.entries.find((each) => each.aliases.includes(correction.entry));
  const { values } = correction;
  const base = { pair: ledger.pair, note: values['note']?.trim() || null, url: values['url'] || null, by: by.trim(), at };
  const finish = (action: LedgerEdit['action'], value: unknown): WithIssues<LedgerEdit> => {
    const id = editId([ledger.pair, entry?.id ?? correction.entry, action, JSON.stringify(value), by.trim(), at].join('\n'));
    return { value: { id, entry: entry?.id ?? correction.entry, action, value, ...base }, issues };
  };
  if (values['undo'] !== undefined) {
    const known = edits.find((edit) => edit.id === values['undo']);
    if (!known) return refuse('ledger/unknown-edit', `no edit ${values['undo']} in the ledger of ${ledger.pair}`);
    const value = { undo: known.id };
    // An undo stands behind what it takes back, even when the clock does not say so.
    const behind = at > known.at ? at : new Date(Date.parse(known.at) + 1).toISOString();
    return { value: { ...base, id: editId([ledger.pair, known.entry, known.action, JSON.stringify(value), by.trim(), behind].join('\n')), entry: known.entry, action: known.action, value, at: behind }, issues };
  }
  if (!entry) return refuse('ledger/unknown-entry', `no entry ${correction.entry} in the ledger of ${ledger.pair}`);
  const wanted = Object.keys(values).filter((name) => !ALWAYS.has(name));
  if (wanted.length === 0) return values['note'] === undefined ? refuse('ledger/empty-correction', 'nothing to correct; expected status, merge, split, hide, a field or a note') : finish('note', {});
  if (values['status'] !== undefined) return statusEdit(entry, values, finish, refuse);
  if (values['merge'] !== undefined) {
    const into = ledger.entries.find((each) => each.id === values['merge'] || each.aliases.includes(values['merge']!));
    if (!into || into === entry) return refuse('ledger/unknown-entry', `no other entry ${values['merge']} to merge into`);
    return finish('merge', { into: into.id });
  }
  if (values['split'] !== undefined) {
    const findings = values['split'].split(',').map((id) => id.trim()).filter((id) => id !== '');
    const own = new Set(entry.tellings.map((telling) => telling.finding));
    const strange = findings.filter((id) => !own.has(id));
    if (findings.length === 0 || strange.length > 0) return refuse('ledger/unknown-finding', `not among the tellings of ${entry.id}: ${strange.join(', ') || 'none given'}`);
    if (findings.length === own.size) return refuse('ledger/empty-split', 'a split must leave at least one telling behind');
    return finish('split', { findings });
  }
  if (values['hide'] !== undefined) return finish('hide', {});
  const field = wanted.find((name): name is EditableField => EDITABLE_FIELDS.includes(name as EditableField));
  if (field === undefined || wanted.length > 1) return refuse('ledger/unknown-field', `cannot correct ${wanted.join(', ')}; expected one of status, merge, split, hide, undo, ${EDITABLE_FIELDS.join(', ')}`);
  const value = values[field] === '' ? null : values[field]!;
  if ((field === 'deadline' || field === 'madeOn') && value !== null && parseDate(value) === null) return refuse('ledger/bad-date', `${field} ${value} is no date; expected YYYY, YYYY-MM or YYYY-MM-DD`);
  if (field === 'type' && !TYPES.some((type) => type === value)) return refuse('ledger/unknown-type', `unknown type ${value ?? ''}; expected one of ${TYPES.join(', ')}`);
  if (field === 'what' && value === null) return refuse('ledger/empty-correction', 'what an entry is about cannot be empty');
  return finish('field', { field, value });
}

function statusEdit(
  entry: LedgerEntry, values: Readonly<Record<string, string>>, finish: (action: LedgerEdit['action'], value: unknown) => WithIssues<LedgerEdit>, refuse: (code: string, message: string, hint?: string) => WithIssues<null>,
): WithIssues<LedgerEdit | null> {
  const status = LEDGER_STATUSES.find((each) => each === values['status']);
  if (!status) return refuse('ledger/unknown-status', `unknown status ${values['status']}; expected one of ${LEDGER_STATUSES.join(', ')}`);
  const date = values['date'];
  if (date !== undefined && parseDate(date) === null) return refuse('ledger/bad-date', `date ${date} is no date; expected YYYY, YYYY-MM or YYYY-MM-DD`);
  const version = values['version'] === undefined ? undefined : Number(values['version']);
  if (version !== undefined && !entry.versions.some((each) => each.number === version)) return refuse('ledger/unknown-version', `entry ${entry.id} has versions 1 to ${entry.versions.length}; got ${values['version']}`);
  const strange = Object.keys(values).filter((name) => !['status', 'date', 'version', 'note', 'url'].includes(name));
  if (strange.length > 0) return refuse('ledger/unknown-field', `a status takes date, version, note and url; got ${strange.join(', ')}`);
  return finish('status', { status, ...(date === undefined ? {} : { date }), ...(version === undefined ? {} : { version }) });
}

/** Short id of an edit: `e-` and eight hexadecimal digits (FNV-1a, 32 bits). */
function editId(text: string): string {
  let hash = 0x811c9dc5;
  for (let k = 0; k < text.length; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193) >>> 0;
  return `e-${hash.toString(16).padStart(8, '0')}`;
}
