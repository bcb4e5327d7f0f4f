import { DuckDBInstance } from '@duckdb/node-api';
import { copyFileSync, mkdtempSync, openSync, closeSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actor, claim, commitment, event, loaded, newDocument, report, statistic } from '../../test/contract/record-fixture.js';
import { DuckDBStore } from './duckdb-store.js';
import type { VerifyReport } from './record-file.js';

const folder = mkdtempSync(join(tmpdir(), 'bilat-verify-'));
const sound = join(folder, 'sound.duckdb');
let count = 0;
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

beforeAll(async () => {
  const text = 'A \u{1F54A} sentence.\nAnother line with a puppet in it, and more words.';
  const store = await DuckDBStore.open(sound);
  await store.put({
    documents: [
      newDocument('a', '2025-08-03', [
        event('a', { text, sectors: ['trade'], sentence: [0, 14], date: { value: '2025-07', precision: 'month', span: [2, 4] } }), commitment('a', { parties: ['IRN', 'PAK'], sentence: [0, 14] }),
        claim('a', { sentence: [0, 14] }), loaded('a', [34, 40]), { kind: 'issue', doc: 'a', code: 'x/y', message: 'odd', at: [0, 1] },
      ], { text, reports: [report('Dawn', { url: 'https://dawn.example/1' }), report('IRNA')] }),
      newDocument('b', null, [event('b', { sentence: [0, 5], source: [actor('AFG', { sector: 'GOV' }), actor(null, { name: 'x' })] })], { text: 'Some other words.' }),
      newDocument('c', '2024', []),
    ],
    statistics: [statistic('s'), statistic('t')],
    handCommitments: [{ id: 'h', parties: ['IRN', 'PAK'], what: 'x', instrument: null, from: null, to: null, unit: null, madeOn: '2025', deadline: null, history: [], source: 'hand' }],
    ledgerEdits: [{ id: 'l', pair: 'IRN-PAK', entry: 'x', action: 'hide', value: null, note: null, url: null, by: 'me', at: '2026-01-01T00:00:00Z' }],
  });
  await store.close();
  await runSql(sound, `
    insert into compact (id, kind, name, source) values ('k', 'treaty', 'K', 't');
    insert into import_file values ('f', 'f.csv', 'x/1', '{"id":"f","name":"f.csv","added":2}');
    insert into series (series, a, b, period_start, period_end, value, unit, source, file) values ('x', 'IRN', 'PAK', '2024-01-01', '2024-01-01', 1, 'score', 't', 'f');
    insert into imported_event (origin, key, file, line, first_day, last_day, type, quad, score, status, sources, targets, has_more, sectors)
      values (1, 1, 'f', 1, '2024-01-01', '2024-01-01', 'CONSULT', 1, 1, 'actual', 'IRN', 'PAK', false, '');
    insert into imported_origin values (1, 'gdelt2'); insert into imported_pair_name values (1, 'IRN-PAK');
    insert into imported_month (origin, month, type, quad, status, sectors, is_further, events, score, reports, told, told_score) values (1, '2024-01-01', 'CONSULT', 1, 'actual', '', false, 1, 1, 1, 1, 1);`);
});

async function runSql(path: string, sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
}

async function verified(path: string): Promise<VerifyReport> {
  const store = await DuckDBStore.open(path, { readOnly: true });
  try {
    return await store.verify();
  } finally {
    await store.close();
  }
}

