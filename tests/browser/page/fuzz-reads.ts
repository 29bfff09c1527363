import { type App, nameOf } from './fuzz-app';

const attempt = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    return `threw ${nameOf(error)}`;
  }
};

const alone = (value: unknown): unknown =>
  Array.isArray(value) && value.length === 1 ? value[0] : value;
/** Chromium reads constraints back in their shortest form, which means the same. */
const shortly = (value: unknown): unknown => {
  if (typeof value !== 'object' || Array.isArray(value)) return alone(value);
  const { ideal, ...rest } = Object(value);
  const hard = Object.fromEntries(Object.entries(rest).map(([name, one]) => [name, alone(one)]));
  return Object.keys(hard).length
    ? { ...hard, ...(ideal !== undefined && { ideal }) }
    : alone(ideal);
};

const lists = ['getSettings', 'getCapabilities', 'getConstraints'] as const;

const randomId = /\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?|[\da-f]{64}|[\da-z+/]{80,}=*/gi;

/**
 * Everything that the app can read of what it holds, by path. Objects are named
 * by their place in the app's hands, ids by the order in which they turn up.
 * `slowly`: also what takes the browser long to say.
 */
export const readAll = (app: App, slowly: boolean): Map<string, string> => {
  const found = new Map<string, string>();
  const ids = new Map<string, number>();
  const plain = (value: unknown): string => {
    const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
    return text.replace(randomId, (id) => {
      ids.set(id, ids.get(id) ?? ids.size);
      return `#${ids.get(id)}`;
    });
  };
  const put = (path: string, read: () => unknown): void => {
    found.set(path, plain(attempt(read)));
  };
  const strangers: unknown[] = [];
  const track = (one: MediaStreamTrack | null): string => {
    if (!one) return 'null';
    const at = app.tracks.indexOf(one);
    if (at >= 0) return `track ${at}`;
    if (!strangers.includes(one)) strangers.push(one);
    return `stranger ${strangers.indexOf(one)} ${one.kind} ${one.readyState} ${one.enabled}`;
  };

  app.tracks.forEach((one, at) => {
    if (!one) return;
    const path = `track ${at}`;
    put(`${path} id`, () => one.id);
    for (const name of ['kind', 'label', 'enabled', 'muted', 'readyState', 'contentHint'] as const)
      put(`${path} ${name}`, () => one[name]);
    for (const name of slowly ? lists : [])
      for (const [key, value] of Object.entries(Object(attempt(() => one[name]()))))
        if (
          name === 'getConstraints' ||
          /Id$/.test(key) ||
          (app.whole.has(one) && !app.touched.has(one))
        )
          put(`${path} ${name} ${key}`, () => shortly(value));
  });
  app.streams.forEach((one, at) => {
    if (!one) return;
    put(`stream ${at} id`, () => one.id);
    put(`stream ${at} active`, () => one.active);
    for (const name of ['getTracks', 'getAudioTracks', 'getVideoTracks'] as const)
      put(`stream ${at} ${name}`, () => one[name]().map(track));
    put(`stream ${at} getTrackById`, () =>
      one.getTracks().map(({ id }) => track(one.getTrackById(id))),
    );
  });
  app.lines.forEach(({ near }, at) => {
    const path = `connection ${at}`;
    put(`${path} signalingState`, () => near.signalingState);
    put(`${path} getSenders`, () => near.getSenders().map((one) => track(one.track)));
    near.getTransceivers().forEach((one, index) => {
      const part = `${path} transceiver ${index}`;
      for (const name of ['mid', 'direction', 'currentDirection'] as const)
        put(`${part} ${name}`, () => one[name]);
      put(`${part} sender.track`, () => track(one.sender.track));
      put(`${part} receiver`, () => `${one.receiver.track.kind} ${one.receiver.track.readyState}`);
      put(`${part} encodings`, () =>
        one.sender
          .getParameters()
          .encodings.map(({ active, rid, scaleResolutionDownBy }) => [
            active,
            rid,
            scaleResolutionDownBy,
          ]),
      );
    });
    put(`${path} description`, () =>
      near.localDescription?.sdp.match(/^(m=\w+|a=(mid|msid:|send|recv|inactive|simulcast).*)/gm),
    );
  });
  put('element shows', () => app.streams.findIndex((one) => one && one === app.view.srcObject));
  return found;
};

/** Where the two pages read differently, one line each. */
export const differences = (
  without: ReadonlyMap<string, string>,
  withBaton: ReadonlyMap<string, string>,
): string[] =>
  [...new Set([...without.keys(), ...withBaton.keys()])].flatMap((path) => {
    const [before, now] = [without.get(path), withBaton.get(path)];
    return before === now ? [] : `${path}: ${before} without Baton, ${now} with it`;
  });
