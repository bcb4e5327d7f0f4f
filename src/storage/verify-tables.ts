/** A check made by SQL alone: `rows` looked at, `damaged` among them, `examples`. */
export interface TableCheck {
  readonly name: string;
  readonly code: string;
  /** What the damage is, in plain words. */
  readonly describe: string;
  readonly sql: string;
}

const counted = (from: string, id: string, isDamaged: string): string =>
  `select count(*)::integer as rows, count(*) filter (${isDamaged})::integer as damaged, list(${id}::varchar) filter (${isDamaged})[1:5] as examples from ${from}`;
const lost = (from: string, key: string, into: string, intoKey: string): string => counted(`(select t.${key} as key, o.${intoKey} as other from ${from} t left join (select distinct ${intoKey} from ${into}) o on o.${intoKey} = t.${key}) x`, 'x.key', 'x.other is null');
const unique = (table: string, key: string): string => counted(`(select ${key} as key, count(*) as n from ${table} group by 1) k`, 'k.key', 'k.n > 1');

/** What is looked at table by table. */
export const TABLE_CHECKS: readonly TableCheck[] = [
  {
    name: 'schema steps', code: 'schema/steps', describe: 'steps of the schema that are missing or twice there',
    sql: counted('(select version, row_number() over (order by version) as place from schema_version) s', 's.version', 's.version <> s.place'),
  },
  { name: 'document ids', code: 'document/twice', describe: 'document ids that stand for more than one document', sql: unique('document', 'id') },
  { name: 'document contents', code: 'document/same-content', describe: 'contents that are stored as more than one document', sql: unique('document', 'content_hash') },
  {
    name: 'content hashes', code: 'document/hash', describe: 'documents whose text or date is not the one they were stored with (the hash does not agree)',
    sql: counted('document d', 'd.id', "d.content_hash <> sha256(coalesce(d.date, '') || chr(0) || d.text)"),
  },
  {
    name: 'documents of reports', code: 'report/no-document', describe: 'reports of documents that are not there',
    sql: counted('(select r.doc, d.id from report r left join document d on d.id = r.doc) x', 'x.doc', 'x.id is null'),
  },
  { name: 'reports', code: 'report/twice', describe: 'reports (document, outlet, address) that stand twice', sql: unique('report', "concat_ws(' ', doc, coalesce(outlet, '?'), coalesce(url, '?'))") },
  ...['finding', 'event', 'event_actor', 'event_sector', 'finding_pair'].map((table): TableCheck => ({
    name: `documents of ${table}`, code: `${table}/no-document`, describe: `rows of the table ${table} that belong to a document that is not there`,
    sql: counted(`(select t.doc, d.id from ${table} t left join document d on d.id = t.doc) x`, 'x.doc', 'x.id is null'),
  })),
  { name: 'finding ids', code: 'finding/twice', describe: 'finding ids that stand for more than one finding', sql: unique('finding', 'id') },
  { name: 'statistic ids', code: 'statistic/twice', describe: 'figures that stand twice', sql: unique('statistic', 'id') },
  {
    name: 'statistics', code: 'statistic/value', describe: 'figures without a finite value or with a period that ends before it begins',
    sql: counted('statistic s', 's.id', 'not isfinite(s.value) or s.period_start > s.period_end'),
  },
  { name: 'hand-compiled commitments', code: 'hand-commitment/twice', describe: 'commitments compiled by hand that stand twice', sql: unique('hand_commitment', 'id') },
  {
    name: 'bodies of hand-compiled commitments', code: 'hand-commitment/body', describe: 'commitments compiled by hand whose JSON cannot be read or does not agree with id and date',
    sql: counted('hand_commitment h', 'h.id', "not json_valid(h.body) or try(h.body->>'$.id') is distinct from h.id or try(h.body->>'$.madeOn') is distinct from h.made_on"),
  },
  {
    name: 'pairs of hand-compiled commitments', code: 'hand-commitment/pair', describe: 'pairs of commitments compiled by hand that are not there',
    sql: counted('(select p.commitment, h.id from hand_commitment_pair p left join hand_commitment h on h.id = p.commitment) x', 'x.commitment', 'x.id is null'),
  },
  { name: 'ledger edits', code: 'ledger-edit/twice', describe: 'edits to the ledger that stand twice', sql: unique('ledger_edit', 'id') },
  {
    name: 'bodies of ledger edits', code: 'ledger-edit/body', describe: 'edits to the ledger whose JSON cannot be read or does not agree with id, pair and time',
    sql: counted('ledger_edit l', 'l.id', "not json_valid(l.body) or try(l.body->>'$.id') is distinct from l.id or try(l.body->>'$.pair') is distinct from l.pair or try(l.body->>'$.at') is distinct from l.made_at"),
  },
  {
    name: 'events once', code: 'event-member/event', describe: 'groupings of events that are not there', sql: lost('event_member', 'event', 'event', 'id'),
  },
  { name: 'tellings grouped once', code: 'event-member/twice', describe: 'events that are grouped twice', sql: unique('event_member', 'event') },
  {
    name: 'lead tellings', code: 'event-member/lead', describe: 'groups of events whose lead telling is not one of them',
    sql: counted('(select m.event, l.lead as own from event_member m left join event_member l on l.event = m.lead) x', 'x.event', 'x.own is null'),
  },
  { name: 'copies of documents', code: 'document-copy/document', describe: 'groupings of documents that are not there', sql: lost('document_copy', 'doc', 'document', 'id') },
  { name: 'documents grouped once', code: 'document-copy/twice', describe: 'documents that are grouped twice', sql: unique('document_copy', 'doc') },
  { name: 'edits of events', code: 'event-edit/twice', describe: 'edits of events that stand twice', sql: unique('event_edit', 'id') },
  {
    name: 'bodies of edits of events', code: 'event-edit/body', describe: 'edits of events whose JSON cannot be read or does not agree with id and time',
    sql: counted('event_edit l', 'l.id', "not json_valid(l.body) or try(l.body->>'$.id') is distinct from l.id or try(l.body->>'$.at') is distinct from l.made_at"),
  },
  { name: 'compacts', code: 'compact/twice', describe: 'agreements and organisations that stand twice', sql: unique('compact', 'id') },
  { name: 'memberships', code: 'membership/twice', describe: 'memberships that stand twice', sql: unique('membership', 'id') },
  { name: 'compacts of memberships', code: 'membership/compact', describe: 'memberships of agreements that are not there', sql: lost('membership', 'compact', 'compact', 'id') },
  { name: 'points of series', code: 'series/twice', describe: 'points of series that stand twice', sql: unique('series', "concat_ws('|', series, a, coalesce(b, ''), period_start, period_end, source)") },
  { name: 'imported files', code: 'import/twice', describe: 'imported files that stand twice', sql: unique('import_file', 'id') },
  {
    name: 'states of imported files', code: 'import/body', describe: 'imported files whose state cannot be read or does not agree with id and name',
    sql: counted('import_file i', 'i.id', "not json_valid(i.body) or try(i.body->>'$.id') is distinct from i.id or try(i.body->>'$.name') is distinct from i.name"),
  },
  {
    name: 'rows of imported files', code: 'import/rows', describe: 'imported files that brought another number of rows than their state says',
    sql: counted(`(select i.id, case when json_valid(i.body) then try_cast(i.body->>'$.added' as bigint) end as added, coalesce(r.n, 0) as n from import_file i left join (
      select file, sum(n) as n from (select file, count(*) as n from imported_event group by 1 union all select file, count(*) from series group by 1
        union all select file, count(*) from statistic group by 1 union all select file, count(*) from membership group by 1) group by 1) r on r.file = i.id) x`, 'x.id', 'x.added is distinct from x.n'),
  },
  { name: 'files of imported events', code: 'imported-event/file', describe: 'imported events of files that are not there', sql: lost('imported_event', 'file', 'import_file', 'id') },
  { name: 'imported events', code: 'imported-event/twice', describe: 'imported events that stand twice', sql: counted('(select origin, key, source_id, count(*) as n from imported_event group by all) k', "concat_ws('|', k.origin, k.key, coalesce(k.source_id, ''))", 'k.n > 1') },
  { name: 'data sets of imported events', code: 'imported-event/origin', describe: 'numbers of data sets without a name', sql: lost('imported_event', 'origin', 'imported_origin', 'no') },
  { name: 'pairs of imported events', code: 'imported-event/pair', describe: 'numbers of pairs without a name', sql: lost('(select pair from imported_event where pair is not null)', 'pair', 'imported_pair_name', 'no') },
  {
    name: 'days of imported events', code: 'imported-event/date', describe: 'imported events whose last day is before their first, or that have one of the two only',
    sql: counted('imported_event i', 'i.key', '(i.first_day is null) <> (i.last_day is null) or i.first_day > i.last_day'),
  },
  {
    name: 'further pairs of imported events', code: 'imported-pair/event', describe: 'imported events whose further pairs are missing, or pairs of events that are not there',
    sql: counted(`(select coalesce(e.origin, p.origin) as origin, coalesce(e.key, p.key) as key, e.key as own, p.key as pair from (select origin, key, source_id from imported_event where has_more) e
      full join (select distinct origin, key, source_id from imported_pair) p on p.origin = e.origin and p.key = e.key and p.source_id is not distinct from e.source_id) x`, "x.origin || ' ' || x.key", 'x.own is null or x.pair is null'),
  },
  {
    name: 'monthly counts of imported events', code: 'imported-month/count', describe: 'data sets whose counts by month do not add up to their events',
    sql: counted(`(select origin, sum(n) as n, sum(m) as m, sum(rows) as rows, sum(told) as told from (select origin, count(*) filter (standing <> 1) as n, 0 as m, count(*) as rows, 0 as told from imported_event group by 1
      union all select origin, 0, sum(events), 0, sum(told) from imported_month where not is_further group by 1) group by 1) x`, 'x.origin', 'x.n <> x.m or x.rows <> x.told'),
  },
  {
    name: 'repeats among imported events', code: 'imported-event/lead', describe: 'rows of imported data sets that repeat a row which is not there, is a repeat itself, or count beside it',
    sql: counted('(select e.origin, e.key, e.lead, e.standing, l.key as own, l.standing as stands from imported_event e left join imported_event l on e.lead is not null and l.origin = e.origin and l.key = e.lead) x', "x.origin || ' ' || x.key",
      '(x.lead is null) <> (x.standing <> 1) or (x.lead is not null and (x.own is null or x.stands = 1))'),
  },
];
