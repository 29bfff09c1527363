import type { PhoneChannel } from '../../core/control/control-events';
import type { Remembering } from '../../core/control/remembering';
import type { PhoneEffect, PhoneEvent } from '../../core/protocol/phone-state';

type Memorable = Extract<PhoneEffect, { t: 'check-laptop' | 'keep-laptop' }>;

export interface LaptopMemory {
  /** Something can be forgotten. */
  any(): boolean;
  perform(effect: Memorable): void;
  forget(): void;
}

/** Apart from the app's first script: nothing on the first screen waits for it. */
const load = async (): Promise<Remembering> =>
  (await import('./remembered-laptops')).openRememberedLaptops();

/**
 * Carries out what the session does with remembered laptops. Where a browser keeps nothing, no
 * laptop is ever known, and the code stays the way. `changed` hears when `any` may have changed.
 */
export const createLaptopMemory = (
  current: () => PhoneChannel | null,
  dispatch: (event: PhoneEvent) => void,
  changed: () => void,
  loading: Promise<Remembering> = load(),
): LaptopMemory => {
  let any = false;
  const orLog = (work: Promise<void>): void => {
    work.catch((error: unknown) => console.warn('[baton:phone] remembered laptops:', error));
  };
  const look = async (): Promise<void> => {
    any = (await (await loading).list()).length > 0;
    changed();
  };
  const carryOut = async (effect: Memorable, channel: PhoneChannel): Promise<void> => {
    const memory = await loading;
    switch (effect.t) {
      case 'check-laptop': {
        const { transcript } = channel;
        const laptop = await memory.recognize(effect.claim, transcript);
        // Who is not remembered here does not learn who this phone is.
        const claim = laptop === null ? null : await memory.claim(transcript);
        if (claim === null || current() !== channel) return;
        channel.send({ t: 'remembered', ...claim });
        return dispatch({ t: 'answered' });
      }
      case 'keep-laptop': {
        const own = await memory.ownKey();
        // A laptop has no name of its own; nobody is told of more than that there is one.
        if (await memory.keep(effect.key, 'laptop')) channel.send({ t: 'remember', key: own });
        return look();
      }
      default:
        return effect satisfies never;
    }
  };

  const forget = async (): Promise<void> => {
    await (await loading).forgetAll();
    return look();
  };

  orLog(look());
  return {
    any: () => any,
    perform(effect) {
      const channel = current();
      if (channel !== null) orLog(carryOut(effect, channel));
    },
    forget: () => orLog(forget()),
  };
};
