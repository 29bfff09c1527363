import { render } from 'preact';
import { Awake } from '../../screens/awake/awake';
import { awakePermission } from '../../settings/awake-permission';

const root = document.querySelector('#screen');
if (root !== null) {
  render(
    <Awake ask={async () => awakePermission?.request() ?? false} close={() => window.close()} />,
    root,
  );
}
