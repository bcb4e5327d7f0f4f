import { parseDate } from '../base/calendar.js';
import { findCountry } from '../ontology/countries.js';
import type { MembershipRole } from '../record/compact-record.js';
import { cellReader, leaveOut, tableWith, unknownStates } from './cells.js';
import type { RowLayout, RowResult } from './importer.js';

/**
 * Lists of the `many` packages (manytrade): one row a treaty and a state. A state with several rows in a treaty keeps them all; where a row has no year of
 * entry into force it is that of a signatory.
 */
export const TREATY_MEMBERS: RowLayout = {
  kind: 'rows', name: 'treaty-members', version: 1, format: 'memberships', title: 'manytrade treaty members', licence: 'manytrade (globalgov): CC BY 4.0',
  recognise: (head) => tableWith(head, ['manyid', 'treatyid', 'title', 'stateid', 'signature', 'force']),
  open(reading) {
    const cell = cellReader(reading);
    const dateOf = (written: string) => (parseDate(written) === null ? null : written);
    return {
      read(row): RowResult {
        const [id, member] = [cell(row, 'manyid') || cell(row, 'treatyid'), cell(row, 'stateid')];
        const [signed, force, begin] = [dateOf(cell(row, 'signature')), dateOf(cell(row, 'force')), dateOf(cell(row, 'begin'))];
        if (id === '') return leaveOut('row/id', cell(row, 'title'));
        if (member === '') return { ...leaveOut('row/country', cell(row, 'statename')), unmapped: [{ system: 'name', code: cell(row, 'statename') }] };
        const state = findCountry('iso3', member, Number((force ?? signed ?? begin ?? '2000').slice(0, 4)));
        if (state === null) return unknownStates('iso3', [member]);
        const role: MembershipRole = force !== null ? 'member' : signed !== null ? 'signatory' : 'negotiating';
        const desta = cell(row, 'destaid');
        return {
          compacts: [{
            id: `manytrade:${id}`, kind: 'trade-agreement', name: cell(row, 'title'), code: null, signedOn: begin, inForceOn: null, endedOn: null, url: null,
            note: desta === '' ? null : `DESTA ${desta}`, source: 'manytrade', line: row.line,
          }],
          memberships: [{
            id: `manytrade:${id}:${state.iso3}:${signed ?? ''}:${force ?? ''}`, compact: `manytrade:${id}`, member: state.iso3, role, signedOn: signed, from: force, to: null,
            source: 'manytrade', line: row.line,
          }],
        };
      },
    };
  },
};
