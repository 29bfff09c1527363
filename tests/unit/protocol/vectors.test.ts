import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../../core/protocol/bytes';
import { fromHex, sha256, toHex } from '../../../core/protocol/bytes';
import { decodeInvitation, encodeInvitation } from '../../../core/protocol/invitation';
import { deriveBytes, derivePairingKeys, saltOf } from '../../../core/protocol/keys';
import { resumeKey, resumeSecret } from '../../../core/protocol/resume';
import { sealWithIv, unseal } from '../../../core/protocol/seal';
import {
  commitment,
  mutualProof,
  pairingCode,
  proof,
  transcript,
  verifyProof,
} from '../../../core/protocol/transcript';
import { fpL, fpP, fragment, header, invitation, keys, nL, nP } from './vector';

const derived = {
  room: 'ea8fec08bbce7830b8de9bac91e7fae0',
  sess: '65296c13e1212eb31bf80ade4734c6bdbbaef4b7be5d20adec34f4fe00ded5a9',
  'sig L': 'e1540658f28b2a27d9df1eb35b1451f30c5d86b8f93c6ecc4e6f39b5f0efb46c',
  'sig P': '3aa70dece097bee934e0317d91c07569059b383b622778596db5a5298d8b9526',
  'mac L': '728345b92219783f4de30f1aaac25bb33d0f9029b7ec89412295e94d3d38ea99',
  'mac P': '2adb431240be2a4b873141ebeeb11c94d7bc861114597862f46d2cf85a285c72',
  sas: 'ae953182bb771b5493eed1931c0951bf9d99e2273fbde067d01bd78867534731',
};
const cP = await commitment(fpP, nP);
const bound = transcript({ header, fpL, fpP, cP, nL, nP });
const otherBroker = {
  broker: 'call.example.org:9443/b',
  fragment: `${fragment}F2NhbGwuZXhhbXBsZS5vcmc6OTQ0My9i`,
  room: 'a1eb6a63133b0b836c003ec29d71d056',
};
const sealed = {
  iv: new Uint8Array(12).fill(0x33),
  payload: {
    sdp: { type: 'offer', sdp: 'v=0' },
    type: 'data',
    connectionId: 'dc_x',
    serialization: 'json',
  },
  text: 'MzMzMzMzMzMzMzMzpX4ychJZaks8NNd6jPVpVj1/KTaciPcMctQ/QarinoFs0al0qUrDSMUzIf1nkXgy/x8WyKpCkhNK7m0GKlDzsffs/ddDKcmK/A6bLgpHp5VqEFPBz05B50mN5ycKNJ3fliohAQxuYhJlhj7OrL+K',
  place: {
    role: 'P',
    type: 'OFFER',
    src: `b${'a'.repeat(32)}`,
    dst: 'bea8fec08bbce7830b8de9bac91e7fae0',
    counter: 1,
  },
} as const;

const hmac = (raw: Bytes) =>
  crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
const bytesOf = (hex: string): Bytes => fromHex(hex) ?? expect.fail('no hex');

