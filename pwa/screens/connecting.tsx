import { Spinner } from '../../core/ui/announcements';
import { Button } from '../../core/ui/button';
import { text } from '../text/text';
import type { Act } from './act';
import { Sheet, Title } from './sheet';

/** From the scanned code to the proof. */
export const Connecting = ({ act }: { readonly act: Act }) => (
  <Sheet
    look="centred single"
    dock={
      <Button look="plain" onClick={() => act({ do: 'decline' })}>
        {text.connecting.cancel}
      </Button>
    }
  >
    <Spinner />
    <Title>{text.connecting.reaching}</Title>
    <p class="soft">{text.connecting.reachingHint}</p>
  </Sheet>
);
