import { runSession, sessionTimers } from '../../core/control/session-runner';
import { laptopTransition } from '../../core/protocol/laptop-session';
import type {
  LaptopEffect,
  LaptopEvent,
  LaptopState,
  LaptopTimer,
} from '../../core/protocol/laptop-state';
import type { ToHost } from './background-messages';
import { type InvitationCard, openCard } from './invitation-card';
import { laptopView } from './laptop-view';
import { createLinkQualities } from './link-qualities';
import { createMediaRoute } from './media-route';
import { createMeetingFrames } from './meeting-frames';
import { order, orderFor } from './orders';
import type { FromOverlay, ToOverlay } from './overlay-messages';
import type { OverlayPlace } from './overlay-place';
import { createOverlayPorts } from './overlay-ports';
import { createPhoneMemory } from './phone-memory';
import { openDoors } from './runtime-doors';
import { createSecondTab, endingOf } from './second-tab';
import { createShownOverlays } from './shown-overlays';
import { createSurroundings } from './surroundings';
import { createTabMute } from './tab-mute';
import { createTabPorts, type Frame, type TabEvent } from './tab-ports';

type Invite = Extract<ToHost, { t: 'invite' }>;

/** Where no site is allowed, nothing else brings the scripts into what is loaded after the click. */
const attachAgain = ({ tabId }: Frame): void => order({ to: 'background', t: 'attach', tabId });

/**
 * The session host: the only place with keys. Joins the tab that has the
 * meeting, the overlay over it, and the proven link to the phone; what happens
 * next is decided by the session's transition alone.
 */
