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
];
