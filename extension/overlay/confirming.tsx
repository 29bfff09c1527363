import type { LaptopAction, LaptopView } from '../../core/protocol/views';
import { Spinner } from '../../core/ui/announcements';
import { Button } from '../../core/ui/button';
import { text } from '../text/text';
import { CodeField } from './code-field';
import type { SheetContent } from './sheet';

type ConfirmingView = Extract<LaptopView, { phase: 'confirming' }>;

interface ConfirmingProps {
  readonly view: ConfirmingView;
  readonly act: (action: LaptopAction) => void;
}

const words = text.overlay.confirming;

/** The code that their phone shows, or for a remembered phone nothing but a click. */
const Proof = ({ view, act }: ConfirmingProps) => {
  if (view.step === 'waiting') return <Spinner />;
  if (view.known) return <p>{words.known}</p>;
  return (
    <>
      <p>{words.type}</p>
      <CodeField attempt={view} onCode={(digits) => act({ do: 'code', digits })} />
      <p id="code-hint" class="small soft">
        {words.twoDigits}
      </p>
    </>
  );
};

const headline = ({ step, known, phone }: ConfirmingView): string => {
  if (step === 'code') return words.wants(phone ?? words.someone);
  return known ? words.tapThere : words.tapNow;
};

/** Who wants the call, and how the person here says that it is theirs. */
export const confirmingSheet = (
  view: ConfirmingView,
  act: (action: LaptopAction) => void,
): SheetContent => ({
  role: 'dialog',
  label: words.title,
  title: words.title,
  headline: headline(view),
  problems: [],
  takesFocus: view.step !== 'code' || view.known,
  onEscape: () => act({ do: 'decline' }),
  body: (
    <>
      <Proof view={view} act={act} />
      {view.reach === 'listening' && <p class="hint small soft">{words.listeningOnly}</p>}
    </>
  ),
  actions: (
    <>
      <Button onClick={() => act({ do: 'decline' })}>{words.decline}</Button>
      {view.known && view.step === 'code' && (
        <Button look="primary" onClick={() => act({ do: 'continue' })}>
          {words.continueOn(view.phone ?? words.someone)}
        </Button>
      )}
    </>
  ),
});
