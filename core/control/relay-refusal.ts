/**
 * How a TURN server says that it will not relay for us (RFC 8656, 19): unauthorized, which wrong and
 * expired credentials are alike; forbidden; credentials of another allocation; quota; no room.
 */
const refusals: ReadonlySet<number> = new Set([401, 403, 441, 486, 508]);

/** Whether a TURN server has refused to relay for this connection; watches until the signal aborts. */
export const watchRelayRefusal = (
  connection: RTCPeerConnection,
  signal: AbortSignal,
): (() => boolean) => {
  let refused = false;
  connection.addEventListener(
    'icecandidateerror',
    ({ url, errorCode }) => {
      if (url?.startsWith('turn') && refusals.has(errorCode)) refused = true;
    },
    { signal },
  );
  return () => refused;
};
