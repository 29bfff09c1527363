import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import * as v from 'valibot';
import type { IceSettings } from './broker/ice-servers';
import { type BrokerLimits, brokerLimits } from './broker/limits';
import type { LogLevel } from './observe/log';
import { type Name, type Value, variables } from './settings-variables';

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
  /** The Redis that joins several nodes; null for one node on its own. */
  redisUrl: string | null;
  /**
   * Who besides this server's own pages and browser extensions may use the broker: origins, `*` for
   * everybody, `none` for clients that name no origin.
   */
  origins: readonly string[];
  /** Proxies whose X-Forwarded-For counts: addresses, networks, or names of proxy-addr. */
  proxies: readonly string[];
  /** Where Prometheus finds its figures; null for nowhere. */
  metrics: { host: string; port: number } | null;
  ice: IceSettings;
  logLevel: LogLevel;
  /** What differs from the limits that are built in. */
  limits: Partial<BrokerLimits>;
}

export type ReadSettings = { ok: true; settings: Settings } | { ok: false; sentence: string };

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

type Read = <N extends Name>(name: N) => Value<N> | undefined;

const iceSettings = (read: Read): IceSettings => {
  const stunUrls = read('BATON_STUN_URLS') ?? [];
  const urls = read('BATON_TURN_URLS');
  const secret = read('BATON_TURN_SECRET');
  const seconds = read('BATON_TURN_SECONDS') ?? 3_600;
  if ((urls === undefined) !== (secret === undefined)) {
    refuse('BATON_TURN_URLS and BATON_TURN_SECRET count only together; one of them is missing.');
  }
  if (urls === undefined || secret === undefined) return { stunUrls, turn: null };
  return { stunUrls, turn: { urls, secret, seconds } };
};

const limitPrefix = 'BATON_LIMIT_';
const isLimit = (name: string): name is keyof BrokerLimits => name in brokerLimits;
const limitNames = new Map(
  Object.keys(brokerLimits)
    .filter(isLimit)
    .map((name) => [`${limitPrefix}${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`, name]),
);

const limitsFrom = (env: NodeJS.ProcessEnv): Partial<BrokerLimits> => {
  const limits: Partial<BrokerLimits> = {};
  for (const [variable, value] of Object.entries(env)) {
    if (!variable.startsWith(limitPrefix) || value === undefined || value === '') continue;
    const name = limitNames.get(variable);
    if (name === undefined) return refuse(`${variable} is no limit that this server has.`);
    if (!/^[1-9]\d{0,9}$/.test(value)) {
      return refuse(`${variable} is "${value}"; it must be a whole number above 0.`);
    }
    limits[name] = Number(value);
  }
  return limits;
};

const parse = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Settings => {
  const read: Read = (name) => {
    const value = env[name];
    if (value === undefined || value === '') return undefined;
    const { schema, rule } = variables[name];
    const parsed = v.safeParse<v.GenericSchema<unknown, Value<typeof name>>>(schema, value);
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
  const metricsPort = read('BATON_METRICS_PORT');
  return {
    host: read('BATON_HOST') ?? (mode === 'off' ? 'localhost' : '::'),
    port: httpPort,
    tls: tls(),
    publicOrigin: read('BATON_PUBLIC_ORIGIN') ?? null,
    dataDir: read('BATON_DATA') ?? userDataDir(env, platform),
    redisUrl: read('BATON_REDIS_URL') ?? null,
    origins: read('BATON_ORIGINS') ?? [],
    proxies: read('BATON_PROXIES') ?? [],
    metrics:
      metricsPort === undefined
        ? null
        : { port: metricsPort, host: read('BATON_METRICS_HOST') ?? 'localhost' },
    ice: iceSettings(read),
    logLevel: read('BATON_LOG') ?? 'warn',
    limits: limitsFrom(env),
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
