import type { IncomingMessage } from 'node:http';
import type { Server } from 'node:net';
import { createAddressBook } from './broker/address-book';
import { createBroker } from './broker/broker';
import { brokerLimits } from './broker/limits';
import { mayUseBroker } from './broker/origin-gate';
import { createUpgradeListener } from './broker/upgrade';
import { openBus } from './bus/open-bus';
import { createMetricsListener } from './http/metrics-listener';
import { createRequestListener, isPlainStranger, type Served } from './http/request-listener';
import { createStaticFiles } from './http/static-files';
import { createClientAddress } from './network/client-address';
import {
  closeServers,
  createPlainServer,
  createTlsServer,
  type Listener,
} from './network/http-servers';
import { listenOn } from './network/listen';
import { type MachineNames, readMachineNames } from './network/machine-names';
import { announcement, ownOriginsOf, type Place, phoneOriginOf } from './network/served-origins';
import { watchMachineNames } from './network/watch-machine-names';
import type { Log } from './observe/log';
import { createMetrics } from './observe/metrics';
import { reportRefusals } from './observe/report-refusals';
import { createTally } from './observe/tally';
import type { Settings } from './settings';
import { giveMemoryBack } from './small-heap';
import { readCertificates } from './tls/certificate-source';
import { watchFiles } from './tls/watch-files';

export interface ServerOptions {
  settings: Settings;
  /** The directory of the built PWA. */
  pwaDir: string;
  /** Aborting it sends every client away (1001), then closes what is left. */
  signal: AbortSignal;
  /** Gets the lines for the person who started the server. */
  print: (line: string) => void;
  log: Log;
  /** How often certificate files are looked at, in milliseconds. */
  lookAtFilesMs?: number;
}

export interface RunningServer {
  /** The port of plain http. */
  port: number;
  /** The port of https, null where TLS is off. */
  tlsPort: number | null;
  /** The port of the figures, null where they are off. */
  metricsPort: number | null;
  /** Settles when all is closed after the signal. */
  closed: Promise<void>;
}

const refuseUpgrade: Listener['upgrade'] = (_request, socket) => socket.destroy();

/**
 * Starts broker, PWA and, where TLS is on, https. Rejects with a plain sentence when a port,
 * a certificate or the data directory cannot be had.
 */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  const { settings, signal, print, log } = options;
  const { host, tls, publicOrigin } = settings;
  const limits = { ...brokerLimits, ...settings.limits };
  const machine = await readMachineNames();
  const certificates =
    tls.mode === 'off' ? null : await readCertificates(tls, machine, settings.dataDir);
  const place: Place = {
    host,
    publicOrigin,
    machine,
    certificates,
    plainPort: settings.port,
    securePort: null,
  };

  const tally = createTally();
  const bus = openBus(settings.redisUrl, limits, tally, log);
  const broker = createBroker({ bus, limits, ice: settings.ice, tally, signal });
  const isReady = async (): Promise<boolean> => !signal.aborted && (await bus.reachable());

  const served = (): Served => {
    const known = place.machine.hostNames.find((each) => each !== 'localhost');
    const authority = place.certificates?.authority ?? null;
    const secure = { machine: known ?? 'this computer', authority };
    return {
      phoneOrigin: phoneOriginOf(place),
      secure: place.certificates === null ? null : secure,
    };
  };
  let ownOrigins = ownOriginsOf(place);
  const announce = (): void => {
    ownOrigins = ownOriginsOf(place);
    for (const line of announcement(place)) print(line);
  };
  const isAllowed = (request: IncomingMessage): boolean =>
    !isPlainStranger(request, served()) &&
    mayUseBroker(request.headers.origin, ownOrigins, settings.origins);
  const listener: Listener = {
    request: createRequestListener(served, isReady, createStaticFiles(options.pwaDir)),
    upgrade: createUpgradeListener({
      broker,
      book: createAddressBook(limits, signal),
      tally,
      frameBytes: limits.frameBytes,
      clientAddress: createClientAddress(settings.proxies),
      isAllowed,
    }),
    sockets: limits.sockets,
  };

  const servers: Server[] = [];
  const secureServers: ReturnType<typeof createTlsServer>[] = [];
  const listen = async (create: () => Server, at: string, port: number): Promise<number> => {
    const opened = await listenOn(create, at, port);
    servers.push(...opened.servers);
    return opened.port;
  };
  let metricsPort: number | null = null;
  try {
    place.plainPort = await listen(() => createPlainServer(listener), host, settings.port);
    if (tls.mode !== 'off' && certificates !== null) {
      const create = (): Server => {
        const server = createTlsServer(certificates.context, listener);
        secureServers.push(server);
        return server;
      };
      place.securePort = await listen(create, host, tls.port);
    }
    if (settings.metrics !== null) {
      const request = createMetricsListener(createMetrics(tally, bus.reachable));
      const create = (): Server =>
        createPlainServer({ request, upgrade: refuseUpgrade, sockets: 0 });
      metricsPort = await listen(create, settings.metrics.host, settings.metrics.port);
    }
  } catch (error) {
    await Promise.all([closeServers(servers), bus.close()]);
    throw error;
  }
  announce();
  reportRefusals(tally, log, signal);
  const { messages } = tally;
  giveMemoryBack(() => messages.delivered + messages.queued + messages.full + tally.opened, signal);

  if (tls.mode !== 'off') {
    const renew = async (changed: MachineNames): Promise<void> => {
      const renewed = await readCertificates(tls, changed, settings.dataDir);
      place.machine = changed;
      place.certificates = renewed;
      for (const server of secureServers) server.setSecureContext(renewed.context);
      announce();
    };
    const failed = (error: unknown): void => {
      print(`The certificate could not be renewed: ${String(error)}`);
    };
    if (tls.mode === 'local') {
      const renewLocal = async (changed: MachineNames): Promise<void> => {
        print('The addresses of this computer have changed.');
        await renew(changed);
      };
      watchMachineNames(machine, signal, renewLocal, failed);
    } else {
      const renewFiles = async (): Promise<void> => {
        await renew(await readMachineNames());
        log.info({}, 'the certificate files have changed and are in use');
      };
      const paths = [tls.certificatePath, tls.keyPath];
      await watchFiles(paths, signal, renewFiles, failed, options.lookAtFilesMs);
    }
  }

  const close = async (): Promise<void> => {
    log.info({ sockets: tally.sockets }, 'stopping');
    await closeServers(servers, broker.drained);
    await bus.close();
    log.info({}, 'stopped');
  };
  const closed = new Promise<void>((resolve, reject) => {
    const stop = (): void => {
      close().then(resolve, reject);
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  log.info({ nodes: settings.redisUrl === null ? 'one' : 'several', tls: tls.mode }, 'started');
  return { port: place.plainPort, tlsPort: place.securePort, metricsPort, closed };
};
