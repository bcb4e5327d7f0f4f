/** One file of the dashboard, ready to send. */
export interface Asset {
  readonly body: Uint8Array;
  readonly contentType: string;
  /** Strong validator over the content, quotes included. */
  readonly etag: string;
  /** True when the file's name holds a hash of its content, so that it may be kept for good. */
  readonly isImmutable: boolean;
  /** The body packed for the way, where that is worth it; called when first asked for. */
  readonly pack?: (encoding: 'br' | 'gzip') => Uint8Array;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml', woff2: 'font/woff2', png: 'image/png', ico: 'image/x-icon', txt: 'text/plain; charset=utf-8', webmanifest: 'application/manifest+json',
};

/** Content type for a file name; unknown endings are sent as bytes that a browser will not run. */
export function contentTypeOf(name: string): string {
  return CONTENT_TYPES[/\.([a-z0-9]+)$/.exec(name)?.[1] ?? ''] ?? 'application/octet-stream';
}

/**
 * Answers requests for the files given, and only those: names are looked up whole, so that no path can lead outside. A path without an
 * ending is a page of the dashboard and gets `index.html`. Null when there is no such file.
 */
export function serveAssets(assets: ReadonlyMap<string, Asset>): (request: Request) => Response | null {
  return (request) => {
    const path = new URL(request.url).pathname;
    const name = path === '/' || !path.slice(path.lastIndexOf('/')).includes('.') ? '/index.html' : path;
    const asset = assets.get(name);
    if (asset === undefined) return null;
    const headers = new Headers({
      'content-type': asset.contentType, etag: asset.etag, vary: 'accept-encoding',
      'cache-control': asset.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    if (request.headers.get('if-none-match')?.split(/,\s*/).some((tag) => tag.replace(/^W\//, '') === asset.etag)) {
      return new Response(null, { status: 304, headers });
    }
    const accepted = request.headers.get('accept-encoding') ?? '';
    const encoding = asset.pack === undefined ? null : /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;
    const body = encoding === null ? asset.body : asset.pack!(encoding);
    if (encoding !== null) headers.set('content-encoding', encoding);
    headers.set('content-length', String(body.byteLength));
    return new Response(request.method === 'HEAD' ? null : body as Uint8Array<ArrayBuffer>, { headers });
  };
}