export const startSessionHost = (signal: AbortSignal): void => {
  let invite: Invite | null = null;
  let card: { readonly it: InvitationCard; readonly abort: AbortController } | null = null;

  const tabs = createTabPorts((event) => onTab(event));
  const overlays = createOverlayPorts((tabId, message, answer) =>
    onOverlay(tabId, message, answer),
  );
  const shown = createShownOverlays(overlays, tabs);
  const second = createSecondTab(overlays, shown);
  const timers = sessionTimers<LaptopTimer>(signal, (timer) =>
    session.dispatch({ t: 'timer', timer }),
  );
  const mainFrame = () => (invite === null ? undefined : tabs.mainFrame(invite.tabId));
  const meeting = () => (invite === null ? [] : tabs.meeting(invite.tabId));
  const route = createMediaRoute({
    frames: meeting,
    mainFrame,
    toPhone: (message) => card?.it.channel()?.send(message),
  });
  const page = createMeetingFrames({
    frames: meeting,
    mainFrame,
    on: (event) => session.dispatch(event),
  });
  const memory = createPhoneMemory(
    () => card?.it.channel(),
    (event) => session.dispatch(event),
  );
  const qualities = createLinkQualities();
  const surroundings = createSurroundings(order, mainFrame);
  const sound = createTabMute(
    () => (invite === null ? [] : [invite.tabId, ...meeting().map(({ tabId }) => tabId)]),
    (tabId, muted) => order({ to: 'background', t: 'mute-tab', tabId, muted }),
  );

  const openNewCard = (): void => {
    card?.abort.abort();
    // The next card may be another server's.
    route.useServers([]);
    if (invite === null) return;
    const abort = new AbortController();
    const hear = (event: LaptopEvent): void => {
      if (event.t === 'message') route.fromPhone(event.message);
      session.dispatch(event);
    };
    const it = openCard(invite, abort.signal, hear, route.useServers);
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
        qualities.clear();
        return route.open();
      case 'close-link':
        return route.close();
      case 'hold':
      case 'go-live':
      case 'give-back':
      case 'phone-devices':
      case 'set-site':
      case 'leave-site':
        return route.toTab(effect);
      case 'share-tab':
        return route.toTab({ t: 'share-tab', on: true });
      case 'overlay':
        if (invite === null) return;
        return effect.shown ? shown.show(invite) : shown.hide(invite.tabId);
      case 'mute-tab':
        return sound.set(effect.muted);
      case 'ask-for-site':
      case 'close-tab':
        if (invite !== null) orderFor(invite.tabId, effect, mainFrame()?.origin);
        return;
      case 'timer':
        return timers(effect.timer, effect.ms);
      case 'introduce':
      case 'check-phone':
      case 'ask-to-remember':
      case 'keep-phone':
        return memory(effect);
      default:
        return effect satisfies never;
    }
  };

  const render = (state: LaptopState): void => {
    if (invite === null) return;
    const { tabId, allowed: siteAllowed, mayKeepAwake: keptAwake } = invite;
    const view = laptopView(state, { siteAllowed, keptAwake, link: qualities.worst() });
    overlays.show(tabId, view);
    surroundings.show(tabId, view, keptAwake);
    // Hidden for a capture that the page began; without a code on it the overlay may be seen.
    const codeless = view.phase !== 'inviting' || view.card === 'covered';
    if (state.phase !== 'idle' && state.capturing && codeless)
      mainFrame()?.send({ t: 'unhide-overlay' });
    if (state.phase === 'idle') {
      for (const frame of meeting()) frame.send({ t: 'watch', on: false });
      route.reset();
    }
    const free = state.phase === 'idle' || (state.phase === 'ended' && !state.held);
    const next = free ? second.take() : null;
    if (next !== null) queueMicrotask(() => start(next));
  };

  const session = runSession<LaptopState, LaptopEvent, LaptopEffect>({
    initial: { phase: 'idle' },
    transition: laptopTransition,
    perform,
    render,
  });

  /** Begins in a tab; its frames start to report. */
  const start = (next: Invite): void => {
    if (invite !== null && invite.tabId !== next.tabId) shown.hide(invite.tabId);
    invite = next;
    for (const frame of meeting()) frame.send({ t: 'watch', on: true });
    page.begin();
    session.dispatch({
      t: 'invite',
      host: next.host === '' ? (mainFrame()?.host ?? 'this page') : next.host,
      late: page.late(),
      site: page.site(),
    });
    page.look();
  };

  /** A click on the toolbar. One handoff at a time: another tab's call is brought back first. */
  const onInvite = (next: Invite): void => {
    const state = session.state();
    const busy = state.phase !== 'idle' && !(state.phase === 'ended' && !state.held);
    const elsewhere = invite !== null && invite.tabId !== next.tabId && busy;
    if (elsewhere) second.ask(next);
    else start(next);
    // Where it was there already, the keyboard has no other way in.
    overlays.focus(next.tabId);
  };

  const onOverlay = (
    tabId: number,
    message: FromOverlay,
    answer: (message: ToOverlay) => void,
  ): void => {
    const frame = tabs.mainFrame(tabId);
    if (message.t === 'size')
      return frame?.send({ t: 'size-overlay', width: message.width, height: message.height });
    if (message.t === 'move')
      return frame?.send({ t: 'move-overlay', dx: message.dx, dy: message.dy });
    if (second.waits(tabId)) {
      if (second.endsFirst(message))
        session.dispatch({ t: 'action', action: endingOf(session.state().phase) });
      return;
    }
    if (message.t !== 'do' || tabId !== invite?.tabId) return;
    if (message.action.do === 'keep-awake')
      return order({ to: 'background', t: 'ask-to-keep-awake' });
    const state = session.state();
    if (message.action.do === 'copy-link') {
      if (state.phase === 'inviting' && state.url !== null) answer({ t: 'link', url: state.url });
      return;
    }
    session.dispatch({ t: 'action', action: message.action });
  };

  const movedTo = (frame: Frame, place: OverlayPlace): void => {
    if (frame.tabId !== invite?.tabId || frame.frameId !== 0) return;
    invite = { ...invite, place };
    const { tabId, origin } = frame;
    order({ to: 'background', t: 'remember-place', tabId, origin, place });
  };

  const onTab = (event: TabEvent): void => {
    const { frame } = event;
    const isMain = frame.tabId === invite?.tabId && frame.frameId === 0;
    switch (event.t) {
      case 'hello': {
        if (session.state().phase === 'idle' || !meeting().includes(frame)) return;
        if (isMain) surroundings.renewed();
        if (isMain) session.dispatch({ t: 'page-back', host: frame.host, late: page.late() });
        sound.look();
        route.changed(frame);
        // Only now: in a carried call its first report must be that of a frame that is held.
        frame.send({ t: 'watch', on: true });
        return page.look();
      }
      case 'gone':
        qualities.forget(frame);
        if (frame.frameId === 0) shown.gone(frame.tabId);
        // The question of a second tab went with its page.
        if (frame.frameId === 0 && second.waits(frame.tabId)) second.take();
        if (isMain) {
          surroundings.renewed();
          route.forget();
          page.reset();
          session.dispatch({ t: 'page-gone', at: Date.now() });
          if (session.state().phase === 'away') attachAgain(frame);
          return;
        }
        for (const heard of route.gone(frame)) session.dispatch(heard);
        return page.look();
      default:
        if (meeting().includes(frame)) onTabMessage(event);
    }
  };

  const onTabMessage = ({ frame, message }: Extract<TabEvent, { t: 'message' }>): void => {
    switch (message.t) {
      case 'hello':
        return;
      case 'site':
        page.look();
        return route.changed(frame);
      case 'capture':
        return session.dispatch(message);
      case 'link-quality':
        qualities.hear(frame, message.quality);
        return render(session.state());
      case 'overlay-moved':
        return movedTo(frame, message.place);
      case 'frame-loaded':
        if (frame.late) attachAgain(frame);
        return;
      case 'embedded':
        page.embeds(frame, message.origin);
        return page.look();
      default:
        for (const heard of route.fromTab(frame, message)) session.dispatch(heard);
    }
  };

  const onBackground = (message: ToHost): void => {
    if (message.t === 'invite') return onInvite(message);
    if (message.t === 'may-keep-awake') {
      if (invite !== null) invite = { ...invite, mayKeepAwake: message.may };
      return render(session.state());
    }
    if (second.waits(message.tabId)) second.take();
    if (message.tabId === invite?.tabId) session.dispatch({ t: 'tab-closed' });
  };

  openDoors({ tab: tabs.accept, overlay: overlays.accept, background: onBackground });
};
