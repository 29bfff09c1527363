import { browser } from 'wxt/browser';
import { runOverlay } from '../../overlay/run-overlay';

const root = document.querySelector<HTMLElement>('#overlay');
if (root !== null) {
  runOverlay(
    window,
    root,
    () => browser.runtime.connect({ name: 'overlay' }),
    new AbortController().signal,
  );
}
