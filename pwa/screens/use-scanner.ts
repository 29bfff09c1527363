import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  type CameraChoice,
  failureOf,
  hasTorch,
  listCameras,
  openCamera,
  type ScannerFailure,
  setTorch,
} from '../scanner/camera';

export interface Scanner {
  readonly room: RefObject<HTMLDivElement | null>;
  readonly state: 'starting' | 'running' | ScannerFailure;
  readonly again: () => void;
  readonly cameras: readonly CameraChoice[];
  readonly camera: string | null;
  readonly choose: (id: string) => void;
  /** Null where this camera has no light. */
  readonly light: boolean | null;
  readonly setLight: (on: boolean) => void;
}

/** The scanner as long as its screen is there. The library is loaded here and nowhere else. */
export const useScanner = (found: (text: string) => void): Scanner => {
  const room = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<Scanner['state']>('starting');
  const [attempt, setAttempt] = useState<{ readonly camera: string | null }>({ camera: null });
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);
  const [cameras, setCameras] = useState<readonly CameraChoice[]>([]);
  const [light, setLight] = useState<boolean | null>(null);

  // A new attempt starts it again.
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    setState('starting');
    // The camera takes longest, so it is opened before the scanner's code is there.
    const opening = openCamera(attempt.camera, signal);
    // Whoever waits for it hears of a failure; until then it is nobody's problem.
    opening.catch(() => {});
    const running = (opened: MediaStreamTrack) => {
      setState('running');
      setTrack(opened);
      setLight(hasTorch(opened) ? false : null);
      // Browsers give the names only now. Without a list there is nothing to choose from.
      listCameras().then(
        (list) => {
          if (!signal.aborted) setCameras(list);
        },
        () => {},
      );
    };
    const open = async (element: HTMLElement) => {
      const { startScanner } = await import('../scanner');
      if (!signal.aborted)
        await startScanner(element, opening, { running, read: found, failed: setState }, signal);
    };
    // The import fails when the phone is offline and the scanner was never loaded before.
    if (room.current !== null)
      open(room.current).catch((error: unknown) => {
        leaving.abort();
        setState(failureOf(error));
      });
    return () => leaving.abort();
  }, [attempt]);

  return {
    room,
    state,
    again: () => setAttempt({ ...attempt }),
    cameras,
    camera: track?.getSettings().deviceId ?? attempt.camera,
    choose: (camera) => setAttempt({ camera }),
    light,
    setLight(on) {
      if (track === null) return;
      void setTorch(track, on).then((done) => {
        if (done) setLight(on);
      });
    },
  };
};
