import type { MiddlewareHandler } from 'hono';
import { problemResponse } from './problem.js';

/** Host names under which a service on this machine alone may be asked. */
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** True when an address to listen on can only be reached from this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Refuses requests whose Host header names another host. A web page that has its own name resolve to this machine (DNS rebinding)
 * would otherwise read the record through the reader's browser.
 */
export function checkHost(allowed: readonly string[] = []): MiddlewareHandler {
  const names = new Set([...LOOPBACK_NAMES, ...allowed].map((name) => name.toLowerCase()));
  return async (context, next) => {
    const host = (context.req.header('host') ?? new URL(context.req.url).host).toLowerCase().replace(/:\d+$/, '');
    if (!names.has(host)) {
      return problemResponse(421, { code: 'request/foreign-host', message: `this service does not answer for the host ${host.slice(0, 100)}; expected ${[...names].join(', ')}`, at: { parameter: 'host' } });
    }
    await next();
    return undefined;
  };
}

/**
 * Lets through only who shows the token: as `Authorization: Bearer`, in the cookie, or once as `?token=` in the address of a page,
 * which sets the cookie and goes on to the same page without it.
 */
export function requireToken(token: string): MiddlewareHandler {
  const cookieName = 'bilat_token';
  return async (context, next) => {
    const url = new URL(context.req.url);
    const offered = url.searchParams.get('token');
    if (offered !== null && sameText(offered, token)) {
      url.searchParams.delete('token');
      return new Response(null, { status: 303, headers: {
        location: `${url.pathname}${url.search}`,
        'set-cookie': `${cookieName}=${encodeURIComponent(token)}; Path=/; HttpOnly; SameSite=Strict`,
        'cache-control': 'no-store',
      } });
    }
    const bearer = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1];
    const cookie = new RegExp(`(?:^|; )${cookieName}=([^;]*)`).exec(context.req.header('cookie') ?? '')?.[1];
    const shown = bearer ?? (cookie === undefined ? undefined : decodeCookie(cookie));
    if (shown === undefined || !sameText(shown, token)) {
      return problemResponse(401, { code: 'request/token', message: 'this record is open only to who has its token; expected Authorization: Bearer, or the address printed when the service started', at: null });
    }
    await next();
    return undefined;
  };
}

/**
 * True when a browser says that a request comes from a page of another origin. Requests that change something must not: the page could be anyone's.
 * Programs that are no browser send neither header and are let through.
 */
export function isFromOtherPage(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.get('origin');
  if (origin === null) return false;
  try {
    return new URL(origin).host !== (request.headers.get('host') ?? new URL(request.url).host);
  } catch {
    return true;
  }
}

/** Headers that keep a page from running or embedding anything but its own files. */
export function securityHeaders(): MiddlewareHandler {
  const policy = [
    "default-src 'none'", "script-src 'self'", "worker-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self' data:",
    "connect-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].join('; ');
  return async (context, next) => {
    await next();
    const headers = context.res.headers;
    headers.set('content-security-policy', policy);
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'no-referrer');
    headers.set('x-frame-options', 'DENY');
    headers.set('cross-origin-opener-policy', 'same-origin');
    headers.set('cross-origin-resource-policy', 'same-origin');
    headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
  };
}

function decodeCookie(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Compares in time that depends on the length of the offered text alone, so that a token cannot be guessed letter by letter. */
function sameText(offered: string, expected: string): boolean {
  let difference = offered.length ^ expected.length;
  for (let k = 0; k < offered.length; k += 1) difference |= offered.charCodeAt(k) ^ expected.charCodeAt(k % expected.length);
  return difference === 0;
}
