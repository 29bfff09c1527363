import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Allow } from '../../screens/allow/allow';
import { type AllowRequest, parseAllowRequest } from '../../screens/allow/allow-request';
import { browserSitePermissions } from '../../settings/site-permissions';
import { speakStored } from '../../settings/speak-stored';
import { text } from '../../text/text';

const tell = ({ origin, tabId }: AllowRequest): Promise<unknown> =>
  browser.runtime.sendMessage({ t: 'site-allowed', origin, tabId });

const root = document.querySelector('#screen');
if (root !== null) {
  await speakStored(document.documentElement);
  document.title = text.allow.page;
  const permissions = browserSitePermissions();
  render(
    <Allow
      request={parseAllowRequest(location.search)}
      ask={(pattern) => permissions.request([pattern])}
      tell={tell}
      close={() => window.close()}
    />,
    root,
  );
}
