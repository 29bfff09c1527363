import type { Kind } from './device-tracks';
import type { Natives } from './natives';
import type { PageWindow } from './override';

/**
 * Makes live tracks of devices that are not there: those of a connection that nobody answers. As
 * senders of Chromium carry them, no sound packet leaves, and one black picture a second at most.
 */
export const createBlank = (
  window: PageWindow,
  natives: Natives,
): ((kind: Kind) => MediaStreamTrack) => {
  const { RTCPeerConnection } = window;
  const { addTransceiver } = RTCPeerConnection.prototype;
  // Made once: a page has room for a few hundred connections only.
  let connection: RTCPeerConnection | undefined;
  const made: Partial<Record<Kind, MediaStreamTrack>> = {};
  return (kind) => {
    connection ??= new RTCPeerConnection();
    made[kind] ??= addTransceiver.call(connection, kind).receiver.track;
    return natives.clone(made[kind]);
  };
};
