import { findCountry } from '../ontology/countries.js';
import type { Compact, Membership, MembershipRole } from '../record/compact-record.js';
import { cellReader, isMissing, leaveOut, tableWith, unknownStates, yearIn } from './cells.js';
import type { FileRow, Reading, RowLayout, RowResult } from './importer.js';

const SOURCE = 'desta';

/**
 * Design of Trade Agreements: one row a treaty, accession, withdrawal, amendment or negotiation, members as United Nations numbers in c1, c2 …. An accession or a
 * withdrawal adds to the treaty it belongs to (`base_treaty`); there the marks mc1, mc2 … say whom it is about: 1 where any member has it, else 2.
 */
export const DESTA: RowLayout = {
  kind: 'rows', name: 'desta', version: 1, format: 'memberships', title: 'DESTA trade agreements', licence: 'Design of Trade Agreements Database (Dür, Baccini and Elsig 2014): free with citation',
  recognise: (head) => tableWith(head, ['number', 'base_treaty', 'name', 'entry_type', 'entryforceyear', 'c1', 'c2']),
  open: reader,
};

function reader(reading: Reading): { read(row: FileRow): RowResult } {
  const cell = cellReader(reading);
  const places = reading.columns.flatMap((name) => (/^c\d+$/.test(name) ? [name.slice(1)] : []));
  const yearOf = (row: FileRow, column: string) => (yearIn(cell(row, column)) === null ? null : cell(row, column));
  return {
    read(row) {
      const [number, name, entry] = [cell(row, 'number'), cell(row, 'name'), cell(row, 'entry_type')];
      const [signed, force] = [yearOf(row, 'year'), yearOf(row, 'entryforceyear')];
      const isChange = entry === 'accession' || entry === 'withdrawal';
      if (number === '' || !(isChange || ['base_treaty', 'protocol or amendment', 'consolidated', 'negotiation'].includes(entry))) return leaveOut('row/type', `${number} ${entry}`);
      if (signed === null && entry !== 'negotiation') return leaveOut('row/year', cell(row, 'year'));
      const parties = places.flatMap((place) => {
        const code = cell(row, `c${place}`);
        return isMissing(code) ? [] : [{ code, mark: cell(row, `mc${place}`) }];
      });
      const mark = parties.some((party) => party.mark === '1') ? '1' : '2';
      const concerned = isChange ? parties.filter((party) => party.mark === mark) : parties;
      const states = concerned.map(({ code }) => ({ code, state: findCountry('isonum', code, Number(signed ?? 2000)) }));
      const unknown = states.flatMap(({ code, state }) => (state === null ? [code] : []));
      const compact = `${SOURCE}:${isChange ? cell(row, 'base_treaty') : number}`;
      const role: MembershipRole = entry === 'negotiation' ? 'negotiating' : entry === 'withdrawal' ? 'withdrawn' : force === null ? 'signatory' : 'member';
      const memberships = [...new Set(states.flatMap(({ state }) => state?.iso3 ?? []))].map((member): Membership => ({
        id: `${SOURCE}:${number}:${member}`, compact, member, role, signedOn: entry === 'withdrawal' ? null : signed, from: entry === 'withdrawal' ? null : force,
        to: entry === 'withdrawal' ? signed : null, source: SOURCE, line: row.line,
      }));
      return {
        ...(isChange ? {} : { compacts: [{ ...headerOf(number, name, signed, force), note: noteOf(entry, cell(row, 'base_treaty')), line: row.line }] }), memberships,
        ...(unknown.length > 0 ? { unmapped: unknownStates('isonum', unknown).unmapped ?? [] } : {}),
        ...(memberships.length === 0 ? leaveOut('row/country', unknown.join(' ')) : {}),
      };
    },
  };
}

function headerOf(number: string, name: string, signedOn: string | null, inForceOn: string | null): Omit<Compact, 'note'> {
  return { id: `${SOURCE}:${number}`, kind: 'trade-agreement', name, code: null, signedOn, inForceOn, endedOn: null, url: null, source: SOURCE };
}

function noteOf(entry: string, base: string): string | null {
  if (entry === 'base_treaty') return null;
  return entry === 'negotiation' ? 'under negotiation' : `${entry} of ${SOURCE}:${base}`;
}
