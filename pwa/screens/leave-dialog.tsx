import { Button } from '../../core/ui/button';
import { Drawer } from '../../core/ui/drawer';
import { text } from '../text/text';
import type { Act } from './act';

/** Asks what leaving means: the call goes back to the laptop, or the meeting is left. */
export const LeaveDialog = ({ act, close }: { readonly act: Act; readonly close: () => void }) => (
  <Drawer title={text.leaving.title} close={close}>
    <p class="soft">{text.leaving.sentence}</p>
    <Button look="primary" size="large" wide onClick={() => act({ do: 'back-to-laptop' })}>
      {text.leaving.sendBack}
    </Button>
    <Button look="danger" size="large" wide onClick={() => act({ do: 'leave-meeting' })}>
      {text.leaving.leave}
    </Button>
    <Button look="plain" onClick={close}>
      {text.leaving.cancel}
    </Button>
  </Drawer>
);
