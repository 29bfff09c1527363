import * as v from 'valibot';
import type { RawData } from 'ws';

/** Ids as PeerJS 1.5.5 makes and accepts them (its `validateId`), at most 64 characters. */
export const peerId = v.pipe(
  v.string(),
  v.maxLength(64),
  v.regex(/^[A-Za-z0-9]+(?:[ _-][A-Za-z0-9]+)*$/),
);

/** The query of the socket's address. */
export const greeting = v.object({
  key: v.string(),
  id: peerId,
  token: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
});

/** PeerJS never fills `src` in; older clients did. The broker overwrites it either way. */
const claimedSource = v.optional(v.pipe(v.string(), v.maxLength(64)));

const frame = v.variant('type', [
  v.strictObject({ type: v.literal('HEARTBEAT') }),
  v.strictObject({
    type: v.picklist(['OFFER', 'ANSWER', 'CANDIDATE', 'EXPIRE']),
    src: claimedSource,
    dst: peerId,
    payload: v.optional(v.unknown()),
  }),
  v.strictObject({
    type: v.literal('LEAVE'),
    src: claimedSource,
    /** Without a destination the sender gives its own id back. */
    dst: v.optional(peerId),
    payload: v.optional(v.unknown()),
  }),
]);
export type ClientFrame = v.InferOutput<typeof frame>;

/** What a client sent, or null when it is not a frame that PeerJS could have sent. */
export const parseFrame = (data: RawData, binary: boolean): ClientFrame | null => {
  if (binary) return null;
  try {
    const parsed = v.safeParse(frame, JSON.parse(data.toString()));
    return parsed.success ? parsed.output : null;
  } catch {
    // Not JSON: as malformed as JSON of another shape.
    return null;
  }
};

/**
 * The frame as its receiver gets it, or null when the payload is nested too deeply to be written
 * again (reading JSON is iterative in V8, writing it recurses).
 */
export const relayedFrame = (
  { type, dst, payload }: { type: string; dst: string; payload?: unknown },
  src: string,
): string | null => {
  try {
    return JSON.stringify({ type, src, dst, payload });
  } catch {
    // A RangeError of the stack: the caller treats the frame as malformed.
    return null;
  }
};

export const openFrame = JSON.stringify({ type: 'OPEN' });
export const idTakenFrame = JSON.stringify({ type: 'ID-TAKEN', payload: { msg: 'ID is taken' } });
export const errorFrame = (msg: string): string =>
  JSON.stringify({ type: 'ERROR', payload: { msg } });
/** Tells `src` that `dst` did not come. */
export const expireFrame = ({ src, dst }: { src: string; dst: string }): string =>
  JSON.stringify({ type: 'EXPIRE', src: dst, dst: src });

export const closeCodes = {
  goingAway: 1001,
  malformed: 1007,
  tooFast: 1008,
  tryLater: 1013,
  replaced: 4000,
} as const;
