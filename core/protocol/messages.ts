import * as v from 'valibot';
import { limits } from './limits';
import { rememberedKey, rememberedSignature } from './remembered';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const link = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/));
const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
/** Visible ASCII: ids that browsers make. */
const token = (max: number) => v.pipe(v.string(), v.regex(/^[!-~]*$/), v.maxLength(max));
const kind = v.picklist(['audio', 'video']);

/** Letters, digits, punctuation and spaces; no control, format or unassigned characters. */
const printable = /^[^\p{C}\p{Zl}\p{Zp}]*$/u;
export const phoneName = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(limits.phoneNameChars),
  v.regex(printable),
);

export const endReason = v.picklist([
  'declined',
  'wrong-code',
  'two-devices',
  'timed-out',
  'returned',
  'left',
  'closed',
  'failed',
]);
export type EndReason = v.InferOutput<typeof endReason>;

/** What the meeting page's own controls say about one device. */
export const siteState = v.picklist(['open', 'muted', 'none']);
export type SiteState = v.InferOutput<typeof siteState>;

/** How much of the call can be carried: both ways, or only towards the phone. */
export const reach = v.picklist(['handoff', 'listening']);
export type Reach = v.InferOutput<typeof reach>;

/** One remote track on offer: which transceiver carries it, and whose it is. */
export const slot = v.strictObject({
  mid: token(16),
  kind,
  participant: token(64),
  name: text(limits.participantNameChars),
  /** `mix`: the sound of several people who are in other slots with their pictures alone. */
  role: v.picklist(['microphone', 'camera', 'screen', 'mix']),
});
export type Slot = v.InferOutput<typeof slot>;

/** Pixels of a picture along one side; 0 when unknown. */
const pixels = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8_192));

/** One picture that the phone shows now, in its own device pixels. */
export const shownPicture = v.strictObject({
  mid: token(16),
  width: pixels,
  height: pixels,
});
export type ShownPicture = v.InferOutput<typeof shownPicture>;

/** How loud the meeting gets the phone, in hundredths of full scale, measured where it is sent. */
export const sentLevel = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100));

const envelope = { i: count };

/**
 * Every message after both proofs verified. The comment names the direction
 * (L laptop, P phone) and whether it is legal before both people consented.
 */
