import { useEffect, useState } from 'preact/hooks';
import { text } from '../text/text';

interface Speaker {
  readonly id: string;
  readonly name: string;
}
export interface Speakers {
  readonly list: readonly Speaker[];
  /** Empty is the phone's own choice. */
  readonly chosen: string;
  readonly choose: (id: string) => void;
  /** The browser's own list, where that is the only way to another speaker. */
  readonly ask: (() => void) | null;
}
type WithOutput = MediaDevices & { selectAudioOutput?(): Promise<MediaDeviceInfo> };

/** Where the sound can go; an empty list where the platform decides that alone, as phones mostly do. */
export const useSpeakers = (): Speakers => {
  const [list, setList] = useState<readonly Speaker[]>([]);
  const [chosen, choose] = useState('');
  const devices: WithOutput | undefined = navigator.mediaDevices;
  const settable = 'setSinkId' in HTMLMediaElement.prototype && devices !== undefined;
  useEffect(() => {
    if (!settable) return;
    const over = new AbortController();
    const look = async () => {
      const found = await devices.enumerateDevices().catch(() => []);
      if (over.signal.aborted) return;
      const outputs = found.filter(
        ({ kind, deviceId }) => kind === 'audiooutput' && deviceId !== '',
      );
      setList(
        outputs.map(({ deviceId, label }, place) => ({
          id: deviceId,
          name: label || text.call.speakerUnnamed(place + 1),
        })),
      );
      // A headset that was unplugged is no choice any more.
      choose((before) => (outputs.some(({ deviceId }) => deviceId === before) ? before : ''));
    };
    devices.addEventListener('devicechange', () => void look(), { signal: over.signal });
    void look();
    return () => over.abort();
  }, [settable, devices]);

  const ask =
    settable && devices.selectAudioOutput !== undefined
      ? () => {
          devices.selectAudioOutput?.().then(
            ({ deviceId }) => choose(deviceId),
            // Closed without a choice: the sound stays where it is.
            () => {},
          );
        }
      : null;
  return { list: list.length > 1 ? list : [], chosen, choose, ask };
};
