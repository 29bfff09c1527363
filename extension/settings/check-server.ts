import * as v from 'valibot';
import {
  acceptablePhoneOrigin,
  type Invitation,
  invitationUrl,
} from '../../core/protocol/invitation';

const batonJson = v.object({ phoneOrigin: v.pipe(v.string(), v.maxLength(512)) });

/** As long as every invitation that names no other broker. */
const sample: Invitation = {
  mode: 1,
  exp: 0,
  secret: new Uint8Array(16),
  pin: new Uint8Array(16),
  broker: null,
};

export type ServerCheck =
  | { readonly kind: 'unreachable' }
  /** Something answers there, but not a Baton server. */
  | { readonly kind: 'not-baton' }
  | {
      readonly kind: 'reachable';
      readonly phoneOrigin: string;
      /**
       * `ask`: on another host, so the person must know it. `insecure`: no
       * https, so no camera on the phone. `too-long`: does not fit into the QR.
       */
      readonly phone: 'good' | 'ask' | 'insecure' | 'too-long';
    };

const judge = (
  server: string,
  phoneOrigin: string,
): Extract<ServerCheck, { kind: 'reachable' }>['phone'] => {
  if (!acceptablePhoneOrigin({ server, phoneOrigin, confirmed: true })) return 'insecure';
  if (invitationUrl(phoneOrigin, sample) === null) return 'too-long';
  return acceptablePhoneOrigin({ server, phoneOrigin, confirmed: false }) ? 'good' : 'ask';
};

/** Asks the server which origin phones open, and says whether a QR may name it. Waits 5 s. */
export const checkServer = async (
  server: string,
  fetchFrom: typeof fetch = fetch,
): Promise<ServerCheck> => {
  let response: Response;
  try {
    response = await fetchFrom(`${server}/baton.json`, {
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(5_000),
    });
  } catch {
    // Refused, unknown host, no CORS header or too slow: fetch does not say which.
    return { kind: 'unreachable' };
  }
  const body: unknown = await response.json().catch(() => null);
  const parsed = v.safeParse(batonJson, body);
  if (!response.ok || !parsed.success) return { kind: 'not-baton' };
  const { phoneOrigin } = parsed.output;
  return { kind: 'reachable', phoneOrigin, phone: judge(server, phoneOrigin) };
};
