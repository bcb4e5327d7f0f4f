import type { Export } from './record-file.js';

/** A column of an export: its name, the SQL it is made by, its type in Parquet, and what it means. */
export interface ExportColumn {
  readonly name: string;
  readonly sql: string;
  readonly type: 'text' | 'whole number' | 'number' | 'yes/no' | 'day';
  readonly meaning: string;
  /** What an empty cell stands for; absent when the column is never empty. */
  readonly empty?: string;
}

/** Where the rows of an export come from. */
export interface ExportShape {
  /** What one row is. */
  readonly row: string;
  readonly columns: readonly ExportColumn[];
  /** Tables and joins. */
  readonly from: string;
  /** Condition for one pair, `$pair` its key. */
  readonly ofPair: string;
  /** Grouping, where rows are counted. */
  readonly group?: string;
  readonly order: string;
}

const text = (name: string, sql: string, meaning: string, empty?: string): ExportColumn => ({ name, sql, type: 'text', meaning, ...(empty !== undefined && { empty }) });
const number = (name: string, sql: string, meaning: string, empty?: string): ExportColumn => ({ name, sql, type: 'number', meaning, ...(empty !== undefined && { empty }) });
const whole = (name: string, sql: string, meaning: string, empty?: string): ExportColumn => ({ name, sql, type: 'whole number', meaning, ...(empty !== undefined && { empty }) });
const day = (name: string, sql: string, meaning: string, empty?: string): ExportColumn => ({ name, sql, type: 'day', meaning, ...(empty !== undefined && { empty }) });

const ATTRIBUTION = `attribution: [{speaker: 'VARCHAR'}]`;
/** Fields of a finding's JSON that have no column of their own, read once a row. */
const BODY = {
  event: `{cameo: 'VARCHAR', goldstein: 'DOUBLE', source: [{code: 'VARCHAR', sector: 'VARCHAR', name: 'VARCHAR'}], target: [{code: 'VARCHAR', sector: 'VARCHAR', name: 'VARCHAR'}],
    ${ATTRIBUTION}, sectors: ['VARCHAR'], place: {name: 'VARCHAR', code: 'VARCHAR'}, casualties: {killed: 'INTEGER', injured: 'INTEGER', arrested: 'INTEGER'}}`,
  commitment: `{parties: ['VARCHAR'], what: 'VARCHAR', "from": 'DOUBLE', "to": 'DOUBLE', unit: 'VARCHAR', per: 'VARCHAR', deadline: 'VARCHAR', status: 'VARCHAR', sectors: ['VARCHAR'], ${ATTRIBUTION}, rule: 'VARCHAR'}`,
  claim: `{speaker: 'VARCHAR', speakerCode: 'VARCHAR', rule: 'VARCHAR'}`,
} as const;

function bodyOf(kind: keyof typeof BODY): string {
  const shape = BODY[kind].replaceAll("'", '"').replaceAll(/(\w+):/g, '"$1":').replaceAll('""', '"');
  return `from_json(f.body, '${shape}')`;
}

const actors = (list: string): string => {
  const named = `list_transform(${list}, lambda a: concat_ws(' ', coalesce(a.code, a.name, '?'), a.sector))`;
  return `array_to_string(list_filter(${named}, lambda x, i: list_position(${named}, x) = i), ', ')`;
};
const SPEAKERS = "array_to_string(list_transform(b.attribution, lambda a: a.speaker), ' < ')";
const VERSIONS = [
  text('coder', 'f.coder', 'version of the coder, or name of the importer, that made it'), text('lexicon', 'f.lexicon', 'version of the lexicon it was made with'),
];
const OF_FINDING = [
  text('id', 'f.id', 'id of the finding in the record, DOCUMENT:NUMBER'), text('document', 'f.doc', 'id of the document it was read from'),
  text('published', 'd.date', 'publication date of the document, as exact as known', 'not known'),
];
const SENTENCE = text('sentence', 'f.sentence_text', 'the sentence, word for word');
const ABOUT_PAIR = '(select doc from finding_pair where pair = $pair)';

const found = (kind: 'commitment' | 'claim'): string => `(select *, ${bodyOf(kind)} as b from finding f where kind = '${kind}') f join document d on d.id = f.doc`;

