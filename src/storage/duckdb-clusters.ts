import type { EventFinding } from '../coder/findings.js';
import type { DedupeSource, StoredTelling, StoredText } from '../dedupe/update-events.js';
import type { DedupeRule } from '../dedupe/rule.js';
import type { ClusterMember, EventEdit } from '../record/event-cluster.js';
import type { Cell, DuckDBFile, Row } from './duckdb-file.js';

/** What the search for events told many times reads and writes in a DuckDB record. */

const TELLING = `e.id, e.doc, f.body, f.sentence_text, d.date as published, case when c.nearest is not null then c.copies end as copies, m.lead, m.component`;
const TELLING_FROM = `event e join finding f on f.id = e.id join document d on d.id = e.doc
  left join event_member m on m.event = e.id left join document_copy c on c.doc = e.doc`;

/** Windows of days apart from each other, at most this many: the smallest gaps are closed. Judgement: each costs a comparison a row. */
const MOST_WINDOWS = 50;

/** `aside` reads while `file` goes on answering and takes the writes, a batch a transaction. */
export function duckdbSource(file: DuckDBFile, aside: DuckDBFile): DedupeSource {
  return {
    async *texts(days) {
      const where = await windowCondition(aside, 'document d left join document_copy c on c.doc = d.id', "c.doc is null and d.date_precision = 'day'", 'd', days);
      for await (const rows of aside.stream(
        `select d.id as doc, d.text, case when d.date_precision = 'day' then epoch(d.first_day) / 86400 end as day, c.copies
         from document d left join document_copy c on c.doc = d.id
         where c.doc is null or (d.date_precision is distinct from 'day' and exists (select 1 from document u where u.date_precision is distinct from 'day'
           and u.id not in (select doc from document_copy))) or (d.date_precision = 'day' and ${where})
         order by case when d.date_precision = 'day' then d.first_day end nulls first, d.id`)) yield rows.map(toText);
    },
    async *tellings(days) {
      const where = await windowCondition(aside, 'event e left join event_member m on m.event = e.id', 'm.event is null', 'e', days);
      for await (const rows of aside.stream(
        `select ${TELLING} from ${TELLING_FROM} where m.event is null or ${where} order by e.first_day nulls first, e.id`)) yield rows.map(toTelling);
    },
    tellingsOf: (components) => file.exclusive(async () =>
      (await file.query(`select ${TELLING} from ${TELLING_FROM} where m.component in (select unnest($components))`, { components })).map(toTelling)),
    edits: () => file.exclusive(() => readEventEdits(file)),
    writeCopies: (groups) => file.exclusive(() => file.transaction(async () => {
      const named = groups.filter(({ joined }) => joined.length > 0);
      for (const { copies, joined } of named) {
        const name = copies[0]!.copies;
        const docs = copies.map(({ doc }) => doc);
        await setAside(file, `doc in (select doc from document_copy where (copies in (select unnest($joined)) and copies <> $name) or (doc in (select unnest($docs)) and nearest is null))`, { joined, name, docs });
        await file.query('update document_copy set copies = $name where copies in (select unnest($joined))', { name, joined });
      }
      const docs = named.flatMap(({ copies }) => copies.map(({ doc }) => doc));
      if (docs.length > 0) await file.query('delete from document_copy where doc in (select unnest($docs))', { docs });
      await file.append('document_copy', groups.flatMap(({ copies }) => copies.map(({ doc, copies: name, nearest, similarity, shared }): Cell[] => [
        doc, name, nearest, nearest === null ? null : similarity, nearest === null ? null : shared,
      ])));
    })),
    writeMembers: (members) => file.exclusive(() => file.transaction(async () => {
      await file.query('delete from event_member where event in (select unnest($events))', { events: members.map(({ event }) => event) });
      await file.append('event_member', members.map(({ event, doc, lead, component }) => [event, doc, lead, component]));
    })),
  };
}

/** Edits, oldest first. To be called inside `exclusive`. */
export async function readEventEdits(file: DuckDBFile): Promise<EventEdit[]> {
  return (await file.query('select body from event_edit order by made_at, id')).map((row) => JSON.parse(row['body'] as string) as EventEdit);
}