const shapes = {
  // L→P and P→L, before consent
  heartbeat: v.strictObject({ ...envelope, t: v.literal('heartbeat') }),
  end: v.strictObject({ ...envelope, t: v.literal('end'), reason: endReason }),
  description: v.strictObject({
    ...envelope,
    t: v.literal('media-description'),
    link,
    epoch: count,
    kind: v.picklist(['offer', 'answer']),
    part: v.pipe(count, v.maxValue(limits.descriptionParts - 1)),
    parts: v.pipe(count, v.minValue(1), v.maxValue(limits.descriptionParts)),
    sdp: text(limits.descriptionPartChars),
  }),
  candidate: v.strictObject({
    ...envelope,
    t: v.literal('media-candidate'),
    link,
    epoch: count,
    candidate: text(1024),
    mid: v.nullable(text(16)),
  }),
  /** Who the sender is, to an end that was let to remember it. Never an error where it is not known. */
  remembered: v.strictObject({
    ...envelope,
    t: v.literal('remembered'),
    key: rememberedKey,
    signature: rememberedSignature,
  }),
  // L→P and P→L, after consent
  /** An ICE restart of the control link itself. The laptop offers, the phone answers. */
  linkDescription: v.strictObject({
    ...envelope,
    t: v.literal('link-description'),
    epoch: count,
    kind: v.picklist(['offer', 'answer']),
    sdp: text(limits.descriptionPartChars),
  }),
  linkCandidate: v.strictObject({
    ...envelope,
    t: v.literal('link-candidate'),
    epoch: count,
    candidate: text(1024),
    mid: v.nullable(text(16)),
  }),
  /** The sender's key, to be remembered: the laptop asks with it, the phone agrees with it. */
  remember: v.strictObject({ ...envelope, t: v.literal('remember'), key: rememberedKey }),
  // P→L, before consent
  phoneReady: v.strictObject({ ...envelope, t: v.literal('ready'), name: phoneName }),
  go: v.strictObject({ ...envelope, t: v.literal('go') }),
  // L→P, before consent
  laptopReady: v.strictObject({
    ...envelope,
    t: v.literal('ready'),
    host: v.pipe(v.string(), v.minLength(1), v.maxLength(253)),
    reach,
  }),
  accept: v.strictObject({ ...envelope, t: v.literal('accept') }),
  /** The laptop knows this phone: a click there stands for the code. */
  recognized: v.strictObject({ ...envelope, t: v.literal('recognized') }),
  /** The media links there are, one for each frame of the page that holds media; all others are over. */
  links: v.strictObject({
    ...envelope,
    t: v.literal('links'),
    links: v.pipe(v.array(link), v.maxLength(limits.links)),
  }),
  // L→P, after consent
  meetingState: v.strictObject({
    ...envelope,
    t: v.literal('meeting-state'),
    reach,
    /** `here`: the meeting runs. `reloading`: its page went away and may come back. */
    page: v.picklist(['here', 'reloading']),
    /** The phone's tracks are in the meeting's senders. */
    uplink: v.boolean(),
    microphone: siteState,
    camera: siteState,
    /** Whether the laptop knows a way to press the site's own button. */
    canSetMicrophone: v.boolean(),
    canSetCamera: v.boolean(),
    /** `tab`: one picture of the whole tab instead of the people in it. */
    picture: v.picklist(['people', 'tab']),
    /** What the phone's camera should deliver, as the laptop's did. */
    captureWidth: pixels,
    captureHeight: pixels,
  }),
  levels: v.strictObject({
    ...envelope,
    t: v.literal('levels'),
    sent: sentLevel,
    /** The participant who speaks. */
    speaker: v.nullable(token(64)),
  }),
  slots: v.strictObject({
    ...envelope,
    t: v.literal('slots'),
    link,
    slots: v.pipe(v.array(slot), v.maxLength(limits.slots)),
  }),
  // P→L, after consent
  phoneState: v.strictObject({
    ...envelope,
    t: v.literal('phone-state'),
    /** What the phone really sends now: its own latch and its devices. */
    microphone: v.boolean(),
    camera: v.boolean(),
    background: v.boolean(),
  }),
  /** The pictures that somebody can see on the phone; all others need not be sent. */
  showing: v.strictObject({
    ...envelope,
    t: v.literal('showing'),
    link,
    pictures: v.pipe(v.array(shownPicture), v.maxLength(limits.slots)),
  }),
  setSite: v.strictObject({
    ...envelope,
    t: v.literal('set-site'),
    device: v.picklist(['microphone', 'camera']),
    open: v.boolean(),
  }),
  restartMedia: v.strictObject({ ...envelope, t: v.literal('restart-media'), link }),
  linkRestart: v.strictObject({ ...envelope, t: v.literal('link-restart') }),
};

/** What the laptop may receive from the phone. */
export const fromPhone = v.variant('t', [
  shapes.heartbeat,
  shapes.end,
  shapes.description,
  shapes.candidate,
  shapes.remembered,
  shapes.remember,
  shapes.phoneReady,
  shapes.go,
  shapes.phoneState,
  shapes.showing,
  shapes.setSite,
  shapes.restartMedia,
  shapes.linkDescription,
  shapes.linkCandidate,
  shapes.linkRestart,
]);
/** What the phone may receive from the laptop. */
export const fromLaptop = v.variant('t', [
  shapes.heartbeat,
  shapes.end,
  shapes.description,
  shapes.candidate,
  shapes.remembered,
  shapes.remember,
  shapes.recognized,
  shapes.laptopReady,
  shapes.accept,
  shapes.links,
  shapes.meetingState,
  shapes.levels,
  shapes.slots,
  shapes.linkDescription,
  shapes.linkCandidate,
]);

/** What renews the control link goes from end to end of that link, and no session hears of it. */
export type LinkMessage = Extract<v.InferOutput<typeof fromPhone>, { t: `link-${string}` }>;
export type FromPhone = Exclude<v.InferOutput<typeof fromPhone>, LinkMessage>;
export type FromLaptop = Exclude<v.InferOutput<typeof fromLaptop>, LinkMessage>;

/** A message without its envelope number; the channel numbers it as it is sent. */
type Unnumbered<M> = M extends { i: number } ? Omit<M, 'i'> : never;
export type LinkSignal = Unnumbered<LinkMessage>;
export type ToLaptop = Unnumbered<FromPhone>;
export type ToPhone = Unnumbered<FromLaptop>;

const beforeConsent: ReadonlySet<string> = new Set([
  'ready',
  'remembered',
  'recognized',
  'media-description',
  'media-candidate',
  'accept',
  'links',
  'go',
  'end',
  'heartbeat',
]);
/** Whether a message type may be received while somebody has not consented yet. */
export const legalBeforeConsent = (type: string): boolean => beforeConsent.has(type);
