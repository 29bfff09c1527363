import { useState } from 'preact/hooks';
import { Alert } from '../../../core/ui/announcements';
import { Button } from '../../../core/ui/button';
import { Mark } from '../../../core/ui/mark';
import { siteName } from '../../sites/site-pattern';
import { text } from '../../text/text';
import type { AllowRequest } from './allow-request';

const words = text.allow;

export interface AllowProps {
  /** Null: the address names no site. */
  readonly request: AllowRequest | null;
  /** Shows the browser's prompt; must begin in the click. */
  readonly ask: (pattern: string) => Promise<boolean>;
  /** Tells the background worker that the site is allowed. */
  readonly tell: (request: AllowRequest) => Promise<unknown>;
  readonly close: () => void;
}

/** The question for one site, in a window of Baton's own. */
export const Allow = ({ request, ask, tell, close }: AllowProps) => {
  const [problem, setProblem] = useState<'none' | 'refused' | 'failed'>('none');

  const allow = async (asked: AllowRequest): Promise<void> => {
    // The browser rejects what it will not even ask; to the person that is a no.
    const agreed = await ask(asked.pattern).catch(() => false);
    if (!agreed) {
      setProblem('refused');
      return;
    }
    try {
      await tell(asked);
    } catch {
      // The worker did not take it; the grant stands, so the next click on the toolbar works.
      setProblem('failed');
      return;
    }
    close();
  };

  return (
    <main>
      <Mark size={40} />
      {request === null ? (
        <>
          <h1>{words.page}</h1>
          <Alert>{words.unknown}</Alert>
        </>
      ) : (
        <>
          <h1>{words.title(siteName(request.pattern))}</h1>
          <p>{words.why}</p>
          {problem !== 'none' && <Alert>{words[problem]}</Alert>}
        </>
      )}
      <footer>
        {request !== null && (
          <Button look="primary" onClick={() => void allow(request)}>
            {words.allow}
          </Button>
        )}
        <Button onClick={close}>{words.cancel}</Button>
      </footer>
    </main>
  );
};
