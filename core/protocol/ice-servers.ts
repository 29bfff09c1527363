import * as v from 'valibot';
import { limits } from './limits';

/** A name or an address, and a port that a browser takes. */
const isPlace = (text: string): boolean => {
  const [, port] = /^(?:[a-z0-9](?:[a-z0-9._-]{0,252})|\[[0-9a-f:.]{2,45}\])(?::(\d{1,5}))?$/i.exec(
    text,
  ) ?? [text, 'none'];
  return port === undefined || (Number(port) > 0 && Number(port) < 65_536);
};
const url = (form: RegExp) =>
  v.pipe(
    v.string(),
    v.maxLength(300),
    v.check((text) => {
      const place = form.exec(text)?.[1];
      return place !== undefined && isPlace(place);
    }),
  );
const urls = (form: RegExp) =>
  v.pipe(v.array(url(form)), v.minLength(1), v.maxLength(limits.iceUrls));
/** Visible ASCII. */
const credential = v.pipe(v.string(), v.regex(/^[!-~]{1,256}$/));

/** STUN and TURN servers in the form in which a connection takes them. */
export const iceServers = v.pipe(
  v.array(
    v.union([
      v.strictObject({ urls: urls(/^stuns?:([^?]+)$/) }),
      v.strictObject({
        urls: urls(/^turns?:([^?]+)(?:\?transport=(?:udp|tcp))?$/),
        username: credential,
        credential,
      }),
    ]),
  ),
  v.maxLength(limits.iceServers),
);
export type IceServers = v.InferOutput<typeof iceServers>;

/** What a broker says of its STUN and TURN servers; `seconds`: how long the credentials are good. */
export const iceAnswer = v.strictObject({
  iceServers,
  seconds: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(60), v.maxValue(3_600))),
});
export type IceAnswer = v.InferOutput<typeof iceAnswer>;
