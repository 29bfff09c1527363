import type { LaptopAction, LaptopView } from '../../core/protocol/views';
import { Spinner } from '../../core/ui/announcements';
import { Button } from '../../core/ui/button';
import { text } from '../text/en';
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

/** The phone hears the meeting; the meeting goes on with the laptop. */
export const listeningSheet = (
  view: View<'listening'>,
  act: (action: LaptopAction) => void,
): SheetContent => {
  const words = text.overlay.listening;
  return {
    ...region,
    label: words.title,
    problems: view.oldCode ? [text.overlay.oldCodeInCall] : [],
    title: words.hears(view.phone),
    headline: view.canAllow ? words.stillLaptop : words.joinAgain,
    body: null,
    actions: (
      <>
        {view.canAllow && (
          <Button look="primary" onClick={() => act({ do: 'allow-site' })}>
            {words.allow}
          </Button>
        )}
        <Button onClick={() => act({ do: 'close' })}>{text.overlay.close}</Button>
      </>
    ),
  };
};

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
      <Button onClick={() => act({ do: 'bring-back' })}>{text.overlay.live.bringBack}</Button>
    ),
  };
};
