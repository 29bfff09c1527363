import { onTestFinished } from 'vitest';

/** Networks without any other way: every connection made from now on uses relays alone. */
export const relaysOnly = (): RTCPeerConnection[] => {
  const Native = globalThis.RTCPeerConnection;
  const made: RTCPeerConnection[] = [];
  globalThis.RTCPeerConnection = new Proxy(Native, {
    construct(target, [configuration]) {
      const connection = new target({ ...configuration, iceTransportPolicy: 'relay' });
      made.push(connection);
      return connection;
    },
  });
  onTestFinished(() => {
    globalThis.RTCPeerConnection = Native;
  });
  return made;
};
