import { isIP } from 'node:net';
import { isAbsolute } from 'node:path';
import proxyAddr from 'proxy-addr';
import * as v from 'valibot';
import { logLevels } from './observe/log';

const port = v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.maxValue(65_535));
const portRule = 'it must be a whole number from 0 to 65535';
const hostName = /^(?=.{1,253}$)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*$/i;
const text = v.pipe(v.string(), v.minLength(1));
const host = v.pipe(
  text,
  v.check((value) => isIP(value) !== 0 || hostName.test(value)),
);
const hostRule = 'it must be an IP address or a host name';

/** Whether this is an origin that a page with a camera can have. */
const isOrigin = (value: string): boolean => {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || url.href !== `${url.origin}/`) return false;
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback);
};
const origin = v.pipe(
  v.string(),
  v.check(isOrigin),
  v.transform((value) => new URL(value).origin),
);

/** A list with commas; spaces round its parts do not count. */
const listOf = <S extends v.GenericSchema<string, unknown>>(item: S) =>
  v.pipe(
    v.string(),
    v.transform((value) => value.split(',').map((part) => part.trim())),
    v.array(item),
  );

const isProxy = (value: string): boolean => {
  try {
    proxyAddr.compile(value);
    return true;
  } catch {
    // It says by throwing that this is no address.
    return false;
  }
};
const isRedisUrl = (value: string): boolean =>
  URL.canParse(value) && ['redis:', 'rediss:'].includes(new URL(value).protocol);

/** Every variable that the server reads, with the sentence for values that it refuses. */
export const variables = {
  BATON_HOST: { schema: host, rule: hostRule },
  BATON_PORT: { schema: port, rule: portRule },
  BATON_TLS: {
    schema: v.picklist(['off', 'local', 'files']),
    rule: 'it must be off, local or files',
  },
  BATON_TLS_PORT: { schema: port, rule: portRule },
  BATON_TLS_CERT: { schema: text, rule: 'it must be the path of a PEM file' },
  BATON_TLS_KEY: { schema: text, rule: 'it must be the path of a PEM file' },
  BATON_PUBLIC_ORIGIN: {
    schema: origin,
    rule: 'it must be an origin like https://call.example.org (http only for localhost)',
  },
  BATON_DATA: { schema: v.pipe(text, v.check(isAbsolute)), rule: 'it must be an absolute path' },
  BATON_REDIS_URL: {
    schema: v.pipe(v.string(), v.check(isRedisUrl)),
    rule: 'it must be an address like redis://host:6379',
  },
  BATON_ORIGINS: {
    schema: listOf(v.union([v.picklist(['*', 'none']), origin])),
    rule: 'it must be origins like https://app.example.org with commas between them, * or none',
  },
  BATON_PROXIES: {
    schema: listOf(v.pipe(text, v.check(isProxy))),
    rule: 'it must be addresses or networks like 10.0.0.0/8 with commas between them',
  },
  BATON_METRICS_HOST: { schema: host, rule: hostRule },
  BATON_METRICS_PORT: { schema: port, rule: portRule },
  BATON_STUN_URLS: {
    schema: listOf(v.pipe(v.string(), v.regex(/^stuns?:[\w.:[\]-]+$/))),
    rule: 'it must be addresses like stun:call.example.org:3478 with commas between them',
  },
  BATON_TURN_URLS: {
    schema: listOf(v.pipe(v.string(), v.regex(/^turns?:[\w.:[\]-]+(\?transport=(udp|tcp))?$/))),
    rule: 'it must be addresses like turn:call.example.org:3478?transport=udp with commas between them',
  },
  BATON_TURN_SECRET: { schema: text, rule: "it must be coturn's static-auth-secret" },
  BATON_TURN_SECONDS: {
    schema: v.pipe(
      v.string(),
      v.regex(/^\d{1,4}$/),
      v.transform(Number),
      v.minValue(60),
      v.maxValue(3_600),
    ),
    rule: 'it must be a whole number from 60 to 3600',
  },
  BATON_LOG: { schema: v.picklist(logLevels), rule: `it must be ${logLevels.join(', ')}` },
} as const;

export type Name = keyof typeof variables;
export type Value<N extends Name> = v.InferOutput<(typeof variables)[N]['schema']>;
