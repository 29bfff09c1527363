/**
 * A browser receives no simulcast, but it can be made to: each layer becomes a section of its own,
 * told by the header extension that carries the layer's name, read as the one that carries the
 * section's. Only for a connection with nothing but one video section.
 */
const midUri = 'urn:ietf:params:rtp-hdrext:sdes:mid';
const layerUri = 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id';

const parts = (sdp: string): readonly [head: string, section: string] => {
  const at = sdp.indexOf('m=video');
  if (at < 0 || sdp.indexOf('m=', at + 2) >= 0) throw new Error('Not one video section');
  return [sdp.slice(0, at), sdp.slice(at)];
};
const without = (text: string, unwanted: RegExp): string =>
  text
    .split('\r\n')
    .filter((one) => !unwanted.test(one))
    .join('\r\n');

/** The app's offer as the far end's browser may read it: one section for each layer. */
export const splitLayers = (sdp: string, layers: readonly string[]): string => {
  const [head, section] = parts(sdp);
  const bundled = head.replace(/a=group:BUNDLE .*/, `a=group:BUNDLE ${layers.join(' ')}`);
  const clean = without(
    section,
    new RegExp(`^a=(rid|simulcast|msid|ssrc|mid|candidate|end-of)|${midUri}$|repaired-`),
  ).replace(layerUri, midUri);
  return bundled + layers.map((layer) => `${clean}a=mid:${layer}\r\n`).join('');
};

/** The far end's answer as the app's browser may read it: one section that wants all layers. */
export const joinLayers = (sdp: string): string => {
  const [head, ...sections] = sdp.split(/(?=m=video)/);
  const layers = sections.map((one) => /\na=mid:(\S+)/.exec(one)?.[1] ?? '');
  const [first = ''] = sections;
  const wanted = layers.map((layer) => `a=rid:${layer} recv\r\n`).join('');
  return (
    (head ?? '').replace(/a=group:BUNDLE .*/, 'a=group:BUNDLE 0') +
    first.replace(midUri, layerUri).replace(/\na=mid:\S+/, '\na=mid:0') +
    `${wanted}a=simulcast:recv ${layers.join(';')}\r\n`
  );
};
