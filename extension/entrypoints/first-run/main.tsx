import { render } from 'preact';
import { browser } from 'wxt/browser';
import { FirstRun } from '../../screens/first-run/first-run';
import { browserSitePermissions } from '../../settings/site-permissions';
import { speakStored } from '../../settings/speak-stored';
import { text } from '../../text/text';

const root = document.querySelector('#screen');
if (root !== null) {
  await speakStored(document.documentElement);
  document.title = text.firstRun.page;
  const shortcut = (await browser.commands.getAll()).find(({ name }) =>
    name?.startsWith('_execute'),
  );
  render(
    <FirstRun
      permissions={browserSitePermissions()}
      shortcut={shortcut?.shortcut ?? ''}
      done={() => window.close()}
    />,
    root,
  );
}
