import type { LaptopChannel } from '../../core/control/control-events';
import { openRememberedStore } from '../../core/control/remembered-store';
import { createRemembering, type Remembering } from '../../core/control/remembering';
import type { LaptopEffect, LaptopEvent } from '../../core/protocol/laptop-state';

type Memorable = Extract<
  LaptopEffect,
  { t: 'introduce' | 'check-phone' | 'ask-to-remember' | 'keep-phone' }
>;

/**
 * Carries out what the session does with remembered phones. Where a browser keeps nothing, no phone
 * is ever known, and the code stays the way. Nothing is said on, nor heard of, a channel that
 * another has replaced meanwhile.
 */
export const createPhoneMemory = (
  current: () => LaptopChannel | null | undefined,
  dispatch: (event: LaptopEvent) => void,
  memory: Remembering = createRemembering('L', openRememberedStore()),
): ((effect: Memorable) => void) => {
  const carryOut = async (effect: Memorable, channel: LaptopChannel): Promise<void> => {
    const hear = (event: LaptopEvent): void => {
      if (current() === channel) dispatch(event);
    };
    switch (effect.t) {
      case 'introduce': {
        const claim = await memory.claim(channel.transcript);
        if (claim !== null) channel.send({ t: 'remembered', ...claim });
        return;
      }
      case 'check-phone': {
        const phone = await memory.recognize(effect.claim, channel.transcript);
        if (phone !== null) hear({ t: 'recognized', name: phone.name });
        return;
      }
      case 'ask-to-remember':
        try {
          channel.send({ t: 'remember', key: await memory.ownKey() });
        } catch (error) {
          hear({ t: 'kept', done: false });
          throw error;
        }
        return;
      case 'keep-phone': {
        const kept = await memory.keep(effect.key, effect.name).catch(() => false);
        return hear({ t: 'kept', done: kept });
      }
      default:
        return effect satisfies never;
    }
  };
  return (effect) => {
    const channel = current();
    if (!channel) return;
    carryOut(effect, channel).catch((error: unknown) =>
      console.warn('[baton:session] remembered phones:', error),
    );
  };
};
