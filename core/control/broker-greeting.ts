import * as v from 'valibot';
import { type IceAnswer, iceAnswer } from '../protocol/ice-servers';

const greeting = v.object({ type: v.literal('OPEN'), payload: v.optional(v.unknown()) });

/**
 * The broker's greeting, and the STUN and TURN servers that came with it: null where it names none,
 * or says anything that is not exactly that. Null for a message that is no greeting.
 */
export const parseGreeting = (message: unknown): { readonly ice: IceAnswer | null } | null => {
  const opened = v.safeParse(greeting, message);
  if (!opened.success) return null;
  const answer = v.safeParse(iceAnswer, opened.output.payload);
  return { ice: answer.success ? answer.output : null };
};
