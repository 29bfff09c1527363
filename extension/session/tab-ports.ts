import * as v from 'valibot';
import { type SiteReport, unknownSite } from '../../core/protocol/site-report';
import { type FromTab, fromTab, type ToTab } from './port-messages';

/** One frame of a tab that runs the tab world. */
export interface Frame {
  readonly tabId: number;
  readonly frameId: number;
  /** The tab from which this one was opened, if it is still there. */
  readonly openerTabId: number | null;
  /** The frame's host name as the browser says it. */
  readonly host: string;
  readonly origin: string;
  late: boolean;
  site: SiteReport;
  send(message: ToTab): void;
}

export type TabEvent =
  | { readonly t: 'hello'; readonly frame: Frame }
  | { readonly t: 'message'; readonly frame: Frame; readonly message: FromTab }
  | { readonly t: 'gone'; readonly frame: Frame };

export interface TabPorts {
  accept(port: chrome.runtime.Port): void;
  /** The tab's own document. */
  mainFrame(tabId: number): Frame | undefined;
  /** Every frame of the meeting in this tab, and of the windows that the meeting opened. */
  meeting(tabId: number): readonly Frame[];
}

/** The ports of all tab worlds. What does not parse is dropped. */
export const createTabPorts = (on: (event: TabEvent) => void): TabPorts => {
  const frames = new Set<Frame>();
  const mainFrame = (tabId: number): Frame | undefined =>
    [...frames].find((frame) => frame.tabId === tabId && frame.frameId === 0);
  /** A window that shows the same site as the page that opened it; another site is another matter. */
  const isWindowOf = (tabId: number, { tabId: own, openerTabId }: Frame): boolean =>
    openerTabId === tabId && mainFrame(own)?.origin === mainFrame(tabId)?.origin;
  return {
    accept(port) {
      const { tab, frameId, url } = port.sender ?? {};
      if (tab?.id === undefined || frameId === undefined || url === undefined) return;
      const { hostname, origin } = URL.canParse(url) ? new URL(url) : new URL('about:blank');
      let open = true;
      const frame: Frame = {
        tabId: tab.id,
        frameId,
        openerTabId: tab.openerTabId ?? null,
        host: hostname,
        origin: port.sender?.origin ?? origin,
        late: false,
        site: unknownSite,
        // A port that is gone throws; its frame is spoken to until everybody has heard of that.
        send: (message) => {
          if (open) port.postMessage(message);
        },
      };
      port.onMessage.addListener((raw: unknown) => {
        const parsed = v.safeParse(fromTab, raw);
        if (!parsed.success) return;
        const message = parsed.output;
        if (message.t === 'hello') {
          frame.late = message.late;
          frames.add(frame);
          on({ t: 'hello', frame });
          return;
        }
        if (message.t === 'site') frame.site = message.report;
        on({ t: 'message', frame, message });
      });
      port.onDisconnect.addListener(() => {
        open = false;
        if (frames.delete(frame)) on({ t: 'gone', frame });
      });
    },
    mainFrame,
    meeting: (tabId) =>
      [...frames].filter((frame) => frame.tabId === tabId || isWindowOf(tabId, frame)),
  };
};
