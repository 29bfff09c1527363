import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { toBase64url } from '../../../core/protocol/bytes';
import {
  canVerify,
  claim,
  type Identity,
  makeIdentity,
  publicKeyOf,
  rememberedKey,
  rememberedSignature,
  verifyClaim,
} from '../../../core/protocol/remembered';

const transcript = (seed: number) => new Uint8Array(155).fill(seed);
const kinds: readonly [string, () => Promise<Identity>][] = [
  ['what this browser makes first', makeIdentity],
  [
    'ECDSA P-256',
    () =>
      crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']),
  ],
];

describe.each(kinds)('a remembered key: %s', (_name, make) => {
  it('cannot leave the browser, and its public half passes the door', async () => {
    const identity = await make();
    expect(identity.privateKey.extractable).toBe(false);
    const key = await publicKeyOf(identity);
    expect(v.is(rememberedKey, key)).toBe(true);
    expect(await canVerify(key)).toBe(true);
  });

  it('proves itself in one pairing, in its own role, and nowhere else', async () => {
    const [identity, other] = await Promise.all([make(), make()]);
    const made = await claim(identity, 'P', transcript(1));
    expect(v.is(rememberedSignature, made.signature)).toBe(true);
    expect(await verifyClaim(made, 'P', transcript(1))).toBe(true);
    expect(await verifyClaim(made, 'P', transcript(2)), 'replayed').toBe(false);
    expect(await verifyClaim(made, 'L', transcript(1)), 'reflected').toBe(false);
    const key = await publicKeyOf(other);
    expect(await verifyClaim({ ...made, key }, 'P', transcript(1)), 'of another').toBe(false);
  });

  it('makes signatures of which no bit can be changed', async () => {
    const made = await claim(await make(), 'L', transcript(1));
    for (let place = 0; place < 86; place += 5) {
      const letter = made.signature[place] === 'A' ? 'E' : 'A';
      const signature = made.signature.slice(0, place) + letter + made.signature.slice(place + 1);
      expect(await verifyClaim({ ...made, signature }, 'L', transcript(1))).toBe(false);
    }
  });
});

describe('the door for keys and signatures', () => {
  it('takes two kinds of key, of one length each, written in one way', async () => {
    const key = await publicKeyOf(await makeIdentity());
    for (const wrong of [
      '',
      `${key}A`,
      key.slice(0, -1),
      `${key}=`,
      key.replace(/^./, 'N'),
      `+${key.slice(1)}`,
      'A'.repeat(59),
      'A'.repeat(122),
      'A'.repeat(4_000),
    ])
      expect(v.is(rememberedKey, wrong), wrong.slice(0, 130)).toBe(false);
    for (const size of [0, 63, 65, 64 * 1_024])
      expect(v.is(rememberedSignature, toBase64url(new Uint8Array(size)))).toBe(false);
  });

  it('keeps no key that lies on no curve', async () => {
    const head = [48, 89, 48, 19, 6, 7, 42, 134, 72, 206, 61, 2, 1, 6, 8, 42, 134, 72, 206, 61];
    const rest = [3, 1, 7, 3, 66, 0, 4, ...new Array<number>(64).fill(1)];
    const key = toBase64url(Uint8Array.from([...head, ...rest]));
    expect(v.is(rememberedKey, key)).toBe(true);
    expect(await canVerify(key)).toBe(false);
    const signature = toBase64url(new Uint8Array(64));
    expect(await verifyClaim({ key, signature }, 'P', transcript(1))).toBe(false);
  });
});
