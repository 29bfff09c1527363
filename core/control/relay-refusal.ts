/** What a TURN server answers with when it will not relay for us (RFC 8656, 15): wrong, expired, used up. */
const refuses = (code: number): boolean => code >= 400 && code < 600;

/** Whether a TURN server has refused to relay for this connection; watches until the signal aborts. */
export const watchRelayRefusal = (
  connection: RTCPeerConnection,
  signal: AbortSignal,
): (() => boolean) => {
  let refused = false;
  connection.addEventListener(
    'icecandidateerror',
    ({ url, errorCode }) => {
      // STUN servers have codes too, and one that cannot be reached at all has 701.
      if (url?.startsWith('turn') && refuses(errorCode)) refused = true;
    },
    { signal },
  );
  return () => refused;
};
