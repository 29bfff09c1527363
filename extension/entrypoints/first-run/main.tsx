import { render } from 'preact';
import { FirstRun } from '../../screens/first-run/first-run';
import { browserSitePermissions } from '../../settings/site-permissions';

const root = document.querySelector('#screen');
if (root !== null) {
  render(<FirstRun permissions={browserSitePermissions()} done={() => window.close()} />, root);
}
