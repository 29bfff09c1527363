import * as v from 'valibot';
import { siteState } from './messages';

const pixels = v.pipe(v.number(), v.minValue(0), v.maxValue(16_384));

/** What the meeting page's own senders, tracks and handlers say. */
export const siteReport = v.strictObject({
  /** `none`: no connection and no media seen. */
  reach: v.picklist(['none', 'listening', 'handoff']),
  microphone: siteState,
  camera: siteState,
  /** The page gave a mediaSession handler that toggles the device. */
  canSetMicrophone: v.boolean(),
  canSetCamera: v.boolean(),
  /** The page gave a mediaSession handler that hangs up, or a known button does. */
  canLeave: v.boolean(),
  /** The laptop's own capture size in pixels, for the phone's camera to follow; 0 when unknown. */
  captureWidth: pixels,
  captureHeight: pixels,
  /** The page still holds a laptop device natively, disabled (late attach). */
  deviceHeld: v.boolean(),
  /** A microphone or camera track is live here, or a sender has carried one: this frame takes part. */
  holdsDevices: v.boolean(),
});
export type SiteReport = v.InferOutput<typeof siteReport>;

/** What is known of a page that has not reported yet: nothing, so everything is closed. */
export const unknownSite: SiteReport = {
  reach: 'none',
  microphone: 'none',
  camera: 'none',
  canSetMicrophone: false,
  canSetCamera: false,
  canLeave: false,
  captureWidth: 0,
  captureHeight: 0,
  deviceHeld: false,
  holdsDevices: false,
};
