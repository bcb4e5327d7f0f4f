import { DEFAULT_REPEAT_RULE, type RepeatRule } from '../dedupe/repeat-rule.js';
import { readHandPlaces } from '../dedupe/repeats.js';
import type { EventEdit } from '../record/event-cluster.js';
import { readEventEdits } from './duckdb-clusters.js';
import type { Cell, DuckDBFile } from './duckdb-file.js';

/**
 * Repeats within imported data sets, found in bulk: src/dedupe/repeats.ts says plainly what is done here. Rows that may repeat one another have the same `act`, a number made of
 * all they must have in common; whole acts are weighed at a time, so that the result does not depend on the order in which rows come. All to be called inside `exclusive`.
 */

/** SQL of what rows of a table must have in common, null for rows that repeat nothing. `t` has the columns of imported_event. */
export function actSql(t: string, rule: RepeatRule, origins: readonly number[]): string {
  if (origins.length === 0 || rule.links.length === 0) return 'null::ubigint';
  const sorted = (codes: string): string => `case when contains(${codes}, ' ') then array_to_string(list_sort(string_split(${codes}, ' ')), ' ') else ${codes} end`;
  const side = (of: string): string => `case when ${t}.pair is null then concat(${sorted(`${t}.${of}s`)}, '\u001e', coalesce(${t}.${of}_sector, ''), '\u001e', coalesce(${t}.${of}_name, '')) else ${sorted(`${t}.${of}s`)} end`;
  const [source, target] = [side('source'), side('target')];
  const sides = `case when ${mutualSql(t, rule)} then concat(least(${source}, ${target}), '=', greatest(${source}, ${target})) when ${hostSql(t)} then concat(${target}, '>', ${source}) else concat(${source}, '>', ${target}) end`;
  return `case when ${t}.first_day = ${t}.last_day and ${t}.origin in (${origins.join(', ')}) then md5_number_lower(concat_ws('\u001f', ${t}.origin, ${t}.type, coalesce(${t}.mode, ''), ${t}.status, ${t}.first_day, ${sides})) end`;
}

const hostSql = (t: string): string => `coalesce(${t}.mode = 'visit' and starts_with(${t}.cameo, '043'), false)`;

/** Codes and types come from a rule, which may come from outside: only what can be one is let into the text. */
function mutualSql(t: string, { mutualCodes, mutualTypes }: RepeatRule): string {
  const codes = mutualCodes.filter((code) => /^\d{1,4}$/.test(code)).map((code) => `starts_with(${t}.cameo, '${code}')`);
  const types = mutualTypes.filter((type) => /^[A-Z]+$/.test(type)).map((type) => `'${type}'`);
  return `(${t}.mode is distinct from 'visit' and coalesce(case when ${t}.cameo is null then ${types.length === 0 ? 'false' : `${t}.type in (${types.join(', ')})`} else ${codes.join(' or ') || 'false'} end, false))`;
}

/** The rule rows were compared by; null when they were not yet. */
export async function readRepeatRule(file: DuckDBFile): Promise<RepeatRule | null> {
  const [row] = await file.query('select body from repeat_rule');
  return row === undefined ? null : JSON.parse(row['body'] as string) as RepeatRule;
}

/** Numbers of the data sets a rule speaks of, in this record. */
export async function repeatOrigins(file: DuckDBFile, rule: RepeatRule): Promise<number[]> {
  return (await file.query('select no from imported_origin where origin in (select unnest($origins)) order by no', { origins: [...rule.origins] })).map((row) => row['no'] as number);
}

/**
 * Weighs rows against one another and leaves in `repeat_now` (old: rowid, lead, standing) where each stands. `scope` chooses them, as a condition on `imported_event e`: acts whole,
 * with what a person put together with any of their rows (see `scopeOf`).
 */
