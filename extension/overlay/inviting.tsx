import type { LaptopAction, LaptopView } from '../../core/protocol/views';
import { Alert, Spinner, Status } from '../../core/ui/announcements';
import { Button } from '../../core/ui/button';
import { CheckIcon, CopyIcon } from '../../core/ui/icons';
import { text } from '../text/text';
import { Countdown } from './countdown';
import { QrCanvas } from './qr-canvas';
import type { SheetContent } from './sheet';

type InvitingView = Extract<LaptopView, { phase: 'inviting' }>;

export type Copying = 'idle' | 'copied' | 'failed';

const words = text.overlay.inviting;

const headlineOf: Readonly<Record<InvitingView['card'], () => string>> = {
  opening: () => words.opening,
  shown: () => words.scan,
  blank: () => words.blank,
  offline: () => words.offline,
  covered: () => words.covered,
};

/** Nothing is shown before the person decided about the other tab's call. */
const asks = (view: InvitingView): boolean => view.endsOther && view.qr === null;

const hints = (view: InvitingView): string[] => {
  const lines: string[] = [];
  if (view.embedded !== null) lines.push(words.embedded(view.embedded));
  else if (view.card === 'covered') lines.push(words.coveredInstead);
  else if (view.call === 'none') lines.push(words.noCall);
  if (view.call === 'listening') lines.push(words.listeningOnly);
  return asks(view) || view.card === 'blank' || view.card === 'offline' ? [] : lines;
};

/** The card with the QR, or with the reason why there is none. */
export const invitingSheet = (
  view: InvitingView,
  copying: Copying,
  act: (action: LaptopAction) => void,
  close: () => void,
  onQrShown: () => void,
): SheetContent => {
  const shown = view.card === 'shown' && view.qr !== null;
  // Covered, the link is there all the same: nobody sees what goes over the clipboard.
  const hasLink = shown || (view.card === 'covered' && view.rotatesAt !== null);
  return {
    role: 'dialog',
    label: words.title,
    title: words.title,
    headline: asks(view) ? words.endsOther : headlineOf[view.card](),
    problems: [
      ...(view.notice === null ? [] : [text.overlay.notices[view.notice]]),
      ...(copying === 'failed' ? [words.copyFailed] : []),
    ],
    takesFocus: true,
    onEscape: close,
    body: (
      <>
        {view.card === 'opening' && !asks(view) && <Spinner />}
        {shown && view.qr !== null && <QrCanvas qr={view.qr} onShown={onQrShown} />}
        {shown && (
          <div class="under-code small">
            {view.rotatesAt !== null && <Countdown at={view.rotatesAt} />}
            <Status>{copying === 'copied' && words.copied}</Status>
          </div>
        )}
        {hasLink && !shown && (
          <Status look="copied small">{copying === 'copied' && words.copied}</Status>
        )}
        {view.endsOther && !asks(view) && <Alert tone="notice">{words.endsOther}</Alert>}
        {hints(view).map((hint) => (
          <p key={hint} class="hint small soft">
            {hint}
          </p>
        ))}
      </>
    ),
    actions: (
      <>
        {view.card === 'covered' && (
          <Button look="primary" onClick={() => act({ do: 'show-anyway' })}>
            {words.showAnyway}
          </Button>
        )}
        {hasLink && (
          <Button
            icon={copying === 'copied' ? <CheckIcon /> : <CopyIcon />}
            onClick={() => act({ do: 'copy-link' })}
          >
            {words.copyLink}
          </Button>
        )}
        {asks(view) && (
          <Button look="primary" onClick={() => act({ do: 'new-code' })}>
            {words.newCodeHere}
          </Button>
        )}
        {view.card === 'blank' && !asks(view) && (
          <Button look="primary" onClick={() => act({ do: 'new-code' })}>
            {text.overlay.newCode}
          </Button>
        )}
        {view.embedded !== null && (
          <Button onClick={() => act({ do: 'allow-site' })}>
            {words.allowFrame(view.embedded)}
          </Button>
        )}
        <Button onClick={close}>{text.overlay.close}</Button>
      </>
    ),
  };
};
