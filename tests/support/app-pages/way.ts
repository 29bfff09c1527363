import type { Voice } from './signals';

/** On which lines the far end should get the laptop's seat. */
export interface Uplinks {
  readonly sound: readonly string[];
  readonly picture: readonly string[];
}

export type Person = 'anna' | 'ben' | 'carla';

/** What should be true of a call, whatever the app did to get there. */
export interface Expected {
  readonly others: readonly Person[];
  readonly uplinks: Uplinks;
  /** How many pictures the far end gets, where it is not one on each line. */
  readonly pictures?: number;
}

/** One way of building a meeting app: how the page joins, and what should come of it. */
export interface Way extends Expected {
  /** Ends the sentence "an app with …". */
  readonly says: string;
  /** Response headers of its page. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The whole app lives in a frame of its page. */
  readonly framed?: boolean;
  /** Something the app does mid-call, and what should be true afterwards. */
  readonly later?: Partial<Expected> & { readonly says: string; readonly reloads?: boolean };
  join(room: Room): Promise<App>;
}

/** The app's own controls. */
export interface App {
  mute(muted: boolean): Promise<void> | void;
  camera(on: boolean): Promise<void> | void;
  later?(): Promise<void> | void;
  /** The tracks of microphone and camera that the app holds for live now. */
  held(): MediaStreamTrack[];
}

/** What an app has besides the browser: signalling, and elements to show people in. */
export interface Room {
  /** Names a connection to the far page, which makes its own end of it. */
  line(name: string, connection: RTCPeerConnection, far?: Partial<FarEnd>): Line;
  /** Plays a person's stream in an element of its own; `parent` may be in another window. */
  show(stream: MediaStream, parent?: Element): HTMLVideoElement;
  showOwn(stream: MediaStream): HTMLVideoElement;
}

interface FarEnd {
  readonly sends: readonly Voice[];
  readonly sealed: boolean;
  readonly layers: readonly string[];
}

export interface Line {
  /** Offers what the connection has now; settles once the answer is in place. */
  offer(): Promise<void>;
  /** Lets the far end offer these people, too; settles once they are answered. */
  add(sends: readonly Voice[]): Promise<void>;
  remove(sends: readonly Voice[]): Promise<void>;
  /** Closes the connection at both ends. */
  close(): void;
}

/** Sound and picture on each of these lines. */
export const on = (...lines: readonly string[]): Uplinks => ({ sound: lines, picture: lines });
