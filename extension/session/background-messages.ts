import * as v from 'valibot';
import { overlayPlace } from './overlay-place';

const tabId = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const origin = v.pipe(v.string(), v.url(), v.maxLength(512));

/** Background worker → session host, as runtime messages. */
export const toHost = v.variant('t', [
  v.strictObject({
    to: v.literal('host'),
    t: v.literal('invite'),
    tabId,
    host: v.pipe(v.string(), v.maxLength(253)),
    /** The tab's site is allowed for good: a reload is all it takes to start with the page. */
    allowed: v.boolean(),
    /** Where the overlay was last on this site. */
    place: v.nullable(overlayPlace),
    /** The person lets Baton keep the laptop awake. */
    mayKeepAwake: v.boolean(),
    /** Settings, since an offscreen document has no storage. */
    server: origin,
    confirmedPhoneOrigin: v.nullable(origin),
  }),
  v.strictObject({ to: v.literal('host'), t: v.literal('tab-closed'), tabId }),
  /** The person changed what Baton may do. */
  v.strictObject({ to: v.literal('host'), t: v.literal('may-keep-awake'), may: v.boolean() }),
]);
export type ToHost = v.InferOutput<typeof toHost>;

/** Session host → background worker, for what only the worker may do. */
export const toBackground = v.variant('t', [
  v.strictObject({
    to: v.literal('background'),
    t: v.literal('badge'),
    tabId,
    phase: v.picklist([
      'idle',
      'inviting',
      'confirming',
      'connecting',
      'live',
      'listening',
      'reconnecting',
      'ended',
    ]),
    /** The meeting gets no sound from the phone. */
    muted: v.boolean(),
  }),
  v.strictObject({
    to: v.literal('background'),
    t: v.literal('mute-tab'),
    tabId,
    muted: v.boolean(),
  }),
  v.strictObject({ to: v.literal('background'), t: v.literal('close-tab'), tabId }),
  /** Something was loaded into the tab that the scripts have to follow into, as far as they may. */
  v.strictObject({ to: v.literal('background'), t: v.literal('attach'), tabId }),
  v.strictObject({ to: v.literal('background'), t: v.literal('ask-for-site'), tabId, origin }),
  v.strictObject({
    to: v.literal('background'),
    t: v.literal('remember-place'),
    tabId,
    origin,
    place: overlayPlace,
  }),
  /** The call runs through this laptop, or does no longer. */
  v.strictObject({ to: v.literal('background'), t: v.literal('keep-awake'), on: v.boolean() }),
  /** A small window that asks whether Baton may keep the laptop awake. */
  v.strictObject({ to: v.literal('background'), t: v.literal('ask-to-keep-awake') }),
]);
export type ToBackground = v.InferOutput<typeof toBackground>;

/** Allow window → background worker. */
export const siteAllowed = v.strictObject({
  t: v.literal('site-allowed'),
  origin,
  tabId,
});
