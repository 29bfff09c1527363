import { Button } from '../../core/ui/button';
import { text } from '../text/text';
import type { Act } from './act';
import { Sheet, Title } from './sheet';

/** The code names a server of its own; nobody is contacted before the person agreed to it. */
export const OtherServer = ({ broker, act }: { readonly broker: string; readonly act: Act }) => (
  <Sheet
    dock={
      <>
        <Button look="primary" size="large" wide onClick={() => act({ do: 'use-server' })}>
          {text.otherServer.go}
        </Button>
        <Button look="plain" onClick={() => act({ do: 'stop-scan' })}>
          {text.otherServer.stop}
        </Button>
      </>
    }
  >
    <Title>{text.otherServer.title}</Title>
    <p class="lead">{broker}</p>
    <p class="soft">{text.otherServer.why}</p>
  </Sheet>
);
