import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { createAdaptorServer } from '@hono/node-server';
import type { Store } from '../storage/store.js';
import { createApp } from './app.js';
import { isLoopback } from './guard.js';
import type { JobBoard } from './job-board.js';
import { contentTypeOf, serveAssets, type Asset } from './static-files.js';

export interface ServeOptions {
  readonly store: Store;
  /** Address to listen on; anything but a loopback address needs a token. Default 127.0.0.1. */
  readonly host?: string;
  /** 0 takes any free port. Without a port: 4747, or the next free one up to 4756. */
  readonly port?: number;
  readonly token?: string;
  /** Further host names the service answers for, such as the name of a proxy in front of it. */
  readonly allowedHosts?: readonly string[];
  /** Folder with the built dashboard; default dist/web of this package. */
  readonly webFolder?: string;
  readonly version?: string;
  /** Long work under way, for the dashboard to show. */
  readonly jobs?: JobBoard;
  readonly onError?: (error: unknown, request: Request) => void;
}

export interface RunningServer {
  /** Address of the dashboard. */
  readonly url: string;
  readonly port: number;
  /** True when the built dashboard was found; without it only the interface answers. */
  readonly hasPages: boolean;
  /** Stops taking requests and ends open connections. */
  close(): Promise<void>;
}

const FIRST_PORT = 4747;
const PORTS_TRIED = 10;

/** Serves the record and the dashboard over HTTP until closed. */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const host = options.host ?? '127.0.0.1';
  const onLoopback = isLoopback(host);
  if (!onLoopback && !options.token) {
    throw new Error(`refusing to listen on ${host} without a token: everyone who reaches it could read the record; give a token or use 127.0.0.1`);
  }
  const assets = await loadAssets(options.webFolder ?? builtPages());
  const app = createApp(options.store, {
    ...(options.token && { token: options.token }),
    allowedHosts: onLoopback || options.allowedHosts ? options.allowedHosts ?? [] : null,
    ...(assets.size > 0 && { pages: serveAssets(assets) }),
    ...(options.version && { version: options.version }),
    ...(options.jobs && { jobs: options.jobs }),
    ...(options.onError && { onError: options.onError }),
  });
  const wanted = options.port === undefined ? Array.from({ length: PORTS_TRIED }, (_, k) => FIRST_PORT + k) : [options.port];
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: { maxHeaderSize: 16 * 1024, requestTimeout: 30_000, headersTimeout: 10_000 } });
  const port = await listen(server, host, wanted);
  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${shown}:${port}/`, port, hasPages: assets.has('/index.html'),
    close: () => new Promise((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      if ('closeAllConnections' in server) server.closeAllConnections();
    }),
  };
}

/** Reads every file below the folder into memory, keyed by its path from there (`/assets/x.js`); empty when there is no folder. */
export async function loadAssets(folder: string): Promise<ReadonlyMap<string, Asset>> {
  const assets = new Map<string, Asset>();
  if (!existsSync(folder)) return assets;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = `/${path.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '')}`;
    const body = await readFile(path);
    const contentType = contentTypeOf(name);
    const isText = /^(text|application\/json|image\/svg)/.test(contentType) && body.byteLength > 1024;
    assets.set(name, {
      body, contentType,
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
      isImmutable: name.startsWith('/assets/'),
      ...(isText && { pack: packOnce(body) }),
    });
  }
  return assets;
}

/** Packs a body when first asked, then keeps the result. */
function packOnce(body: Uint8Array): NonNullable<Asset['pack']> {
  const packed = new Map<string, Uint8Array>();
  return (encoding) => {
    const known = packed.get(encoding) ?? (encoding === 'gzip' ? gzipSync(body) : brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }));
    packed.set(encoding, known);
    return known;
  };
}

function builtPages(): string {
  const candidates = ['../web/', '../../dist/web/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return candidates.find((path) => existsSync(join(path, 'index.html')) && existsSync(join(path, 'assets'))) ?? candidates[1]!;
}

type NodeServer = ReturnType<typeof createAdaptorServer>;

async function listen(server: NodeServer, host: string, ports: readonly number[]): Promise<number> {
  for (const [k, port] of ports.entries()) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve();
        });
      });
      return (server.address() as AddressInfo).port;
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isTaken || k === ports.length - 1) {
        throw new Error(isTaken ? `port ${ports.join(', ')} on ${host} is taken; give another port, or 0 for any free one` : `cannot listen on ${host}:${port}: ${(error as Error).message}`, { cause: error });
      }
    }
  }
  throw new Error('no port to listen on was given');
}