async function weighRepeats(file: DuckDBFile, rule: RepeatRule, scope: string): Promise<void> {
  const article = 'coalesce(e.url, e.outlet)';
  await file.query(`create or replace temp table repeat_given as
    select e.rowid as old, e.key, e.source_id, e.origin, e.act, e.standing, case when e.place is not null then hash(e.act, e.place) end as p, case when ${article} is not null then hash(e.act, ${article}) end as a,
      ${hostSql('e')} as is_host, case when ${mutualSql('e', rule)} then e.direction end as direction from imported_event e where ${scope}`);
  const hand = await placeByHand(file);
  await file.query(`create or replace temp table repeat_row as
    with several as (select act from repeat_given where act is not null group by 1 having count(*) > 1)
    select *, row_number() over (order by is_host, source_id nulls first, key)::integer as n from repeat_given where act in (from several) or standing <> 0 ${hand ? 'or old in (select old from repeat_hand)' : ''}`);
  const natural = `r.act is not null${hand ? ' and not coalesce(h.is_alone, false)' : ''}`;
  const [place, address] = linksOf(rule);
  await file.query(`create or replace temp table repeat_label as select r.n, r.n as label, case when ${natural} then ${place} end as p, case when ${natural} then ${address} end as a, ${hand ? 'h.grp' : 'null::varchar'} as h
    from repeat_row r ${hand ? 'left join repeat_hand h on h.old = r.old' : ''}`);
  const links = ['p', 'a', ...(hand ? ['h'] : [])];
  for (let before = -1; ;) {
    const least = links.map((link) => `${link}l as (select ${link}, min(label) as label from repeat_label where ${link} is not null group by 1 having count(*) > 1)`);
    await file.query(`create or replace temp table repeat_label as with ${least.join(', ')}
      select r.n, least(r.label, ${links.map((link) => `${link}l.label`).join(', ')}) as label, r.p, r.a, r.h from repeat_label r ${links.map((link) => `left join ${link}l on ${link}l.${link} = r.${link}`).join(' ')}`);
    const [sum] = await file.query('select coalesce(sum(label), 0)::double as sum from repeat_label');
    if (sum!['sum'] === before) break;
    before = sum!['sum'] as number;
  }
  await file.query(`create or replace temp table repeat_now as
    with told as (select l.label, min(r.direction) <> max(r.direction) as is_both from repeat_label l join repeat_row r on r.n = l.n group by 1)
    select r.old, case when r.n <> l.label then f.key end as lead, (case when r.n <> l.label then 1 when t.is_both then 2 else 0 end)::utinyint as standing
    from repeat_row r join repeat_label l on l.n = r.n join told t on t.label = l.label join repeat_row f on f.n = l.label`);
  for (const table of ['repeat_given', 'repeat_row', 'repeat_label', 'repeat_hand']) await file.query(`drop table if exists ${table}`);
}

/** What joins rows under a rule, as SQL: by place (or day alone) and by article. */
function linksOf({ links }: RepeatRule): [string, string] {
  if (links.includes('day')) return ['hash(r.act)', 'null::ubigint'];
  return [links.includes('place') ? 'r.p' : 'null::ubigint', links.includes('article') ? 'r.a' : 'null::ubigint'];
}

/** Writes what persons decided about rows in play into `repeat_hand`; false when they decided nothing. */
async function placeByHand(file: DuckDBFile): Promise<boolean> {
  const places = readHandPlaces(await readEventEdits(file));
  if (places.size === 0) return false;
  await file.query('create or replace temp table hand_place (id varchar, grp varchar, is_alone boolean)');
  await file.append('hand_place', [...places].map(([id, { group, isAlone }]): Cell[] => [id, group, isAlone]));
  await file.query(`create or replace temp table repeat_hand as select r.old, h.grp, h.is_alone from repeat_given r join imported_origin o on o.no = r.origin
    join hand_place h on h.id = o.origin || ':' || coalesce(r.source_id, r.key::varchar)`);
  await file.query('drop table hand_place');
  return true;
}

/**
 * Condition on `imported_event e` for rows that have to be weighed with the acts that the query `acts` gives: those of these acts, and those that a person put together with others, wherever
 * they belong by themselves, with the acts they come from.
 */
async function scopeOf(file: DuckDBFile, acts: string): Promise<string> {
  const grouped = [...readHandPlaces(await readEventEdits(file))].flatMap(([id, { group }]) => (group === null ? [] : [id]));
  if (grouped.length === 0) return `e.act in (${acts})`;
  await file.query('create or replace temp table hand_row (id varchar)');
  await file.append('hand_row', grouped.map((id) => [id]));
  await file.query(`create or replace temp table hand_act as select e.rowid as old, e.act from imported_event e join imported_origin o on o.no = e.origin
    where o.origin || ':' || coalesce(e.source_id, e.key::varchar) in (select id from hand_row)`);
  return `(e.act in (${acts} union all select act from hand_act where act is not null) or e.rowid in (select old from hand_act))`;
}

/** Writes where rows that stand in the record now stand, and what that changes in the sums by month. To be called inside a transaction, after `weighRepeats`. */
async function moveRepeats(file: DuckDBFile): Promise<number> {
  await file.query(`create or replace temp table repeat_move as
    select n.old, n.lead, n.standing, e.standing as stood from repeat_now n join imported_event e on e.rowid = n.old where n.standing <> e.standing or n.lead is distinct from e.lead`);
  const [count] = await file.query('select count(*)::integer as n from repeat_move');
  if (count!['n'] === 0) return 0;
  await file.query(MOVED_MONTHS);
  await file.query('update imported_event set lead = m.lead, standing = m.standing from repeat_move m where imported_event.rowid = m.old');
  return count!['n'] as number;
}

