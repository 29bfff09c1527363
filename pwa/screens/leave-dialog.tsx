import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../core/ui/button';
import { text } from '../text/text';
import type { Act } from './act';

/** Asks what leaving means: the call goes back to the laptop, or the meeting is left. */
export const LeaveDialog = ({ act, close }: { readonly act: Act; readonly close: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="leave" aria-labelledby="leave-title" onClose={close}>
      <h2 id="leave-title">{text.leaving.title}</h2>
      <p class="soft">{text.leaving.sentence}</p>
      <Button look="primary" size="large" wide onClick={() => act({ do: 'back-to-laptop' })}>
        {text.leaving.sendBack}
      </Button>
      <Button look="danger" size="large" wide onClick={() => act({ do: 'leave-meeting' })}>
        {text.leaving.leave}
      </Button>
      <Button look="plain" onClick={() => dialog.current?.close()}>
        {text.leaving.cancel}
      </Button>
    </dialog>
  );
};
