import * as v from 'valibot';
import type { Bytes } from './bytes';
import { equalBytes, fromHex, toHex } from './bytes';
import type { PairingKeys } from './keys';
import { limits } from './limits';
import { commitment, pairingCode, proof, transcript, verifyProof } from './transcript';

/** Lower-case hex of exactly `size` bytes. */
const hex = (size: number) =>
  v.pipe(
    v.string(),
    v.rawTransform<string, Bytes>(({ dataset, addIssue, NEVER }) => {
      const bytes = fromHex(dataset.value);
      if (bytes?.length === size) return bytes;
      addIssue();
      return NEVER;
    }),
  );

/** The four messages of the handshake in the order in which they travel. */
const handshakeMessages = {
  /** P→L */
  hello: v.strictObject({ t: v.literal('hello'), v: v.literal(1), cP: hex(32) }),
  /** L→P */
  challenge: v.strictObject({ t: v.literal('chal'), nL: hex(16) }),
  /** P→L */
  phoneProof: v.strictObject({ t: v.literal('proof'), nP: hex(16), m: hex(32) }),
  /** L→P */
  laptopProof: v.strictObject({ t: v.literal('proof'), m: hex(32) }),
};

export interface HandshakeInput {
  readonly keys: PairingKeys;
  /** Bytes 0..3 of the invitation. */
  readonly header: Bytes;
  /** The DTLS fingerprints as this end measured them. */
  readonly fpL: Bytes;
  readonly fpP: Bytes;
  /** Random bytes of a size; tests give their own. */
  readonly random?: (size: number) => Bytes;
}

export interface Proven {
  /** Two digits. */
  readonly code: string;
  readonly transcript: Bytes;
}

/** `send` goes out first; with `done` the other end is proven and the handshake over. */
export type HandshakeStep =
  | { readonly send: string | null; readonly done: Proven | null }
  | { readonly error: 'protocol' };

/**
 * One end of the handshake, without a channel or a clock. Any `error` means:
 * close without a reply. Messages are taken one after another, however fast
 * `receive` is called; after `done` or an error every further one is an error,
 * so what comes later on a proven channel must not be given to it.
 */
export interface Handshake {
  receive(text: string): Promise<HandshakeStep>;
}

/** The phone speaks first: `start` gives its first message, once. */
export interface PhoneHandshake extends Handshake {
  start(): Promise<string>;
}

const randomBytes = (size: number): Bytes => crypto.getRandomValues(new Uint8Array(size));
const refused = { error: 'protocol' } as const;

/** What one step does with a message; `next: null` ends the handshake. */
type Step = (text: string) => Promise<Taken | null>;
interface Taken {
  readonly send: string | null;
  readonly done: Proven | null;
  readonly next: Step | null;
}

function parse<S extends v.GenericSchema>(schema: S, text: string): v.InferOutput<S> | null {
  // All that these schemas accept is ASCII, where characters are bytes.
  if (text.length > limits.handshakeMessageBytes) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Not JSON is one of the ways not to be a message.
    return null;
  }
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : null;
}

function inOrder(first: () => Step | null): Handshake {
  let started = false;
  let step: Step | null = null;
  let last: Promise<HandshakeStep> = Promise.resolve(refused);

  async function take(text: string): Promise<HandshakeStep> {
    if (!started) {
      started = true;
      step = first();
    }
    const current = step;
    // No way back: an error, and even an exception of the platform, ends it.
    step = null;
    const taken = await current?.(text);
    if (!taken) return refused;
    step = taken.next;
    return { send: taken.send, done: taken.done };
  }

  return {
    receive(text) {
      const run = () => take(text);
      last = last.then(run, run);
      return last;
    },
  };
}

async function proven(input: HandshakeInput, bound: Bytes): Promise<Proven> {
  return { code: await pairingCode(input.keys.sas, bound), transcript: bound };
}

export function laptopHandshake(input: HandshakeInput): Handshake {
  const { keys, header, fpL, fpP, random = randomBytes } = input;

  const hello: Step = async (text) => {
    const message = parse(handshakeMessages.hello, text);
    if (!message) return null;
    const nL = random(16);
    return {
      send: JSON.stringify({ t: 'chal', nL: toHex(nL) }),
      done: null,
      next: phoneProof(message.cP, nL),
    };
  };

  const phoneProof =
    (cP: Bytes, nL: Bytes): Step =>
    async (text) => {
      const message = parse(handshakeMessages.phoneProof, text);
      if (!message) return null;
      const { nP, m } = message;
      const bound = transcript({ header, fpL, fpP, cP, nL, nP });
      const verified = await verifyProof(keys.mac.P, bound, m);
      const committed = equalBytes(await commitment(fpP, nP), cP);
      if (!verified || !committed) return null;
      const own = await proof(keys.mac.L, bound);
      return {
        send: JSON.stringify({ t: 'proof', m: toHex(own) }),
        done: await proven(input, bound),
        next: null,
      };
    };

  return inOrder(() => hello);
}

export function phoneHandshake(input: HandshakeInput): PhoneHandshake {
  const { keys, header, fpL, fpP, random = randomBytes } = input;
  let first: Step | null = null;
  let started = false;

  const challenge =
    (cP: Bytes, nP: Bytes): Step =>
    async (text) => {
      const message = parse(handshakeMessages.challenge, text);
      if (!message) return null;
      const bound = transcript({ header, fpL, fpP, cP, nL: message.nL, nP });
      const m = await proof(keys.mac.P, bound);
      return {
        send: JSON.stringify({ t: 'proof', nP: toHex(nP), m: toHex(m) }),
        done: null,
        next: laptopProof(bound),
      };
    };

  const laptopProof =
    (bound: Bytes): Step =>
    async (text) => {
      const message = parse(handshakeMessages.laptopProof, text);
      if (!message || !(await verifyProof(keys.mac.L, bound, message.m))) return null;
      return { send: null, done: await proven(input, bound), next: null };
    };

  return {
    ...inOrder(() => first),
    async start() {
      if (started) throw new Error('a handshake starts once');
      started = true;
      const nP = random(16);
      const cP = await commitment(fpP, nP);
      first = challenge(cP, nP);
      return JSON.stringify({ t: 'hello', v: 1, cP: toHex(cP) });
    },
  };
}
