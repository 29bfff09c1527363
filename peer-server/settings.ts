import { isIP } from 'node:net';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import * as v from 'valibot';

export type TlsSettings =
  | { mode: 'off' }
  | { mode: 'local'; port: number }
  | { mode: 'files'; port: number; certificatePath: string; keyPath: string };

export interface Settings {
  /**
   * Where to listen besides the loopback addresses, which always serve plain http:
   * `localhost` for nowhere else, `::` for every address, or one address or name of this machine.
   * Without BATON_HOST: `localhost` where TLS is off, because plain http is of no use to phones
   * and a proxy is on this machine; `::` where it is on.
   */
  host: string;
  /** The port of plain http; 0 takes a free one. */
  port: number;
  tls: TlsSettings;
  /** The origin that phones reach this server at, where it is not this machine's own. */
  publicOrigin: string | null;
  /** Where the local certificate authority is kept. */
  dataDir: string;
}

export type ReadSettings = { ok: true; settings: Settings } | { ok: false; sentence: string };

const port = v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.maxValue(65_535));
const hostName = /^(?=.{1,253}$)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*$/i;
const isOrigin = (value: string): boolean => {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || url.href !== `${url.origin}/`) return false;
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback);
};
const text = v.pipe(v.string(), v.minLength(1));

const variables = {
  BATON_HOST: {
    schema: v.pipe(
      text,
      v.check((value) => isIP(value) !== 0 || hostName.test(value)),
    ),
    rule: 'it must be an IP address or a host name',
  },
  BATON_PORT: { schema: port, rule: 'it must be a whole number from 0 to 65535' },
  BATON_TLS: {
    schema: v.picklist(['off', 'local', 'files']),
    rule: 'it must be off, local or files',
  },
  BATON_TLS_PORT: { schema: port, rule: 'it must be a whole number from 0 to 65535' },
  BATON_TLS_CERT: { schema: text, rule: 'it must be the path of a PEM file' },
  BATON_TLS_KEY: { schema: text, rule: 'it must be the path of a PEM file' },
  BATON_PUBLIC_ORIGIN: {
    schema: v.pipe(
      v.string(),
      v.check(isOrigin),
      v.transform((value) => new URL(value).origin),
    ),
    rule: 'it must be an origin like https://call.example.org (http only for localhost)',
  },
  BATON_DATA: { schema: v.pipe(text, v.check(isAbsolute)), rule: 'it must be an absolute path' },
} as const;

type Name = keyof typeof variables;
type Value<N extends Name> = v.InferOutput<(typeof variables)[N]['schema']>;

class Refusal extends Error {}

const refuse = (sentence: string): never => {
  throw new Refusal(sentence);
};

/** The directory in which this system keeps a program's data. */
const userDataDir = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string => {
  if (platform === 'win32') {
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'baton');
  }
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'baton');
  const named = env.XDG_DATA_HOME;
  const base =
    named !== undefined && isAbsolute(named) ? named : join(homedir(), '.local', 'share');
  return join(base, 'baton');
};

const parse = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Settings => {
  const read = <N extends Name>(name: N): Value<N> | undefined => {
    const value = env[name];
    if (value === undefined || value === '') return undefined;
    const { schema, rule } = variables[name];
    const parsed = v.safeParse<v.GenericSchema<unknown, Value<N>>>(schema, value);
    return parsed.success ? parsed.output : refuse(`${name} is "${value}"; ${rule}.`);
  };

  const mode = read('BATON_TLS') ?? 'off';
  const tlsPort = read('BATON_TLS_PORT') ?? 9443;
  const certificatePath = read('BATON_TLS_CERT');
  const keyPath = read('BATON_TLS_KEY');
  const tls = (): TlsSettings => {
    if (mode === 'files') {
      if (certificatePath === undefined || keyPath === undefined) {
        return refuse(
          'BATON_TLS is files; BATON_TLS_CERT and BATON_TLS_KEY must name the two files.',
        );
      }
      return { mode, port: tlsPort, certificatePath, keyPath };
    }
    if (certificatePath !== undefined || keyPath !== undefined) {
      refuse(`BATON_TLS_CERT and BATON_TLS_KEY count only with BATON_TLS=files, which is ${mode}.`);
    }
    return mode === 'local' ? { mode, port: tlsPort } : { mode: 'off' };
  };
  const httpPort = read('BATON_PORT') ?? 9000;
  if (mode !== 'off' && httpPort === tlsPort && httpPort !== 0) {
    refuse(`BATON_PORT and BATON_TLS_PORT are both ${httpPort}; they must differ.`);
  }
  return {
    host: read('BATON_HOST') ?? (mode === 'off' ? 'localhost' : '::'),
    port: httpPort,
    tls: tls(),
    publicOrigin: read('BATON_PUBLIC_ORIGIN') ?? null,
    dataDir: read('BATON_DATA') ?? userDataDir(env, platform),
  };
};

/** Reads the settings from the environment; an empty variable counts as absent. */
export const readSettings = (
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): ReadSettings => {
  try {
    return { ok: true, settings: parse(env, platform) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, sentence: error.message };
    throw error;
  }
};
