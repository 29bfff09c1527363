import * as v from 'valibot';
import { limits } from '../protocol/limits';
import { legalBeforeConsent } from '../protocol/messages';
import { createRateLimit } from './rate-limit';

/** What every message after the proof has: its number and its type. */
export interface Enveloped {
  readonly i: number;
  readonly t: string;
}

export interface MessageDoorOptions<In extends Enveloped> {
  readonly schema: v.GenericSchema<unknown, In>;
  /** Whether both people have consented by now. */
  consented(): boolean;
  readonly now?: () => number;
}

/**
 * The one way in for messages of a proven channel: numbered 1, 2, 3…, not too fast, not too
 * long, in the schema, and legal at this moment. Returns the message, or null for anything else
 * (E_PROTO), after which the caller closes the channel. Never throws.
 */
export function createMessageDoor<In extends Enveloped>({
  schema,
  consented,
  now,
}: MessageDoorOptions<In>): (text: string | null) => In | null {
  const wait = createRateLimit(limits.messagesPerSecond, limits.messageBurst, now);
  let last = 0;
  return (text) => {
    if (text === null || text.length > limits.messageBytes || wait() > 0) return null;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      // Not JSON is one of the ways not to be a message.
      return null;
    }
    const parsed = v.safeParse(schema, value);
    if (!parsed.success || parsed.output.i !== last + 1) return null;
    if (!consented() && !legalBeforeConsent(parsed.output.t)) return null;
    last += 1;
    return parsed.output;
  };
}
