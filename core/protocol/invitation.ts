import type { Bytes } from './bytes';
import { concat, fromBase64url, toBase64url, u16, utf8 } from './bytes';
import { limits } from './limits';

/** 1 laptop shows, 2 phone shows, 3 printed, 4 pass-on. */
type InvitationMode = 1 | 2 | 3 | 4;

/** What a QR carries. */
export interface Invitation {
  readonly mode: InvitationMode;
  /** Minutes since 2025-01-01Z modulo 65536, see `expiryOf`; 0 in mode 3. */
  readonly exp: number;
  /** 16 random bytes. */
  readonly secret: Bytes;
  /** First 16 bytes of the pinned end's certificate fingerprint. */
  readonly pin: Bytes;
  /** `host[:port][/path]`, lower case; null when it is the phone origin itself. */
  readonly broker: string | null;
}

const version = 1;
const headBytes = 36;
const brokerBytes = { min: 4, max: 56 };
/** Length of the longest fragment in base64url characters. */
const maxFragment = Math.ceil(((headBytes + 1 + brokerBytes.max) * 4) / 3);
const minuteMs = 60_000;
const yearZeroMs = Date.UTC(2025, 0, 1);
const wrap = 0x10000;
/** How far the two clocks and the life of a code may put `exp` from now. */
const clockSkewMinutes = 10;

/** Bytes 0..3: version, mode and expiry. Both ends bind them into keys and transcript. */
export const headerOf = ({ mode, exp }: Pick<Invitation, 'mode' | 'exp'>): Bytes =>
  concat(Uint8Array.of(version, mode), u16(exp));

/** The URL fragment that carries an invitation. */
export function encodeInvitation(invitation: Invitation): string {
  const { secret, pin, broker } = invitation;
  const field = broker === null ? [] : [Uint8Array.of(broker.length), utf8(broker)];
  return toBase64url(concat(headerOf(invitation), secret, pin, ...field));
}

/**
 * The invitation in a URL fragment, or null. Never throws. There is exactly
 * one text for each invitation. Expiry is not looked at: see `isExpired`.
 */
export function decodeInvitation(fragment: string): Invitation | null {
  if (fragment.length > maxFragment) return null;
  const bytes = fromBase64url(fragment);
  if (!bytes || bytes.length < headBytes || bytes[0] !== version) return null;
  const mode = modeOf(bytes[1]);
  const secret = bytes.slice(4, 20);
  if (mode === null || secret.every((byte) => byte === secret[0])) return null;
  const broker = bytes.length === headBytes ? null : brokerOf(bytes.subarray(headBytes));
  if (broker === undefined) return null;
  const exp = new DataView(bytes.buffer).getUint16(2);
  return { mode, exp, secret, pin: bytes.slice(20, headBytes), broker };
}

function modeOf(byte: number | undefined): InvitationMode | null {
  return byte === 1 || byte === 2 || byte === 3 || byte === 4 ? byte : null;
}

function brokerOf(field: Uint8Array): string | undefined {
  const size = field[0] ?? 0;
  if (size !== field.length - 1) return undefined;
  const text = String.fromCharCode(...field.subarray(1));
  return isBroker(text) ? text : undefined;
}

/** Whether a text may stand in the broker field: `host[:port][/path]`, 4 to 56 bytes. */
export function isBroker(text: string): boolean {
  if (text.length < brokerBytes.min || text.length > brokerBytes.max) return false;
  const [, host, path] =
    /^([a-z0-9.-]+|\[[0-9a-f:]+\])(?::[1-9][0-9]{0,4})?(\/[a-z0-9._~/-]*)?$/.exec(text) ?? [];
  if (host === undefined) return false;
  // People are shown this text before anything connects, so it must name exactly the host that
  // is reached: no `127.1`, no `a/../b`, no port 70000.
  const url = parseUrl(`https://${text}`);
  return url !== null && url.hostname === host && url.pathname === (path ?? '/');
}

const minutesOf = (epochMs: number): number => {
  const minutes = Math.floor((epochMs - yearZeroMs) / minuteMs);
  return ((minutes % wrap) + wrap) % wrap;
};

