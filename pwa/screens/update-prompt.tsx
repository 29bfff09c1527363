import { Status } from '../../core/ui/announcements';
import { Button } from '../../core/ui/button';
import { text } from '../text/text';

/** Offers the waiting version. Never during a call: the page is loaded anew. */
export const UpdatePrompt = ({ apply }: { readonly apply: () => void }) => (
  <aside class="update">
    <Status>{text.update.ready}</Status>
    <Button look="plain" onClick={apply}>
      {text.update.apply}
    </Button>
  </aside>
);
