import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { DEFAULT_REPEAT_RULE } from '../../src/dedupe/repeat-rule.js';
import { describeAccount } from '../../src/dedupe/describe-account.js';
import type { EventEdit } from '../../src/record/event-cluster.js';
import { DuckDBStore } from '../../src/storage/duckdb-store.js';
import { MemoryStore } from '../../src/storage/memory-store.js';
import type { Store } from '../../src/storage/store.js';
import { filesOf, idOf, readLabelled, type LabelledRow } from './repeat-rows.js';
import { accountOf, importInto } from './world.js';

const folder = mkdtempSync(join(tmpdir(), 'bilat-repeats-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
let made = 0;
const ORIGINS = ['gdelt2', 'icews', 'polecat'];
const LABELLED = readLabelled();

async function bring(store: Store, rows: readonly LabelledRow[]): Promise<void> {
  const paths = Object.entries(filesOf(rows)).map(([name, text]) => { const path = join(folder, `${made += 1}-${name}`); writeFileSync(path, text); return path; });
  for (const { outcome, file } of await importInto(store, paths)) expect([outcome, file!.leftOut]).toEqual(['imported', []]);
}

/** The row that stands for the event of each. */
async function leadsOf(store: Store, rows: readonly LabelledRow[]): Promise<string[]> {
  const leads: string[] = [];
  for (const row of rows) leads.push((await store.account(idOf(row)))!.lead);
  return leads;
}

const both = async (): Promise<Store[]> => [new MemoryStore(), await DuckDBStore.open(':memory:')];

describe('the labelled rows', () => {
  test('are told to be of one event as the labels say, but for the cases named as failures', async () => {
    for (const store of await both()) {
      await bring(store, LABELLED);
      const leads = await leadsOf(store, LABELLED);
      const tally = { right: 0, said: 0, true: 0 };
      for (const [k, x] of LABELLED.entries()) {
        for (const [j, y] of LABELLED.entries()) {
          if (j <= k) continue;
          const [isSaid, isTrue] = [leads[k] === leads[j], x.case === y.case && x.event === y.event];
          tally.said += Number(isSaid);
          tally.true += Number(isTrue);
          tally.right += Number(isSaid && isTrue);
          const isFailure = x.case === y.case && (isTrue ? x.case.startsWith('missed: ') : x.case.startsWith('joined wrongly: '));
          expect([isSaid !== isTrue, x.case, y.case]).toEqual([isFailure, x.case, y.case]);
        }
      }
      expect(tally).toEqual({ right: 24, said: 26, true: 27 });
      expect((await store.counts({ origins: ORIGINS }, { by: ['origin'] })).rows.map(({ group, events }) => [group.origin, events])).toEqual([['gdelt2', 32], ['icews', 8], ['polecat', 6]]);
      await store.close();
    }
  });

  test('do not depend on the order or the batches they come in', async () => {
    const whole = await DuckDBStore.open(':memory:');
    await bring(whole, LABELLED);
    const [expected, leads] = [await accountOf(whole, ORIGINS, true), await leadsOf(whole, LABELLED)];
    const parts = await DuckDBStore.open(':memory:');
    const turned = LABELLED.toReversed();
    for (let k = 0; k < turned.length; k += 9) await bring(parts, turned.slice(k, k + 9));
    expect(await leadsOf(parts, LABELLED)).toEqual(leads);
    const found = await accountOf(parts, ORIGINS, true);
    expect(found.counts.map(({ request, result }) => [request, result.rows, result.total])).toEqual(expected.counts.map(({ request, result }) => [request, result.rows, result.total]));
    expect(found.pairs).toEqual(expected.pairs);
    expect(await parts.verify()).toMatchObject({ damage: [] });
    for (const store of [whole, parts]) await store.close();
  });

  test('an act told from both sides counts in each direction, a visit for who travels', async () => {
    for (const store of await both()) {
      await bring(store, LABELLED.filter(({ case: name }) => name === 'talks told from both sides' || name === 'a visit told by guest and host'));
      const counted = async (source: string, target: string) => (await store.counts({ origins: ['gdelt2'], dyad: { source, target } }, { by: ['mode', 'direction'] })).rows.map(({ group, events }) => [group.mode, group.direction, events]);
      expect(await counted('IRN', 'PAK')).toEqual([['visit', 'ab', 1], [null, 'both', 1]]);
      expect(await counted('PAK', 'IRN')).toEqual([[null, 'both', 1]]);
      expect((await store.visits({ a: 'IRN', b: 'PAK' }, { origins: ['gdelt2'] })).map(({ visitor, host, people, event }) => [visitor, host, people, event.id])).toEqual([['IRN', 'PAK', [], 'gdelt2:1011']]);
      expect(await store.thirdParties({ a: 'IRN', b: 'TUR' }, { origins: ['gdelt2'] })).toEqual([{
        code: 'PAK', withA: { events: 2, quads: [2, 0, 0, 0], meanScore: 3.25 }, withB: { events: 0, quads: [0, 0, 0, 0], meanScore: null }, documentsWithPair: 0, latest: '2024-03-09',
      }]);
      expect(await store.places({ origins: ['gdelt2'] })).toEqual([
        { name: 'Islamabad, Islamabad, Pakistan', code: null, quad: 1, events: 1, latest: '2024-03-08' }, { name: 'Karachi, Sindh, Pakistan', code: null, quad: 1, events: 1, latest: '2024-03-09' },
      ]);
      const told = await store.counts({ origins: ['gdelt2'], pair: { a: 'IRN', b: 'PAK' } }, { by: ['direction'], of: 'report' });
      expect(told.rows.map(({ group, events }) => [group.direction, events])).toEqual([['ab', 6], ['ba', 9]]);
      await store.close();
    }
  });

  test('events, reports and outlets are counted as asked', async () => {
    for (const store of await both()) {
      await bring(store, LABELLED.filter(({ case: name }) => name === 'joined through a third row'));
      const filter = { origins: ['gdelt2'], pair: { a: 'IRN', b: 'USA' } };
      const of = async (what: 'event' | 'report' | 'outlet') => (await store.counts(filter, { by: ['type'], of: what })).rows.map(({ events }) => events);
      expect([await of('event'), await of('report'), await of('outlet')]).toEqual([[1], [9], [2]]);
      expect((await store.counts(filter, { by: ['outlet'] })).rows.map(({ group, events }) => [group.outlet, events])).toEqual([['one.example', 1], ['two.example', 1]]);
      expect((await store.counts(filter, { by: ['outlet'] })).total).toBe(1);
      expect(await store.events(filter)).toMatchObject({ total: 1, rows: [{ id: 'gdelt2:1006', tellings: 3, imported: { outletCount: 2 } }] });
      expect((await store.events({ ...filter, of: 'report' })).total).toBe(3);
      // Who tells it is told by any row.
      expect((await store.events({ ...filter, places: ['Washington, District of Columbia, United States'] })).total).toBe(1);
      for (const [outlet, total] of [['two.example', 1], ['three.example', 0]] as const) expect((await store.events({ ...filter, outlets: [outlet] })).total).toBe(total);
      await store.close();
    }
  });
});

describe('why, and by hand', () => {
  const [first, second, third] = LABELLED.filter(({ case: name }) => name === 'joined through a third row').map(idOf) as [string, string, string];
  const other = idOf(LABELLED.find(({ case: name }) => name === 'near-miss: consecutive days')!);
  const edit = (id: string, action: EventEdit['action'], events: readonly string[], undoes: string | null = null): EventEdit => ({ id, action, events, undoes, by: 'A. Reader', at: `2026-01-01T00:00:0${id}Z`, note: null });

  test('the account of an event names what joins its rows', async () => {
    for (const store of await both()) {
      await bring(store, LABELLED);
      const account = (await store.account(third))!;
      expect(account).toMatchObject({ lead: first, repeats: [{ telling: second, with: first, links: ['same-article'] }, { telling: third, with: second, links: ['same-place'] }] });
      expect(account.tellings.map(({ row, reports }) => [row.id, row.imported!.line, reports.map(({ outlet }) => outlet)])).toEqual([[first, 6, ['one.example']], [second, 7, ['one.example']], [third, 8, ['two.example']]]);
      expect(describeAccount(account)).toMatchObject({ outlets: [{ outlet: 'one.example', tellings: [first, second] }, { outlet: 'two.example' }], reasons: [] });
      const talks = LABELLED.filter(({ case: name }) => name === 'talks told from both sides').map(idOf);
      expect((await store.account(talks[1]!))!.repeats).toEqual([{ telling: talks[1], with: talks[0], links: ['same-place', 'same-article', 'both-sides'] }]);
      expect(await store.account('gdelt2:9')).toBeNull();
      await store.close();
    }
  });

  test('rows are taken apart, put together, and that is taken back', async () => {
    for (const store of await both()) {
      await bring(store, LABELLED);
      const rows = [first, second, third, other];
      const leads = async () => Promise.all(rows.map(async (id) => (await store.account(id))!.lead));
      const before = await leads();
      expect(before).toEqual([first, first, first, other]);
      const total = async () => (await store.counts({ origins: ORIGINS }, { by: [] })).total;
      const events = await total();
      const steps: readonly [EventEdit, readonly string[], number][] = [
        [edit('1', 'split', [second, first, third]), [first, second, third, other], 2],
        [edit('2', 'merge', [third, other]), [first, second, third, third], 1],
        [edit('3', 'undo', [], '1'), [first, first, first, first], -1],
        [edit('4', 'undo', [], '2'), before, 0],
        [edit('5', 'undo', [], '4'), [first, first, first, first], -1],
        [edit('6', 'undo', [], '5'), before, 0],
      ];
      for (const [made_, expected, more] of steps) {
        await store.put({ eventEdits: [made_] });
        expect([made_.id, await leads(), await total() - events]).toEqual([made_.id, expected, more]);
      }
      await store.close();
    }
  });

  test('another rule can be given, and the first again', async () => {
    for (const store of await both()) {
      await bring(store, LABELLED);
      const total = async () => (await store.counts({ origins: ORIGINS }, { by: [] })).total;
      const found: number[] = [await total()];
      for (const links of [[], ['day'], ['article'], ['place'], ['place', 'article']] as const) {
        await store.updateEvents({ repeats: { ...DEFAULT_REPEAT_RULE, links } });
        found.push(await total());
      }
      expect(found).toEqual([46, LABELLED.length, 42, 52, 53, 46]);
      await store.updateEvents({ isAll: true });
      expect(await total()).toBe(46);
      await store.close();
    }
  });
});

test('the store on DuckDB finds what the plain statement of the rule finds, whatever the rows and batches', async () => {
  const row = fc.record({
    event: fc.constant('a'), case: fc.constant(''), origin: fc.constantFrom('gdelt2' as const, 'icews' as const), day: fc.constantFrom('2024-01-01', '2024-01-02'),
    source: fc.constantFrom('IRN', 'PAK'), target: fc.constantFrom('IRN', 'PAK'), code: fc.constantFrom('040', '042', '043', '111', '190', '057'), place: fc.constantFrom(null, 'Here', 'There', 'Elsewhere'),
    article: fc.constantFrom(null, 'https://a.example/1', 'https://a.example/2', 'https://b.example/1'),
  });
  await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 8, maxLength: 60 }), fc.integer({ min: 1, max: 4 }), async (given, batches) => {
    const names = { IRN: 'Iran', PAK: 'Pakistan' } as Readonly<Record<string, string>>;
    const rows: LabelledRow[] = given.map((each, k) => ({ ...each, number: 5000 + ((k * 37) % 101) * 100 + k, ...(each.origin === 'icews' && { source: names[each.source]!, target: names[each.target]! }) }));
    const [memory, duckdb] = await both();
    const size = Math.ceil(rows.length / batches);
    for (const store of [memory!, duckdb!]) for (let k = 0; k < rows.length; k += size) await bring(store, rows.slice(k, k + size));
    expect(await leadsOf(duckdb!, rows)).toEqual(await leadsOf(memory!, rows));
    const [expected, found] = [await accountOf(memory!, ORIGINS, true), await accountOf(duckdb!, ORIGINS, true)];
    expect(found.pairs).toEqual(expected.pairs);
    for (const [k, each] of expected.counts.entries()) expect(found.counts[k]!.result.rows.map(({ group, events }) => [group, events]), JSON.stringify(each.request)).toEqual(each.result.rows.map(({ group, events }) => [group, events]));
    await duckdb!.close();
  }), { numRuns: 12 });
}, 120_000);