describe('verify', () => {
  test('finds nothing wrong with what was put', async () => {
    const report = await verified(sound);
    expect(report.damage).toEqual([]);
    const looked = Object.fromEntries(report.checks.map(({ name, rows }) => [name, rows]));
    expect(looked).toMatchObject({ 'content hashes': 3, spans: 6, sentences: 6, 'rows of event': 3, statistics: 2, 'ledger edits': 1 });
  });

  test.each([
    ["update document set text = replace(text, 'sentence', 'sentense') where id = 'a'", ['document/hash', 'span/text'], 'a'],
    ["update document set date = '2025-08-04' where id = 'a'", ['document/date', 'document/hash'], 'a'],
    ["update document set first_day = '2024-02-01' where id = 'c'", ['document/date'], 'c'],
    ["update document set characters = 3 where id = 'c'", ['document/length'], 'c'],
    ["insert into document select * from document where id = 'c'", ['document/same-content', 'document/twice'], 'c'],
    ["delete from document where id = 'a'", ['event/no-document', 'event_actor/no-document', 'event_sector/no-document', 'finding/no-document', 'finding_pair/no-document', 'report/no-document'], 'a'],
    ["insert into report select * from report where outlet = 'IRNA'", ['report/twice'], 'a IRNA ?'],
    ["delete from finding where id = 'a:2'", ['finding/number', 'finding_pair/rows'], 'a'],
    ["insert into finding select * from finding where id = 'a:5'", ['finding/number', 'finding/twice'], 'a:5'],
    ["update finding set body = body[:20] where id = 'a:1'", ['finding/body'], 'a:1'],
    ["update finding set kind = 'claim' where id = 'a:2'", ['finding/body', 'finding/columns'], 'a:2'],
    ["update finding set type = 'pledge' where id = 'a:2'", ['finding/columns'], 'a'],
    ["update finding set sentence_text = 'Else' where id = 'b:1'", ['span/text'], 'b:1'],
    ["update finding set body = replace(body, '\"sentence\":[0,5]', '\"sentence\":[0,500]') where id = 'b:1'", ['span/outside', 'span/text'], 'b:1'],
    ["update finding set body = replace(body, '\"anchor\":[0,1]', '\"anchor\":[3,9]') where id = 'b:1'", ['span/anchor'], 'b:1'],
    ["update finding set body = replace(body, '\"span\":[0,1]', '\"span\":[0,99]') where id = 'b:1'", ['span/outside'], 'b:1'],
    ["delete from event where id = 'b:1'", ['event/rows'], 'b'],
    ["update event set score = 9 where id = 'b:1'", ['event/rows'], 'b'],
    ["update event set last_day = '2025-08-30' where id = 'a:1'", ['event/rows'], 'a'],
    ["insert into event select * from event where id = 'b:1'", ['event/rows'], 'b'],
    ["delete from event_actor where code = 'AFG'", ['event_actor/rows'], 'b'],
    ["update event_sector set sector = 'energy'", ['event_sector/rows'], 'a'],
    ["update finding_pair set direction = 'ba' where finding = 'a:1'", ['finding_pair/rows'], 'a'],
    ["delete from finding_pair where finding = 'a:2'", ['finding_pair/rows'], 'a'],
    ["insert into statistic select * from statistic where id = 's'", ['statistic/twice'], 's'],
    ["update statistic set period_end = '1999-01-01' where id = 's'", ['statistic/value'], 's'],
    ["update statistic set value = 'inf' where id = 's'", ['statistic/value'], 's'],
    ["insert into hand_commitment select * from hand_commitment", ['hand-commitment/twice'], 'h'],
    ["update hand_commitment set body = '{'", ['hand-commitment/body'], 'h'],
    ["update hand_commitment set made_on = '2024'", ['hand-commitment/body'], 'h'],
    ["insert into hand_commitment_pair values ('none', 'IRN-PAK')", ['hand-commitment/pair'], 'none'],
    ["insert into ledger_edit select * from ledger_edit", ['ledger-edit/twice'], 'l'],
    ["update ledger_edit set body = 'null'", ['ledger-edit/body'], 'l'],
    ["update ledger_edit set pair = 'AFG-IRN'", ['ledger-edit/body'], 'l'],
    ["insert into event_member values ('none:1', 'none', 'a:1', 'a:1'), ('a:1', 'a', 'a:1', 'a:1')", ['event-member/event'], 'none:1'],
    ["insert into event_member values ('a:1', 'a', 'b:1', 'a:1')", ['event-member/lead'], 'a:1'],
    ["insert into event_member values ('a:1', 'a', 'a:1', 'a:1'), ('a:1', 'a', 'a:1', 'a:1')", ['event-member/twice'], 'a:1'],
    ["insert into document_copy values ('none', 'none', null, null, null)", ['document-copy/document'], 'none'],
    ["insert into document_copy values ('a', 'a', null, null, null), ('a', 'a', null, null, null)", ['document-copy/twice'], 'a'],
    ["insert into event_edit values ('x', '2026', '{\"id\":\"x\",\"at\":\"2026\"}'), ('x', '2026', '{\"id\":\"x\",\"at\":\"2026\"}')", ['event-edit/twice'], 'x'],
    ["insert into event_edit values ('x', '2026', 'oops')", ['event-edit/body'], 'x'],
    ["insert into compact select * from compact", ['compact/twice'], 'k'],
    ["insert into membership (id, compact, member, role, source) values ('m', 'k', 'IRN', 'member', 't'), ('m', 'k', 'IRN', 'member', 't')", ['membership/twice'], 'm'],
    ["insert into membership (id, compact, member, role, source) values ('m', 'none', 'IRN', 'member', 't')", ['membership/compact'], 'none'],
    ["insert into series select * replace (null as file) from series", ['series/twice'], 'x|IRN|PAK|2024-01-01|2024-01-01|t'],
    ["insert into import_file select * from import_file", ['import/twice'], 'f'],
    ["update import_file set name = 'else'", ['import/body'], 'f'],
    ["delete from series", ['import/rows'], 'f'],
    ["insert into imported_event select * replace ('none' as file, 2 as key) from imported_event", ['imported-event/file', 'imported-month/count'], 'none'],
    ["insert into imported_event select * replace (null as first_day, 2 as key) from imported_event; update import_file set body = replace(body, '\"added\":2', '\"added\":3'); insert into imported_month select * from imported_month", ['imported-event/date'], '2'],
    ["update imported_event set has_more = true", ['imported-pair/event'], '1 1'],
    ["insert into imported_pair values (1, 9, null, 1, 'ab')", ['imported-pair/event'], '1 9'],
    ["update imported_event set pair = 7", ['imported-event/pair'], '7'],
    ["delete from imported_origin", ['imported-event/origin'], '1'],
    ["insert into imported_event select * from imported_event; update import_file set body = replace(body, '\"added\":2', '\"added\":3'); insert into imported_month select * from imported_month", ['imported-event/twice'], '1|1|'],
    ["delete from imported_month", ['imported-month/count'], '1'],
    ["update imported_month set told = 2", ['imported-month/count'], '1'],
    ["update imported_event set lead = 99, standing = 1; update imported_month set events = 0", ['imported-event/lead'], '1 1'],
    ["update imported_event set standing = 1; update imported_month set events = 0", ['imported-event/lead'], '1 1'],
    ["delete from schema_version where version = 1", ['schema/steps'], '2'],
  ])('finds %s', async (sql, codes, example) => {
    const path = join(folder, `${++count}.duckdb`);
    copyFileSync(sound, path);
    await runSql(path, sql);
    const { damage } = await verified(path);
    expect(damage.map(({ code }) => code).toSorted()).toEqual(codes);
    expect(damage[0]!.examples).toContain(example);
    expect(damage.every(({ message, rows }) => message.length > 20 && rows > 0)).toBe(true);
  });

  test('finds parts of the file that cannot be read', async () => {
    const path = join(folder, 'torn.duckdb');
    const store = await DuckDBStore.open(path);
    await store.put({ documents: Array.from({ length: 400 }, (_, k) => newDocument(`d${k}`, null, [], { text: Array.from({ length: 120 }, (__, w) => `word${k * 131 + w * 17}`).join(' ') })) });
    await store.close();
    const { size } = statSync(path);
    const outcomes = new Set<string>();
    for (let at = 4096; at < size; at += 262_144) {
      const torn = join(folder, 'torn-copy.duckdb');
      copyFileSync(path, torn);
      const file = openSync(torn, 'r+');
      writeSync(file, Buffer.alloc(4096, 0x5a), 0, 4096, at + 100_000);
      closeSync(file);
      for (const code of await verified(torn).then(({ damage }) => damage.map((each) => each.code), (error: unknown) => [(error as { code: string }).code])) outcomes.add(code);
    }
    expect([...outcomes]).toEqual(expect.arrayContaining(['file/unreadable']));
    for (const code of outcomes) expect(['file/unreadable', 'record/damaged']).toContain(code);
  });
});
