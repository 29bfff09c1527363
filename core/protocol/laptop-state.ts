import type { EndReason, FromPhone, Reach, ToPhone } from './messages';
import type { Claim } from './remembered';
import type { SiteReport } from './site-report';
import type { InviteNotice, LaptopAction } from './views';

/** What the laptop knows of the meeting page in every phase but idle. */
export interface Page {
  /** The tab's host name as the browser says it. */
  readonly host: string;
  /** Baton came after the page's own scripts. */
  readonly late: boolean;
  readonly site: SiteReport;
  /** The page captures a tab, a window or a screen: others may see what is on it. */
  readonly capturing: boolean;
  /** Origin of a frame that looks like the meeting and is out of reach. */
  readonly embedded: string | null;
}
export interface Devices {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly background: boolean;
}
type Problem = 'devices-refused' | 'devices-failed' | null;
/**
 * Whether this phone is remembered. `asked`: it was told the laptop's key. `keeping`: it agreed.
 * `known`: it was remembered before this call.
 */
type Memory = 'none' | 'asked' | 'keeping' | 'kept' | 'known';
export interface Carried extends Page {
  readonly phone: string;
  readonly devices: Devices;
  /** Somebody came with the spent code. */
  readonly oldCode: boolean;
  /** How loud the meeting gets the phone, 0–100. */
  readonly level: number;
  /** The phone gets the picture of the tab, because the meeting's own is out of reach. */
  readonly tabShared: boolean;
  readonly memory: Memory;
}

export type LaptopState =
  | { readonly phase: 'idle' }
  | (Page & {
      readonly phase: 'inviting';
      readonly card: 'opening' | 'shown' | 'blank' | 'offline';
      readonly url: string | null;
      readonly rotatesAt: number | null;
      readonly notice: InviteNotice | null;
      /** The person wants the code on the screen although that may be shared. */
      readonly shownAnyway: boolean;
    })
  | (Page & {
      readonly phase: 'confirming';
      readonly code: string;
      readonly reach: Reach;
      readonly phone: string | null;
      /** Name of the remembered phone that this one proved to be; a click stands for its code. */
      readonly known: string | null;
      /** The phone said that it is remembered; it may say so once. */
      readonly claimed: boolean;
      readonly accepted: boolean;
      readonly gone: boolean;
    })
  /** Both consented; the phone's tracks are on their way into the senders. */
  | (Carried & { readonly phase: 'connecting' })
  | (Carried & {
      readonly phase: 'live';
      readonly returning: boolean;
      readonly problem: Problem;
    })
  | (Carried & { readonly phase: 'listening' })
  /** The phone is silent; `back` is the phase that goes on when it returns. */
  | (Carried & {
      readonly phase: 'reconnecting';
      readonly since: number;
      readonly back: 'live' | 'listening';
    })
  /** The meeting page went away and may come back; the phone waits. */
  | (Carried & {
      readonly phase: 'away';
      readonly since: number;
      readonly back: 'live' | 'listening';
    })
  | (Page & {
      readonly phase: 'ended';
      readonly reason: EndReason | 'lost' | 'meeting-ended';
      readonly phone: string | null;
      readonly held: boolean;
      readonly silenced: boolean;
      readonly returning: boolean;
      readonly problem: Problem;
      /** The page was told to leave the meeting and has not said so yet. */
      readonly leaving: boolean;
      readonly asksToClose: boolean;
    });

export type LaptopEvent =
  | {
      readonly t: 'invite';
      readonly host: string;
      readonly late: boolean;
      readonly site: SiteReport | null;
    }
  | { readonly t: 'code'; readonly url: string; readonly rotatesAt: number }
  | { readonly t: 'blank' }
  | { readonly t: 'broker'; readonly online: boolean }
  | { readonly t: 'proven'; readonly code: string }
  /** What this phone said of itself holds: it is the remembered one of this name. */
  | { readonly t: 'recognized'; readonly name: string }
  /** The phone's key was written down, or nothing came of it. */
  | { readonly t: 'kept'; readonly done: boolean }
  | { readonly t: 'two-devices' }
  | { readonly t: 'too-many-attempts' }
  | { readonly t: 'relay-refused' }
  | { readonly t: 'old-code' }
  | { readonly t: 'message'; readonly message: FromPhone }
  | { readonly t: 'stalled'; readonly at: number }
  | { readonly t: 'beating' }
  | { readonly t: 'channel-gone'; readonly broken: boolean }
  | { readonly t: 'action'; readonly action: LaptopAction }
  | { readonly t: 'site'; readonly report: SiteReport }
  | { readonly t: 'capture'; readonly active: boolean }
  | { readonly t: 'levels'; readonly sent: number; readonly speaker: string | null }
  | { readonly t: 'tab-shared'; readonly on: boolean }
  /** `origin` is out of reach; `hooked`: the frame in which the meeting runs was hooked from its start. */
  | { readonly t: 'embedded'; readonly origin: string | null; readonly hooked: boolean }
  | { readonly t: 'left'; readonly done: boolean }
  | { readonly t: 'early-media' }
  | { readonly t: 'taken' }
  | { readonly t: 'given-back' }
  | { readonly t: 'give-back-failed'; readonly refused: boolean }
  | { readonly t: 'page-gone'; readonly at: number }
  | { readonly t: 'page-back'; readonly host: string; readonly late: boolean }
  | { readonly t: 'tab-closed' }
  | { readonly t: 'timer'; readonly timer: LaptopTimer };

/** `agree`: both consents. `flow`: first media. `hold`, `lost`: a silent phone. `page`: a reload. `leave`: the site's own way out. `dismiss`: a last word. */
export type LaptopTimer = 'agree' | 'flow' | 'hold' | 'lost' | 'page' | 'leave' | 'dismiss';

export type LaptopEffect =
  | { readonly t: 'open-card' }
  | { readonly t: 'close-card' }
  | { readonly t: 'spend' }
  | { readonly t: 'consented' }
  | { readonly t: 'send'; readonly message: ToPhone }
  /** Says who this laptop is, where it remembers a phone; any phone may be the one. */
  | { readonly t: 'introduce' }
  | { readonly t: 'check-phone'; readonly claim: Claim }
  | { readonly t: 'ask-to-remember' }
  | { readonly t: 'keep-phone'; readonly key: string; readonly name: string }
  /** Ends the control link; no resume. */
  | { readonly t: 'close-channel' }
  | { readonly t: 'open-link' }
  | { readonly t: 'go-live'; readonly uplink: boolean }
  | { readonly t: 'close-link' }
  | { readonly t: 'hold' }
  | { readonly t: 'phone-devices'; readonly microphone: boolean; readonly camera: boolean }
  | { readonly t: 'give-back'; readonly muted: boolean }
  | { readonly t: 'set-site'; readonly device: 'microphone' | 'camera'; readonly open: boolean }
  | { readonly t: 'overlay'; readonly shown: boolean }
  | { readonly t: 'mute-tab'; readonly muted: boolean }
  | { readonly t: 'share-tab' }
  | { readonly t: 'leave-site' }
  /** The meeting's own origin, or that of the frame in which it runs. */
  | { readonly t: 'ask-for-site'; readonly origin: string | null }
  | { readonly t: 'close-tab' }
  | { readonly t: 'timer'; readonly timer: LaptopTimer; readonly ms: number | null };
