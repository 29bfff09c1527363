import type { OutgoingTrack } from '../../core/media/laptop-link';

export interface TabShare {
  /** Must follow a click within seconds: the browser asks the person only then. */
  start(): void;
  stop(): void;
}

/** One participant on the phone: the tab as a shared screen, and its sound. */
const participant = { participant: 'tab', name: '' };

/** Newer than the compiler's types. */
interface TabSound extends MediaTrackConstraints {
  readonly suppressLocalAudioPlayback: boolean;
}
interface TabCapture extends DisplayMediaStreamOptions {
  readonly preferCurrentTab: boolean;
  readonly selfBrowserSurface: 'include';
  readonly surfaceSwitching: 'exclude';
}
/** The phone plays the sound; in the laptop's room it would be heard twice. It is no microphone's. */
const audio: TabSound = {
  suppressLocalAudioPlayback: true,
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
};
const thisTab: TabCapture = {
  preferCurrentTab: true,
  selfBrowserSurface: 'include',
  surfaceSwitching: 'exclude',
  video: { displaySurface: 'browser', frameRate: { max: 30 } },
  audio,
};

/**
 * The picture and sound of the tab itself, where nothing of the meeting's own can be reached. The
 * browser asks the person, and offers an end of its own; `show` hears of every change, with no
 * tracks when it is over or was refused. Aborting the signal ends it.
 */
export const createTabShare = (options: {
  readonly devices: MediaDevices | undefined;
  readonly show: (tracks: readonly OutgoingTrack[]) => void;
  readonly signal: AbortSignal;
}): TabShare => {
  const { devices, show, signal } = options;
  let asking = false;
  let tracks: readonly MediaStreamTrack[] = [];

  const stop = (): void => {
    asking = false;
    if (tracks.length === 0) return;
    for (const track of tracks) track.stop();
    tracks = [];
    show([]);
  };
  signal.addEventListener('abort', stop, { once: true });

  const take = (stream: MediaStream): void => {
    const [picture] = stream.getVideoTracks();
    const wanted = asking && picture?.getSettings().displaySurface === 'browser';
    tracks = stream.getTracks();
    if (!wanted) {
      // Over while the person was still asked; or a window or screen, which was never meant.
      stop();
      return show([]);
    }
    asking = false;
    picture.addEventListener('ended', stop, { signal });
    show(
      tracks.map((track) => ({
        ...participant,
        track,
        role: track.kind === 'video' ? 'screen' : 'microphone',
      })),
    );
  };

  return {
    stop,
    start() {
      if (asking || tracks.length > 0 || devices === undefined) return;
      asking = true;
      devices.getDisplayMedia(thisTab).then(take, (error: unknown) => {
        asking = false;
        console.warn('[baton:tab] the tab is not shared:', error);
        show([]);
      });
    },
  };
};
