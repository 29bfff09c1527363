import { useLayoutEffect, useRef } from 'preact/hooks';
import { text } from '../text/text';
import type { Act } from './act';

type Action = MediaSessionAction | 'togglemicrophone' | 'togglecamera' | 'hangup';
/** What TypeScript's DOM does not know yet: calls on the lock screen and in a floating window. */
interface CallSession {
  setActionHandler(action: Action | 'enterpictureinpicture', handler: (() => void) | null): void;
  setMicrophoneActive?(active: boolean): Promise<void> | undefined;
  setCameraActive?(active: boolean): Promise<void> | undefined;
}

export interface MediaSessionState {
  readonly host: string;
  /** Null while there is nothing to mute. */
  readonly muted: boolean | null;
  readonly cameraOn: boolean;
  readonly float: () => void;
}

/**
 * The call on the lock screen, in the notification and on a headset's buttons: what it is, and
 * taps for the microphone, the camera and the way back. "Hang up" sends the call back to the
 * laptop: nobody leaves a meeting by a button in a pocket.
 */
export const useMediaSession = (state: MediaSessionState, act: Act): void => {
  const { host, muted, cameraOn } = state;
  const latest = useRef({ state, act });
  latest.current = { state, act };

  useLayoutEffect(() => {
    const session: MediaSession | undefined = navigator.mediaSession;
    if (session === undefined) return;
    session.metadata = new MediaMetadata({
      title: text.call.on(host),
      artist: text.app,
      artwork: [
        { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      ],
    });
    session.playbackState = 'playing';
    const now = () => latest.current;
    const off = [
      handle(session, 'togglemicrophone', () => {
        if (now().state.muted !== null)
          now().act({ do: 'set-microphone', on: now().state.muted === true });
      }),
      handle(session, 'togglecamera', () => {
        if (now().state.muted !== null) now().act({ do: 'set-camera', on: !now().state.cameraOn });
      }),
      handle(session, 'hangup', () => now().act({ do: 'back-to-laptop' })),
      handle(session, 'enterpictureinpicture', () => now().state.float()),
    ];
    return () => {
      for (const undo of off) undo();
      session.metadata = null;
      session.playbackState = 'none';
    };
  }, [host]);

  useLayoutEffect(() => {
    const session = navigator.mediaSession as (MediaSession & CallSession) | undefined;
    // It only changes how the buttons look there.
    session?.setMicrophoneActive?.(muted === false)?.catch(() => {});
    session?.setCameraActive?.(cameraOn)?.catch(() => {});
  }, [muted, cameraOn]);
};

/** Browsers throw at actions that they do not know. */
const handle = (
  session: CallSession,
  action: Parameters<CallSession['setActionHandler']>[0],
  handler: () => void,
): (() => void) => {
  try {
    session.setActionHandler(action, handler);
    return () => session.setActionHandler(action, null);
  } catch {
    return () => {};
  }
};
