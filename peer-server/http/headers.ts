import type { ServerResponse } from 'node:http';

/**
 * What the PWA may do. `wasm-unsafe-eval` is for the code reader; sockets and requests may go to
 * brokers on other hosts, whose payloads are sealed.
 */
const pagePolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob: mediastream:",
  "connect-src 'self' ws: wss:",
  "worker-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** For the small pages that hold nothing but text. */
const textPolicy =
  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const common: Readonly<Record<string, string>> = {
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(self), microphone=(self), display-capture=(), geolocation=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

const setAll = (response: ServerResponse, headers: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
};

/** Every response of this server carries these. */
export const setCommonHeaders = (response: ServerResponse): void => {
  setAll(response, {
    ...common,
    'Content-Security-Policy': textPolicy,
    'Cache-Control': 'no-store',
  });
};

/** Headers of the PWA's files: hashed ones never change, everything else is asked for each time. */
export const setFileHeaders = (response: ServerResponse, path: string): void => {
  const hashed = path.startsWith('/assets/');
  setAll(response, {
    'Content-Security-Policy': pagePolicy,
    'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
};

/** Lets any page read the answer; only for what is no secret and depends on nobody. */
export const allowAnyOrigin = (response: ServerResponse): void => {
  response.setHeader('Access-Control-Allow-Origin', '*');
};
