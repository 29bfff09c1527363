import { expect, it } from 'vitest';
import type { PhoneChannel } from '../../../core/control/control-events';
import { createRemembering } from '../../../core/control/remembering';
import type { ToLaptop } from '../../../core/protocol/messages';
import type { PhoneEvent } from '../../../core/protocol/phone-state';
import type { Claim } from '../../../core/protocol/remembered';
import { createLaptopMemory } from '../../../pwa/session/laptop-memory';
import { eventually } from '../../support/eventually';
import { memoryStore } from './remembered-store';

const here = new Uint8Array(155).fill(1);
const elsewhere = new Uint8Array(155).fill(2);

/** A phone in the pairing `here` with a laptop that it may remember. */
const phoneWith = async (remembered: boolean) => {
  const memory = createRemembering('P', memoryStore());
  const laptop = createRemembering('L', memoryStore());
  const stranger = createRemembering('L', memoryStore());
  for (const end of [laptop, stranger]) {
    await end.ownKey();
    await end.keep(await memory.ownKey(), 'Pixel 8');
  }
  if (remembered) await memory.keep(await laptop.ownKey(), 'laptop');
  const sent: ToLaptop[] = [];
  const heard: PhoneEvent[] = [];
  let current: PhoneChannel | null = {
    code: '19',
    transcript: here,
    send: (message) => void sent.push(message),
    consented: () => {},
    close: () => {},
  };
  let checked = 0;
  const counted: typeof memory = {
    ...memory,
    recognize: (...made) => memory.recognize(...made).finally(() => setTimeout(() => checked++)),
  };
  const phone = createLaptopMemory(
    () => current,
    (event) => heard.push(event),
    () => {},
    Promise.resolve(counted),
  );
  const hears = async (claim: Claim | null): Promise<void> => {
    if (claim === null) throw new Error('nothing to say');
    const before = checked;
    phone.perform({ t: 'check-laptop', claim });
    await eventually('the claim is checked', () => checked > before, { everyMs: 1 });
    await memory.claim(here);
  };
  const hangUp = (): void => {
    current = null;
  };
  return { memory, laptop, stranger, phone, sent, heard, hears, hangUp };
};

it('names itself to a remembered laptop that proves itself in this pairing', async () => {
  const { laptop, memory, sent, heard, hears } = await phoneWith(true);
  await hears(await laptop.claim(here));
  await eventually('the answer', () => heard.length > 0, { everyMs: 1 });
  const [answer] = sent;
  if (answer?.t !== 'remembered') throw new Error('no claim');
  expect(await laptop.recognize(answer, here)).toMatchObject({ name: 'Pixel 8' });
  expect(answer.key).toBe(await memory.ownKey());
  expect(heard).toEqual([{ t: 'answered' }]);
});

it('never names itself to a laptop that it does not remember, or that proves nothing', async () => {
  const { laptop, stranger, sent, heard, hears } = await phoneWith(true);
  const [good, other] = [await laptop.claim(here), await stranger.claim(here)];
  if (good === null || other === null) throw new Error('nothing to say');
  await hears(other);
  await hears(await laptop.claim(elsewhere));
  await hears({ key: good.key, signature: other.signature });
  const unknown = await phoneWith(false);
  await unknown.hears(await unknown.laptop.claim(here));
  expect([...sent, ...heard, ...unknown.sent, ...unknown.heard]).toEqual([]);
});

it('says nothing on a channel that is gone', async () => {
  const { laptop, sent, heard, hears, hangUp } = await phoneWith(true);
  const claim = await laptop.claim(here);
  const checking = hears(claim);
  hangUp();
  await checking;
  expect([...sent, ...heard]).toEqual([]);
});

it('keeps a laptop’s key, answers with its own, and forgets both', async () => {
  const { laptop, memory, phone, sent } = await phoneWith(false);
  const own = await memory.ownKey();
  expect(phone.any()).toBe(false);
  phone.perform({ t: 'keep-laptop', key: await laptop.ownKey() });
  await eventually('a laptop to forget', () => phone.any(), { everyMs: 1 });
  expect(sent).toEqual([{ t: 'remember', key: own }]);
  phone.forget();
  await eventually('nothing to forget', () => !phone.any(), { everyMs: 1 });
  expect(await memory.list()).toEqual([]);
  expect(await memory.ownKey()).not.toBe(own);
});
