import type { LaptopAction, LaptopView } from '../../core/protocol/views';
import { Spinner } from '../../core/ui/announcements';
import { Button } from '../../core/ui/button';
import { text } from '../text/text';
import { CodeField } from './code-field';
import type { SheetContent } from './sheet';

type ConfirmingView = Extract<LaptopView, { phase: 'confirming' }>;

const words = text.overlay.confirming;

/** Who wants the call, and the box for the code that their phone shows. */
export const confirmingSheet = (
  view: ConfirmingView,
  act: (action: LaptopAction) => void,
): SheetContent => ({
  role: 'dialog',
  label: words.title,
  title: words.title,
  headline: view.step === 'code' ? words.wants(view.phone ?? words.someone) : words.tapNow,
  problems: [],
  takesFocus: view.step !== 'code',
  onEscape: () => act({ do: 'decline' }),
  body: (
    <>
      {view.step === 'code' ? (
        <>
          <p>{words.type}</p>
          <CodeField attempt={view} onCode={(digits) => act({ do: 'code', digits })} />
          <p id="code-hint" class="small soft">
            {words.twoDigits}
          </p>
        </>
      ) : (
        <Spinner />
      )}
      {view.reach === 'listening' && <p class="hint small soft">{words.listeningOnly}</p>}
    </>
  ),
  actions: <Button onClick={() => act({ do: 'decline' })}>{words.decline}</Button>,
});
