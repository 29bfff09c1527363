import { type SiteReport, unknownSite } from '../../../core/protocol/site-report';
import type { ToTab } from '../../../extension/session/port-messages';
import type { Frame } from '../../../extension/session/tab-ports';

export interface HeardFrame extends Frame {
  /** Every order that the frame got since it was last asked. */
  readonly heard: () => readonly string[];
  readonly orders: ToTab[];
}

/** What a frame reports that sends the laptop's microphone and camera. */
export const inCall: SiteReport = {
  ...unknownSite,
  reach: 'handoff',
  microphone: 'open',
  camera: 'open',
  captureWidth: 640,
  captureHeight: 360,
  holdsDevices: true,
};
/** A frame without media. */
export const empty: SiteReport = { ...unknownSite };

/** One frame of a meeting page that writes down what it is told. */
export const frameWith = (frameId: number, site: SiteReport, late = false): HeardFrame => {
  const orders: ToTab[] = [];
  return {
    tabId: 7,
    frameId,
    openerTabId: null,
    host: 'meet.example.org',
    origin: 'https://meet.example.org',
    late,
    site,
    orders,
    send: (message) => void orders.push(message),
    heard: () =>
      orders
        .splice(0)
        .map((message) => ('uplink' in message ? `${message.t} ${message.uplink}` : message.t)),
  };
};
