/** A broker message as the PeerJS protocol has it, or whatever a hostile broker makes of it. */
export interface BrokerMessage {
  readonly type: string;
  readonly src?: string;
  readonly dst?: string;
  readonly payload?: unknown;
}

export interface HostileBroker {
  /** http URL of the broker, as the code under test is given it. */
  readonly server: string;
  /** All that clients sent, with their true source, in order. */
  readonly seen: BrokerMessage[];
  /** Releases of PeerJS that clients said they are. */
  readonly versions: Set<string>;
  /** What it greets with; a server's own words at first. */
  greeting: BrokerMessage;
  /** Decides what becomes of a message; the honest way is to send it to its `dst`. */
  tamper(message: BrokerMessage): Promise<void> | void;
  /** Sends a client anything at all; a string goes out as it is. */
  send(id: string, message: unknown): void;
  /** Hangs up on a client. */
  drop(id: string): void;
  /** Ids that are registered now. */
  ids(): string[];
}

const host = 'hostile-broker.test';

const parse = (text: string): BrokerMessage | null => {
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null && 'type' in value
    ? { ...value, type: String(value.type) }
    : null;
};

/**
 * Puts a broker behind every WebSocket of this realm that asks for its host, until the signal
 * aborts. It runs in the page, so that a test can hold and change each message by hand; other
 * sockets are real. With nothing tampered it relays like the stock server.
 */
export function installHostileBroker(scope: typeof globalThis, signal: AbortSignal): HostileBroker {
  const Native = scope.WebSocket;
  const clients = new Map<string, FakeSocket>();

  class FakeSocket {
    onopen: (() => void) | null = null;
    onclose: ((event: unknown) => void) | null = null;
    onmessage: ((event: { data: string }) => void) | null = null;
    readyState = 0;
    readonly id: string;

    constructor(url: URL) {
      this.id = url.searchParams.get('id') ?? '';
      broker.versions.add(url.searchParams.get('version') ?? '');
      setTimeout(() => {
        if (this.readyState !== 0) return;
        this.readyState = 1;
        clients.set(this.id, this);
        this.onopen?.();
        this.deliver(JSON.stringify(broker.greeting));
      });
    }
    send(text: string): void {
      const message = parse(text);
      if (!message || message.type === 'HEARTBEAT') return;
      const stamped = { ...message, src: this.id };
      broker.seen.push(stamped);
      void broker.tamper(stamped);
    }
    deliver(data: string): void {
      // A socket never calls back while it is being called.
      setTimeout(() => this.onmessage?.({ data }));
    }
    close(): void {
      this.readyState = 3;
      if (clients.get(this.id) === this) clients.delete(this.id);
    }
  }

  const broker: HostileBroker = {
    server: `http://${host}:9`,
    seen: [],
    versions: new Set(),
    greeting: { type: 'OPEN' },
    tamper(message) {
      if (message.dst !== undefined) broker.send(message.dst, message);
    },
    send(id, message) {
      clients.get(id)?.deliver(typeof message === 'string' ? message : JSON.stringify(message));
    },
    drop(id) {
      const client = clients.get(id);
      client?.close();
      client?.onclose?.({});
    },
    ids: () => [...clients.keys()],
  };

  scope.WebSocket = new Proxy(Native, {
    construct(target, [address, protocols]) {
      const url = new URL(address);
      return url.hostname === host
        ? new FakeSocket(url)
        : Reflect.construct(target, [url, protocols]);
    },
  });
  signal.addEventListener('abort', () => {
    scope.WebSocket = Native;
  });
  return broker;
}

/** Counts every RTCPeerConnection of this realm until the signal aborts. */
export function countPeerConnections(
  scope: typeof globalThis,
  signal: AbortSignal,
): { readonly made: number } {
  const Native = scope.RTCPeerConnection;
  const count = { made: 0 };
  scope.RTCPeerConnection = new Proxy(Native, {
    construct(target, args) {
      count.made += 1;
      return Reflect.construct(target, args);
    },
  });
  signal.addEventListener('abort', () => {
    scope.RTCPeerConnection = Native;
  });
  return count;
}
