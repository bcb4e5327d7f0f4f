import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleRecord } from '../../test/browser/sample-record.js';
import { loadAssets, startServer, type RunningServer } from './serve.js';

const folder = mkdtempSync(join(tmpdir(), 'bilat-web-'));
let server: RunningServer;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(folder, 'assets', 'big-1a.js'), 'x'.repeat(5000));
  server = await startServer({ store: await sampleRecord(), port: 0, webFolder: folder });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('startServer', () => {
  it('listens on loopback and answers pages and interface', async () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(server.hasPages).toBe(true);
    expect(await (await fetch(server.url)).text()).toContain('<title>page');
    expect(await (await fetch(`${server.url}api/health`)).json()).toMatchObject({ status: 'ok' });
  });
  it('packs large files and answers', async () => {
    const file = await fetch(`${server.url}assets/big-1a.js`, { headers: { 'accept-encoding': 'gzip' } });
    expect([file.headers.get('content-encoding'), (await file.text()).length]).toEqual(['gzip', 5000]);
    expect((await fetch(`${server.url}api/openapi.json`, { headers: { 'accept-encoding': 'gzip' } })).headers.get('content-encoding')).toBe('gzip');
  });
  it('refuses to listen beyond this machine without a token', async () => {
    await expect(startServer({ store: await sampleRecord(), host: '0.0.0.0', port: 0 })).rejects.toThrow(/token/);
  });
  it('says when a port is taken', async () => {
    await expect(startServer({ store: await sampleRecord(), port: server.port })).rejects.toThrow(/taken/);
  });
  it('starts without built pages and says so', async () => {
    const bare = await startServer({ store: await sampleRecord(), port: 0, webFolder: join(folder, 'none') });
    expect(bare.hasPages).toBe(false);
    expect((await fetch(bare.url)).status).toBe(404);
    await bare.close();
  });
  it('names files by their path below the folder', async () => {
    expect([...(await loadAssets(folder)).keys()].toSorted()).toEqual(['/assets/big-1a.js', '/index.html']);
  });
});
