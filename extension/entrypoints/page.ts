import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { installPage } from '../page/main';

export default defineUnlistedScript({
  globalName: false,
  main() {
    installPage(window, new AbortController().signal);
  },
});
