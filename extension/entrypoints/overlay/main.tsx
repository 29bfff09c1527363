import { browser } from 'wxt/browser';
import { runOverlay } from '../../overlay/run-overlay';
import { speakStored } from '../../settings/speak-stored';

const root = document.querySelector<HTMLElement>('#overlay');
if (root !== null) {
  await speakStored(document.documentElement);
  runOverlay(
    window,
    root,
    () => browser.runtime.connect({ name: 'overlay' }),
    new AbortController().signal,
  );
}
