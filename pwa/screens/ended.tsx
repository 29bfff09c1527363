import type { PhoneView } from '../../core/protocol/views';
import { Alert } from '../../core/ui/announcements';
import { Button } from '../../core/ui/button';
import { LaptopIcon, LeaveIcon, NoticeIcon, ScanIcon } from '../../core/ui/icons';
import { text } from '../text/text';
import type { Act } from './act';
import { InstallCard, type InstallOffer } from './install-offer';
import { Sheet, Title } from './sheet';

type EndedView = Extract<PhoneView, { phase: 'ended' }>;

/** Ends that a person asked for; all others are problems and are said as alerts. */
const wanted: ReadonlySet<EndedView['reason']> = new Set(['returned', 'left', 'closed']);

/** Why it ended, in a plain sentence, and a way on. */
export const Ended = ({
  view,
  act,
  install,
}: {
  readonly view: EndedView;
  readonly act: Act;
  /** Offered only after a call that worked. */
  readonly install: InstallOffer | null;
}) => {
  const { title, sentence } = text.ended.endings[view.reason];
  const scanAgain = () => {
    act({ do: 'start-over' });
    act({ do: 'scan' });
  };
  return (
    <Sheet
      look="centred"
      dock={
        <>
          {view.canRejoin && (
            <Button look="primary" size="large" wide onClick={() => act({ do: 'rejoin' })}>
              {text.ended.rejoin}
            </Button>
          )}
          <Button
            look={view.canRejoin ? 'quiet' : 'primary'}
            size="large"
            wide
            icon={<ScanIcon />}
            onClick={scanAgain}
          >
            {text.ended.scanAgain}
          </Button>
          <Button look="plain" onClick={() => act({ do: 'start-over' })}>
            {text.ended.start}
          </Button>
        </>
      }
    >
      <div class={`ending ${wanted.has(view.reason) ? 'wanted' : 'problem'}`} aria-hidden="true">
        {endingIcon(view.reason)}
      </div>
      <Title>{title}</Title>
      {wanted.has(view.reason) ? <p class="lead">{sentence}</p> : <Alert>{sentence}</Alert>}
      {wanted.has(view.reason) && install !== null && <InstallCard offer={install} />}
    </Sheet>
  );
};

const endingIcon = (reason: EndedView['reason']) => {
  if (reason === 'returned' || reason === 'closed') return <LaptopIcon />;
  return reason === 'left' ? <LeaveIcon /> : <NoticeIcon />;
};
