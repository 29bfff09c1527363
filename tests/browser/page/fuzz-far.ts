import { type App, isPromise, type Line } from './fuzz-app';
import type { Latches } from './fuzz-natives';
import { until, watchPicture, watchSound } from './measure';
import { phoneHz } from './stage';

const isLive = ({ enabled, readyState }: MediaStreamTrack): boolean =>
  enabled && readyState === 'live';

const settled = async (work: unknown): Promise<boolean> => {
  try {
    if (isPromise(work)) await work;
    return true;
  } catch {
    // What an app may get wrong; there is nothing to hear at the far end then.
    return false;
  }
};

const isOn = ({ currentDirection, sender }: RTCRtpTransceiver): boolean =>
  Boolean(currentDirection?.includes('send')) &&
  sender.getParameters().encodings.some(({ active }) => active);

/** Listens and looks at the far end of one connection, which must carry what the app believes. */
const listenTo = async (app: App, { near, far }: Line, latches: Latches): Promise<void> => {
  const ending = new AbortController();
  const { signal } = ending;
  try {
    await until('a connection', () => far.connectionState === 'connected');
    const checks = near.getTransceivers().map(async (transceiver) => {
      const { mid, sender, direction } = transceiver;
      const there = far.getTransceivers().find((one) => mid !== null && one.mid === mid);
      const seen = sender.track;
      if (!there || !seen || direction === 'stopped') return;
      const { track } = there.receiver;
      const sends = isLive(seen) && isOn(transceiver) && !latches.lost;
      const mixes = app.sources.some(
        (one) => one.connected && one.track && !app.made.has(one.track) && isLive(one.track),
      );
      const open = sends && (!app.made.has(seen) || (seen.kind === 'audio' && mixes));
      if (track.kind === 'audio') {
        const sound = watchSound(track, signal);
        const heard = () => sound.level(phoneHz) > -60;
        const expected = open && latches.microphone;
        await until(`${expected ? 'the phone' : 'silence'} in ${mid}`, () => heard() === expected);
      } else {
        const picture = watchPicture(track, signal);
        if (open && latches.camera)
          await until(`the phone in ${mid}`, () => picture.colour() === 'phone');
        if (picture.seen().includes('laptop')) throw new Error(`The laptop is seen in ${mid}`);
      }
    });
    await Promise.all(checks);
  } finally {
    ending.abort();
  }
};

/** What the site's own controls must be taken for; undefined where nothing is sent that could say it. */
export const believed = (app: App, kind: 'audio' | 'video'): 'open' | 'muted' | undefined => {
  const anyOpen = app.tracks.some(
    (one) => one?.kind === kind && !app.made.has(one) && one && isLive(one),
  );
  const filled = app.lines
    .flatMap(({ near }) => (near.signalingState === 'closed' ? [] : near.getTransceivers()))
    .filter(({ sender }) => sender.track?.kind === kind);
  if (!filled.length) return undefined;
  const open = filled.some(({ sender, direction, currentDirection }) => {
    const { track } = sender;
    const sends = direction.includes('send') && (currentDirection ?? 'send').includes('send');
    const { encodings } = sender.getParameters();
    const may = track && isLive(track) && (anyOpen || !app.made.has(track));
    return may && sends && encodings.some(({ active }) => active);
  });
  return open ? 'open' : 'muted';
};

/** Negotiates what is open once more and compares what the far ends get with what the app believes. */
export const listenFar = async (
  app: App,
  negotiate: (line: number) => readonly unknown[],
  latches: Latches,
): Promise<void> => {
  for (const [at, line] of app.lines.entries()) {
    const running = () => line.near.getTransceivers().some((one) => one.direction !== 'stopped');
    if (line.near.signalingState !== 'stable' || !running()) continue;
    const done = await Promise.all(negotiate(at).map(settled));
    if (done.every(Boolean) && running()) await listenTo(app, line, latches);
  }
};
