import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LaptopChannel } from '../../../core/control/control-events';
import { createRemembering } from '../../../core/control/remembering';
import { runSession } from '../../../core/control/session-runner';
import type { Bytes } from '../../../core/protocol/bytes';
import { laptopTransition } from '../../../core/protocol/laptop-session';
import type { LaptopEffect, LaptopEvent, LaptopState } from '../../../core/protocol/laptop-state';
import type { ToPhone } from '../../../core/protocol/messages';
import { type Claim, claim, makeIdentity } from '../../../core/protocol/remembered';
import { createPhoneMemory } from '../../../extension/session/phone-memory';
import { eventually } from '../../support/eventually';
import { memoryStore } from './remembered-store';

/** A laptop that remembers one phone, in the pairing of `transcript`. */
const laptopIn = async (transcript: Bytes) => {
  const clock = { at: 0 };
  const phone = createRemembering('P', memoryStore(), () => clock.at);
  const laptop = createRemembering('L', memoryStore(), () => clock.at);
  await laptop.keep(await phone.ownKey(), 'Pixel 8');
  await phone.keep(await laptop.ownKey(), 'laptop');
  const said: ToPhone[] = [];
  let checked = 0;
  const counted: typeof laptop = {
    ...laptop,
    async recognize(made, bound) {
      const found = await laptop.recognize(made, bound);
      // The session hears of it in a later turn.
      setTimeout(() => (checked += 1), 0);
      return found;
    },
  };
  const channel: LaptopChannel = {
    code: '19',
    transcript,
    send: (message) => void said.push(message),
    consented: () => {},
    close: () => {},
  };
  const perform = createPhoneMemory(
    () => channel,
    (event) => session.dispatch(event),
    counted,
  );
  const session = runSession<LaptopState, LaptopEvent, LaptopEffect>({
    initial: { phase: 'idle' },
    transition: laptopTransition,
    perform(effect) {
      if (effect.t === 'send') said.push(effect.message);
      if (effect.t === 'introduce' || effect.t === 'check-phone') perform(effect);
    },
    render: () => {},
  });
  session.dispatch({ t: 'invite', host: 'meet.example.org', late: false, site: null });
  session.dispatch({ t: 'proven', code: '19' });
  session.dispatch({ t: 'message', message: { i: 1, t: 'ready', name: 'Somebody' } });
  const claims = async (made: Claim): Promise<void> => {
    const before = checked;
    session.dispatch({ t: 'message', message: { i: 2, t: 'remembered', ...made } });
    await eventually('the claim is checked', () => checked > before, { everyMs: 1 });
  };
  const click = (): boolean => {
    session.dispatch({ t: 'action', action: { do: 'continue' } });
    return said.some(({ t }) => t === 'accept');
  };
  return { clock, phone, laptop, said, session, claims, click };
};

const here = new Uint8Array(155).fill(1);

it('one click stands for the code of a phone that proved to be the remembered one', async () => {
  const { phone, claims, click, said, session } = await laptopIn(here);
  expect(click(), 'before it said anything').toBe(false);
  const made = await phone.claim(here);
  if (made === null) throw new Error('the phone has nothing to say');
  await claims(made);
  expect(session.state()).toMatchObject({ phase: 'confirming', known: 'Pixel 8' });
  expect(said.map(({ t }) => t)).toContain('recognized');
  expect(click()).toBe(true);
});

it('says who it is once the proof is there, and only where it remembers somebody', async () => {
  const { said, phone, session, laptop } = await laptopIn(here);
  await eventually('the introduction', () => said.some(({ t }) => t === 'remembered'));
  const introduced = said.find((message) => message.t === 'remembered');
  if (introduced?.t !== 'remembered') throw new Error('nothing');
  expect(await phone.recognize(introduced, here)).not.toBeNull();
  await laptop.forgetAll();
  session.dispatch({ t: 'action', action: { do: 'decline' } });
  session.dispatch({ t: 'proven', code: '20' });
  expect(said.filter(({ t }) => t === 'remembered')).toHaveLength(1);
});

it('no click stands for the code after a forged, replayed, reflected, unknown or late claim', async () => {
  const wrongs = ['forged', 'replayed', 'reflected', 'swapped', 'unknown', 'expired'] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...wrongs),
      fc.uint8Array({ minLength: 155, maxLength: 155 }),
      fc.nat({ max: 85 }),
      async (wrong, other, place) => {
        fc.pre(other.some((byte) => byte !== 1));
        const { clock, phone, laptop, claims, click, session } = await laptopIn(here);
        const stranger = await claim(await makeIdentity(), 'P', here);
        const good = await phone.claim(here);
        const replayed = await phone.claim(new Uint8Array(other));
        const own = await laptop.claim(here);
        if (good === null || replayed === null || own === null) throw new Error('nothing to say');
        const letter = good.signature[place] === 'A' ? 'E' : 'A';
        const { signature } = good;
        const forged = `${signature.slice(0, place)}${letter}${signature.slice(place + 1)}`;
        if (wrong === 'expired') clock.at += 90 * 86_400_000;
        await claims(
          {
            forged: { ...good, signature: forged },
            replayed,
            reflected: { ...own, key: good.key },
            swapped: { key: good.key, signature: stranger.signature },
            unknown: stranger,
            expired: good,
          }[wrong],
        );
        expect(session.state()).toMatchObject({ phase: 'confirming', known: null });
        expect(click()).toBe(false);
        // One try: not even the right one counts after it.
        session.dispatch({ t: 'message', message: { i: 3, t: 'remembered', ...good } });
        expect(click()).toBe(false);
        session.dispatch({ t: 'action', action: { do: 'code', digits: '19' } });
        expect(session.state(), 'the code is still the way').toMatchObject({ accepted: true });
      },
    ),
    { numRuns: 60 },
  );
});
