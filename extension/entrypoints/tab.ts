import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startTab } from '../tab/tab-world';

export default defineUnlistedScript({
  globalName: false,
  main() {
    // Late and early injection can meet in one document: the first one stays.
    if ('batonTab' in globalThis) return;
    Reflect.set(globalThis, 'batonTab', true);
    startTab({
      window,
      late: 'batonLate' in globalThis,
      signal: new AbortController().signal,
    });
  },
});
