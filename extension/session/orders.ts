import { browser } from 'wxt/browser';
import type { LaptopEffect } from '../../core/protocol/laptop-state';
import type { ToBackground } from './background-messages';

/** Orders for the worker; one that sleeps is woken by them. */
export const order = (message: ToBackground): void => {
  browser.runtime.sendMessage(message).catch((error: unknown) => {
    console.warn('[baton:session] the worker did not take', message.t, error);
  });
};

/** What the session wants done to the meeting's tab and only the worker may do. */
export const orderFor = (
  tabId: number,
  effect: Extract<LaptopEffect, { t: 'ask-for-site' | 'close-tab' }>,
  tabOrigin: string | undefined,
): void => {
  if (effect.t === 'close-tab') return order({ to: 'background', t: 'close-tab', tabId });
  const origin = effect.origin ?? tabOrigin;
  if (origin !== undefined) order({ to: 'background', t: 'ask-for-site', tabId, origin });
};
