import type { LaptopAction, LaptopView } from '../../core/protocol/views';
import { Spinner } from '../../core/ui/announcements';
import { Button } from '../../core/ui/button';
import { LaptopIcon } from '../../core/ui/icons';
import { text } from '../text/text';
import type { SheetContent } from './sheet';

type View<Phase extends LaptopView['phase']> = Extract<LaptopView, { phase: Phase }>;

const region = { role: 'region', problems: [], takesFocus: false, onEscape: null } as const;

/** Both people consented; the phone's tracks are not in the meeting yet. */
export const connectingSheet = (view: View<'connecting'>): SheetContent => ({
  ...region,
  label: text.overlay.connecting.title,
  title: text.overlay.inviting.title,
  headline: text.overlay.connecting.moving(view.phone),
  body: <Spinner />,
  actions: null,
});

const listeningWords = text.overlay.listening;

/** What has to be done before the phone can speak. */
const listeningHeadline = ({ embedded, canAllow, tabShared }: View<'listening'>): string => {
  if (tabShared) return listeningWords.tabShared;
  if (embedded !== null) return listeningWords.embedded(embedded);
  return canAllow ? listeningWords.stillLaptop : listeningWords.joinAgain;
};
const listeningHints = (view: View<'listening'>): string[] => [
  ...(view.tabShared
    ? [listeningHeadline({ ...view, tabShared: false }), listeningWords.stopSharing]
    : []),
  ...(view.embedded !== null ? [listeningWords.reloadFirst] : []),
  ...(view.canShareTab && view.embedded === null ? [listeningWords.nothingFound] : []),
];
const allowWords = ({ embedded, allowed }: View<'listening'>): string => {
  if (embedded !== null) return listeningWords.allowFrame(embedded);
  return allowed ? listeningWords.reload : listeningWords.allow;
};

/** The phone hears the meeting; the meeting goes on with the laptop. */
export const listeningSheet = (
  view: View<'listening'>,
  act: (action: LaptopAction) => void,
): SheetContent => ({
  ...region,
  label: listeningWords.title,
  problems: view.oldCode ? [text.overlay.oldCodeInCall] : [],
  title: listeningWords.hears(view.phone),
  headline: listeningHeadline(view),
  body: listeningHints(view).map((hint) => (
    <p key={hint} class="small soft">
      {hint}
    </p>
  )),
  actions: (
    <>
      {view.canAllow && (
        <Button look="primary" onClick={() => act({ do: 'allow-site' })}>
          {allowWords(view)}
        </Button>
      )}
      {view.canShareTab && (
        <Button look={view.canAllow ? 'plain' : 'primary'} onClick={() => act({ do: 'share-tab' })}>
          {listeningWords.shareTab}
        </Button>
      )}
      <Button onClick={() => act({ do: 'close' })}>{text.overlay.close}</Button>
    </>
  ),
});

/** The phone is out of reach; the meeting gets silence meanwhile. */
export const reconnectingSheet = (
  view: View<'reconnecting'>,
  act: (action: LaptopAction) => void,
): SheetContent => {
  const words = text.overlay.reconnecting;
  return {
    ...region,
    label: words.title,
    title: text.overlay.live.onPhone,
    headline: words.holding,
    body: <p class="small soft">{words.hint(view.phone)}</p>,
    actions: (
      <Button look="primary" icon={<LaptopIcon />} onClick={() => act({ do: 'bring-back' })}>
        {text.overlay.live.bringBack}
      </Button>
    ),
  };
};