/** The `exp` of a code that is first shown at `shownMs` (epoch milliseconds). */
export const expiryOf = (shownMs: number): number => minutesOf(shownMs + limits.codeLifeMs);

/**
 * Whether the scanner should not even try. Generous, because clocks differ:
 * the laptop alone enforces the life of a code. Printed codes never expire.
 */
export function isExpired(invitation: Pick<Invitation, 'mode' | 'exp'>, nowMs: number): boolean {
  if (invitation.mode === 3) return false;
  const ahead = (invitation.exp - minutesOf(nowMs) + wrap) % wrap;
  return Math.min(ahead, wrap - ahead) > clockSkewMinutes;
}

/** The text of the QR, or null when `origin` is no origin or the whole is too long for the QR. */
export function invitationUrl(origin: string, invitation: Invitation): string | null {
  const parsed = originOf(origin);
  if (parsed === null) return null;
  const url = `${parsed.origin}/#${encodeInvitation(invitation)}`;
  return url.length <= limits.qrUrlBytes ? url : null;
}

export type ScannedText =
  | { readonly kind: 'invitation'; readonly invitation: Invitation }
  | { readonly kind: 'not-a-baton-code' }
  | { readonly kind: 'newer-code' }
  /** A code that another server's page can read. */
  | { readonly kind: 'other-server'; readonly origin: string };

/** What a scanned or pasted text is to the page at `ownOrigin`. Never throws. */
export function parseScannedText(text: string, ownOrigin: string): ScannedText {
  const trimmed = text.trim();
  const hash = trimmed.indexOf('#');
  const fragment = trimmed.slice(hash + 1);
  if (hash < 0 || hash > 300 || fragment.length > 2 * maxFragment) {
    return { kind: 'not-a-baton-code' };
  }
  const url = originOf(trimmed.slice(0, hash));
  const invitation = decodeInvitation(fragment);
  const newer = invitation === null && looksNewer(fragment);
  if (url === null || !isSecure(url) || !(invitation || newer)) return { kind: 'not-a-baton-code' };
  if (url.origin !== ownOrigin) return { kind: 'other-server', origin: url.origin };
  return invitation ? { kind: 'invitation', invitation } : { kind: 'newer-code' };
}

/** A later protocol keeps the version in byte 0 and will hardly need less than today's fields. */
function looksNewer(fragment: string): boolean {
  const bytes = fromBase64url(fragment);
  return bytes !== null && bytes.length >= headBytes && (bytes[0] ?? 0) > version;
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    // URL has no other way to say no that all our browsers know.
    return null;
  }
}

/** A URL that is nothing but a web origin, with or without the last slash. */
function originOf(text: string): URL | null {
  const url = /^https?:\/\/[^/\\\s]+\/?$/i.test(text) ? parseUrl(text) : null;
  return url && url.href === `${url.origin}/` ? url : null;
}

const localhost = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/;
const isSecure = (url: URL): boolean => url.protocol === 'https:' || localhost.test(url.hostname);

// RFC 1918, RFC 3927, RFC 4193, RFC 4291 and RFC 6762. URL writes addresses in one canonical form.
const privateLan = [
  /^10(?:\.\d+){3}$/,
  /^172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}$/,
  /^192\.168(?:\.\d+){2}$/,
  /^169\.254(?:\.\d+){2}$/,
  /^\[f[cd][0-9a-f]{2}:/,
  /^\[fe[89ab][0-9a-f]:/,
  /^[^.].*\.local$/,
];

/**
 * Whether a phone origin that a server named may go into a QR: it has the
 * configured server's host, or the server is this machine and the origin is in
 * the private LAN or this machine too, or the person confirmed it. Anything
 * but https is refused except on localhost.
 */
export function acceptablePhoneOrigin(input: {
  /** The configured server's origin. */
  readonly server: string;
  readonly phoneOrigin: string;
  readonly confirmed: boolean;
}): boolean {
  const server = originOf(input.server);
  const phone = originOf(input.phoneOrigin);
  if (server === null || phone === null || !isSecure(phone)) return false;
  if (input.confirmed || phone.hostname === server.hostname) return true;
  const reachable = [localhost, ...privateLan].some((form) => form.test(phone.hostname));
  return localhost.test(server.hostname) && reachable;
}
