import * as v from 'valibot';
import { acceptablePhoneOrigin } from '../../core/protocol/invitation';

const batonJson = v.strictObject({
  phoneOrigin: v.pipe(v.string(), v.url(), v.maxLength(256)),
});

/**
 * Asks the server under which origin phones reach it (`GET /baton.json`).
 * Null when it cannot be asked, says nonsense, or names an origin that the rule
 * for QR codes does not allow and the person did not confirm.
 */
export const fetchPhoneOrigin = async (
  server: string,
  confirmed: string | null,
  signal: AbortSignal,
): Promise<string | null> => {
  try {
    const answer = await fetch(`${server}/baton.json`, { signal, credentials: 'omit' });
    const parsed = v.safeParse(batonJson, await answer.json());
    if (!parsed.success) return null;
    const phoneOrigin = new URL(parsed.output.phoneOrigin).origin;
    return acceptablePhoneOrigin({ server, phoneOrigin, confirmed: phoneOrigin === confirmed })
      ? phoneOrigin
      : null;
  } catch {
    // No server, no network or no JSON: all the same to the person, who sees the card say so.
    return null;
  }
};
