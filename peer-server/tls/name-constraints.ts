import { isIP } from 'node:net';
import { addressBytes } from '../network/address-bytes';
import { Extension } from './x509';

/** DER: one tag, a length, the content. */
const tagged = (tag: number, content: Buffer): Buffer => {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(length);
  const short = size.subarray(size.findIndex((byte) => byte !== 0));
  return Buffer.concat([Buffer.from([tag, 0x80 | short.length]), short, content]);
};

/** GeneralName: [2] a DNS name (and all below it), or [7] exactly one address with its mask. */
const generalName = (name: string): Buffer => {
  if (isIP(name) === 0) return tagged(0x82, Buffer.from(name, 'ascii'));
  const bytes = addressBytes(name);
  return tagged(0x87, Buffer.concat([bytes, Buffer.alloc(bytes.length, 0xff)]));
};

/**
 * The critical extension of RFC 5280, 4.2.1.10, that lets an authority sign for these host names
 * and addresses and for no others. Both kinds must be named: a kind without any is not limited.
 */
export const nameConstraints = (names: readonly string[]): Extension => {
  const subtrees = names.map((name) => tagged(0x30, generalName(name)));
  const permitted = tagged(0xa0, Buffer.concat(subtrees));
  return new Extension('2.5.29.30', true, new Uint8Array(tagged(0x30, permitted)));
};
