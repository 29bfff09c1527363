import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../../core/protocol/bytes';
import { toHex } from '../../../core/protocol/bytes';
import type { HandshakeInput, HandshakeStep } from '../../../core/protocol/handshake';
import { laptopHandshake, phoneHandshake } from '../../../core/protocol/handshake';
import { headerOf } from '../../../core/protocol/invitation';
import { derivePairingKeys } from '../../../core/protocol/keys';
import { commitment, proof, transcript } from '../../../core/protocol/transcript';
import { nearJson, nearText } from './mutations';
import { fpL, fpP, header, invitation, keys, nL, nP } from './vector';

const input: HandshakeInput = { keys, header, fpL, fpP };
const cP = await commitment(fpP, nP);
const bound = transcript({ header, fpL, fpP, cP, nL, nP });
const messages = {
  hello: { t: 'hello', v: 1, cP: toHex(cP) },
  challenge: { t: 'chal', nL: toHex(nL) },
  phoneProof: { t: 'proof', nP: toHex(nP), m: toHex(await proof(keys.mac.P, bound)) },
  laptopProof: { t: 'proof', m: toHex(await proof(keys.mac.L, bound)) },
};
const hello = JSON.stringify(messages.hello);
const challenge = JSON.stringify(messages.challenge);
const phoneProof = JSON.stringify(messages.phoneProof);
const laptopProof = JSON.stringify(messages.laptopProof);
const refused = { error: 'protocol' };
const done = { code: '19', transcript: bound };

type Change = Partial<HandshakeInput>;
const laptop = (change: Change = {}) => laptopHandshake({ ...input, random: () => nL, ...change });
const phone = (change: Change = {}) => phoneHandshake({ ...input, random: () => nP, ...change });

/** Lets two ends talk until one refuses or both are done. */
async function run(laptopChange: Change, phoneChange: Change) {
  const ends = {
    laptop: laptopHandshake({ ...input, ...laptopChange }),
    phone: phoneHandshake({ ...input, ...phoneChange }),
  };
  const last: { laptop: HandshakeStep | null; phone: HandshakeStep | null } = {
    laptop: null,
    phone: null,
  };
  let message: string | null = await ends.phone.start();
  for (
    let to: 'laptop' | 'phone' = 'laptop';
    message !== null;
    to = to === 'laptop' ? 'phone' : 'laptop'
  ) {
    const step: HandshakeStep = await ends[to].receive(message);
    last[to] = step;
    message = 'error' in step ? null : step.send;
  }
  return last;
}

const otherKeys = (change: { secret?: Bytes; pin?: Bytes; broker?: string }) =>
  derivePairingKeys({ ...invitation, header, ...change });
const otherSecret = await otherKeys({ secret: nL });
const otherPin = await otherKeys({ pin: nL });
const otherBroker = await otherKeys({ broker: 'a.example.org' });

