import { useEffect, useRef } from 'preact/hooks';
import { text } from '../text/text';

/** The phone's own camera. Mirrored unless it looks away from the person, as people expect of a mirror. */
export const SelfView = ({
  stream,
  look,
}: {
  readonly stream: MediaStream;
  readonly look: string;
}) => {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream;
  }, [stream]);
  const facing = stream.getVideoTracks()[0]?.getSettings().facingMode;
  return (
    <video
      ref={video}
      class={`${look}${facing === 'environment' ? '' : ' mirrored'}`}
      aria-label={text.devices.selfView}
      autoplay
      playsInline
      muted
    />
  );
};
