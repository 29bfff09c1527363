import { useEffect, useState } from 'preact/hooks';
import { Alert, Status } from '../../core/ui/announcements';
import { Button } from '../../core/ui/button';
import { CloseIcon } from '../../core/ui/icons';
import { text } from '../text/text';
import type { Act } from './act';
import { PasteLink } from './paste-link';
import { prepareToSay, sayFound } from './say-found';
import { ScannerTools } from './scanner-tools';
import { Title } from './sheet';
import { useScanner } from './use-scanner';

/** The camera, looking for a code; and for people without one, a picture or a link. */
export const Scanning = ({ act }: { readonly act: Act }) => {
  const found = (scanned: string) => {
    sayFound(text.scanning.found);
    act({ do: 'scanned', text: scanned });
  };
  const scanner = useScanner(found);
  const picture = usePicture(found);
  useEffect(prepareToSay, []);

  const { state } = scanner;
  const failed = state !== 'starting' && state !== 'running';
  const doing = state === 'starting' ? text.scanning.starting : '';
  return (
    <main class="scanning always-dark">
      <div class="scanning-view" aria-hidden="true">
        <div class="scanning-room" ref={scanner.room} />
        {!failed && <div class={`scanning-frame ${state}`} />}
      </div>
      <header class="scanning-head">
        <Button look="quiet" icon={<CloseIcon />} onClick={() => act({ do: 'stop-scan' })}>
          {text.scanning.back}
        </Button>
      </header>
      <div class="scanning-foot">
        <Title>{text.scanning.title}</Title>
        <Status look="soft small">{picture.reading ? text.scanning.reading : doing}</Status>
        {failed && (
          <>
            <Alert>{text.scanning.failures[state]}</Alert>
            <Button look="primary" wide onClick={scanner.again}>
              {text.scanning.again}
            </Button>
          </>
        )}
        {picture.nothing && <Alert tone="notice">{text.scanning.nothing}</Alert>}
        <ScannerTools
          light={state === 'running' ? scanner.light : null}
          onLight={scanner.setLight}
          cameras={scanner.cameras}
          camera={scanner.camera}
          onCamera={scanner.choose}
          onPicture={picture.read}
        />
        <PasteLink key={failed ? 'failed' : 'looking'} act={act} open={failed} />
      </div>
    </main>
  );
};

/** Reads a picture from the phone's gallery. */
const usePicture = (found: (text: string) => void) => {
  const [leaving] = useState(() => new AbortController());
  const [state, setState] = useState<'none' | 'reading' | 'nothing'>('none');
  useEffect(() => () => leaving.abort(), []);
  const read = async (file: File): Promise<void> => {
    setState('reading');
    const { readPicture } = await import('../scanner/read-picture');
    const scanned = await readPicture(file, leaving.signal);
    if (leaving.signal.aborted) return;
    setState(scanned === null ? 'nothing' : 'none');
    if (scanned !== null) found(scanned);
  };
  return {
    reading: state === 'reading',
    nothing: state === 'nothing',
    // The import fails when the phone is offline: then the picture cannot be read.
    read: (file: File) => void read(file).catch(() => setState('nothing')),
  };
};
