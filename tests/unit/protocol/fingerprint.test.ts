import { describe, expect, it } from 'vitest';
import { toHex } from '../../../core/protocol/bytes';
import { fingerprintOf, parseFingerprint } from '../../../core/protocol/fingerprint';
import { fpL, fpP } from './vector';

const written = (bytes: Uint8Array) =>
  toHex(bytes)
    .toUpperCase()
    .replace(/..(?!$)/g, '$&:');
const L = written(fpL);
const P = written(fpP);
const sdp = (...lines: string[]) =>
  ['v=0', 'a=group:BUNDLE 0', ...lines, 'a=setup:actpass', ''].join('\r\n');

describe('a certificate fingerprint', () => {
  it('is read in upper and lower case', () => {
    expect(parseFingerprint('sha-256', L)).toEqual(fpL);
    expect(parseFingerprint('SHA-256', L.toLowerCase())).toEqual(fpL);
  });

  it.each([
    ['sha-1', L],
    ['sha-512', L],
    ['', L],
    ['sha-256', ''],
    ['sha-256', L.slice(3)],
    ['sha-256', `${L}:00`],
    ['sha-256', L.replaceAll(':', '')],
    ['sha-256', L.replace(/^../, 'GG')],
    ['sha-256', ` ${L}`],
    ['sha-256', `${L}\n`],
  ])('is nothing in %j %j', (algorithm, value) => {
    expect(parseFingerprint(algorithm, value)).toBeNull();
  });
});

describe('the fingerprint of a description', () => {
  it('is the one that it holds, however often', () => {
    expect(fingerprintOf(sdp(`a=fingerprint:sha-256 ${L}`))).toEqual(fpL);
    expect(fingerprintOf(`a=fingerprint:sha-256 ${L}\na=fingerprint:sha-256 ${L}`)).toEqual(fpL);
    expect(
      fingerprintOf(sdp(`a=fingerprint:sha-256 ${L}`, `a=fingerprint:sha-256 ${L.toLowerCase()}`)),
    ).toEqual(fpL);
  });

  it.each([
    ['there is none', sdp()],
    ['two differ', sdp(`a=fingerprint:sha-256 ${L}`, `a=fingerprint:sha-256 ${P}`)],
    ['one is of another kind', sdp(`a=fingerprint:sha-256 ${L}`, 'a=fingerprint:sha-1 AB:CD')],
    ['the only one is of another kind', sdp('a=fingerprint:sha-1 AB:CD')],
    ['one is malformed', sdp(`a=fingerprint:sha-256 ${L}`, `a=fingerprint:sha-256 ${P}:00`)],
    ['one is empty', sdp(`a=fingerprint:sha-256 ${L}`, 'a=fingerprint:')],
    ['one is spelled oddly', sdp(`a=fingerprint:sha-256 ${L}`, ` a=Fingerprint: sha-256 ${P}`)],
    [
      'another follows a bare return',
      sdp(`a=fingerprint:sha-256 ${L}`, `a=x\ra=fingerprint:sha-256 ${P}`),
    ],
    ['text follows it', sdp(`a=fingerprint:sha-256 ${L} ${P}`)],
  ])('is nothing when %s', (_, text) => {
    expect(fingerprintOf(text)).toBeNull();
  });
});
