/**
 * The x509 library resolves its algorithms through a container that refuses to load without the
 * metadata methods of `Reflect`, although none of its classes takes an injected parameter: there
 * is no metadata to find. These answer just that, so the 50 kB polyfill is not needed.
 */
const none = { value: (): undefined => undefined, configurable: true, writable: true };

if (!('getMetadata' in Reflect)) {
  Object.defineProperties(Reflect, { getMetadata: none, getOwnMetadata: none });
}
