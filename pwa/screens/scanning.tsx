import { useEffect, useRef, useState } from 'preact/hooks';
import { Alert, Status } from '../../core/ui/announcements';
import { Button } from '../../core/ui/button';
import { CloseIcon } from '../../core/ui/icons';
import type { ScannerFailure } from '../scanner';
import { text } from '../text/text';
import type { Act } from './act';
import { PasteLink } from './paste-link';
import { Title } from './sheet';

/** The camera, looking for a code. The scanner's libraries are loaded here and nowhere else. */
export const Scanning = ({ act }: { readonly act: Act }) => {
  const room = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'starting' | 'running' | ScannerFailure>('starting');
  const [attempt, setAttempt] = useState(0);

  // A new attempt starts it again.
  useEffect(() => {
    const leaving = new AbortController();
    setState('starting');
    const open = async (element: HTMLElement) => {
      const { startScanner } = await import('../scanner');
      if (leaving.signal.aborted) return;
      const events = {
        running: () => setState('running'),
        read: (found: string) => act({ do: 'scanned', text: found }),
        failed: setState,
      };
      await startScanner(element, events, leaving.signal);
    };
    // The import fails when the phone is offline and the scanner was never loaded before.
    if (room.current !== null) open(room.current).catch(() => setState('failed'));
    return () => leaving.abort();
  }, [attempt]);

  const failed = state !== 'starting' && state !== 'running';
  return (
    <main class="scanning always-dark">
      <div class="scanning-view" aria-hidden="true">
        <div class="scanning-room" ref={room} />
        {!failed && <div class={`scanning-frame ${state}`} />}
      </div>
      <header class="scanning-head">
        <Button look="quiet" icon={<CloseIcon />} onClick={() => act({ do: 'stop-scan' })}>
          {text.scanning.back}
        </Button>
      </header>
      <div class="scanning-foot">
        <Title>{text.scanning.title}</Title>
        <Status look="soft small">{state === 'starting' ? text.scanning.starting : ''}</Status>
        {failed && (
          <>
            <Alert>{text.scanning.failures[state]}</Alert>
            <Button look="primary" wide onClick={() => setAttempt(attempt + 1)}>
              {text.scanning.again}
            </Button>
          </>
        )}
        <PasteLink key={failed ? 'failed' : 'looking'} act={act} open={failed} />
      </div>
    </main>
  );
};
