/**
 * What crosses between the page world (MAIN) and the tab world (isolated).
 *
 * Streams cross as the `srcObject` of the one shared element, set right before
 * the event of the message that speaks of them, and read inside its handler.
 * Everything here is something the page could do by itself.
 *
 * This file is types only: the page world must stay small, and the tab world
 * parses with the schemas beside its door (`extension/tab/parse-page-message.ts`).
 */

export type Device = 'microphone' | 'camera';
export type DeviceState = 'open' | 'muted' | 'none';

/** One remote track that the page receives; `id` is the id of its clone in `srcObject`. */
export interface RemoteTrack {
  readonly id: string;
  /** A name of the page's own track, its alone: other people's may have the same id. */
  readonly source: string;
  /** The id of the page's own track, as its elements show it. */
  readonly trackId: string;
  readonly kind: 'audio' | 'video';
  /** Groups the tracks of one person: stable while they are there. */
  readonly participant: string;
  readonly name: string;
  readonly role: 'microphone' | 'camera' | 'screen';
}

/** What the statistics say of one received track. */
export interface HeardTrack {
  /** The page's own track, as in `RemoteTrack`. */
  readonly source: string;
  /** Of full scale, 0–1; 0 for pictures. */
  readonly level: number;
  /** All that was heard of it until now, in the unit of `totalAudioEnergy`. */
  readonly energy: number;
  /** It was sent as a screen. */
  readonly screen: boolean;
}

/** What the page's own senders, tracks and handlers say. */
export interface SiteReport {
  /** `none`: no connection and no media seen. */
  readonly reach: 'none' | 'listening' | 'handoff';
  readonly microphone: DeviceState;
  readonly camera: DeviceState;
  /** The page gave a mediaSession handler that toggles the device. */
  readonly canSetMicrophone: boolean;
  readonly canSetCamera: boolean;
  /** The page gave a mediaSession handler that hangs up. */
  readonly canLeave: boolean;
  /** The laptop's own capture size, for the phone's camera to follow. */
  readonly captureWidth: number;
  readonly captureHeight: number;
  /** The page still holds a laptop device natively, disabled (late attach). */
  readonly deviceHeld: boolean;
  /** A microphone or camera track is live, or a sender has carried one. */
  readonly holdsDevices: boolean;
}

export type ToPage =
  /** First message. `late`: the page's scripts ran before the hooks. */
  | { readonly t: 'attach'; readonly late: boolean }
  /** From now on report the site and the remote tracks, at once and on each change; or stop. */
  | { readonly t: 'watch'; readonly on: boolean }
  /**
   * `srcObject` holds the phone's tracks, flowing. Put them into every sender
   * that carries the laptop's; call again when the set changes.
   */
  | { readonly t: 'take' }
  /** The phone's device is off (its own latch, background, no device): fill with black or silence. */
  | { readonly t: 'phone-devices'; readonly microphone: boolean; readonly camera: boolean }
  /** The phone is lost: silence, and the still card where a picture was sent. */
  | { readonly t: 'hold' }
  /** The person clicked "Bring back": reopen the laptop's devices and swap them in. `muted`: keep the microphone closed until the site unmutes. */
  | { readonly t: 'give-back'; readonly muted: boolean }
  /** Press the site's own button, if there is a handler. */
  | { readonly t: 'set-site'; readonly device: Device; readonly open: boolean }
  /** Hang up through the page's own handler. */
  | { readonly t: 'leave' }
  /** The page is out of the meeting: end what it still holds of the handoff; no device opens. */
  | { readonly t: 'left' };

export type FromPage =
  | { readonly t: 'attached' }
  | { readonly t: 'site'; readonly report: SiteReport }
  /** The whole list each time; `srcObject` holds the clones. */
  | { readonly t: 'remotes'; readonly tracks: readonly RemoteTrack[] }
  /**
   * How loud the meeting gets the phone (0–100, from the sender's statistics), and what
   * the statistics say of everything that is received; twice a second while watched.
   */
  | { readonly t: 'levels'; readonly sent: number; readonly heard: readonly HeardTrack[] }
  /** The phone's tracks are in every sender. */
  | { readonly t: 'taken' }
  | { readonly t: 'given-back' }
  | { readonly t: 'give-back-failed'; readonly refused: boolean }
  /** The page is about to capture a tab, a window or a screen: hide the code before this returns. */
  | { readonly t: 'capture-starting' }
  | { readonly t: 'capture-ended' };