/** What rows that stand otherwise now take from the sums of events, and what they add. */
const MOVED_MONTHS = `
insert into imported_month by name
with moved as (
  select e.key, e.source_id, e.origin, e.pair, e.direction, e.has_more, e.first_day, e.last_day, e.type, e.quad, e.status, e.sectors, e.score, m.stood, m.standing as stands from repeat_move m join imported_event e on e.rowid = m.old where m.stood <> m.standing
), counted as (
  select m.origin, m.pair, m.direction, false as is_further, m.first_day, m.last_day, m.type, m.quad, m.status, m.sectors, m.score, m.stood, m.stands from moved m
  union all
  select m.origin, x.pair, x.direction, true, m.first_day, m.last_day, m.type, m.quad, m.status, m.sectors, m.score, m.stood, m.stands
  from moved m join imported_pair x on m.has_more and x.origin = m.origin and x.key = m.key and x.source_id is not distinct from m.source_id
), changed as (
  select * exclude (stood, stands, direction), case when stood = 2 and direction is not null then 'both' else direction end as direction, -1 as n from counted where stood <> 1
  union all
  select * exclude (stood, stands, direction), case when stands = 2 and direction is not null then 'both' else direction end, 1 from counted where stands <> 1
), dated as (select *, case when date_trunc('month', first_day) = date_trunc('month', last_day) then date_trunc('month', first_day)::date end as month from changed)
select origin, pair, month, type, quad, status, direction, sectors, is_further, sum(n)::integer as events, sum(n * score) as score, 0 as reports, min(first_day) as first_day, max(last_day) as last_day, 0 as told, 0::double as told_score
from dated group by origin, pair, month, type, quad, status, direction, sectors, is_further, case when month is null then first_day end, case when month is null then last_day end
having sum(n) <> 0 order by pair, month`;

/** Rows weighed at a time when all are. Judgement: some 100 bytes each. */
const AT_ONCE = 1_000_000;

/**
 * Compares all rows of the record under a rule. Written a part at a time; the rule is on record only when all is done, so that a stopped run is done again. `progress` may throw to stop it.
 */
export async function compareAll(file: DuckDBFile, rule: RepeatRule, progress: (rows: number) => void = () => {}): Promise<void> {
  await file.transaction(() => file.query('delete from repeat_rule'));
  const origins = await repeatOrigins(file, rule);
  const [size] = await file.query('select count(*)::bigint::double as n, coalesce(max(rowid), 0)::double as last from imported_event');
  for (let from = 0; from <= (size!['last'] as number); from += AT_ONCE) {
    await file.transaction(() => file.query(`update imported_event set act = ${actSql('imported_event', rule, origins)} where rowid >= ${from} and rowid < ${from + AT_ONCE} and act is distinct from ${actSql('imported_event', rule, origins)}`));
  }
  const parts = Math.max(1, Math.ceil((size!['n'] as number) / AT_ONCE));
  for (let part = 0; part < parts; part += 1) {
    await file.transaction(async () => {
      const hand = await scopeOf(file, 'select null::ubigint');
      await weighRepeats(file, rule, `((e.act is not null or e.standing <> 0) and coalesce(e.act, 0) % ${parts} = ${part} or ${hand})`);
      await moveRepeats(file);
    });
    progress(Math.min(size!['n'] as number, (part + 1) * AT_ONCE));
  }
  await file.transaction(async () => { await file.query('insert into repeat_rule values ($body)', { body: JSON.stringify(rule) }); });
}

/** Compares events just written, whose keys stand in the table `keys`, with all others. To be called in the transaction that writes them. */
export async function compareNew(file: DuckDBFile, rule: RepeatRule, origin: number, keys: string): Promise<void> {
  if (!(await repeatOrigins(file, rule)).includes(origin) || rule.links.length === 0) return;
  await weighRepeats(file, rule, await scopeOf(file, `select act from imported_event where origin = ${origin} and key in (select key from ${keys}) and act is not null`));
  await moveRepeats(file);
}

/** Compares the rows that new edits speak of, directly or by taking others back, and those of their acts anew. To be called in the transaction that writes the edits, after that. */
export async function compareEdited(file: DuckDBFile, edits: readonly EventEdit[]): Promise<void> {
  const rule = await readRepeatRule(file);
  if (rule === null) return;
  const standing = new Map((await readEventEdits(file)).map((edit) => [edit.id, edit]));
  const ids = new Set<string>();
  for (const edit of edits) for (let at: EventEdit | undefined = edit; at !== undefined; at = at.undoes === null ? undefined : standing.get(at.undoes)) for (const id of at.events) ids.add(id);
  await file.query('create or replace temp table edited_row (id varchar)');
  await file.append('edited_row', [...ids].map((id) => [id]));
  await file.query(`create or replace temp table edited_event as select e.origin, coalesce(e.lead, e.key) as event from imported_event e join imported_origin o on o.no = e.origin
    where o.origin || ':' || coalesce(e.source_id, e.key::varchar) in (select id from edited_row)`);
  await file.query('create or replace temp table edited as select e.rowid as old, e.act from imported_event e where (e.origin, coalesce(e.lead, e.key)) in (from edited_event)');
  const scope = await scopeOf(file, 'select act from edited where act is not null');
  await weighRepeats(file, rule, `(${scope} or e.rowid in (select old from edited))`);
  await moveRepeats(file);
}

/** The rule in force, once all rows stand as it wants: those of a record that bilat wrote before it compared rows are compared now. */
export async function ensureCompared(file: DuckDBFile): Promise<RepeatRule> {
  const standing = await readRepeatRule(file);
  if (standing !== null) return standing;
  await compareAll(file, DEFAULT_REPEAT_RULE);
  return DEFAULT_REPEAT_RULE;
}
