import { useState } from 'preact/hooks';
import { Button } from '../../../core/ui/button';
import { text } from '../../text/text';

const words = text.options.reset;

/** The way back to how Baton was after installing; asks once more before. */
export const ResetSection = ({ reset }: { readonly reset: () => void }) => {
  const [asking, setAsking] = useState(false);
  return (
    <section>
      <h2>{words.title}</h2>
      <p class="soft">{words.why}</p>
      {asking ? (
        <div class="answers" role="alert">
          <p>{words.question}</p>
          <Button look="danger" onClick={reset}>
            {words.yes}
          </Button>
          <Button onClick={() => setAsking(false)}>{words.no}</Button>
        </div>
      ) : (
        <Button onClick={() => setAsking(true)}>{words.reset}</Button>
      )}
    </section>
  );
};
