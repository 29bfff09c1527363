import { useState } from 'preact/hooks';
import { Alert } from '../../../core/ui/announcements';
import { Button } from '../../../core/ui/button';
import { Mark } from '../../../core/ui/mark';
import { text } from '../../text/text';

/** The question whether Baton may keep the laptop awake, in a window of its own. */
export const Awake = ({
  ask,
  close,
}: {
  /** Must begin in the click. */
  readonly ask: () => Promise<boolean>;
  readonly close: () => void;
}) => {
  const [refused, setRefused] = useState(false);
  const allow = async (): Promise<void> => {
    // The browser rejects what it will not even ask; to the person that is a no.
    const agreed = await ask().catch(() => false);
    setRefused(!agreed);
    if (agreed) close();
  };
  return (
    <main>
      <Mark size={40} />
      <h1>{text.awake.title}</h1>
      <p>{text.awake.why}</p>
      {refused && <Alert>{text.awake.refused}</Alert>}
      <footer>
        <Button look="primary" onClick={() => void allow()}>
          {text.awake.allow}
        </Button>
        <Button onClick={close}>{text.awake.cancel}</Button>
      </footer>
    </main>
  );
};
