import type { Frame, Page } from 'playwright';

declare global {
  var batonTestGetStats: ((connection: RTCPeerConnection) => Promise<RTCStatsReport>) | undefined;
}

/** Media packets of all connections that a page ever made and has not closed. */
export interface PacketCounts {
  audioSent: number;
  videoSent: number;
  audioReceived: number;
  videoReceived: number;
}

/**
 * An init script: remembers the page's connections for the tests.
 * It keeps the native getStats from before any extension came, because to a hook that looks for
 * connections a call of getStats would be a sign of life that the page itself never gave.
 */
export const rememberConnections = (): void => {
  const Native = globalThis.RTCPeerConnection;
  if (Native === undefined) return;
  const nativeGetStats = Native.prototype.getStats;
  const connections = new Set<RTCPeerConnection>();
  globalThis.RTCPeerConnection = new Proxy(Native, {
    construct(target, args, newTarget) {
      const connection: RTCPeerConnection = Reflect.construct(target, args, newTarget);
      connections.add(connection);
      return connection;
    },
  });
  Object.defineProperties(globalThis, {
    batonTestConnections: { value: connections },
    batonTestGetStats: { value: (from: RTCPeerConnection) => nativeGetStats.call(from) },
  });
};

/** Counts over all connections of the page; a closed connection keeps no counts. */
export const packetCounts = async (page: Page | Frame): Promise<PacketCounts> => {
  const counts = await page.evaluate(async () => {
    const sums = { audioSent: 0, videoSent: 0, audioReceived: 0, videoReceived: 0 };
    const getStats = globalThis.batonTestGetStats;
    if (getStats === undefined) return null;
    for (const connection of globalThis.batonTestConnections ?? []) {
      for (const entry of (await getStats(connection)).values()) {
        const audio = entry.kind === 'audio';
        if (entry.type === 'outbound-rtp') {
          sums[audio ? 'audioSent' : 'videoSent'] += entry.packetsSent;
        } else if (entry.type === 'inbound-rtp') {
          sums[audio ? 'audioReceived' : 'videoReceived'] += entry.packetsReceived;
        }
      }
    }
    return sums;
  });
  if (counts === null) throw new Error('This page was not launched to remember its connections');
  return counts;
};