/** Every export with its columns, in order; docs/reading-exports.md and `bilat export --dictionary` are written from it. */
export const EXPORT_SHAPES: Readonly<Record<Export, ExportShape>> = {
  events: {
    row: 'one event as one document tells it',
    columns: [
      text('id', 'e.id', 'id of the telling in the record, DOCUMENT:NUMBER'),
      text('eventId', 'coalesce(m.lead, e.id)', 'id of the event it tells of, that of its lead telling: tellings of one event share it, so that counting distinct values counts events once'),
      text('document', 'e.doc', 'id of the document it was read from'),
      text('published', 'd.date', 'publication date of the document, as exact as known', 'not known'),
      whole('reports', '(select count(*) from report r where r.doc = e.doc)::integer', 'outlets and addresses that carry the document'),
      text('date', 'e.date', 'when it took place, YYYY-MM-DD, YYYY-MM or YYYY: as told, else the publication date', 'neither is known'),
      text('datePrecision', "case length(e.date) when 10 then 'day' when 7 then 'month' when 4 then 'year' end", 'how exact the date is: day, month, year', 'no date'),
      day('firstDay', 'e.first_day', 'first day the date covers', 'no date'), day('lastDay', 'e.last_day', 'last day the date covers', 'no date'),
      text('type', 'e.type', 'PLOVER event type'), text('mode', 'e.mode', 'mode of the type', 'none'),
      whole('quad', 'e.quad::integer', '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict'),
      number('score', 'e.score', 'conflict–cooperation score, −10 to 10'), text('cameo', 'b.cameo', 'CAMEO code', 'none fits'),
      number('goldstein', 'b.goldstein', 'Goldstein score of the CAMEO code, −10 to 10', 'the code has none'),
      text('source', actors('b.source'), 'who acts: codes with actor sector (IRN GOV), joined by commas; a name or ? where there is no code'),
      text('target', actors('b.target'), 'upon whom, written likewise; empty for a reciprocal act, whose parties all stand in source'),
      text('status', 'e.status', 'actual, planned, requested, hypothetical, denied, background (an older event told again)'),
      text('speakers', SPEAKERS, 'who says so, innermost first, joined by <; empty when the document says it in its own voice'),
      text('sectors', "array_to_string(b.sectors, ' ')", 'sectors, joined by spaces'),
      text('place', 'b.place.name', 'place named', 'none told'), text('placeCode', 'b.place.code', 'country of the place, ISO 3166-1 alpha-3', 'none told'),
      whole('killed', 'b.casualties.killed', 'people killed, where the sentence states it', 'not stated'), whole('injured', 'b.casualties.injured', 'people injured', 'not stated'),
      whole('arrested', 'b.casualties.arrested', 'people arrested', 'not stated'), number('confidence', 'e.confidence', 'confidence of the coding, 0–1'),
      text('rule', 'e.rule', 'id of the lexicon row that coded it'), ...VERSIONS, SENTENCE,
    ],
    from: `event e join (select *, ${bodyOf('event')} as b from finding f where kind = 'event') f on f.id = e.id join document d on d.id = e.doc
      left join event_member m on m.event = e.id`,
    ofPair: 'e.id in (select finding from finding_pair where pair = $pair)',
    order: 'e.first_day nulls last, e.doc, e.number',
  },
  reports: {
    row: 'one outlet or address that carries a document',
    columns: [
      text('document', 'r.doc', 'id of the document'), text('published', 'd.date', 'publication date of the document', 'not known'), text('outlet', 'r.outlet', 'name of the outlet', 'only the address is known'),
      text('country', 'r.country', 'seat of the outlet, ISO 3166-1 alpha-3', 'not known'),
      { name: 'stateAffiliated', sql: 'r.state_affiliated', type: 'yes/no', meaning: 'run by or tied to a state', empty: 'not established' }, text('url', 'r.url', 'address', 'not known'),
    ],
    from: 'report r join document d on d.id = r.doc', ofPair: `r.doc in ${ABOUT_PAIR}`, order: 'd.first_day nulls last, r.doc, r.outlet nulls last, r.url nulls last',
  },
  documents: {
    row: 'one document, without its text',
    columns: [
      text('id', 'd.id', 'id of the document'), text('title', 'd.title', 'title', 'none'), text('date', 'd.date', 'publication date, as exact as known', 'not known'),
      text('datePrecision', 'd.date_precision', 'day, month, year', 'no date'), text('lang', 'd.lang', 'language, ISO 639-1', 'not looked at or not told'),
      whole('characters', 'd.characters', 'length of the text in UTF-16 code units'), whole('reports', 'count(r.doc)::integer', 'outlets and addresses that carry it'),
      text('outlets', "coalesce(string_agg(distinct r.outlet, '; ' order by r.outlet), '')", 'names of the outlets, joined by semicolons'),
      text('contentHash', 'd.content_hash', 'SHA-256 of date and text: the same content is the same document'),
      text('coder', 'd.coder', 'version of the coder its findings were made with'), text('lexicon', 'd.lexicon', 'version of the lexicon'),
    ],
    from: 'document d left join report r on r.doc = d.id', ofPair: `d.id in ${ABOUT_PAIR}`, group: 'all', order: 'any_value(d.first_day) nulls last, d.id',
  },
  commitments: {
    row: 'one promise as one sentence tells it; `bilat ledger` puts them together across documents',
    columns: [
      ...OF_FINDING, text('type', 'f.type', 'target, agreement, project, mechanism, pledge'), text('parties', "array_to_string(b.parties, ' ')", 'codes, promisor first, joined by spaces'),
      text('what', 'b.what', 'what is promised, in the words of the text'), number('from', 'b."from"', 'figure it starts from or the lower end, in whole units', 'none told'),
      number('to', 'b."to"', 'figure to reach or the upper end, in whole units', 'none told'), text('unit', 'b.unit', 'unit of the figures: ISO 4217 currency or a physical unit', 'no figure'),
      text('per', 'b.per', 'year (a yearly flow) or total', 'not told'), text('deadline', 'b.deadline', 'date to be met, as exact as told', 'none told'),
      text('status', 'b.status', 'proposed, agreed, signed, in force, in progress, delayed, suspended, done, cancelled'), text('sectors', "coalesce(array_to_string(b.sectors, ' '), '')", 'sectors, joined by spaces'),
      text('speakers', SPEAKERS, 'who says so, innermost first, joined by <'), text('rule', 'b.rule', 'id of the lexicon row'), ...VERSIONS, SENTENCE,
    ],
    from: found('commitment'), ofPair: 'f.id in (select finding from finding_pair where pair = $pair)', order: 'd.first_day nulls last, f.doc, f.number',
  },
  claims: {
    row: 'one claim about relations, as made by its speaker',
    columns: [
      ...OF_FINDING, text('type', 'f.type', 'turning-point, causal, comparative, forecast, record'), text('speaker', 'b.speaker', 'who makes the claim'),
      text('speakerCode', 'b."speakerCode"', 'actor code of the speaker', 'none'), text('rule', 'b.rule', 'id of the lexicon row'), ...VERSIONS, SENTENCE,
    ],
    from: found('claim'), ofPair: `f.doc in ${ABOUT_PAIR}`, order: 'd.first_day nulls last, f.doc, f.number',
  },
  statistics: {
    row: 'one figure as one reporter gives it; figures of different reporters are never to be added up',
    columns: [
      text('id', 's.id', 'id made from all other fields'), text('reporter', 's.reporter', 'who counts'), text('partner', 's.partner', 'with whom'), text('flow', 's.flow', 'export, import, total: from the reporter’s side'),
      day('periodStart', 's.period_start', 'first day of the period'), day('periodEnd', 's.period_end', 'last day of the period'), text('calendar', 's.calendar', 'gregorian, pakistan_fiscal, iranian_solar, fiscal'),
      number('value', 's.value', 'in whole units'), text('unit', 's.unit', 'ISO 4217 currency or a physical unit'), text('reportedBy', 's.reported_by', 'office or person', 'not told'),
      text('url', 's.url', 'address', 'not known'), text('note', 's.note', 'remark', 'none'), text('source', 's.source', 'file, or data set and version, it came from'),
      text('product', 's.product', 'goods it is about: classification and code', 'all goods together'),
      { name: 'isCompiled', sql: 's.is_compiled', type: 'yes/no', meaning: 'made by a compiler from the books of one or both sides', empty: 'the reporter’s own figure' },
      text('file', 's.file', 'imported file', 'it came otherwise'), whole('line', 's.line', 'line there', 'it came otherwise'),
    ],
    from: 'statistic s', ofPair: "(least(s.reporter, s.partner) || '-' || greatest(s.reporter, s.partner)) = $pair", order: 's.period_start, s.period_end, s.reporter, s.flow, s.id',
  },
  memberships: {
    row: 'one state in one agreement or organisation, as one data set tells it',
    columns: [
      text('compact', 'c.id', 'id of the agreement or organisation'), text('kind', 'c.kind', 'organisation, trade-agreement, alliance, agreement'), text('name', 'c.name', 'its name'),
      text('code', 'c.code', 'actor code of an organisation', 'it has none'), text('member', 'm.member', 'state'), text('role', 'm.role', 'member, observer, partner, signatory, negotiating, withdrawn'),
      text('signedOn', 'm.signed_on', 'as exact as told', 'not told'), text('from', 'm.first_on', 'first day, as exact as told', 'not told, or not in force'), text('to', 'm.last_on', 'last day, as exact as told', 'still so, as far as told'),
      text('note', 'c.note', 'remark', 'none'), text('source', 'm.source', 'data set and version'), text('file', 'm.file', 'imported file', 'it came otherwise'), whole('line', 'm.line', 'line there', 'it came otherwise'),
    ],
    from: 'membership m join compact c on c.id = m.compact',
    ofPair: `(m.member in (split_part($pair, '-', 1), split_part($pair, '-', 2)) and (select count(distinct o.member) from membership o where o.compact = m.compact and o.member in (split_part($pair, '-', 1), split_part($pair, '-', 2))) = 2)`,
    order: 'c.id, m.member, m.first_on nulls first, m.id',
  },
  values: {
    row: 'one value of a series that a data set gives ready made: distances, alliances, shared organisations, GDP, scores',
    columns: [
      text('series', 's.series', 'which series'), text('a', 's.a', 'state; of a pair the first in alphabetical order'), text('b', 's.b', 'the other state', 'the value is about one state'),
      text('periodStart', 's.period_start::varchar', 'first day; 0001-01-01: always'), text('periodEnd', 's.period_end::varchar', 'last day; 9999-12-31: always'),
      number('value', 's.value', 'in units'), text('unit', 's.unit', 'what it is counted in'), text('source', 's.source', 'data set and version'), text('file', 's.file', 'imported file', 'it came otherwise'),
      whole('line', 's.line', 'line there', 'it came otherwise'),
    ],
    from: 'series s', ofPair: "(least(s.a, s.b) || '-' || greatest(s.a, s.b)) = $pair and s.b is not null", order: "s.series, s.a, coalesce(s.b, ''), s.period_start, s.period_end, s.source",
  },
  'imported-events': {
    row: 'one event of another data set, as it was imported: a row there',
    columns: [
      text('origin', 'i.origin', 'data set'), text('id', 'i.id', 'id there'),
      text('eventId', 'i.event::varchar', 'rows of one data set that share it tell of one event (docs/deduplication.md)'),
      { name: 'isRepeat', sql: 'i.is_repeat', type: 'yes/no', meaning: 'repeats another row; counts of events leave it out' },
      day('firstDay', 'i.first_day', 'first day its date covers', 'no date'), day('lastDay', 'i.last_day', 'last day', 'no date'),
      text('type', 'i.type', 'PLOVER event type'), text('mode', 'i.mode', 'mode of the type', 'none'), whole('quad', 'i.quad::integer', '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict'),
      number('score', 'i.score', 'conflict–cooperation score, −10 to 10'), text('status', 'i.status', 'as events have it'), text('cameo', 'i.cameo', 'CAMEO code', 'none'),
      text('source', 'i.sources', 'actor codes, joined by spaces'), text('target', 'i.targets', 'actor codes, joined by spaces'), text('sourceSector', 'i.source_sector', 'actor sector', 'none'),
      text('targetSector', 'i.target_sector', 'actor sector', 'none'), text('sourceName', 'i.source_name', 'as the data set names it', 'none'), text('targetName', 'i.target_name', 'as the data set names it', 'none'),
      text('pair', 'i.pair', 'the first pair it belongs to', 'none'), text('direction', 'i.direction', 'ab, ba, both', 'no pair'), text('sectors', 'i.sectors', 'sectors, joined by spaces'),
      whole('reports', 'i.reports', 'articles or reports the data set counts', 'not told'), whole('outlets', 'i.outlets', 'outlets the data set counts', 'not told'), text('outlet', 'i.outlet', 'outlet, or site of the address', 'not told'), text('url', 'i.url', 'address', 'not told'),
      text('place', 'i.place', 'place', 'not told'), text('text', 'i.text', 'remark or headline', 'none'), whole('killed', 'i.killed', 'people killed', 'not stated'),
      text('file', 'i.file', 'imported file'), whole('line', 'i.line', 'line there'),
    ],
    from: 'imported i', ofPair: `(i.pair = $pair or (i.origin, i.id) in (select o.origin, coalesce(x.source_id, x.key::varchar) from imported_pair x join imported_pair_name n on n.no = x.pair join imported_origin o on o.no = x.origin where n.pair = $pair))`, order: 'i.origin, i.first_day nulls last, i.id',
  },
  series: {
    row: 'a data set, pair, month and direction; events told as having happened (status actual or background), each once; months without events are left out, and no row is not a zero',
    columns: [
      text('origin', 's.origin', 'coded: from the documents of the record; else the imported data set. Origins are not to be added up: they tell of the same events'),
      text('pair', 's.pair', 'the two codes in alphabetical order, joined by a hyphen'), text('a', "split_part(s.pair, '-', 1)", 'first code'), text('b', "split_part(s.pair, '-', 2)", 'second code'),
      text('direction', 's.direction', 'ab: a acts on b; ba: b acts on a; both: reciprocal, or each on both sides'), text('month', 's.month', 'YYYY-MM'),
      whole('events', 'sum(s.events)::integer', 'events dated at least to the month'), ...['verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict'].map((name, k) => whole(
        name.replace(/ (\w)/, (_, letter: string) => letter.toUpperCase()), `coalesce(sum(s.events) filter (s.quad = ${k + 1}), 0)::integer`, `of them ${name}`)),
      number('meanScore', 'sum(s.score) / sum(s.events)', 'mean conflict–cooperation score, −10 to 10'), whole('reports', 'sum(s.reports)::integer', 'coded: tellings of these events; imported: articles the data set counts, one where it does not tell'),
      whole('documentsInRecord', "case when s.origin = 'coded' then coalesce(any_value(x.documents), 0)::integer end", 'documents of the whole record published in that month, against which counts must be read', 'an imported data set'),
    ],
    from: `(
        select 'coded' as origin, p.pair, p.direction, strftime(e.first_day, '%Y-%m') as month, e.quad::integer as quad, 1 as events, e.score, greatest(t.tellings, 1) as reports
        from event e join finding_pair p on p.finding = e.id left join event_member m on m.event = e.id left join (select lead, count(*) as tellings from event_member group by 1) t on t.lead = e.id
        where e.status in ('actual', 'background') and date_trunc('month', e.first_day) = date_trunc('month', e.last_day) and coalesce(m.lead, e.id) = e.id
        union all
        select o.origin, n.pair, i.direction, strftime(i.month, '%Y-%m'), i.quad::integer, i.events, i.score, i.reports from (
          select origin, pair, direction, month, quad, sum(events) as events, sum(score) as score, sum(reports) as reports from imported_month
          where month is not null and status in ('actual', 'background') group by all having sum(events) > 0) i
        join imported_origin o on o.no = i.origin join imported_pair_name n on n.no = i.pair
      ) s left join (select strftime(first_day, '%Y-%m') as month, count(*) as documents from document where date_precision in ('day', 'month') group by 1) x on x.month = s.month`,
    ofPair: 's.pair = $pair', group: 'all', order: 's.origin, s.pair, s.month, s.direction',
  },
};
