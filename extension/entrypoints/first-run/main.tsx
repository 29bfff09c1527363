import { render } from 'preact';
import { FirstRun } from '../../screens/first-run/first-run';
import { browserSitePermissions } from '../../settings/site-permissions';
import { speakStored } from '../../settings/speak-stored';
import { text } from '../../text/text';

const root = document.querySelector('#screen');
if (root !== null) {
  await speakStored(document.documentElement);
  document.title = text.firstRun.page;
  render(<FirstRun permissions={browserSitePermissions()} done={() => window.close()} />, root);
}
