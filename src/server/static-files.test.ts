import { describe, expect, it } from 'vitest';
import { contentTypeOf, serveAssets, type Asset } from './static-files.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const asset = (text: string, more: Partial<Asset> = {}): Asset => ({ body: bytes(text), contentType: 'text/plain', etag: '"e1"', isImmutable: false, ...more });
const serve = serveAssets(new Map([
  ['/index.html', asset('<html>', { contentType: contentTypeOf('/index.html') })],
  ['/assets/a-1f.js', asset('code', { isImmutable: true, pack: (encoding) => bytes(encoding === 'br' ? 'br' : 'gz') })],
]));
const get = (path: string, headers = {}) => serve(new Request(`http://localhost${path}`, { headers }));

describe('serveAssets', () => {
  it.each(['/', '/code', '/pair/IRN-PAK'])('gives the dashboard for the page %s', async (path) => {
    expect(await get(path)?.text()).toBe('<html>');
  });
  it.each(['/../package.json', '/assets/../../package.json', '/%2e%2e/package.json', '/assets/%2e%2e%2fserve.js', '/none.js', '/assets/'])('finds nothing outside: %s', async (path) => {
    const response = get(path);
    expect(response === null || await response.text() === '<html>').toBe(true);
  });
  it('keeps hashed files for good and asks again for pages', () => {
    expect(get('/assets/a-1f.js')?.headers.get('cache-control')).toContain('immutable');
    expect(get('/')?.headers.get('cache-control')).toBe('no-cache');
  });
  it.each([['br, gzip', 'br', 'br'], ['gzip', 'gzip', 'gz'], ['', null, 'code']])('answers accept-encoding "%s" with %s', async (accepted, encoding, body) => {
    const response = get('/assets/a-1f.js', accepted ? { 'accept-encoding': accepted } : {})!;
    expect([response.headers.get('content-encoding'), await response.text()]).toEqual([encoding, body]);
  });
  it('answers 304 for what is known', () => {
    expect(get('/', { 'if-none-match': 'W/"e1", "x"' })?.status).toBe(304);
  });
  it('sends no body to HEAD', async () => {
    expect(await serve(new Request('http://localhost/', { method: 'HEAD' }))?.text()).toBe('');
  });
  it('sends unknown endings as bytes', () => {
    expect(contentTypeOf('/x.exe')).toBe('application/octet-stream');
  });
});
