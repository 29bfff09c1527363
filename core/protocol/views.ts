import * as v from 'valibot';
import { endReason, phoneName, reach } from './messages';

/**
 * What a screen draws. The session makes views, screens draw them and keep
 * no session state of their own. `phase` is what `<html data-phase>` shows.
 */

/** The QR as a matrix, so that the screen never holds the secret as text. */
const qrMatrix = v.strictObject({
  /** Modules along one side, without the quiet zone. */
  size: v.pipe(v.number(), v.integer(), v.minValue(21), v.maxValue(177)),
  /** One character a module, row by row: `1` dark, `0` light. */
  modules: v.pipe(v.string(), v.regex(/^[01]+$/)),
});
export type QrMatrix = v.InferOutput<typeof qrMatrix>;

const instant = v.number();

const inviteNotice = v.picklist([
  'old-code',
  'wrong-code',
  'two-devices',
  'declined',
  'timed-out',
  'too-many-attempts',
  'relay-refused',
  'failed',
]);
export type InviteNotice = v.InferOutput<typeof inviteNotice>;

/** How well the media link carries now. */
export const linkQuality = v.strictObject({
  step: v.picklist(['good', 'fair', 'poor']),
  /** Over a relay: the two could not reach each other directly. */
  relayed: v.boolean(),
});
export type LinkQuality = v.InferOutput<typeof linkQuality>;

export const laptopView = v.variant('phase', [
  v.strictObject({ phase: v.literal('idle') }),
  v.strictObject({
    phase: v.literal('inviting'),
    /** `null` while the broker is being reached, or when the card went blank. */
    qr: v.nullable(qrMatrix),
    /** When the next code replaces this one; epoch milliseconds. */
    rotatesAt: v.nullable(instant),
    /** `blank`: nobody scanned for five minutes. `offline`: the server cannot be reached. */
    card: v.picklist(['opening', 'shown', 'blank', 'offline', 'covered']),
    notice: v.nullable(inviteNotice),
    /** Host of a frame that looks like the meeting, and has to be allowed first. */
    embedded: v.nullable(v.string()),
    /** What Baton sees in the tab so far. */
    call: v.picklist(['none', 'listening', 'handoff']),
    /** A handoff of another tab that this card would end. */
    endsOther: v.boolean(),
  }),
  v.strictObject({
    phase: v.literal('confirming'),
    phone: v.nullable(phoneName),
    /** `code`: type it. `waiting`: typed right, the phone has not tapped yet. */
    step: v.picklist(['code', 'waiting']),
    /** It is remembered: a click stands for the code, and `phone` is its name as it was kept. */
    known: v.boolean(),
    reach,
  }),
  v.strictObject({ phase: v.literal('connecting'), phone: phoneName, reach }),
  v.strictObject({
    phase: v.literal('live'),
    phone: phoneName,
    /** What the meeting gets from the phone now: both latches open, or not. */
    microphone: v.picklist(['sent', 'muted', 'muted-by-site', 'paused']),
    camera: v.picklist(['sent', 'off']),
    /** How loud the meeting gets the phone, 0–100, measured where it is sent. */
    level: v.number(),
    /** Null while nothing is known of it yet. */
    link: v.nullable(linkQuality),
    /** Baton keeps the laptop from falling asleep. */
    keptAwake: v.boolean(),
    /** The page keeps the laptop's devices, disabled: Baton came late. */
    deviceHeld: v.boolean(),
    returning: v.boolean(),
    /** The laptop's devices could not be opened; one sentence, else null. */
    problem: v.nullable(v.picklist(['devices-refused', 'devices-failed'])),
    /** Somebody came with the spent code and got nothing. */
    oldCode: v.boolean(),
    /** `offer`: the phone can be remembered. `asked`: it has to agree. `known`: it was before. */
    memory: v.picklist(['offer', 'asked', 'kept', 'known']),
  }),
  v.strictObject({
    phase: v.literal('listening'),
    phone: phoneName,
    /** The site can be allowed and the page reloaded, so that the phone can speak. */
    canAllow: v.boolean(),
    /** It is allowed already: a reload is all that is left to do. */
    allowed: v.boolean(),
    /** Host of the frame in which the meeting runs, when that is what must be allowed. */
    embedded: v.nullable(v.string()),
    /** Nothing of the meeting can be reached: the picture of the tab can be shared instead. */
    canShareTab: v.boolean(),
    /** The phone gets the picture of the tab. */
    tabShared: v.boolean(),
    oldCode: v.boolean(),
  }),
  v.strictObject({
    phase: v.literal('reconnecting'),
    phone: phoneName,
    /** epoch ms */ since: instant,
  }),
  v.strictObject({
    phase: v.literal('ended'),
    reason: v.union([endReason, v.literal('lost'), v.literal('meeting-ended')]),
    phone: v.nullable(phoneName),
    /** The meeting still holds silence and the still card: one click opens the laptop's devices. */
    held: v.boolean(),
    /** The person was muted on the phone: the laptop's microphone waits for a click on "Unmute". */
    silenced: v.boolean(),
    returning: v.boolean(),
    problem: v.nullable(v.picklist(['devices-refused', 'devices-failed'])),
    /** The page was told to leave the meeting. */
    leaving: v.boolean(),
    asksToClose: v.boolean(),
  }),
]);
export type LaptopView = v.InferOutput<typeof laptopView>;
export type LaptopPhase = LaptopView['phase'];

