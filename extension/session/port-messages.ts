import * as v from 'valibot';
import { iceServers } from '../../core/protocol/ice-servers';
import { limits } from '../../core/protocol/limits';
import { sentLevel, shownPicture, slot } from '../../core/protocol/messages';
import { siteReport } from '../../core/protocol/site-report';
import { linkQuality } from '../../core/protocol/views';
import { overlayPlace } from './overlay-place';

/**
 * Messages on the runtime ports that end in the session host. Both ends parse:
 * a content script of a compromised renderer must not be believed.
 */

const link = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/));
const epoch = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const px = v.pipe(v.number(), v.safeInteger(), v.minValue(-10_000), v.maxValue(10_000));
const device = v.picklist(['microphone', 'camera']);

const description = v.strictObject({
  t: v.literal('description'),
  link,
  epoch,
  kind: v.picklist(['offer', 'answer']),
  sdp: v.pipe(v.string(), v.maxLength(200_000)),
});
const candidate = v.strictObject({
  t: v.literal('candidate'),
  link,
  epoch,
  candidate: v.pipe(v.string(), v.maxLength(1024)),
  mid: v.nullable(v.pipe(v.string(), v.maxLength(16))),
});

/** Session host → tab world, on the port named `tab`. */
export const toTab = v.variant('t', [
  v.strictObject({
    t: v.literal('show-overlay'),
    nonce: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
    place: v.nullable(overlayPlace),
  }),
  v.strictObject({ t: v.literal('hide-overlay') }),
  /** What the overlay page asked for; CSS px of the meeting page. */
  v.strictObject({ t: v.literal('size-overlay'), width: px, height: px }),
  v.strictObject({ t: v.literal('move-overlay'), dx: px, dy: px }),
  /** No code is on it, or it is covered: what was hidden for a capture may be seen again. */
  v.strictObject({ t: v.literal('unhide-overlay') }),
  v.strictObject({ t: v.literal('watch'), on: v.boolean() }),
  /** The phone carries the call: closing this tab would end it, and the browser shall ask. */
  v.strictObject({ t: v.literal('guard'), on: v.boolean() }),
  v.strictObject({ t: v.literal('open-link'), link, iceServers }),
  /** For the link that is open: others, or the same with new credentials. */
  v.strictObject({ t: v.literal('ice-servers'), iceServers }),
  description,
  candidate,
  /** Both people consented: send the meeting, take what the phone sends. */
  v.strictObject({ t: v.literal('go-live'), uplink: v.boolean() }),
  v.strictObject({ t: v.literal('phone-devices'), microphone: v.boolean(), camera: v.boolean() }),
  v.strictObject({ t: v.literal('restart-link') }),
  v.strictObject({ t: v.literal('hold') }),
  v.strictObject({ t: v.literal('give-back'), muted: v.boolean() }),
  v.strictObject({ t: v.literal('close-link') }),
  v.strictObject({ t: v.literal('set-site'), device, open: v.boolean() }),
  /** What the phone shows of this link. */
  v.strictObject({
    t: v.literal('showing'),
    link,
    pictures: v.pipe(v.array(shownPicture), v.maxLength(limits.slots)),
  }),
  /** The person clicked: ask the browser for the picture and sound of this tab; or end that. */
  v.strictObject({ t: v.literal('share-tab'), on: v.boolean() }),
  /** Press the site's own way out of the meeting. */
  v.strictObject({ t: v.literal('leave-site') }),
]);
export type ToTab = v.InferOutput<typeof toTab>;

/** Tab world → session host. */
export const fromTab = v.variant('t', [
  v.strictObject({ t: v.literal('hello'), late: v.boolean() }),
  /** The person moved the overlay there. */
  v.strictObject({ t: v.literal('overlay-moved'), place: overlayPlace }),
  v.strictObject({ t: v.literal('site'), report: siteReport }),
  description,
  candidate,
  v.strictObject({
    t: v.literal('slots'),
    link,
    slots: v.pipe(v.array(slot), v.maxLength(limits.slots)),
  }),
  v.strictObject({
    t: v.literal('link-state'),
    state: v.picklist(['connecting', 'connected', 'disconnected', 'failed']),
  }),
  v.strictObject({ t: v.literal('link-quality'), quality: linkQuality }),
  /** A media packet came before both people consented. */
  v.strictObject({ t: v.literal('early-media') }),
  v.strictObject({
    t: v.literal('levels'),
    sent: sentLevel,
    speaker: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  }),
  /** The picture of the tab is on its way to the phone, or is not (any more). */
  v.strictObject({ t: v.literal('tab-shared'), on: v.boolean() }),
  /** The page embeds what looks like a meeting from this origin, which is out of reach. */
  v.strictObject({ t: v.literal('embedded'), origin: v.nullable(v.pipe(v.string(), v.url())) }),
  /** A frame was loaded into the page; where Baton came late, its scripts have to follow. */
  v.strictObject({ t: v.literal('frame-loaded') }),
  /** After `leave-site`: whether the page has left the meeting. */
  v.strictObject({ t: v.literal('left'), done: v.boolean() }),
  v.strictObject({ t: v.literal('taken') }),
  v.strictObject({ t: v.literal('given-back') }),
  v.strictObject({ t: v.literal('give-back-failed'), refused: v.boolean() }),
  v.strictObject({ t: v.literal('capture'), active: v.boolean() }),
]);
export type FromTab = v.InferOutput<typeof fromTab>;
