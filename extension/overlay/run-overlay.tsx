import { render } from 'preact';
import type { LaptopAction, LaptopPhase, LaptopView } from '../../core/protocol/views';
import type { FromOverlay, ToOverlay } from '../session/overlay-messages';
import { connectHost, type HostPort } from './connect-host';
import { copyText } from './copy-text';
import type { Copying } from './inviting';
import { Overlay } from './overlay';
import { phaseMarks } from './phase-marks';
import { watchWantedSize } from './wanted-size';

const noncePattern = /^#[0-9a-f]{32}$/;
const copiedForMs = 4_000;

/**
 * Runs the overlay page in `window`, drawing into `root`, until `signal`
 * aborts. Without a nonce in the address it stays empty: some page framed it.
 */
export const runOverlay = (
  window: Window,
  root: HTMLElement,
  connect: () => HostPort,
  signal: AbortSignal,
): void => {
  const page = window.document.documentElement;
  page.dataset.phase = 'idle';
  if (!noncePattern.test(window.location.hash)) return;

  let view: LaptopView = { phase: 'idle' };
  let before: LaptopPhase | null = null;
  let copying: Copying = 'idle';
  let folded = false;
  let copyTimer: ReturnType<typeof setTimeout> | undefined;
  let size = { width: 0, height: 0 };

  const act = (action: LaptopAction): void => host.send({ t: 'do', action });
  const controls = {
    act,
    close: () => act({ do: 'close' }),
    move: (dx: number, dy: number) => host.send({ t: 'move', dx, dy }),
    fold: () => {
      folded = !folded;
      draw();
    },
    qrShown: () => void window.performance.mark('baton:qr-shown'),
  };
  const draw = (): void =>
    render(<Overlay view={view} copying={copying} folded={folded} controls={controls} />, root);

  const setCopying = (next: Copying): void => {
    copying = next;
    clearTimeout(copyTimer);
    if (next === 'copied') copyTimer = setTimeout(() => setCopying('idle'), copiedForMs);
    draw();
  };

  const heard = (message: ToOverlay): void => {
    if (message.t === 'link') {
      void copyText(window, message.url).then((copied) => setCopying(copied ? 'copied' : 'failed'));
      return;
    }
    if (message.t === 'focus') {
      root.querySelector<HTMLElement>('.sheet')?.focus();
      return;
    }
    view = message.view;
    if (view.phase !== 'inviting') copying = 'idle';
    if (view.phase !== 'live' && view.phase !== 'reconnecting') folded = false;
    page.dataset.phase = view.phase;
    for (const name of phaseMarks(before, view.phase)) window.performance.mark(name);
    before = view.phase;
    draw();
  };

  const nonce = window.location.hash.slice(1);
  // A host that restarted knows neither of them.
  const greet = (): FromOverlay[] => [
    { t: 'hello', nonce },
    { t: 'size', ...size },
  ];
  const host = connectHost(connect, greet, heard, signal);
  watchWantedSize(
    window,
    root,
    (width, height) => {
      if (width === size.width && height === size.height) return;
      size = { width, height };
      host.send({ t: 'size', width, height });
    },
    signal,
  );
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(copyTimer);
      render(null, root);
    },
    { once: true },
  );
};
