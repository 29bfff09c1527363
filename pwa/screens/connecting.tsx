import type { PhoneView } from '../../core/protocol/views';
import { Spinner } from '../../core/ui/announcements';
import { Button } from '../../core/ui/button';
import { text } from '../text/en';
import type { Act } from './act';
import { Sheet, Title } from './sheet';

/** From the scanned code to the proof, and from the second consent to the first picture. */
export const Connecting = ({
  view,
  act,
}: {
  readonly view: Extract<PhoneView, { phase: 'connecting' }>;
  readonly act: Act;
}) => {
  const reaching = view.step === 'reaching';
  return (
    <Sheet
      look="centred single"
      dock={
        <Button look="plain" onClick={() => act({ do: 'decline' })}>
          {text.connecting.cancel}
        </Button>
      }
    >
      <Spinner />
      <Title key={view.step}>
        {reaching ? text.connecting.reaching : text.connecting.starting}
      </Title>
      <p class="soft">{reaching ? text.connecting.reachingHint : text.connecting.startingHint}</p>
    </Sheet>
  );
};