describe('the handshake', () => {
  it('says exactly what the test vector says', async () => {
    const ends = { laptop: laptop(), phone: phone() };
    expect(await ends.phone.start()).toBe(hello);
    expect(await ends.laptop.receive(hello)).toEqual({ send: challenge, done: null });
    expect(await ends.phone.receive(challenge)).toEqual({ send: phoneProof, done: null });
    expect(await ends.laptop.receive(phoneProof)).toEqual({ send: laptopProof, done });
    expect(await ends.phone.receive(laptopProof)).toEqual({ send: null, done });
  });

  it('gives both ends the same code and transcript, others each time', async () => {
    const transcripts = new Set<string>();
    for (let time = 0; time < 20; time++) {
      const last = await run({}, {});
      expect(last.laptop).toMatchObject({ done: { code: expect.stringMatching(/^\d\d$/) } });
      expect(last.phone).toMatchObject({ send: null });
      const [one, other] = [last.laptop, last.phone].map((step) =>
        step && 'done' in step ? step.done : null,
      );
      expect(one).toEqual(other);
      transcripts.add(toHex(one?.transcript ?? nL));
    }
    expect(transcripts.size).toBe(20);
  });

  it.each([
    ['sees another certificate of the phone', { fpP: fpL }],
    ['sees another certificate of the laptop', { fpL: fpP }],
    ['has another mode', { header: headerOf({ ...invitation, mode: 2 }) }],
    ['has another expiry', { header: headerOf({ ...invitation, exp: 1235 }) }],
    ['has another secret', { keys: otherSecret }],
    ['has another pin', { keys: otherPin }],
    ['has another broker', { keys: otherBroker }],
  ])('ends at the laptop when one end %s', async (_, change) => {
    expect(await run(change, {})).toMatchObject({ laptop: refused, phone: { done: null } });
    expect(await run({}, change)).toMatchObject({ laptop: refused, phone: { done: null } });
  });

  it('ends at the phone when the laptop proves with other keys, or sends the proof back', async () => {
    const foreign = await proof(otherSecret.mac.L, bound);
    for (const m of [toHex(foreign), messages.phoneProof.m]) {
      const end = phone();
      await end.start();
      await end.receive(challenge);
      expect(await end.receive(JSON.stringify({ t: 'proof', m }))).toEqual(refused);
      expect(await end.receive(laptopProof)).toEqual(refused);
    }
  });

  it('ends when the phone opens another nonce than it committed to', async () => {
    const committed = await commitment(fpP, nL);
    const forged = transcript({ header, fpL, fpP, cP: committed, nL, nP });
    const m = toHex(await proof(keys.mac.P, forged));
    const end = laptop();
    await end.receive(JSON.stringify({ ...messages.hello, cP: toHex(committed) }));
    expect(await end.receive(JSON.stringify({ ...messages.phoneProof, m }))).toEqual(refused);
  });

  it('ends on a message out of order, and for good', async () => {
    for (const first of [challenge, phoneProof, laptopProof]) {
      const end = laptop();
      expect(await end.receive(first)).toEqual(refused);
      expect(await end.receive(hello)).toEqual(refused);
    }
    for (const second of [hello, challenge, laptopProof]) {
      const end = laptop();
      await end.receive(hello);
      expect(await end.receive(second)).toEqual(refused);
      expect(await end.receive(phoneProof)).toEqual(refused);
    }
    for (const first of [hello, phoneProof, laptopProof]) {
      const end = phone();
      await end.start();
      expect(await end.receive(first)).toEqual(refused);
      expect(await end.receive(challenge)).toEqual(refused);
    }
    for (const second of [hello, challenge, phoneProof]) {
      const end = phone();
      await end.start();
      await end.receive(challenge);
      expect(await end.receive(second)).toEqual(refused);
      expect(await end.receive(laptopProof)).toEqual(refused);
    }
  });

  it('takes nothing after it is done', async () => {
    const ends = { laptop: laptop(), phone: phone() };
    await ends.phone.start();
    await ends.laptop.receive(hello);
    await ends.laptop.receive(phoneProof);
    await ends.phone.receive(challenge);
    await ends.phone.receive(laptopProof);
    for (const text of [hello, challenge, phoneProof, laptopProof]) {
      expect(await ends.laptop.receive(text)).toEqual(refused);
      expect(await ends.phone.receive(text)).toEqual(refused);
    }
  });

  it('takes messages one after another when they come at once', async () => {
    const end = laptop();
    const steps = await Promise.all(
      [hello, phoneProof, phoneProof].map((text) => end.receive(text)),
    );
    expect(steps).toEqual([{ send: challenge, done: null }, { send: laptopProof, done }, refused]);
    const twice = laptop();
    expect(await Promise.all([twice.receive(hello), twice.receive(hello)])).toEqual([
      { send: challenge, done: null },
      refused,
    ]);
  });

  it('starts once, by the phone, and the phone takes nothing before that', async () => {
    const end = phone();
    expect(await end.receive(challenge)).toEqual(refused);
    await end.start();
    expect(await end.receive(challenge)).toEqual(refused);
    await expect(end.start()).rejects.toThrow();
  });

  it('stays closed when the platform fails in the middle', async () => {
    const end = laptop({
      random: () => {
        throw new Error('no randomness');
      },
    });
    await expect(end.receive(hello)).rejects.toThrow('no randomness');
    expect(await end.receive(hello)).toEqual(refused);
    expect(await end.receive(phoneProof)).toEqual(refused);
  });

  it('takes a message of 4 KB and no byte more', async () => {
    expect(await laptop().receive(hello.padEnd(4_096))).toEqual({ send: challenge, done: null });
    expect(await laptop().receive(hello.padEnd(4_097))).toEqual(refused);
    const wide = (size: number) => `{"t":"hello","v":1,"cP":"${'é'.repeat(size)}"}`;
    expect(await laptop().receive(wide(3_000))).toEqual(refused);
  });

  it.each([
    ['an extra key', { ...messages.hello, extra: 1 }],
    ['a prototype key', JSON.parse(hello.replace('{', '{"__proto__":1,'))],
    ['an inherited name as key', JSON.parse(hello.replace('{', '{"toString":1,'))],
    ['a missing key', { t: 'hello', cP: messages.hello.cP }],
    ['another version', { ...messages.hello, v: 2 }],
    ['a version as text', { ...messages.hello, v: '1' }],
    ['upper-case hex', { ...messages.hello, cP: messages.hello.cP.toUpperCase() }],
    ['short hex', { ...messages.hello, cP: messages.hello.cP.slice(2) }],
    ['long hex', { ...messages.hello, cP: `${messages.hello.cP}00` }],
    ['hex with a line end', { ...messages.hello, cP: `${messages.hello.cP}\n` }],
    ['an array around it', [messages.hello]],
    ['nothing', null],
  ])('refuses %s', async (_, message) => {
    expect(await laptop().receive(JSON.stringify(message))).toEqual(refused);
  });
});

