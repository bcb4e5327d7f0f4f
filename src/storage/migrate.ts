import { readFileSync, readdirSync } from 'node:fs';
import type { DuckDBFile } from './duckdb-file.js';
import { RecordError } from './record-error.js';

/** One numbered step of the schema. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** The steps beside this file, `0001-record.sql` and on, in order. Numbers without gaps are a promise of ours: else it throws. */
export function readMigrations(folder: URL = new URL('./migrations/', import.meta.url)): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql')).toSorted();
  return names.map((name, k) => {
    const version = Number(name.slice(0, 4));
    if (version !== k + 1) throw new Error(`migration ${name} should have number ${k + 1}`);
    return { version, name, sql: readFileSync(new URL(name, folder), 'utf8') };
  });
}

/**
 * Brings a record to the newest schema, one transaction a step, and gives its version. Forward only: a record of a newer bilat is
 * refused, as is a DuckDB file that is no record. A record open for reading must be up to date already.
 */
export async function migrate(file: DuckDBFile, migrations: readonly Migration[], isReadOnly: boolean): Promise<number> {
  const newest = migrations.at(-1)?.version ?? 0;
  const version = await schemaVersion(file);
  if (version > newest) {
    throw new RecordError('record/newer-schema', `${file.path} has schema version ${version}; this bilat knows versions up to ${newest}`, {
      hint: 'update bilat, or make a new record',
    });
  }
  if (isReadOnly && version < newest) {
    throw new RecordError('record/older-schema', `${file.path} was written by an older bilat (schema version ${version}, now ${newest})`, {
      hint: 'it is brought up to date when it can be written to: check its rights, or work on a copy',
    });
  }
  for (const step of migrations) {
    if (step.version <= version) continue;
    await file.transaction(async () => {
      if (step.version === 1) await file.query('create table schema_version (version integer not null, name varchar not null)');
      await file.query(step.sql);
      await file.query('insert into schema_version values ($version, $name)', { version: step.version, name: step.name });
    });
  }
  return newest;
}

async function schemaVersion(file: DuckDBFile): Promise<number> {
  const tables = (await file.query("select table_name as name from information_schema.tables where table_schema = 'main'")).map((row) => row['name']);
  if (tables.length === 0) return 0;
  if (!tables.includes('schema_version') || !tables.includes('document')) {
    throw new RecordError('record/not-a-record', `${file.path} is a DuckDB file but not a bilat record`);
  }
  const [row] = await file.query('select max(version) as version from schema_version');
  return Number(row?.['version'] ?? 0);
}
