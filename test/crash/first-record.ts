import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';
import { FIRST_DOCUMENTS } from './check-record.js';

const SCHEMA = new URL('../../src/storage/migrations/0001-record.sql', import.meta.url);

/** Makes a record as bilat 0.1.0 wrote them, schema version 1: documents with one visit each, and a figure. */
export async function writeFirstRecord(path: string): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  const text = "'Iran visited Pakistan, day ' || n || '.'";
  const body = `'{"kind":"event","doc":"d' || n || '","type":"CONSULT","mode":"visit","quad":1,"score":4,"cameo":"042","goldstein":1.9,"source":[{"code":"IRN","sector":null,"name":null,"span":[0,4]}],'
    || '"target":[{"code":"PAK","sector":null,"name":null,"span":[13,21]}],"anchor":[5,12],"sentence":[0,' || length(${text}) || '],"status":"actual","attribution":[],"date":null,"sectors":["politics"],"place":null,"confidence":0.7,"rule":"en.consult.0025"}'`;
  for (const sql of [
    'create table schema_version (version integer not null, name varchar not null)',
    ...readFileSync(SCHEMA, 'utf8').split(/;\s*$/m).filter((part) => /create table/.test(part)),
    "insert into schema_version values (1, '0001-record.sql')",
    `create temp table n as select range as n from range(${FIRST_DOCUMENTS})`,
    `insert into document select 'd' || n, ${text}, null, '2024-03-05', 'day', '2024-03-05', '2024-03-05', 'en', length(${text}), sha256('2024-03-05' || chr(0) || ${text}), '0.1.0', 'en-1' from n`,
    "insert into report select 'd' || n, 'Dawn', 'PAK', false, null from n",
    `insert into finding select 'd' || n || ':1', 'd' || n, 1, 'event', 'CONSULT', '0.1.0', 'en-1', ${text}, ${body} from n`,
    "insert into event select 'd' || n || ':1', 'd' || n, 1, 'CONSULT', 'visit', 1, 4, 'actual', '2024-03-05', '2024-03-05', '2024-03-05', 0.7, 'en.consult.0025' from n",
    "insert into event_actor select 'd' || n || ':1', 'd' || n, 'source', 'IRN', null, null from n union all select 'd' || n || ':1', 'd' || n, 'target', 'PAK', null, null from n",
    "insert into event_sector select 'd' || n || ':1', 'd' || n, 'politics' from n",
    "insert into finding_pair select 'd' || n || ':1', 'd' || n, 'event', 'IRN-PAK', 'IRN', 'PAK', 'ab' from n",
    "insert into statistic values ('s', 'PAK', 'IRN', 'import', '2023-07-01', '2024-06-30', 'pakistan_fiscal', 1e9, 'USD', null, null, null, 'trade.csv')",
    'checkpoint',
  ]) await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
}
