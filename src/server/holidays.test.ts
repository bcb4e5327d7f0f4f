import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../storage/memory-store.js';
import { createApp } from './app.js';

describe('holidays over HTTP', () => {
  const ask = async (query: string) => createApp(new MemoryStore()).request(`http://localhost/api/holidays?${query}`);
  it('gives those of both states by day, seasons too', async () => {
    const { rows, unknown } = await (await ask('pair=IRN-PAK&from=2024-03&to=2024-04-10')).json() as { rows: { day: string; state: string; name: string; kind: string }[]; unknown: string[] };
    expect(unknown).toEqual([]);
    expect(rows.filter(({ kind }) => kind === 'season')).toHaveLength(2 * 30);
    expect(rows.filter(({ name }) => name === 'Nowruz').map(({ day, state }) => [day, state])).toEqual(['2024-03-20', '2024-03-21', '2024-03-22', '2024-03-23'].map((day) => [day, 'IRN']));
    expect(rows.filter(({ name }) => name === 'Eid al-Fitr').map(({ day, state }) => `${day} ${state}`)).toEqual(['2024-04-10 IRN', '2024-04-10 PAK']);
    expect(rows.every(({ day }, k) => k === 0 || rows[k - 1]!.day <= day)).toBe(true);
  });
  it('names states whose calendar is not known, and refuses windows without an end or out of reach', async () => {
    expect(await (await ask('pair=KEN-UGA&from=2024-12-12&to=2024-12-12')).json()).toEqual({ rows: [{ day: '2024-12-12', state: 'KEN', name: 'Jamhuri Day', kind: 'holiday' }], unknown: ['UGA'] });
    for (const query of ['pair=IRN-PAK&from=2024', 'pair=IRN-PAK&from=0001&to=2024', 'pair=IRN-PAK&from=2024&to=9999', 'from=2024&to=2025']) expect((await ask(query)).status).toBe(400);
  });
});
