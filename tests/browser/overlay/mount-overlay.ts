import { onTestFinished } from 'vitest';
import type { LaptopView } from '../../../core/protocol/views';
import { runOverlay } from '../../../extension/overlay/run-overlay';
import type { FromOverlay } from '../../../extension/session/overlay-messages';

/** The session host's end of one port, as a test plays it. */
export interface FakePort {
  readonly sent: FromOverlay[];
  tell(message: unknown): void;
  close(): void;
}

const loadStyles = async (): Promise<void> => {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL('../../../extension/overlay/overlay.css', import.meta.url).href;
  await new Promise((resolve, reject) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', reject);
    document.head.append(link);
  });
  onTestFinished(() => link.remove());
};

/** Runs the overlay page in this document with a host that the test plays, until the test ends. */
export const mountOverlay = async (hash = `#${'5'.repeat(32)}`) => {
  await loadStyles();
  const lifetime = new AbortController();
  const root = document.createElement('div');
  root.id = 'overlay';
  document.body.append(root);
  window.location.hash = hash;
  performance.clearMarks();
  const ports: FakePort[] = [];

  const connect = () => {
    const sent: FromOverlay[] = [];
    const heard: ((message: unknown) => void)[] = [];
    const closed: (() => void)[] = [];
    ports.push({
      sent,
      // Like a real port: what crosses is a copy.
      tell: (message) => heard.forEach((listener) => void listener(structuredClone(message))),
      close: () => closed.forEach((listener) => void listener()),
    });
    return {
      postMessage: (message: FromOverlay) => void sent.push(structuredClone(message)),
      disconnect: () => undefined,
      onMessage: {
        addListener: (listener: (message: unknown) => void) => void heard.push(listener),
      },
      onDisconnect: { addListener: (listener: () => void) => void closed.push(listener) },
    };
  };

  runOverlay(window, root, connect, lifetime.signal);
  onTestFinished(() => {
    lifetime.abort();
    root.remove();
    window.location.hash = '';
  });

  const port = (): FakePort => {
    const last = ports.at(-1);
    if (last === undefined) throw new Error('The overlay has not connected.');
    return last;
  };
  return {
    root,
    ports,
    port,
    show: (view: LaptopView) => port().tell({ t: 'view', view }),
    /** The actions sent on the present port. */
    actions: () => port().sent.flatMap((message) => (message.t === 'do' ? [message.action] : [])),
    marks: () => performance.getEntriesByType('mark').map(({ name }) => name),
  };
};
