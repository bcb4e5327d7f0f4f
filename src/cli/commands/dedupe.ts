import type { EventAccount, EventEdit } from '../../record/event-cluster.js';
import { sha256 } from '../../record/sha256.js';
import type { Store } from '../../storage/store.js';
import { CliError } from '../cli-error.js';
import type { Effects } from '../effects.js';
import { countRecordEvents, lookForEvents } from '../event-update.js';
import { counted, note } from '../notes.js';
import { chooseFormat, openRows, type Format, type RowShape } from '../output.js';
import type { DedupeFlags } from '../dedupe-flags.js';
import { DEFAULT_REPEAT_RULE, type RepeatLink } from '../../dedupe/repeat-rule.js';

/** `bilat dedupe`: looks for events told many times; or a person puts tellings together, takes them apart, or takes that back. */
export async function dedupe(effects: Effects, flags: DedupeFlags, events: readonly string[]): Promise<void> {
  const asked = [flags.merge, flags.split, flags.undo !== undefined, flags.edits, flags.all, flags.repeats !== undefined].filter(Boolean).length;
  if (asked > 1) throw new CliError('--all, --repeats, --merge, --split, --undo and --edits exclude one another', { exitCode: 2 });
  if (events.length > 0 && !flags.merge && !flags.split) throw new CliError('ids of events are for --merge and --split', { exitCode: 2, hint: 'bilat dedupe --merge ID ID, or bilat dedupe --split ID' });
  const store = await effects.openStore(flags.record, { create: false });
  try {
    if (flags.edits) return await listEdits(effects, store, flags.format);
    if (flags.merge || flags.split || flags.undo !== undefined) await writeEdit(effects, store, flags, events);
    const { documents, copies, tellings, written, events: found } = await lookForEvents(effects, store, { isAll: flags.all, ...(flags.repeats && { repeats: { ...DEFAULT_REPEAT_RULE, links: LINKS[flags.repeats] } }) });
    const total = await countRecordEvents(store);
    await effects.stdout.write(`${flags.record}: looked at ${counted(documents, 'document')} (${copies} repeat others) and ${counted(tellings, 'telling')}; ${counted(written, 'telling')} tell of ${counted(found, 'event')}; the record now holds ${counted(total, 'event')}\n`);
    await tellRepeats(effects, store);
  } finally {
    await store.close();
  }
}

const LINKS: Readonly<Record<NonNullable<DedupeFlags['repeats']>, readonly RepeatLink[]>> = { 'place-or-article': ['place', 'article'], place: ['place'], article: ['article'], day: ['day'], none: [] };

/** How many events the rows of imported data sets tell of, for each data set whose rows are compared. */
async function tellRepeats(effects: Effects, store: Store): Promise<void> {
  const { origins } = DEFAULT_REPEAT_RULE;
  for (const { group, events } of (await store.counts({ origins }, { by: ['origin'], hasExposure: false })).rows) {
    const rows = (await store.events({ origins: [group.origin!], of: 'report' }, { limit: 1 })).total;
    await effects.stdout.write(`${group.origin!}: ${counted(rows, 'row')} tell of ${counted(events, 'event')}\n`);
  }
}

async function writeEdit(effects: Effects, store: Store, flags: DedupeFlags, events: readonly string[]): Promise<void> {
  const by = flags.by ?? effects.env['BILAT_AUTHOR'] ?? effects.env['USER'] ?? '';
  if (by.trim() === '') throw new CliError('a decision needs an author', { exitCode: 2, hint: 'give one with --by NAME, or set BILAT_AUTHOR' });
  const at = new Date(effects.now()).toISOString();
  const edit = { by, at, note: flags.note ?? null, ...(await decisionOf(store, flags, events)) };
  const made: EventEdit = { id: sha256(JSON.stringify(edit)).slice(0, 12), ...edit };
  await store.put({ eventEdits: [made] });
  await note(effects, `decision ${made.id} by ${by} is on record; take it back with: bilat dedupe --undo ${made.id}`);
}

async function decisionOf(store: Store, flags: DedupeFlags, events: readonly string[]): Promise<Pick<EventEdit, 'action' | 'events' | 'undoes'>> {
  if (flags.undo !== undefined) {
    if (!(await store.eventEdits()).some(({ id }) => id === flags.undo)) throw new CliError(`no decision ${flags.undo}`, { exitCode: 2, hint: 'bilat dedupe --edits lists them' });
    return { action: 'undo', events: [], undoes: flags.undo };
  }
  const accounts: EventAccount[] = [];
  for (const id of events) {
    const account = await store.account(id);
    if (account === null) throw new CliError(`the record holds no event ${id}`, { exitCode: 2, hint: 'ids are written <document>:<number>; bilat export --what events lists them' });
    accounts.push(account);
  }
  if (new Set(accounts.map(({ tellings }) => tellings[0]!.row.imported?.origin ?? 'coded')).size > 1) throw new CliError('these are of different data sets, which are counted apart', { exitCode: 2 });
  if (flags.merge) {
    if (new Set(accounts.map(({ lead }) => lead)).size < 2) throw new CliError('--merge wants tellings of two or more different events', { exitCode: 2 });
    return { action: 'merge', events, undoes: null };
  }
  const [first, ...others] = events;
  if (first === undefined) throw new CliError('--split wants the id of the telling to take out', { exitCode: 2 });
  const from = others.length > 0 ? others : accounts[0]!.tellings.map(({ row }) => row.id).filter((id) => id !== first);
  if (from.length === 0) throw new CliError(`${first} is the only telling of its event`, { exitCode: 2 });
  return { action: 'split', events: [first, ...from], undoes: null };
}

async function listEdits(effects: Effects, store: Store, format: Format | undefined): Promise<void> {
  const rows = openRows(effects.stdout, chooseFormat(format, effects.stdout), EDITS);
  for (const edit of await store.eventEdits()) await rows.write(edit);
  await rows.end();
}

const EDITS: RowShape<EventEdit> = {
  columns: [
    { name: 'id', value: ({ id }) => id }, { name: 'at', value: ({ at }) => at }, { name: 'by', value: ({ by }) => by }, { name: 'action', value: ({ action }) => action },
    { name: 'events', value: ({ events, undoes }) => undoes ?? events.join(' ') }, { name: 'note', value: ({ note: words }) => words, isText: true },
  ],
  json: (edit) => edit,
  empty: 'nobody decided anything by hand',
};