/** What a person can do on the laptop's screens. */
export const laptopAction = v.variant('do', [
  v.strictObject({ do: v.literal('code'), digits: v.pipe(v.string(), v.regex(/^[0-9]{2}$/)) }),
  /** The click that stands for the code of a remembered phone. */
  v.strictObject({ do: v.literal('continue') }),
  v.strictObject({ do: v.literal('remember') }),
  v.strictObject({ do: v.literal('decline') }),
  v.strictObject({ do: v.literal('close') }),
  v.strictObject({ do: v.literal('new-code') }),
  v.strictObject({ do: v.literal('show-anyway') }),
  v.strictObject({ do: v.literal('copy-link') }),
  v.strictObject({ do: v.literal('bring-back') }),
  v.strictObject({ do: v.literal('unmute') }),
  v.strictObject({ do: v.literal('allow-site') }),
  v.strictObject({ do: v.literal('share-tab') }),
  /** Asks for the permission to keep the laptop awake. */
  v.strictObject({ do: v.literal('keep-awake') }),
  v.strictObject({ do: v.literal('close-tab'), confirmed: v.boolean() }),
]);
export type LaptopAction = v.InferOutput<typeof laptopAction>;

export type PhoneProblem =
  | 'not-a-baton-code'
  | 'newer-code'
  | 'expired'
  | 'expired-or-used'
  | 'server-unreachable'
  | 'laptop-unreachable'
  | 'not-the-laptop'
  | 'protocol'
  | 'declined'
  | 'wrong-code'
  | 'two-devices'
  | 'timed-out'
  | 'different-network'
  /** A relay between different networks refused. */
  | 'relay-refused'
  | 'failed';

/** One person in the meeting as the phone shows them. `Track` is a MediaStreamTrack. */
export interface Participant<Track> {
  readonly id: string;
  readonly name: string;
  readonly microphone: Track | null;
  readonly camera: Track | null;
  readonly screen: Track | null;
}

/** A sound of the meeting as the phone plays it. `Track` is a MediaStreamTrack. */
export interface Sounding<Track> {
  readonly id: string;
  readonly track: Track;
}

/** A picture that can be seen on the phone, in device pixels. `Track` is a MediaStreamTrack. */
export interface Shown<Track> {
  readonly track: Track;
  readonly width: number;
  readonly height: number;
}

/** Why there is sound alone: the person wants it so, or the link carries no more. */
export type AudioOnly = 'chosen' | 'link';

/**
 * What the phone's own device does now. Not opened: `refused` by the person or the platform,
 * `missing`, or `busy` in another app. Opened before: `interrupted` while a phone call or another
 * app has it, `given-back` until a tap opens it anew, `switching` to the one that took its place,
 * `lost` for good.
 */
export type PhoneDevice =
  | 'off'
  | 'on'
  | 'refused'
  | 'missing'
  | 'busy'
  | 'interrupted'
  | 'given-back'
  | 'switching'
  | 'lost';

/** Why the phone closed its own microphone latch; only a tap here opens it again. */
export type PhonePause = 'background' | 'taken';

