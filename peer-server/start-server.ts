import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https';
import { createBroker } from './broker/broker';
import { type BrokerLimits, brokerLimits } from './broker/limits';
import { createUpgradeListener, type UpgradeListener } from './broker/upgrade';
import { expireFrame } from './broker/wire';
import type { Bus, Expired } from './bus/bus';
import { createMemoryBus } from './bus/memory-bus';
import { createRequestListener, isPlainStranger, type Served } from './http/request-listener';
import { createStaticFiles } from './http/static-files';
import { isLoopbackHost, isWildcard, type Listeners, listenOn } from './network/listen';
import { urlHost } from './network/loopback';
import { type MachineNames, readMachineNames } from './network/machine-names';
import { watchMachineNames } from './network/watch-machine-names';
import type { Settings } from './settings';
import { type Certificates, readCertificates } from './tls/certificate-source';

export interface ServerOptions {
  settings: Settings;
  /** The directory of the built PWA. */
  pwaDir: string;
  /** Aborting it closes every socket (1001) and listener. */
  signal: AbortSignal;
  /** Gets the lines for the person who started the server. */
  print: (line: string) => void;
  limits?: Partial<BrokerLimits>;
}

export interface RunningServer {
  /** The port of plain http. */
  port: number;
  /** The port of https, null where TLS is off. */
  tlsPort: number | null;
  /** Settles when all is closed after the signal. */
  closed: Promise<void>;
}

/** How long clients get to answer a close, in milliseconds. */
const graceMs = 1_000;

const createBus = (limits: BrokerLimits): Bus => {
  const expired: Expired = (pair) => {
    const { src, dst } = pair;
    void bus.publish({ src: dst, dst: src, frame: expireFrame(pair), waits: false });
  };
  const bus = createMemoryBus({ limits, expired });
  return bus;
};

const attach = <S extends Server>(
  server: S,
  request: RequestListener,
  upgrade: UpgradeListener,
): S => {
  server.on('request', request);
  server.on('upgrade', upgrade);
  return server;
};

const closeAll = (servers: readonly Server[]): Promise<unknown> => {
  const late = setTimeout(() => {
    for (const server of servers) server.closeAllConnections();
  }, graceMs);
  const closing = servers.map(
    (server) => new Promise<void>((resolve) => server.close(() => resolve())),
  );
  return Promise.all(closing).finally(() => clearTimeout(late));
};

/** The hosts of this server that other machines may use. */
const lanHosts = (host: string, machine: MachineNames): readonly string[] => {
  if (isLoopbackHost(host)) return [];
  return isWildcard(host) ? machine.addresses : [host];
};

/**
 * Starts broker, PWA and, where TLS is on, https. Rejects with a plain sentence when a port,
 * a certificate or the data directory cannot be had.
 */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  const { settings, signal, print } = options;
  const { host, tls } = settings;
  const limits = { ...brokerLimits, ...options.limits };
  const bus = createBus(limits);
  const broker = createBroker({ bus, limits, signal });

  let machine = await readMachineNames();
  let certificates: Certificates | null =
    tls.mode === 'off' ? null : await readCertificates(tls, machine, settings.dataDir);
  let plain: Listeners = { servers: [], port: settings.port };
  let secure: Listeners | null = null;

  const phoneOrigin = (): string | null => {
    if (settings.publicOrigin !== null) return settings.publicOrigin;
    const [lan] = lanHosts(host, machine);
    if (secure === null || certificates === null || lan === undefined) return null;
    return `https://${urlHost(certificates.phoneHost ?? lan)}:${secure.port}`;
  };
  const served = (): Served => {
    const name = machine.hostNames.find((each) => each !== 'localhost') ?? 'this computer';
    const authority = certificates?.authority ?? null;
    return {
      phoneOrigin: phoneOrigin(),
      secure: certificates === null ? null : { machine: name, authority },
    };
  };
  const request = createRequestListener(served, createStaticFiles(options.pwaDir));
  const upgrade = createUpgradeListener(
    broker,
    limits.frameBytes,
    (asked) => !isPlainStranger(asked, served()),
  );

  const announce = (): void => {
    const lan = lanHosts(host, machine);
    const origins = [`http://localhost:${plain.port}`];
    if (secure === null) {
      origins.push(...lan.map((each) => `http://${urlHost(each)}:${plain.port}`));
    } else {
      const { port } = secure;
      origins.push(...lan.map((each) => `https://${urlHost(each)}:${port}`));
      origins.push(`https://localhost:${port}`);
    }
    if (settings.publicOrigin !== null) origins.push(settings.publicOrigin);
    for (const origin of new Set(origins)) print(`baton ready ${origin}`);
    const authority = certificates?.authority ?? null;
    if (authority === null) return;
    const [first = 'localhost'] = lan;
    print(`baton certificate http://${urlHost(first)}:${plain.port}/ca`);
    print(`baton certificate fingerprint ${authority.fingerprint}`);
    if (authority.isNew) {
      print(
        'This certificate is new: every phone has to install it once before it trusts this computer.',
      );
    }
  };

  plain = await listenOn(() => attach(createServer(), request, upgrade), host, settings.port);
  const secureServers: SecureServer[] = [];
  if (tls.mode !== 'off' && certificates !== null) {
    const { context } = certificates;
    const create = (): Server => {
      const server = attach(createSecureServer(context), request, upgrade);
      secureServers.push(server);
      return server;
    };
    try {
      secure = await listenOn(create, host, tls.port);
    } catch (error) {
      await closeAll(plain.servers);
      throw error;
    }
  }
  announce();

  if (tls.mode === 'local') {
    watchMachineNames(
      machine,
      signal,
      async (changed) => {
        const renewed = await readCertificates(tls, changed, settings.dataDir);
        machine = changed;
        certificates = renewed;
        for (const server of secureServers) server.setSecureContext(renewed.context);
        print('The addresses of this computer have changed.');
        announce();
      },
      (error) => print(`The certificate could not be renewed: ${String(error)}`),
    );
  }

  const closed = new Promise<void>((resolve, reject) => {
    const close = (): void => {
      closeAll([...plain.servers, ...(secure?.servers ?? [])])
        .then(() => bus.close())
        .then(resolve, reject);
    };
    if (signal.aborted) close();
    else signal.addEventListener('abort', close, { once: true });
  });
  return { port: plain.port, tlsPort: secure?.port ?? null, closed };
};
