import * as v from 'valibot';
import type { FromPage } from '../bridge/messages';

const deviceState = v.picklist(['open', 'muted', 'none']);
const pixels = v.pipe(v.number(), v.minValue(0), v.maxValue(16_384));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

const fromPage = v.variant('t', [
  v.strictObject({ t: v.literal('attached') }),
  v.strictObject({
    t: v.literal('site'),
    report: v.strictObject({
      reach: v.picklist(['none', 'listening', 'handoff']),
      microphone: deviceState,
      camera: deviceState,
      canSetMicrophone: v.boolean(),
      canSetCamera: v.boolean(),
      canLeave: v.boolean(),
      captureWidth: pixels,
      captureHeight: pixels,
      deviceHeld: v.boolean(),
      holdsDevices: v.boolean(),
    }),
  }),
  v.strictObject({
    t: v.literal('remotes'),
    tracks: v.pipe(
      v.array(
        v.strictObject({
          id: text(128),
          source: text(128),
          trackId: text(128),
          kind: v.picklist(['audio', 'video']),
          participant: text(64),
          name: text(80),
          role: v.picklist(['microphone', 'camera', 'screen']),
        }),
      ),
      v.maxLength(64),
    ),
  }),
  v.strictObject({
    t: v.literal('levels'),
    sent: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100)),
    heard: v.pipe(
      v.array(
        v.strictObject({
          source: text(128),
          level: share,
          energy: v.pipe(v.number(), v.finite(), v.minValue(0)),
          screen: v.boolean(),
        }),
      ),
      v.maxLength(128),
    ),
  }),
  v.strictObject({ t: v.literal('taken') }),
  v.strictObject({ t: v.literal('given-back') }),
  v.strictObject({ t: v.literal('give-back-failed'), refused: v.boolean() }),
  v.strictObject({ t: v.literal('capture-starting') }),
  v.strictObject({ t: v.literal('capture-ended') }),
]);

const longestMessage = 32_768;

/** What the page world said, or null when it is nothing that it may say. */
export const parsePageMessage = (detail: unknown): FromPage | null => {
  if (typeof detail !== 'string' || detail.length > longestMessage) return null;
  let value: unknown;
  try {
    value = JSON.parse(detail);
  } catch {
    // The page writes here: text that is not JSON is nothing unusual.
    return null;
  }
  const parsed = v.safeParse(fromPage, value);
  return parsed.success ? parsed.output : null;
};