export type PhoneView =
  | { readonly phase: 'idle'; readonly screen: 'welcome' | 'scanning' }
  /** The code names a broker of its own: nobody is contacted before the person agreed. */
  | { readonly phase: 'idle'; readonly screen: 'server'; readonly broker: string }
  /** The code is another server's: its page opens only when the person agreed. */
  | { readonly phase: 'idle'; readonly screen: 'elsewhere'; readonly host: string }
  | { readonly phase: 'connecting'; readonly step: 'reaching' }
  /** Both consented: the call screen is up, pictures may come before the meeting has the phone. */
  | { readonly phase: 'connecting'; readonly step: 'starting'; readonly host: string }
  | {
      readonly phase: 'confirming';
      /** Two digits to be typed on the laptop. */
      readonly code: string;
      /** The meeting's host name as the laptop's browser says it; null until it came. */
      readonly host: string | null;
      readonly reach: 'handoff' | 'listening' | null;
      /** The phone's devices as they are before the call moves: off until a tap. */
      readonly devices: { readonly microphone: PhoneDevice; readonly camera: PhoneDevice };
      /** The person tapped; waiting for the laptop. */
      readonly moved: boolean;
      /** The two remember each other: a click on the laptop stands for the code. */
      readonly known: boolean;
      readonly accepted: boolean;
    }
  | {
      readonly phase: 'live';
      readonly host: string;
      readonly uplink: boolean;
      readonly muted: 'no' | 'phone' | 'site';
      /** The phone muted itself for a reason that the person should know; null when they did. */
      readonly paused: PhonePause | null;
      readonly microphone: PhoneDevice;
      readonly camera: PhoneDevice;
      readonly cameraOffBySite: boolean;
      readonly page: 'here' | 'reloading';
      /** How loud the meeting gets this phone, 0–100, measured where the laptop sends it. */
      readonly level: number;
      /** The participant who speaks. */
      readonly speaker: string | null;
      /** The laptop asks to remember this phone. */
      readonly asksToRemember: boolean;
    }
  | {
      readonly phase: 'listening';
      readonly host: string;
      /** The laptop can carry the phone's voice now: a tap moves the call. */
      readonly canMove: boolean;
      readonly sound: boolean;
      readonly page: 'here' | 'reloading';
      /** `tab`: one picture of the whole tab, because the meeting's own are out of reach. */
      readonly picture: 'people' | 'tab';
      readonly speaker: string | null;
    }
  | { readonly phase: 'reconnecting'; readonly host: string; readonly since: number }
  | {
      readonly phase: 'ended';
      readonly reason: PhoneProblem | 'returned' | 'left' | 'closed' | 'lost';
      /** A tap can resume without a new scan. */
      readonly canRejoin: boolean;
    };

/** What a person can do on the phone. */
export type PhoneAction =
  | { readonly do: 'scan' }
  | { readonly do: 'stop-scan' }
  /** Text of a QR, or of a link that was opened or pasted. */
  | { readonly do: 'scanned'; readonly text: string }
  /** Go on through the broker, or on the page, that the code names. */
  | { readonly do: 'use-server' }
  | { readonly do: 'rename'; readonly name: string }
  /** What the person wants to see and hear of themselves before the call moves; the rest closes. */
  | { readonly do: 'preview'; readonly microphone: boolean; readonly camera: boolean }
  /** "Move call here": opens what the toggles say. */
  | { readonly do: 'move'; readonly microphone: boolean; readonly camera: boolean }
  /** Listening only: start the sound. */
  | { readonly do: 'hear' }
  | { readonly do: 'decline' }
  | { readonly do: 'set-microphone'; readonly on: boolean }
  | { readonly do: 'set-camera'; readonly on: boolean }
  | { readonly do: 'flip-camera' }
  | { readonly do: 'remember-laptop'; readonly yes: boolean }
  | { readonly do: 'forget-laptops' }
  | { readonly do: 'back-to-laptop' }
  | { readonly do: 'leave-meeting' }
  | { readonly do: 'rejoin' }
  /** From an end or problem screen back to the start. */
  | { readonly do: 'start-over' }
  /** Sound alone: no pictures come, and none goes. */
  | { readonly do: 'audio-only'; readonly on: boolean };
