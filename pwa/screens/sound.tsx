import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Sounding } from '../../core/protocol/views';
import { Button } from '../../core/ui/button';
import { SoundIcon } from '../../core/ui/icons';
import { text } from '../text/text';

/**
 * Every sound of the meeting, each in an element of its own, so that one who leaves takes nobody's
 * sound along. A phone that holds sound back until a tap (a page loaded anew has had none) gets
 * a button for it.
 */
export const Sound = ({
  sounds,
  speaker,
}: {
  readonly sounds: readonly Sounding<MediaStreamTrack>[];
  /** Where it sounds; empty leaves that to the phone. */
  readonly speaker: string;
}) => {
  const [blocked, setBlocked] = useState(false);
  const [taps, setTaps] = useState(0);
  const onBlocked = useCallback(() => setBlocked(true), []);
  return (
    <>
      {sounds.map(({ id, track }) => (
        <Voice key={id} {...{ track, taps, speaker, onBlocked }} />
      ))}
      {blocked && (
        <div class="card sound-blocked">
          <p>{text.call.soundBlocked}</p>
          <Button
            look="primary"
            icon={<SoundIcon />}
            onClick={() => {
              setBlocked(false);
              setTaps(taps + 1);
            }}
          >
            {text.call.turnOnSound}
          </Button>
        </div>
      )}
    </>
  );
};

const Voice = ({
  track,
  taps,
  speaker,
  onBlocked,
}: {
  readonly track: MediaStreamTrack;
  readonly taps: number;
  readonly speaker: string;
  readonly onBlocked: () => void;
}) => {
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const element = audio.current;
    if (element === null) return;
    element.srcObject = new MediaStream([track]);
    return () => {
      element.srcObject = null;
    };
  }, [track]);
  // Played anew for each track, after each tap, and after a phone call or a locked screen paused it.
  useEffect(() => {
    const play = () => {
      audio.current?.play().catch((error: unknown) => {
        // An AbortError only says that the track was replaced meanwhile.
        if (error instanceof DOMException && error.name === 'NotAllowedError') onBlocked();
      });
    };
    const seenAgain = () => {
      if (document.visibilityState === 'visible' && audio.current?.paused === true) play();
    };
    play();
    document.addEventListener('visibilitychange', seenAgain);
    return () => document.removeEventListener('visibilitychange', seenAgain);
  }, [track, taps, onBlocked]);
  useEffect(() => {
    if (speaker === '') return;
    audio.current?.setSinkId(speaker).catch((error: unknown) => {
      // It went meanwhile: the sound stays where it is.
      console.debug('[baton:phone] speaker not used:', error);
    });
  }, [speaker]);
  // biome-ignore lint/a11y/useMediaCaption: live voices have no captions.
  return <audio ref={audio} autoplay />;
};
