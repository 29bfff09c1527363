import type { PhoneAction } from '../../core/protocol/views';

/** What a screen calls when the person did something; the session decides what comes of it. */
export type Act = (action: PhoneAction) => void;
