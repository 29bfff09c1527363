import * as v from 'valibot';
import { type SiteReport, unknownSite } from '../../core/protocol/site-report';
import { type FromTab, fromTab, type ToTab } from './port-messages';

/** One frame of a tab that runs the tab world. */
export interface Frame {
  readonly tabId: number;
  readonly frameId: number;
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
  frames(tabId: number): readonly Frame[];
}

/** The ports of all tab worlds. What does not parse is dropped. */
export const createTabPorts = (on: (event: TabEvent) => void): TabPorts => {
  const frames = new Set<Frame>();
  return {
    accept(port) {
      const { tab, frameId, url } = port.sender ?? {};
      if (tab?.id === undefined || frameId === undefined || url === undefined) return;
      const { hostname, origin } = URL.canParse(url) ? new URL(url) : new URL('about:blank');
      const frame: Frame = {
        tabId: tab.id,
        frameId,
        host: hostname,
        origin: port.sender?.origin ?? origin,
        late: false,
        site: unknownSite,
        send: (message) => port.postMessage(message),
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
        if (frames.delete(frame)) on({ t: 'gone', frame });
      });
    },
    frames: (tabId) => [...frames].filter((frame) => frame.tabId === tabId),
  };
};
