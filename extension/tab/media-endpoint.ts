import { flowing } from '../../core/media/flowing';
import {
  createLaptopLink,
  type LaptopLink,
  type OutgoingTrack,
} from '../../core/media/laptop-link';
import type { IceServers } from '../../core/protocol/ice-servers';
import type { FromPage, ToPage } from '../bridge/messages';
import type { FromTab, ToTab } from '../session/port-messages';
import { createOutgoingTracks } from './outgoing-tracks';

interface Devices {
  readonly microphone: boolean;
  readonly camera: boolean;
}

interface OpenLink {
  readonly link: LaptopLink;
  readonly abort: AbortController;
  live: boolean;
  uplink: boolean;
}

export interface MediaEndpoint {
  fromHost(message: ToTab): void;
  fromPage(message: FromPage, stream: MediaStream | null): void;
  /** Sends these beside the meeting's own, such as the picture of the tab. */
  share(tracks: readonly OutgoingTrack[]): void;
  /** The session host is gone: where the phone was in the meeting, silence takes its place. */
  hostLost(): void;
}

/**
 * The tab's end of the media path: one link to the phone at a time. Sends the
 * meeting's remote tracks and hands the phone's tracks to the page, both only
 * after `go-live`. Aborting the signal closes the link.
 */
export const createMediaEndpoint = (options: {
  readonly toPage: (message: ToPage, stream?: MediaStream | null) => void;
  readonly toHost: (message: FromTab) => void;
  readonly signal: AbortSignal;
}): MediaEndpoint => {
  const { toPage, toHost, signal } = options;
  let open: OpenLink | null = null;
  let shared: readonly OutgoingTrack[] = [];
  const outgoing = createOutgoingTracks(signal, () => show());
  /** What was last said of levels on this link. */
  let levels = '';
  /** What the phone says it sends; null until it said so on this link. */
  let devices: Devices | null = null;
  /** What of that the page was told to use. */
  let used: Devices = { microphone: false, camera: false };
  let taking = new AbortController();

  const closeLink = (): void => {
    open?.abort.abort();
    open = null;
    taking.abort();
    outgoing.use(false);
  };
  signal.addEventListener('abort', closeLink, { once: true });

  const openLink = (id: string, iceServers: IceServers): void => {
    closeLink();
    const abort = new AbortController();
    const link = createLaptopLink({
      id,
      iceServers,
      signal: abort.signal,
      on: (event) => {
        switch (event.t) {
          case 'signal':
            return toHost(event.signal);
          case 'state':
            return toHost({ t: 'link-state', state: event.state });
          case 'quality':
            return toHost({ t: 'link-quality', quality: event.quality });
          case 'slots':
            return open?.live === true
              ? toHost({ t: 'slots', link: event.link, slots: [...event.slots] })
              : undefined;
          case 'packet':
            return open?.live === true ? undefined : toHost({ t: 'early-media' });
          default:
            return event satisfies never;
        }
      },
    });
    open = { link, abort, live: false, uplink: false };
    devices = null;
    levels = '';
    used = { microphone: false, camera: false };
  };

  const use = (next: Devices): void => {
    used = next;
    toPage({ t: 'phone-devices', ...next });
  };

  /** Waits until what the phone says it sends is really here, then puts it into the meeting. */
  const take = async ({ link }: OpenLink, { microphone, camera }: Devices): Promise<void> => {
    taking.abort();
    taking = new AbortController();
    const turn = taking.signal;
    const ready = [
      ...(microphone ? [flowing(link.microphone, turn)] : []),
      ...(camera ? [flowing(link.camera, turn)] : []),
    ];
    await Promise.all(ready);
    if (turn.aborted) return;
    use({ microphone, camera });
    toPage({ t: 'take' }, new MediaStream([link.microphone, link.camera]));
  };
  const takeSoon = (): void => {
    // Going live comes just before the phone's word of what it sends, and must wait for that.
    if (open?.uplink !== true || devices === null) return;
    take(open, devices).catch((error: unknown) => {
      if (!taking.signal.aborted) console.warn('[baton:tab] nothing to take:', error);
    });
  };

  const show = (): void => {
    if (open?.live === true) open.link.show([...outgoing.list(), ...shared]);
  };
  const goLive = (uplink: boolean): void => {
    if (open === null) return;
    open.live = true;
    open.uplink ||= uplink;
    outgoing.use(true);
    show();
    takeSoon();
  };

  const tellLevels = (message: Extract<FromTab, { t: 'levels' }>): void => {
    const text = JSON.stringify(message);
    if (open?.live !== true || text === levels) return;
    levels = text;
    toHost(message);
  };

  return {
    hostLost() {
      const carried = open?.uplink === true;
      closeLink();
      if (carried) toPage({ t: 'hold' });
    },
    fromHost(message) {
      switch (message.t) {
        case 'watch':
          return toPage({ t: 'watch', on: message.on });
        case 'open-link':
          return openLink(message.link, message.iceServers);
        case 'ice-servers':
          return open?.link.useServers(message.iceServers);
        case 'description':
        case 'candidate':
          return open?.link.receive(message);
        case 'go-live':
          return goLive(message.uplink);
        case 'phone-devices':
          devices = { microphone: message.microphone, camera: message.camera };
          // What closes, closes at once; what opens waits until it flows.
          use({
            microphone: devices.microphone && used.microphone,
            camera: devices.camera && used.camera,
          });
          return takeSoon();
        case 'showing':
          return open?.link.id === message.link ? open.link.showing(message.pictures) : undefined;
        case 'restart-link':
          return open?.link.restart();
        case 'hold':
          taking.abort();
          return toPage({ t: 'hold' });
        case 'give-back':
          taking.abort();
          return toPage({ t: 'give-back', muted: message.muted });
        case 'set-site':
          return toPage({ t: 'set-site', device: message.device, open: message.open });
        case 'close-link':
          return closeLink();
        default:
          return;
      }
    },
    share(tracks) {
      shared = tracks;
      show();
    },
    fromPage(message, stream) {
      switch (message.t) {
        case 'attached':
          return;
        case 'site':
          return toHost({ t: 'site', report: message.report });
        case 'remotes':
          return outgoing.set(message.tracks, stream);
        case 'levels':
          return tellLevels({
            t: 'levels',
            sent: message.sent,
            speaker: outgoing.hear(message.heard),
          });
        case 'taken':
          return toHost({ t: 'taken' });
        case 'given-back':
          return toHost({ t: 'given-back' });
        case 'give-back-failed':
          return toHost({ t: 'give-back-failed', refused: message.refused });
        case 'capture-starting':
          return toHost({ t: 'capture', active: true });
        case 'capture-ended':
          return toHost({ t: 'capture', active: false });
        default:
          return message satisfies never;
      }
    },
  };
};
