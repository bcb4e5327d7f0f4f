import { readRows } from '../base/table.js';
import { tables as english } from '../lexicon/en.generated.js';
import { tables as ontology } from '../ontology/tables.generated.js';
import type { Actors } from './contract.js';

/** Everyday name of every actor code: states from the table of countries, organisations and groups by their first name in the lexicon. */
export function listActorNames(): Actors {
  const actors = new Map<string, Actors['actors'][number]>();
  for (const { iso3, isonum, name, to } of readRows(ontology['countries']!, ['iso3', 'isonum', 'name', 'to'])) {
    actors.set(iso3, { code: iso3, name, kind: 'state', number: isonum !== '' && to === '' ? isonum : null });
  }
  for (const [table, kind] of [['actors/organisations', 'organisation'], ['actors/groups', 'group']] as const) {
    const rows = english[table];
    if (!rows) continue;
    for (const { name, code } of readRows(rows, ['name', 'code'])) {
      if (code !== '' && !actors.has(code)) actors.set(code, { code, name, kind, number: null });
    }
  }
  return { actors: [...actors.values()] };
}
