import type { FromLaptop, Reach, SiteState, ToLaptop } from './messages';
import type { Claim } from './remembered';
import type { PhoneAction, PhoneDevice, PhonePause, PhoneProblem, PhoneView } from './views';

export interface Wanted {
  readonly microphone: boolean;
  readonly camera: boolean;
}
export interface Opened {
  readonly microphone: PhoneDevice;
  readonly camera: PhoneDevice;
}
/** What the laptop last said of the meeting. */
export interface Meeting {
  readonly host: string;
  readonly reach: Reach;
  readonly page: 'here' | 'reloading';
  readonly microphone: SiteState;
  readonly camera: SiteState;
  readonly canSetMicrophone: boolean;
  readonly canSetCamera: boolean;
  readonly picture: 'people' | 'tab';
  readonly captureWidth: number;
  readonly captureHeight: number;
}
/** The phone's own latch and devices. `sound`: the person wants to hear. */
export interface Carrying {
  readonly meeting: Meeting;
  /** Closed only by the person here; no message opens it. */
  readonly latch: Wanted;
  /** The phone closed the microphone's latch by itself; null when the person did. */
  readonly paused: PhonePause | null;
  readonly devices: Opened;
  readonly background: boolean;
  /** How loud the meeting gets this phone, 0–100. */
  readonly level: number;
  /** The participant who speaks. */
  readonly speaker: string | null;
  /** The laptop asks to be remembered with this key, once a call; `answered`: the person said something. */
  readonly memory: 'none' | { readonly key: string } | 'answered';
}

export type PhoneState =
  | { readonly phase: 'idle'; readonly screen: 'welcome' | 'scanning' }
  | { readonly phase: 'idle'; readonly screen: 'server'; readonly broker: string }
  | { readonly phase: 'idle'; readonly screen: 'elsewhere'; readonly host: string }
  | { readonly phase: 'reaching' }
  | {
      readonly phase: 'confirming';
      readonly code: string;
      readonly host: string | null;
      readonly reach: Reach | null;
      /** What the tap on "Move call here" asked for; null before it. */
      readonly wanted: Wanted | null;
      /** What the tap really opened; null until then. `go` was sent with it. */
      readonly opened: Opened | null;
      /** What a look or a tap opened so far, and what failed. */
      readonly devices: Opened;
      /**
       * `checking`: the laptop said once who it is. `answered`: it is remembered here, and was told
       * who this phone is. `knows`: it remembers this phone, too.
       */
      readonly laptop: 'unknown' | 'checking' | 'answered' | 'knows';
      readonly accepted: boolean;
      readonly background: boolean;
    }
  | (Carrying & { readonly phase: 'starting' })
  | (Carrying & { readonly phase: 'live' })
  | (Carrying & { readonly phase: 'listening'; readonly sound: boolean })
  | (Carrying & {
      readonly phase: 'reconnecting';
      readonly since: number;
      readonly back: 'live' | 'listening';
      readonly sound: boolean;
    })
  | {
      readonly phase: 'ended';
      readonly reason: Extract<PhoneView, { phase: 'ended' }>['reason'];
    };

export type PhoneTimer = 'agree' | 'flow' | 'silence' | 'lost';

export type PhoneEvent =
  | { readonly t: 'action'; readonly action: PhoneAction }
  /** The text was read: a good invitation, or what is wrong with it. */
  | { readonly t: 'invited'; readonly broker: string | null }
  | { readonly t: 'not-invited'; readonly problem: PhoneProblem }
  /** The text is for another server's page. */
  | { readonly t: 'elsewhere'; readonly host: string }
  | { readonly t: 'proven'; readonly code: string }
  | { readonly t: 'failed'; readonly reason: PhoneProblem }
  | { readonly t: 'message'; readonly message: FromLaptop }
  /** What the laptop said of itself holds, and it was told who this phone is. */
  | { readonly t: 'answered' }
  | { readonly t: 'stalled'; readonly at: number }
  | { readonly t: 'beating' }
  /** A new channel to the same laptop; its state is not known yet. */
  | { readonly t: 'resumed' }
  | { readonly t: 'channel-gone'; readonly broken: boolean }
  /** The tap's getUserMedia came to an end, or a device changed later. */
  | { readonly t: 'devices'; readonly devices: Opened }
  | { readonly t: 'background'; readonly hidden: boolean }
  | { readonly t: 'early-media' }
  /** The page is being closed or left. */
  | { readonly t: 'page-hidden' }
  | { readonly t: 'timer'; readonly timer: PhoneTimer };

export type PhoneEffect =
  | { readonly t: 'read-invitation'; readonly text: string }
  /** Leaves for the page that can read what was read last. */
  | { readonly t: 'open-elsewhere' }
  /** Joins what was read last. */
  | { readonly t: 'join' }
  | { readonly t: 'send'; readonly message: ToLaptop }
  | { readonly t: 'check-laptop'; readonly claim: Claim }
  /** Writes the laptop's key down and answers with this phone's. */
  | { readonly t: 'keep-laptop'; readonly key: string }
  | { readonly t: 'consented' }
  | { readonly t: 'hang-up' }
  | { readonly t: 'open-devices'; readonly microphone: boolean; readonly camera: boolean }
  /** Opens one device and leaves the other as it is. */
  | { readonly t: 'open-device'; readonly device: keyof Wanted }
  | { readonly t: 'close-camera' }
  | { readonly t: 'close-devices' }
  | { readonly t: 'flip-camera' }
  /** The camera should deliver this size, as the laptop's did; pixels, however the phone is held. */
  | { readonly t: 'camera-size'; readonly width: number; readonly height: number }
  | { readonly t: 'preview'; readonly microphone: boolean; readonly camera: boolean }
  /** Puts the phone's tracks on the media link, or takes them off. */
  | { readonly t: 'send-media'; readonly microphone: boolean; readonly camera: boolean }
  | { readonly t: 'play'; readonly on: boolean }
  | { readonly t: 'timer'; readonly timer: PhoneTimer; readonly ms: number | null };
