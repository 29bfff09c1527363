import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type ToHost, toHost } from './background-messages';

/** Where everybody else comes in: tabs and overlays by a port each, the worker by messages. */
export const openDoors = (on: {
  readonly tab: (port: chrome.runtime.Port) => void;
  readonly overlay: (port: chrome.runtime.Port) => void;
  readonly background: (message: ToHost) => void;
}): void => {
  browser.runtime.onConnect.addListener((port) => {
    const typed = port as unknown as chrome.runtime.Port;
    if (port.name === 'tab') on.tab(typed);
    if (port.name === 'overlay') on.overlay(typed);
  });
  browser.runtime.onMessage.addListener((raw: unknown, sender) => {
    // Content scripts have a tab; only the worker speaks from outside of one.
    if (sender.id !== browser.runtime.id || sender.tab !== undefined) return;
    const parsed = v.safeParse(toHost, raw);
    if (parsed.success) on.background(parsed.output);
  });
};
