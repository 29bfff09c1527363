import * as v from 'valibot';
import type { Bytes } from '../protocol/bytes';
import { fingerprintOf } from '../protocol/fingerprint';
import type { IceAnswer } from '../protocol/ice-servers';
import type { Role } from '../protocol/keys';
import { limits } from '../protocol/limits';
import { unseal } from '../protocol/seal';
import { parseGreeting } from './broker-greeting';
import { describesOnlyData } from './describes-only-data';

/** A peer id as both ends form it; nobody else can be the source of anything. */
const peerId = v.pipe(v.string(), v.regex(/^b[0-9a-f]{32}$/));
const connectionId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const sdp = v.pipe(v.string(), v.maxLength(limits.sealedPayloadBytes));
const inner = { type: v.literal('data'), connectionId };

/** What a broker message looks like outside. A broker may add fields, so they are only ignored. */
const sealed = v.object({
  type: v.picklist(['OFFER', 'ANSWER', 'CANDIDATE']),
  src: peerId,
  payload: v.strictObject({
    ...inner,
    c: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    b: v.pipe(v.string(), v.maxLength(limits.sealedPayloadBytes)),
  }),
});
const plainHint = v.variant('type', [
  v.object({ type: v.literal('ID-TAKEN') }),
  v.object({ type: v.literal('EXPIRE'), src: peerId }),
]);

const payloads = {
  OFFER: v.object({
    ...inner,
    serialization: v.literal('json'),
    sdp: v.object({ type: v.literal('offer'), sdp }),
  }),
  ANSWER: v.object({ ...inner, sdp: v.object({ type: v.literal('answer'), sdp }) }),
  CANDIDATE: v.object({
    ...inner,
    candidate: v.object({
      candidate: v.pipe(v.string(), v.maxLength(1024)),
      sdpMid: v.nullish(v.pipe(v.string(), v.maxLength(16))),
      sdpMLineIndex: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0))),
      usernameFragment: v.nullish(v.pipe(v.string(), v.maxLength(256))),
    }),
  }),
};

type Sealed = v.InferOutput<typeof sealed>;

/** A message in the form in which PeerJS may have it: opened, checked, and nothing but known fields. */
export type Signal =
  | {
      readonly type: 'OFFER' | 'ANSWER';
      readonly src: string;
      readonly payload: v.InferOutput<(typeof payloads)['OFFER' | 'ANSWER']>;
    }
  | {
      readonly type: 'CANDIDATE';
      readonly src: string;
      readonly payload: v.InferOutput<(typeof payloads)['CANDIDATE']>;
    };

export interface SignalFilterOptions {
  /** Our own peer id. */
  readonly self: string;
  /** The other end's role and its `signal` key. */
  readonly role: Role;
  readonly key: CryptoKey;
  /** An end that waits expects offers, from anybody; one that dials expects answers, from one id. */
  readonly expects: { readonly type: 'OFFER' } | { readonly type: 'ANSWER'; readonly from: string };
  /** In the order of arrival. `fingerprint` is a description's only one. */
  onSignal(signal: Signal, fingerprint: Bytes | null): void;
  /** We are registered. Not authenticated: the broker says whatever it likes, of servers too. */
  onOpen(ice: IceAnswer | null): void;
  /** No more authenticated. */
  onHint(hint: 'id-taken' | 'expire'): void;
}

export interface SignalFilter {
  /** Takes whatever came from the broker; never throws. */
  receive(message: unknown): void;
  /** Resolves when all that was received until now has passed or been dropped. */
  settled(): Promise<void>;
  readonly passed: number;
  readonly dropped: number;
}

interface Source {
  messages: number;
  readonly counters: Set<number>;
}
const maxSources = 256;
const maxWaiting = 64;

/** The door between an untrusted broker and PeerJS (section 4). */
export function createSignalFilter(options: SignalFilterOptions): SignalFilter {
  const { self, role, key, expects, onSignal, onOpen, onHint } = options;
  const sources = new Map<string, Source>();
  let queue = Promise.resolve();
  let waiting = 0;
  let passed = 0;
  let dropped = 0;

  /** Null when this source has said enough, or when there are too many sources to remember one more. */
  const sourceOf = (src: string): Source | null => {
    const known = sources.get(src);
    if (known) return known;
    if (sources.size >= maxSources) {
      const [forgotten] = [...sources].find(([, { counters }]) => counters.size === 0) ?? [];
      if (forgotten === undefined) return null;
      sources.delete(forgotten);
    }
    const source = { messages: 0, counters: new Set<number>() };
    sources.set(src, source);
    return source;
  };

  const open = async ({ type, src, payload }: Sealed): Promise<unknown> =>
    unseal({ key, role, type, src, dst: self, counter: payload.c, sealed: payload.b });

  /** Whether it was let through. */
  const pass = (outer: Sealed, source: Source, plain: unknown): boolean => {
    const { type, src, payload } = outer;
    if (plain === null || source.counters.has(payload.c)) return false;
    source.counters.add(payload.c);
    if (type === 'CANDIDATE') {
      const parsed = v.safeParse(payloads.CANDIDATE, plain);
      if (!parsed.success || parsed.output.connectionId !== payload.connectionId) return false;
      onSignal({ type, src, payload: parsed.output }, null);
      return true;
    }
    const parsed = v.safeParse(payloads[type], plain);
    if (!parsed.success || parsed.output.connectionId !== payload.connectionId) return false;
    const description = parsed.output.sdp.sdp;
    if (!describesOnlyData(description)) return false;
    onSignal({ type, src, payload: parsed.output }, fingerprintOf(description));
    return true;
  };

  const hint = (message: unknown): boolean => {
    const greeting = parseGreeting(message);
    if (greeting !== null) {
      onOpen(greeting.ice);
      return true;
    }
    const parsed = v.safeParse(plainHint, message);
    if (!parsed.success) return false;
    if (parsed.output.type === 'ID-TAKEN') onHint('id-taken');
    else if (expects.type !== 'ANSWER' || parsed.output.src === expects.from) onHint('expire');
    return true;
  };

  return {
    receive(message) {
      const outer = v.safeParse(sealed, message);
      if (!outer.success) {
        if (hint(message)) passed += 1;
        else dropped += 1;
        return;
      }
      const { type, src } = outer.output;
      const expected = type === 'CANDIDATE' || type === expects.type;
      const stranger = expects.type === 'ANSWER' && src !== expects.from;
      const source = expected && !stranger && waiting < maxWaiting ? sourceOf(src) : null;
      if (source === null || source.messages >= limits.sealedPerSource) {
        dropped += 1;
        return;
      }
      source.messages += 1;
      waiting += 1;
      // Opened side by side, passed on in order.
      const opened = open(outer.output);
      queue = queue.then(async () => {
        const plain = await opened;
        waiting -= 1;
        try {
          if (pass(outer.output, source, plain)) passed += 1;
          else dropped += 1;
        } catch {
          // The platform refused, for one because it has too many connections. It is one message
          // less, as if the broker had lost it; the next must still get through.
          dropped += 1;
        }
      });
    },
    settled: () => queue,
    get passed() {
      return passed;
    },
    get dropped() {
      return dropped;
    },
  };
}
