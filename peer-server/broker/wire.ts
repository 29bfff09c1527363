import * as v from 'valibot';
import type { IceServer } from './ice-servers';

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

// Tried in this order: what comes most, first.
const frame = v.variant('type', [
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
  v.strictObject({ type: v.literal('HEARTBEAT') }),
]);
export type ClientFrame = v.InferOutput<typeof frame>;

/** Deeper than any frame of PeerJS; most of what follows recurses, and V8 takes long for very deep ones. */
const maxDepth = 65;

/** Where the JSON string that begins at `from` ends; the end of the text where it does not. */
const endOfString = (text: string, from: number): number => {
  for (let end = from; ; ) {
    end = text.indexOf('"', end + 1);
    if (end === -1) return text.length;
    let before = end;
    while (text[before - 1] === '\\') before -= 1;
    if ((end - before) % 2 === 0) return end;
  }
};
/** Looked at before anything is made of the text: what is too deep costs nothing. */
const isShallow = (text: string): boolean => {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text[at]) {
      case '"':
        at = endOfString(text, at);
        break;
      case '[':
      case '{':
        depth += 1;
        if (depth > maxDepth) return false;
        break;
      case ']':
      case '}':
        depth -= 1;
        break;
      default:
    }
  }
  return true;
};

/** What a client sent, or null when it is not a frame that PeerJS could have sent. */
export const parseFrame = (text: string): ClientFrame | null => {
  if (!isShallow(text)) return null;
  try {
    const parsed = v.safeParse(frame, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    // Not JSON: as malformed as JSON of another shape.
    return null;
  }
};

/**
 * The frame as its receiver gets it. PeerJS leaves `src` out, so that the text, which is known to
 * be an object with nothing but the other keys, can go on as it is with the true one before it.
 */
export const relayedFrame = (text: string, frame: ClientFrame, src: string): string =>
  'src' in frame
    ? JSON.stringify({ ...frame, src })
    : `{"src":"${src}",${text.slice(text.indexOf('{') + 1)}`;

export const openFrame = JSON.stringify({ type: 'OPEN' });
/** OPEN with what PeerJS does not look at; `seconds`: how long the credentials are good, null without any. */
export const openFrameWith = (iceServers: readonly IceServer[], seconds: number | null): string =>
  JSON.stringify({ type: 'OPEN', payload: { iceServers, seconds } });
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
