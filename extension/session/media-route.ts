import type { IceServers } from '../../core/protocol/ice-servers';
import type { LaptopEvent } from '../../core/protocol/laptop-state';
import { limits } from '../../core/protocol/limits';
import type { FromPhone, ToPhone } from '../../core/protocol/messages';
import { unknownSite } from '../../core/protocol/site-report';
import { createFrameLinks } from './frame-links';
import { byReach, disagreements } from './merge-sites';
import { createPendingReturn } from './pending-return';
import type { FromTab, ToTab } from './port-messages';
import type { Frame } from './tab-ports';

type Devices = Extract<ToTab, { t: 'phone-devices' }>;
type Levels = Extract<FromTab, { t: 'levels' }>;
type Events = readonly LaptopEvent[];

export interface MediaRoute {
  /** Opens a link from every frame that holds media, or from the best one where none does yet. */
  open(): void;
  close(): void;
  /** The main frame went away, and the meeting with it. */
  forget(): void;
  /** No session any more: whatever was held back is forgotten. */
  reset(): void;
  /** A frame came, or said something new of itself. */
  changed(frame: Frame): void;
  /** A frame went; what the session hears of it. */
  gone(frame: Frame): Events;
  /** An order for the page: every frame gets what it needs of it. */
  toTab(message: ToTab): void;
  /** Passes on what negotiates media; everything else is the session's. */
  fromPhone(message: FromPhone): void;
  /** STUN and TURN servers, for the frames that have a link. */
  useServers(servers: IceServers): void;
  /** What the session hears of a frame's message. */
  fromTab(frame: Frame, message: FromTab): Events;
}

/** The main frame has the lowest number: it stands first among equals. */
const bestFirst = (a: Frame, b: Frame): number => byReach(a, b) || a.frameId - b.frameId;

/**
 * Spreads one handoff over the frames of the meeting page: each frame that holds media has a link of
 * its own, each that sends the laptop's devices takes the phone's, and all others are held back from
 * opening a device while the phone carries the call.
 */
