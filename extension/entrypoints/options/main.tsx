import { render } from 'preact';
import { Options } from '../../screens/options/options';
import { checkServer } from '../../settings/check-server';
import { browserSitePermissions } from '../../settings/site-permissions';
import { readSettings, writeSettings } from '../../settings/stored-settings';

const root = document.querySelector('#screen');
if (root !== null) {
  const permissions = browserSitePermissions();
  const stored = await readSettings();
  render(
    <Options permissions={permissions} stored={stored} save={writeSettings} check={checkServer} />,
    root,
  );
}
