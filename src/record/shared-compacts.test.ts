import { describe, expect, it } from 'vitest';
import type { CompactRow, Membership } from './compact-record.js';
import { sharedCompacts } from './shared-compacts.js';

const PAIR = { a: 'IRN', b: 'PAK' };

function row(name: string, members: readonly Partial<Membership>[], endedOn: string | null = null): CompactRow {
  return {
    compact: { id: name, kind: 'organisation', name, code: null, signedOn: null, inForceOn: null, endedOn, url: null, note: null, source: 't' },
    memberships: members.map((each, k) => ({ id: `${name}${k}`, compact: name, member: 'IRN', role: 'member', signedOn: null, from: null, to: null, source: 't', ...each })),
  };
}
const iran = (rest: Partial<Membership> = {}) => ({ member: 'IRN', ...rest });
const pakistan = (rest: Partial<Membership> = {}) => ({ member: 'PAK', ...rest });
const standing = (given: CompactRow, day: string) => sharedCompacts([given], PAIR, day).map((each) => [each.standing, each.since]);

describe('sharedCompacts', () => {
  it.each<[string, CompactRow, string, [string, string | null][]]>([
    ['both members', row('x', [iran({ from: '2023-07-04' }), pakistan({ from: '2017-06' })]), '2024-01-01', [['in-force', '2023-07-04']]],
    ['one joins later', row('x', [iran({ from: '2023-07-04' }), pakistan({ from: '2017-06' })]), '2023-07-03', []],
    ['observer before', row('x', [iran({ role: 'observer', from: '2005' }), iran({ from: '2023' }), pakistan({ from: '2017' })]), '2018-01-01', [['apart', null]]],
    ['observer, then member', row('x', [iran({ role: 'observer', from: '2005' }), iran({ from: '2023' }), pakistan({ from: '2017' })]), '2023-01-01', [['in-force', '2023']]],
    ['since an unknown day', row('x', [iran(), pakistan({ from: '2017' })]), '2018-01-01', [['in-force', null]]],
    ['signed by one', row('x', [iran({ role: 'signatory', signedOn: '2004' }), pakistan({ signedOn: '2004', from: '2006' })]), '2007-01-01', [['not-yet', null]]],
    ['between signature and force', row('x', [iran({ signedOn: '2004', from: '2006' }), pakistan({ signedOn: '2004', from: '2006' })]), '2005-01-01', [['not-yet', null]]],
    ['before the signature', row('x', [iran({ signedOn: '2004', from: '2006' }), pakistan({ signedOn: '2004', from: '2006' })]), '2003-12-31', []],
    ['talks', row('x', [iran({ role: 'negotiating' }), pakistan({ role: 'negotiating' })]), '2007-01-01', [['talks', null]]],
    ['one left', row('x', [iran({ from: '1979', to: '1999' }), pakistan({ from: '1979' })]), '2000-01-01', [['ended', null]]],
    ['one leaves at the end of the year', row('x', [iran({ from: '1979', to: '1999' }), pakistan({ from: '1979' })]), '1999-12-31', [['in-force', '1979']]],
    ['withdrawal told apart', row('x', [iran({ from: '1988' }), iran({ role: 'withdrawn', to: '2007' }), pakistan({ from: '1989' })]), '2008-01-01', [['ended', null]]],
    ['before the withdrawal', row('x', [iran({ from: '1988' }), iran({ role: 'withdrawn', to: '2007' }), pakistan({ from: '1989' })]), '2007-06-01', [['in-force', '1989']]],
    ['back after a withdrawal', row('x', [iran({ from: '1988' }), iran({ role: 'withdrawn', to: '2007' }), iran({ from: '2010' }), pakistan({ from: '1989' })]), '2011-01-01', [['in-force', '2010']]],
    ['the compact ended', row('x', [iran({ from: '1955' }), pakistan({ from: '1955' })], '1979-03'), '1980-01-01', [['ended', null]]],
    ['one side only', row('x', [iran({ from: '1955' })]), '1980-01-01', []],
    ['nobody', row('x', []), '1980-01-01', []],
  ])('%s', (_, given, day, expected) => { expect(standing(given, day)).toEqual(expected); });

  it('puts those in force first, oldest first', () => {
    const rows = [
      row('left', [iran({ from: '1955', to: '1960' }), pakistan({ from: '1955' })]), row('late', [iran({ from: '2023' }), pakistan({ from: '2017' })]),
      row('talks', [iran({ role: 'negotiating' }), pakistan({ role: 'negotiating' })]), row('early', [iran({ from: '1945' }), pakistan({ from: '1947-09-30' })]),
    ];
    expect(sharedCompacts(rows, PAIR, '2024-01-01').map(({ compact }) => compact.name)).toEqual(['early', 'late', 'talks', 'left']);
  });

  it('swaps sides with the pair', () => {
    const given = row('x', [iran({ role: 'observer', from: '2005' }), pakistan({ from: '2017' })]);
    const [one] = sharedCompacts([given], PAIR, '2020-01-01');
    const [other] = sharedCompacts([given], { a: 'PAK', b: 'IRN' }, '2020-01-01');
    expect([one!.a, one!.b]).toEqual([other!.b, other!.a]);
  });
});