export const createMediaRoute = (options: {
  readonly frames: () => readonly Frame[];
  readonly mainFrame: () => Frame | undefined;
  readonly toPhone: (message: ToPhone) => void;
}): MediaRoute => {
  const { frames, mainFrame, toPhone } = options;
  const links = createFrameLinks(toPhone);
  const returning = createPendingReturn();
  let opened = false;
  let live: { readonly uplink: boolean } | null = null;
  let devices: Devices | null = null;
  let sharing: Frame | null = null;
  /** Every frame that comes is held back from the laptop's devices. */
  let blocking = false;
  /** Frames that went live; true where they were told to take the phone's tracks. */
  const told = new Map<Frame, boolean>();
  const taken = new Set<Frame>();
  /** Frames in which the laptop's devices stay closed: the return goes to all of them. */
  const carried = new Set<Frame>();
  const said = new Map<Frame, string>();
  const levels = new Map<Frame, Levels>();

  const linked = (): Frame[] => links.all().map(({ frame }) => frame);
  const takers = (): Frame[] => linked().filter((frame) => told.get(frame) === true);
  const hold = (frame: Frame): void => {
    carried.add(frame);
    frame.send({ t: 'hold' });
  };

  /** What of the phone may flow: nothing into an open frame while another one is muted. */
  const sendDevices = (to: readonly Frame[], always: boolean): void => {
    if (devices === null) return;
    const shut = disagreements(frames());
    const microphone = devices.microphone && !shut.microphone;
    const camera = devices.camera && !shut.camera;
    for (const frame of to) {
      const key = `${microphone} ${camera}`;
      if (!always && said.get(frame) === key) continue;
      said.set(frame, key);
      frame.send({ t: 'phone-devices', microphone, camera });
    }
  };
  const takeIn = (frame: Frame): void => {
    carried.add(frame);
    told.set(frame, true);
    frame.send({ t: 'go-live', uplink: true });
    sendDevices([frame], true);
  };

  /** Frames that send the laptop's devices and can send the phone's instead; or the best one. */
  const ableToTake = (): Frame[] => {
    const able = linked().filter(({ late, site }) => !late || site.reach === 'handoff');
    const holders = able.filter(({ site }) => site.holdsDevices);
    return holders.length > 0 ? holders : able.sort(bestFirst).slice(0, 1);
  };
  const goLive = (): void => {
    if (live === null || returning.on()) return;
    const take = live.uplink ? ableToTake() : [];
    for (const frame of linked()) {
      if (take.includes(frame)) {
        if (told.get(frame) !== true) takeIn(frame);
      } else if (!told.has(frame)) {
        told.set(frame, false);
        frame.send({ t: 'go-live', uplink: false });
      }
    }
    sendDevices(takers(), false);
  };

  const closeLink = (frame: Frame): void => {
    links.close(frame);
    told.delete(frame);
    taken.delete(frame);
    said.delete(frame);
    levels.delete(frame);
    if (blocking) hold(frame);
  };
  const openLinks = (): void => {
    if (!opened) return;
    const withMedia = frames().filter(({ site }) => site.reach !== 'none');
    // Until there is media anywhere, one frame stands in.
    const wanted = withMedia.length > 0 ? withMedia : [...frames()].sort(bestFirst).slice(0, 1);
    const none = linked().length === 0;
    if (withMedia.length > 0 || none)
      for (const frame of [...wanted].sort(bestFirst))
        if (links.of(frame) === undefined && links.all().length < limits.links) links.open(frame);
    if (withMedia.length > 0) {
      sharing?.send({ t: 'share-tab', on: false });
      sharing = null;
      for (const frame of linked())
        if (frame.site.reach === 'none' && !frame.site.holdsDevices) closeLink(frame);
    }
    goLive();
  };

  const allTaken = (): Events => {
    const waited = takers();
    if (waited.length === 0 || waited.some((frame) => !taken.has(frame))) return [];
    blocking = true;
    for (const frame of frames()) if (!carried.has(frame)) hold(frame);
    return [{ t: 'taken' }];
  };

  const giveBack = (message: ToTab): void => {
    const to = carried.size > 0 ? [...carried] : [...frames()].sort(bestFirst).slice(0, 1);
    // A frame without scripts of its own has no hooks, and says nothing.
    const answering = to.filter(({ site }) => site !== unknownSite);
    returning.begin(answering.length > 0 ? answering : to);
    for (const frame of to) frame.send(message);
  };
  /** Another frame could not give back: this one takes the phone, or silence, again. */
  const takeAgain = (frame: Frame): void => {
    if (!carried.has(frame)) return;
    if (live?.uplink === true && links.of(frame) !== undefined) takeIn(frame);
    else hold(frame);
  };
  const givenBack = (frame: Frame): Events => {
    if (!returning.on()) takeAgain(frame);
    if (!returning.done(frame)) return [];
    blocking = false;
    live = null;
    carried.clear();
    told.clear();
    return [{ t: 'given-back' }];
  };

  /** The loudest of all frames, and whoever was heard to speak last. */
  const mergeLevels = (frame: Frame, message: Levels): LaptopEvent => {
    levels.delete(frame);
    levels.set(frame, message);
    const all = [...levels];
    const [from, last] = all.findLast(([, { speaker }]) => speaker !== null) ?? [];
    return {
      t: 'levels',
      sent: Math.max(...all.map(([, { sent }]) => sent)),
      speaker: from === undefined ? null : `${links.of(from)?.prefix ?? ''}${last?.speaker ?? ''}`,
    };
  };

  const forget = (): void => {
    for (const frame of linked()) {
      if (carried.has(frame)) frame.send({ t: 'hold' });
      links.close(frame);
    }
    opened = false;
    live = null;
    sharing = null;
    for (const state of [told, taken, carried, said, levels]) state.clear();
    returning.end();
  };

  return {
    forget,
    open() {
      opened = true;
      openLinks();
    },
    close() {
      opened = false;
      live = null;
      sharing = null;
      for (const frame of linked()) links.close(frame);
      for (const state of [told, taken, said, levels]) state.clear();
    },
    reset() {
      // Nothing opens by this: these have no device, and may have one again.
      for (const frame of carried)
        if (!frame.site.holdsDevices) frame.send({ t: 'give-back', muted: false });
      forget();
      blocking = false;
    },
    changed(frame) {
      if (blocking && !returning.on() && !carried.has(frame)) hold(frame);
      openLinks();
    },
    gone(frame) {
      const took = told.get(frame) === true;
      links.forget(frame);
      for (const state of [told, taken, carried, said, levels]) state.delete(frame);
      if (sharing === frame) sharing = null;
      openLinks();
      if (returning.on()) return givenBack(frame);
      return took ? allTaken() : [];
    },
    toTab(message) {
      switch (message.t) {
        case 'hold':
          blocking = true;
          returning.end();
          for (const frame of frames()) hold(frame);
          return;
        case 'go-live':
          if (live !== null) links.repeat();
          live = { uplink: message.uplink };
          if (!message.uplink) blocking = false;
          told.clear();
          returning.end();
          return goLive();
        case 'phone-devices':
          devices = message;
          return sendDevices(linked(), true);
        case 'give-back':
          return giveBack(message);
        case 'share-tab': {
          const main = mainFrame();
          if (main === undefined || !opened) return;
          if (links.of(main) === undefined) links.open(main);
          sharing = main;
          goLive();
          return main.send(message);
        }
        case 'leave-site':
          for (const frame of frames()) if (frame.site.canLeave) frame.send(message);
          return;
        default:
          for (const frame of linked()) frame.send(message);
      }
    },
    fromPhone: links.fromPhone,
    useServers: links.useServers,
    fromTab(frame, message) {
      if (links.fromTab(frame, message)) return [];
      switch (message.t) {
        case 'left':
          // What comes now is no part of the meeting that was carried.
          if (message.done) blocking = false;
          return [message];
        case 'early-media':
        case 'tab-shared':
          return [message];
        case 'levels':
          return [mergeLevels(frame, message)];
        case 'taken':
          taken.add(frame);
          return allTaken();
        case 'given-back':
          return givenBack(frame);
        case 'give-back-failed':
          for (const given of returning.end()) takeAgain(given);
          return [message];
        default:
          return [];
      }
    },
  };
};
