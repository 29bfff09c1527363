import { describe, expect, it } from 'vitest';
import { createRemembering } from '../../../core/control/remembering';
import { memoryStore } from './remembered-store';

const transcript = new Uint8Array(155).fill(7);
const dayMs = 86_400_000;

/** A laptop and a phone that remember each other, and the laptop's clock. */
const pair = async () => {
  const clock = { at: 1_000 * dayMs };
  const stores = { laptop: memoryStore(), phone: memoryStore() };
  const laptop = createRemembering('L', stores.laptop, () => clock.at);
  const phone = createRemembering('P', stores.phone, () => clock.at);
  const [laptopKey, phoneKey] = await Promise.all([laptop.ownKey(), phone.ownKey()]);
  expect(await laptop.keep(phoneKey, 'Pixel 8')).toBe(true);
  expect(await phone.keep(laptopKey, 'laptop')).toBe(true);
  return { clock, stores, laptop, phone, phoneKey };
};
const made = <T>(value: T | null): T => {
  if (value === null) throw new Error('nothing to say');
  return value;
};

describe('remembered ends', () => {
  it('know each other again, by one key each', async () => {
    const { laptop, phone } = await pair();
    const fromLaptop = made(await laptop.claim(transcript));
    expect(await phone.recognize(fromLaptop, transcript)).toMatchObject({ name: 'laptop' });
    const fromPhone = made(await phone.claim(transcript));
    expect(await laptop.recognize(fromPhone, transcript)).toMatchObject({ name: 'Pixel 8' });
    expect(await laptop.ownKey()).toBe(fromLaptop.key);
  });

  it('say nothing of themselves while they know nobody', async () => {
    const alone = createRemembering('L', memoryStore());
    await alone.ownKey();
    expect(await alone.claim(transcript)).toBeNull();
  });

  it('do not know who was never remembered, however good the signature is', async () => {
    const { laptop } = await pair();
    const stranger = await pair();
    const claim = made(await stranger.phone.claim(transcript));
    expect(await laptop.recognize(claim, transcript)).toBeNull();
  });

  it('are forgotten after 90 idle days, and begin anew with each use', async () => {
    const { clock, stores, laptop, phone } = await pair();
    const claim = made(await phone.claim(transcript));
    clock.at += 89 * dayMs;
    expect(await laptop.recognize(claim, transcript)).not.toBeNull();
    clock.at += 89 * dayMs;
    expect(await laptop.list()).toHaveLength(1);
    clock.at += dayMs;
    expect(await laptop.recognize(claim, transcript)).toBeNull();
    expect(await laptop.claim(transcript)).toBeNull();
    expect(stores.laptop.ends.size).toBe(0);
  });

  it('are forgotten one by one, or all with the key they were known by', async () => {
    const { laptop, phone, phoneKey } = await pair();
    const before = await laptop.ownKey();
    const claim = made(await phone.claim(transcript));
    await laptop.forget(phoneKey);
    expect(await laptop.recognize(claim, transcript)).toBeNull();
    await laptop.forgetAll();
    expect(await laptop.list()).toEqual([]);
    expect(await laptop.ownKey()).not.toBe(before);
  });
});
