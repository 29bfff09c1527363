import type { LaptopAction, LaptopView } from '../../core/protocol/views';
import { Button } from '../../core/ui/button';
import { MicrophoneIcon } from '../../core/ui/icons';
import { text } from '../text/text';
import type { SheetContent } from './sheet';

type EndedView = Extract<LaptopView, { phase: 'ended' }>;

const words = text.overlay.ended;

const heldSheet = (
  view: EndedView,
  reason: string,
  act: (action: LaptopAction) => void,
): SheetContent => ({
  role: 'region',
  label: words.title,
  title: words.onLaptop,
  headline: view.returning ? words.turningOn : words.back,
  problems: view.problem === null ? [] : [text.overlay.problems[view.problem]],
  takesFocus: false,
  onEscape: null,
  body: view.reason === 'returned' ? null : <p class="small soft">{reason}</p>,
  actions: (
    <Button look="primary" disabled={view.returning} onClick={() => act({ do: 'bring-back' })}>
      {words.turnOn}
    </Button>
  ),
});

/** The page was told to hang up; soon it has, or the person is asked. */
const leavingSheet = (): SheetContent => ({
  role: 'region',
  label: words.title,
  title: text.overlay.leave.title,
  headline: text.overlay.leave.leaving,
  problems: [],
  takesFocus: false,
  onEscape: null,
  body: <p class="small soft">{text.overlay.leave.why}</p>,
  actions: null,
});

/** The handoff is over: why, and one click for the laptop's devices where the meeting waits for them. */
export const endedSheet = (
  view: EndedView,
  act: (action: LaptopAction) => void,
  close: () => void,
): SheetContent => {
  if (view.leaving) return leavingSheet();
  const reason = words.reasons[view.reason](view.phone ?? words.someone);
  if (view.held) return heldSheet(view, reason, act);
  return {
    role: 'region',
    label: words.title,
    title: view.reason === 'returned' ? words.onLaptop : words.over,
    headline: view.silenced ? words.back : reason,
    problems: view.problem === null ? [] : [text.overlay.problems[view.problem]],
    takesFocus: false,
    onEscape: close,
    body: null,
    actions: (
      <>
        {view.silenced && (
          <Button look="primary" icon={<MicrophoneIcon />} onClick={() => act({ do: 'unmute' })}>
            {words.unmute}
          </Button>
        )}
        <Button onClick={close}>{text.overlay.close}</Button>
      </>
    ),
  };
};

/** The person tapped "Leave the meeting" on the phone; closing the tab takes a click here. */
export const leaveSheet = (act: (action: LaptopAction) => void): SheetContent => ({
  role: 'region',
  label: words.title,
  title: text.overlay.leave.title,
  headline: text.overlay.leave.question,
  problems: [],
  takesFocus: true,
  onEscape: null,
  body: <p class="small soft">{text.overlay.leave.why}</p>,
  actions: (
    <>
      <Button look="danger" onClick={() => act({ do: 'close-tab', confirmed: true })}>
        {text.overlay.leave.closeTab}
      </Button>
      <Button onClick={() => act({ do: 'close-tab', confirmed: false })}>
        {text.overlay.leave.stay}
      </Button>
    </>
  ),
});