describe('the test vectors of the protocol', () => {
  it('encode and decode the invitation', () => {
    expect(encodeInvitation(invitation)).toBe(fragment);
    expect(decodeInvitation(fragment)).toEqual(invitation);
  });

  it('encode and decode the invitation with a broker, and give it another room', async () => {
    const other = { ...invitation, broker: otherBroker.broker };
    expect(encodeInvitation(other)).toBe(otherBroker.fragment);
    expect(decodeInvitation(otherBroker.fragment)).toEqual(other);
    expect((await derivePairingKeys({ ...other, header })).room).toBe(otherBroker.room);
  });

  it('make the salt', async () => {
    expect(toHex(await saltOf({ ...invitation, header }))).toBe(
      '8099474a318c3ccc9bfc3c44fdbca9f77461146e7233039bc9c108887a2004e5',
    );
  });

  it.each(Object.entries(derived))('derive %s', async (label, hex) => {
    const salt = await saltOf({ ...invitation, header });
    expect(toHex(await deriveBytes(invitation.secret, salt, label, hex.length / 2))).toBe(hex);
  });

  it('are what the keys of a pairing are made of, and none of these can be exported', async () => {
    expect(keys.room).toBe(derived.room);
    const signing = { sess: keys.sessionKey, 'mac L': keys.mac.L, 'mac P': keys.mac.P } as const;
    for (const [label, key] of [...Object.entries(signing), ['sas', keys.sas] as const]) {
      const raw = await hmac(bytesOf(new Map(Object.entries(derived)).get(label) ?? ''));
      expect(await proof(key, nL), label).toEqual(await proof(raw, nL));
    }
    for (const role of ['L', 'P'] as const) {
      const raw = await crypto.subtle.importKey(
        'raw',
        bytesOf(derived[`sig ${role}`]),
        'AES-GCM',
        false,
        ['encrypt'],
      );
      const input = { ...sealed.place, payload: sealed.payload };
      expect(await sealWithIv(sealed.iv, { ...input, key: keys.signal[role] })).toBe(
        await sealWithIv(sealed.iv, { ...input, key: raw }),
      );
    }
    const all = [keys.sessionKey, keys.sas, ...Object.values(keys.mac)];
    for (const key of [...all, ...Object.values(keys.signal)]) expect(key.extractable).toBe(false);
  });

  it('bind the transcript', async () => {
    expect(toHex(cP)).toBe('cdb2802da238a9536f58385bd02858de9e85e7c1d59d260ada27c931212da5e3');
    expect(bound.length).toBe(155);
    expect(toHex(await sha256(bound))).toBe(
      '56722c8a19e84afe032c3750813aa4ff2ceb3afdae5e0b88200eb46ed6b78fdd',
    );
  });

  it.each([
    ['P', '306e691d33841c616b7d89713dfeea676c654d60fc87aefb8df399607a87d591'],
    ['L', '33697f6c9726fbf55feda7e1fb5e6c5b3b2d856d6252df6ed133f5a28c93ee3b'],
  ] as const)('prove as %s', async (role, hex) => {
    expect(toHex(await proof(keys.mac[role], bound))).toBe(hex);
    expect(await verifyProof(keys.mac[role], bound, bytesOf(hex))).toBe(true);
  });

  it('give the pairing code and the mutual code', async () => {
    expect(await pairingCode(keys.sas, bound)).toBe('19');
    expect(await mutualProof(keys.sas, bound)).toBe('N1BSiTVE1iwxgY2srz826w');
  });

  it('resume', async () => {
    const key = await resumeKey(keys.sessionKey, bound);
    expect(toHex(await resumeSecret(key, 1))).toBe('204c7365a251be13c86050cccb171259');
    expect(toHex(await resumeSecret(key, 2))).not.toBe('204c7365a251be13c86050cccb171259');
    expect(key.extractable).toBe(false);
  });

  it('seal and unseal', async () => {
    const place = { ...sealed.place, key: keys.signal.P };
    expect(await sealWithIv(sealed.iv, { ...place, payload: sealed.payload })).toBe(sealed.text);
    expect(await unseal({ ...place, sealed: sealed.text })).toEqual(sealed.payload);
  });

  it.each([
    ['the empty text', ''],
    ['a missing last character', fragment.slice(0, -1)],
    ['padding', `${fragment}=`],
    ['the standard alphabet', fragment.replaceAll('_', '/')],
    ['an unknown version', 'AgEE0gABAgMEBQYHCAkKCwwNDg_Ys1jp30VwK1-yluWz7YyH'],
    ['an unknown mode', 'AQkE0gABAgMEBQYHCAkKCwwNDg_Ys1jp30VwK1-yluWz7YyH'],
    ['a secret of one repeated byte', 'AQEE0gcHBwcHBwcHBwcHBwcHBwfYs1jp30VwK1-yluWz7YyH'],
    ['a wrong broker length', 'AQEE0gABAgMEBQYHCAkKCwwNDg_Ys1jp30VwK1-yluWz7YyHyGEuYg'],
    ['an upper-case broker', `${fragment}BUEub3Jn`],
    ['a text that is not canonical', `${fragment}BGEuYmN`],
  ])('do not decode %s', (_, text) => {
    expect(decodeInvitation(text)).toBeNull();
  });

  it('decode the canonical neighbour of the last of those', () => {
    expect(decodeInvitation(`${fragment}BGEuYmM`)?.broker).toBe('a.bc');
  });
});