const fields: Record<string, Record<string, RegExp>> = {
  hello: { t: /^hello$/, v: /^1$/, cP: /^[0-9a-f]{64}$/ },
  challenge: { t: /^chal$/, nL: /^[0-9a-f]{32}$/ },
};

/** A second opinion on the two messages that carry no proof. */
function wellFormed(kind: 'hello' | 'challenge', text: string): boolean {
  const expected = Object.entries(fields[kind] ?? {});
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Not JSON, not well formed.
    return false;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const own = new Map(Object.entries(value));
  return (
    own.size === expected.length &&
    expected.every(([key, form]) => {
      const content: unknown = own.get(key);
      return (key === 'v' ? content === 1 : typeof content === 'string') && form.test(`${content}`);
    })
  );
}

/** Whether two texts are the same message, however written. */
function same(text: string, message: object): boolean {
  try {
    expect(JSON.parse(text)).toStrictEqual(message);
    return true;
  } catch {
    // Not JSON, or another message.
    return false;
  }
}

describe('the handshake under arbitrary messages', () => {
  const texts = fc.oneof(
    { weight: 1, arbitrary: fc.string({ maxLength: 200, unit: 'binary' }) },
    { weight: 1, arbitrary: fc.json() },
    {
      weight: 3,
      arbitrary: nearJson(Object.values(messages)).map((value) => JSON.stringify(value)),
    },
    {
      weight: 3,
      arbitrary: nearText([hello, challenge, phoneProof, laptopProof], '0189afAF{}[]":, \\u\n'),
    },
  );
  const runs = { numRuns: 6_000 };

  it('accepts no hello but a well-formed one', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const step = await laptop().receive(text);
        if ('error' in step === wellFormed('hello', text)) expect.fail(text);
      }),
      runs,
    );
  }, 60_000);

  it('accepts no challenge but a well-formed one', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const end = phone();
        await end.start();
        const step = await end.receive(text);
        if ('error' in step === wellFormed('challenge', text)) expect.fail(text);
      }),
      runs,
    );
  }, 60_000);

  it('accepts no proof of the phone but the right one', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const end = laptop();
        await end.receive(hello);
        const step = await end.receive(text);
        if (!('error' in step) && !same(text, messages.phoneProof)) expect.fail(text);
      }),
      runs,
    );
  }, 60_000);

  it('accepts no proof of the laptop but the right one', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const end = phone();
        await end.start();
        await end.receive(challenge);
        const step = await end.receive(text);
        if (!('error' in step) && !same(text, messages.laptopProof)) expect.fail(text);
      }),
      runs,
    );
  }, 60_000);
});

const flip = (bytes: Bytes, bit: number): Bytes =>
  bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

describe('a proof with one bit changed', () => {
  it('is refused wherever the bit is: what is proven, and the proof itself, on both sides', async () => {
    const context = { header, fpL, fpP, nL, nP };
    const names = ['header', 'fpL', 'fpP', 'nL', 'nP'] as const;
    const cases: Promise<boolean>[] = [];
    const accepted = (step: HandshakeStep | undefined) =>
      step !== undefined && 'done' in step && step.done !== null;

    async function atLaptop(change: Change, text: string): Promise<boolean> {
      const end = laptop(change);
      return accepted((await Promise.all([end.receive(hello), end.receive(text)]))[1]);
    }
    async function atPhone(change: Change, chal: string, text: string): Promise<boolean> {
      const end = phone(change);
      await end.start();
      return accepted((await Promise.all([end.receive(chal), end.receive(text)]))[1]);
    }

    expect(await atLaptop({}, phoneProof)).toBe(true);
    expect(await atPhone({}, challenge, laptopProof)).toBe(true);
    for (const name of names) {
      for (let bit = 0; bit < context[name].length * 8; bit++) {
        const flipped = flip(context[name], bit);
        const text = JSON.stringify({
          ...messages.phoneProof,
          nP: toHex(name === 'nP' ? flipped : nP),
        });
        const random = () => (name === 'nL' ? flipped : nL);
        cases.push(atLaptop({ ...context, [name]: flipped, random }, text));
        const chal = JSON.stringify({ t: 'chal', nL: toHex(name === 'nL' ? flipped : nL) });
        const phoneRandom = () => (name === 'nP' ? flipped : nP);
        cases.push(
          atPhone({ ...context, [name]: flipped, random: phoneRandom }, chal, laptopProof),
        );
      }
    }
    for (const [role, message] of [
      ['P', messages.phoneProof],
      ['L', messages.laptopProof],
    ] as const) {
      const m = await proof(keys.mac[role], bound);
      for (let bit = 0; bit < 256; bit++) {
        const text = JSON.stringify({ ...message, m: toHex(flip(m, bit)) });
        cases.push(role === 'P' ? atLaptop({}, text) : atPhone({}, challenge, text));
      }
    }
    expect(cases.length).toBeGreaterThanOrEqual(2_000);
    expect((await Promise.all(cases)).filter(Boolean)).toEqual([]);
  }, 60_000);
});