/** Writes edits that do not stand there yet; what they speak of counts as not looked at. To be called inside a transaction. */
export async function writeEventEdits(file: DuckDBFile, edits: readonly EventEdit[]): Promise<number> {
  if (edits.length === 0) return 0;
  const standing = new Map((await readEventEdits(file)).map((edit) => [edit.id, edit]));
  const added = [...new Map(edits.filter(({ id }) => !standing.has(id)).map((edit) => [edit.id, edit])).values()];
  await file.append('event_edit', added.map((edit) => [edit.id, edit.at, JSON.stringify(edit)]));
  for (const edit of added) standing.set(edit.id, edit);
  const events = new Set<string>();
  for (const edit of added) for (let at: EventEdit | undefined = edit; at !== undefined; at = at.undoes === null ? undefined : standing.get(at.undoes)) for (const id of at.events) events.add(id);
  await setAside(file, 'event in (select unnest($events))', { events: [...events] });
  return added.length;
}

/** Forgets where tellings stand, with all that were weighed together with them, so that they are looked at again. */
export async function setAside(file: DuckDBFile, condition: string, bound: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
  await file.query(`delete from event_member where component in (select component from event_member where ${condition})`, bound);
}

/** Forgets everything when the rule is another than that of the last search, or when told to. To be called inside a transaction. */
export async function prepareRule(file: DuckDBFile, rule: DedupeRule, isAll: boolean): Promise<void> {
  const body = JSON.stringify(rule);
  const [standing] = await file.query('select body from event_rule');
  if (isAll) await file.query('delete from document_copy');
  if (isAll || standing?.['body'] !== body) {
    await file.query('delete from event_member');
    await file.query('delete from event_rule');
    await file.query('insert into event_rule values ($body)', { body });
  }
}

/** A condition that lets through what has a day within `days` of those of rows that meet `isNew`. Days are written into the text: they are ours. */
async function windowCondition(file: DuckDBFile, from: string, isNew: string, alias: string, days: number): Promise<string> {
  const rows = await file.query(`select distinct ${alias}.first_day::varchar as first, ${alias}.last_day::varchar as last from ${from}
    where ${isNew} and ${alias}.first_day is not null order by 1, 2`);
  const windows = joinWindows(rows.map((row) => [Date.parse(row['first'] as string) / 86_400_000 - days, Date.parse(row['last'] as string) / 86_400_000 + days]));
  if (windows.length === 0) return 'false';
  const day = (number: number): string => `date '1970-01-01' + ${number}`;
  return `(${windows.map(([first, last]) => `(${alias}.first_day <= ${day(last)} and ${alias}.last_day >= ${day(first)})`).join(' or ')})`;
}

function joinWindows(given: readonly (readonly [number, number])[]): [number, number][] {
  const windows: [number, number][] = [];
  for (const [first, last] of given) {
    const before = windows.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else windows.push([first, last]);
  }
  while (windows.length > MOST_WINDOWS) {
    let narrowest = 1;
    for (let k = 1; k < windows.length; k++) if (windows[k]![0] - windows[k - 1]![1] < windows[narrowest]![0] - windows[narrowest - 1]![1]) narrowest = k;
    windows[narrowest - 1]![1] = Math.max(windows[narrowest - 1]![1], windows[narrowest]![1]);
    windows.splice(narrowest, 1);
  }
  return windows;
}

function toText(row: Row): StoredText {
  return { doc: row['doc'] as string, text: row['text'] as string, day: row['day'] === null ? null : Number(row['day']), copies: row['copies'] as string | null };
}

function toTelling(row: Row): StoredTelling {
  const event = row['id'] as string;
  const member: ClusterMember | null = row['lead'] === null ? null : { event, lead: row['lead'] as string, component: row['component'] as string };
  return {
    id: event, doc: row['doc'] as string, finding: JSON.parse(row['body'] as string) as EventFinding, sentenceText: row['sentence_text'] as string,
    published: row['published'] as string | null, copies: row['copies'] as string | null, member,
  };
}
