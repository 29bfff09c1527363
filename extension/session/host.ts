import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { runSession, sessionTimers } from '../../core/control/session-runner';
import { laptopTransition } from '../../core/protocol/laptop-session';
import type {
  LaptopEffect,
  LaptopEvent,
  LaptopState,
  LaptopTimer,
} from '../../core/protocol/laptop-state';
import { type ToBackground, type ToHost, toHost } from './background-messages';
import { type InvitationCard, openCard } from './invitation-card';
import { laptopView } from './laptop-view';
import { createMediaRoute } from './media-route';
import type { FromOverlay, ToOverlay } from './overlay-messages';
import { createOverlayPorts } from './overlay-ports';
import { createTabPorts, type TabEvent } from './tab-ports';

type Invite = Extract<ToHost, { t: 'invite' }>;

/** Orders for the worker; one that sleeps is woken by them. */
const order = (message: ToBackground): void => {
  browser.runtime.sendMessage(message).catch((error: unknown) => {
    console.warn('[baton:session] the worker did not take', message.t, error);
  });
};

/**
 * The session host: the only place with keys. Joins the tab that has the
 * meeting, the overlay over it, and the proven link to the phone; what happens
 * next is decided by the session's transition alone.
 */
export const startSessionHost = (signal: AbortSignal): void => {
  let invite: Invite | null = null;
  /** Another tab was clicked while this one carries a call: it comes after this one's return. */
  let waiting: Invite | null = null;
  let card: { readonly it: InvitationCard; readonly abort: AbortController } | null = null;
  let overlayShown = false;

  const tabs = createTabPorts((event) => onTab(event));
  const overlays = createOverlayPorts((tabId, message, answer) =>
    onOverlay(tabId, message, answer),
  );
  const timers = sessionTimers<LaptopTimer>(signal, (timer) =>
    session.dispatch({ t: 'timer', timer }),
  );
  const route = createMediaRoute({
    frames: () => (invite === null ? [] : tabs.frames(invite.tabId)),
    toPhone: (message) => card?.it.channel()?.send(message),
  });

  const mainFrame = () =>
    invite === null ? undefined : tabs.frames(invite.tabId).find(({ frameId }) => frameId === 0);

  const showOverlay = (shown: boolean): void => {
    if (invite === null || shown === overlayShown) return;
    overlayShown = shown;
    mainFrame()?.send(
      shown ? { t: 'show-overlay', nonce: overlays.expect(invite.tabId) } : { t: 'hide-overlay' },
    );
  };

  const openNewCard = (): void => {
    card?.abort.abort();
    if (invite === null) return;
    const abort = new AbortController();
    const it = openCard(invite, abort.signal, (event) => {
      if (event.t === 'message') route.fromPhone(event.message);
      session.dispatch(event);
    });
    card = { it, abort };
  };

  const perform = (effect: LaptopEffect): void => {
    switch (effect.t) {
      case 'open-card':
        return openNewCard();
      case 'close-card':
        card?.abort.abort();
        card = null;
        return;
      case 'spend':
        return card?.it.spend();
      case 'consented':
        return card?.it.channel()?.consented();
      case 'send':
        return card?.it.channel()?.send(effect.message);
      case 'close-channel':
        return card?.it.channel()?.close();
      case 'open-link':
        return route.open();
      case 'close-link':
        return route.close();
      case 'hold':
      case 'go-live':
      case 'give-back':
      case 'phone-devices':
      case 'set-site':
      case 'share-tab':
      case 'leave-site':
        return route.toTab(effect);
      case 'overlay':
        return showOverlay(effect.shown);
      case 'mute-tab':
        if (invite !== null)
          order({ to: 'background', t: 'mute-tab', tabId: invite.tabId, muted: effect.muted });
        return;
      case 'ask-for-site': {
        const origin = effect.origin ?? mainFrame()?.origin;
        if (invite !== null && origin !== undefined)
          order({ to: 'background', t: 'ask-for-site', tabId: invite.tabId, origin });
        return;
      }
      case 'close-tab':
        if (invite !== null) order({ to: 'background', t: 'close-tab', tabId: invite.tabId });
        return;
      case 'timer':
        return timers(effect.timer, effect.ms);
      default:
        return effect satisfies never;
    }
  };

  const render = (state: LaptopState): void => {
    if (invite === null) return;
    const view = laptopView(state);
    overlays.show(invite.tabId, view);
    order({ to: 'background', t: 'badge', tabId: invite.tabId, phase: view.phase });
    if (view.phase === 'inviting' && view.card === 'covered')
      mainFrame()?.send({ t: 'unhide-overlay' });
    if (state.phase === 'idle')
      for (const frame of tabs.frames(invite.tabId)) frame.send({ t: 'watch', on: false });
    const free = state.phase === 'idle' || (state.phase === 'ended' && !state.held);
    if (waiting !== null && free) {
      const next = waiting;
      waiting = null;
      queueMicrotask(() => start(next));
    }
  };

  const session = runSession<LaptopState, LaptopEvent, LaptopEffect>({
    initial: { phase: 'idle' },
    transition: laptopTransition,
    perform,
    render,
  });

  /** Begins in a tab; its frames start to report. */
  const start = (next: Invite): void => {
    if (invite !== null && invite.tabId !== next.tabId) showOverlay(false);
    if (invite?.tabId !== next.tabId) overlayShown = false;
    invite = next;
    const frames = tabs.frames(next.tabId);
    for (const frame of frames) frame.send({ t: 'watch', on: true });
    const main = mainFrame();
    session.dispatch({
      t: 'invite',
      host: next.host === '' ? (main?.host ?? 'this page') : next.host,
      late: main?.late ?? true,
      site: route.bestFrame()?.site ?? null,
    });
  };

  /** A click on the toolbar. One handoff at a time: another tab's call is brought back first. */
  const onInvite = (next: Invite): void => {
    const state = session.state();
    const busy = state.phase !== 'idle' && !(state.phase === 'ended' && !state.held);
    const elsewhere = invite !== null && invite.tabId !== next.tabId && busy;
    if (!elsewhere) return start(next);
    waiting = next;
    tabs
      .frames(next.tabId)
      .find(({ frameId }) => frameId === 0)
      ?.send({ t: 'show-overlay', nonce: overlays.expect(next.tabId) });
    overlays.show(next.tabId, {
      phase: 'inviting',
      qr: null,
      rotatesAt: null,
      card: 'opening',
      notice: null,
      embedded: null,
      call: 'none',
      endsOther: true,
    });
  };

  /** What the other tab's overlay says: end the first call, or leave it alone. */
  const onWaitingOverlay = (next: Invite, message: FromOverlay): void => {
    if (message.t !== 'do') return;
    if (message.action.do === 'close') {
      waiting = null;
      for (const frame of tabs.frames(next.tabId)) frame.send({ t: 'hide-overlay' });
    }
    if (message.action.do !== 'new-code') return;
    const { phase } = session.state();
    const carrying = phase === 'live' || phase === 'reconnecting' || phase === 'ended';
    session.dispatch({
      t: 'action',
      action: carrying
        ? { do: 'bring-back' }
        : { do: phase === 'confirming' ? 'decline' : 'close' },
    });
  };

  const onOverlay = (
    tabId: number,
    message: FromOverlay,
    answer: (message: ToOverlay) => void,
  ): void => {
    const frame = tabs.frames(tabId).find(({ frameId }) => frameId === 0);
    if (message.t === 'size')
      return frame?.send({ t: 'size-overlay', width: message.width, height: message.height });
    if (message.t === 'move')
      return frame?.send({ t: 'move-overlay', dx: message.dx, dy: message.dy });
    if (waiting?.tabId === tabId) return onWaitingOverlay(waiting, message);
    if (message.t !== 'do' || tabId !== invite?.tabId) return;
    const state = session.state();
    if (message.action.do === 'copy-link') {
      if (state.phase === 'inviting' && state.url !== null) answer({ t: 'link', url: state.url });
      return;
    }
    session.dispatch({ t: 'action', action: message.action });
  };

  const onTab = (event: TabEvent): void => {
    const { frame } = event;
    if (frame.tabId !== invite?.tabId) return;
    switch (event.t) {
      case 'hello':
        if (session.state().phase === 'idle') return;
        frame.send({ t: 'watch', on: true });
        if (frame.frameId === 0)
          session.dispatch({ t: 'page-back', host: frame.host, late: frame.late });
        return;
      case 'gone':
        if (frame.frameId !== 0 && !route.uses(frame)) return;
        if (frame.frameId === 0) overlayShown = false;
        route.forget();
        return session.dispatch({ t: 'page-gone', at: Date.now() });
      default:
        return onTabMessage(event);
    }
  };

  const onTabMessage = ({ frame, message }: Extract<TabEvent, { t: 'message' }>): void => {
    switch (message.t) {
      case 'hello':
        return;
      case 'site':
        // Until a link is open the best frame speaks for the tab, afterwards the one that holds it.
        if (route.uses(frame) || (!route.isOpen() && frame === route.bestFrame()))
          session.dispatch({ t: 'site', report: message.report });
        return;
      case 'capture':
      case 'embedded':
        return session.dispatch(message);
      default:
        if (!route.uses(frame)) return;
        if (route.fromTab(message)) return;
        if (
          message.t === 'early-media' ||
          message.t === 'levels' ||
          message.t === 'tab-shared' ||
          message.t === 'left' ||
          message.t === 'taken' ||
          message.t === 'given-back' ||
          message.t === 'give-back-failed'
        )
          session.dispatch(message);
    }
  };

  const onBackground = (message: ToHost): void => {
    if (message.t === 'invite') return onInvite(message);
    if (message.tabId === waiting?.tabId) waiting = null;
    if (message.tabId === invite?.tabId) session.dispatch({ t: 'tab-closed' });
  };

  browser.runtime.onConnect.addListener((port) => {
    const typed = port as unknown as chrome.runtime.Port;
    if (port.name === 'tab') tabs.accept(typed);
    if (port.name === 'overlay') overlays.accept(typed);
  });
  browser.runtime.onMessage.addListener((raw: unknown, sender) => {
    // Content scripts have a tab; only the worker speaks from outside of one.
    if (sender.id !== browser.runtime.id || sender.tab !== undefined) return;
    const parsed = v.safeParse(toHost, raw);
    if (parsed.success) onBackground(parsed.output);
  });
};
