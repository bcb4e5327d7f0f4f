import { parseDate } from '../base/calendar.js';
import { findCountry, isOrganisation, labelOf } from '../ontology/countries.js';
import type { CompactKind, MembershipRole } from '../record/compact-record.js';
import { cellReader, leaveOut, tableWith, unknownStates } from './cells.js';
import type { RowLayout, RowResult } from './importer.js';

const ROLES: readonly string[] = ['member', 'observer', 'partner', 'signatory', 'negotiating', 'withdrawn'];
const KINDS: readonly string[] = ['organisation', 'trade-agreement', 'alliance', 'agreement'];

/**
 * A table that people write themselves: `organisation,member,role,from,to` with, as wished, `name`, `kind`, `note` and `source`. `organisation` is an actor code (SCO)
 * or any short name; dates are YYYY, YYYY-MM or YYYY-MM-DD or empty; without a role a state is a member.
 */
export const MEMBERSHIP_TABLE: RowLayout = {
  kind: 'rows', name: 'membership-table', version: 1, format: 'memberships', title: 'table of memberships', licence: 'as the file says',
  recognise: (head) => tableWith(head, ['organisation', 'member', 'from', 'to']),
  open(reading, file) {
    const cell = cellReader(reading);
    const source = file.replace(/^.*[/!\\]/, '').replace(/\.(?:csv|tsv|gz|zip)(?=$|\.)/gi, '');
    return {
      read(row): RowResult {
        const [organisation, member, role] = [cell(row, 'organisation'), cell(row, 'member'), cell(row, 'role') || 'member'];
        const [from, to, kind] = [cell(row, 'from') || null, cell(row, 'to') || null, cell(row, 'kind') || 'organisation'];
        if (organisation === '') return leaveOut('row/organisation', member);
        const wrong = [from, to].find((date) => date !== null && parseDate(date) === null);
        if (wrong !== undefined) return leaveOut('row/date', wrong!);
        if (!ROLES.includes(role) || !KINDS.includes(kind)) return leaveOut('row/type', `${role} ${kind}`);
        if (from !== null && to !== null && from.slice(0, to.length) > to) return leaveOut('row/period', `${from} ${to}`);
        const state = findCountry('iso3', member.toUpperCase(), from === null ? undefined : Number(from.slice(0, 4)));
        if (state === null) return unknownStates('iso3', [member]);
        const id = `${source}:${organisation}`;
        return {
          compacts: [{
            id, kind: kind as CompactKind, name: cell(row, 'name') || labelOf(organisation), code: isOrganisation(organisation) ? organisation : null, signedOn: null, inForceOn: null,
            endedOn: null, url: null, note: null, source, line: row.line,
          }],
          memberships: [{
            id: `${id}:${state.iso3}:${role}:${from ?? ''}:${to ?? ''}`, compact: id, member: state.iso3, role: role as MembershipRole, signedOn: null, from, to, source, line: row.line,
          }],
        };
      },
    };
  },
};
