import { Button } from '../../core/ui/button';
import { text } from '../text/text';
import type { Act } from './act';
import { Sheet, Title } from './sheet';

/**
 * The code names a broker of its own, or is for another server's page (`elsewhere`); nobody is
 * contacted before the person agreed to it.
 */
export const OtherServer = ({
  name,
  elsewhere,
  act,
}: {
  readonly name: string;
  readonly elsewhere: boolean;
  readonly act: Act;
}) => (
  <Sheet
    dock={
      <>
        <Button look="primary" size="large" wide onClick={() => act({ do: 'use-server' })}>
          {elsewhere ? text.otherServer.open : text.otherServer.go}
        </Button>
        <Button look="plain" onClick={() => act({ do: 'stop-scan' })}>
          {text.otherServer.stop}
        </Button>
      </>
    }
  >
    <Title>{elsewhere ? text.otherServer.elsewhere : text.otherServer.title}</Title>
    <p class="lead">{name}</p>
    <p class="soft">{elsewhere ? text.otherServer.whyOpen : text.otherServer.why}</p>
  </Sheet>
);
