import { connectToTab } from '../bridge/page-end';
import { hookAudioGraph } from './audio-graph';
import { createBlank } from './blank';
import { hookCapture } from './capture-hooks';
import { hookConnections } from './connections';
import { hookDeviceList } from './device-list';
import { createDeviceTracks } from './device-tracks';
import { hookElements } from './elements';
import { hookFrames } from './frames';
import { createHandoff } from './handoff';
import { createImitation } from './imitation';
import { createLevels } from './levels';
import { takeNatives } from './natives';
import type { PageWindow } from './override';
import { createRemotes } from './remotes';
import { createSite } from './site';
import { createStill } from './still';
import { hookTracks } from './track-hooks';

const latePollMs = 1_000;

/**
 * Hooks the page's media. Until a handoff the hooks only remember; then the
 * phone stands behind the page's own tracks. Never throws into the page.
 */
export const installPage = (window: PageWindow, signal: AbortSignal): void => {
  if (!window.RTCPeerConnection || !window.MediaStreamTrack) return;
  const bridge = connectToTab(window, signal);
  if (bridge.taken) return;

  const natives = takeNatives(window);
  const blank = createBlank(window, natives);
  const screens = new WeakSet<MediaStreamTrack>();
  let late = false;
  let watching = false;

  // The parts need one another; all are there before the page can call a hook.
  const changed = (): void => {
    handoff.reopen();
    streams.changed();
    tracks.all().forEach(followFrames);
    tellDevices();
    site.changed();
    remotes.changed();
  };

  const tracks = createDeviceTracks(window, natives, screens, {
    mayFlow: (device) => handoff.mayFlow(device),
    follow: (device) => {
      // The senders first: what others get waits for nothing.
      const swapped = connections.follow(device);
      elements.follow(device);
      followGraph(device);
      followFrames(device);
      return swapped;
    },
    added: (device) => handoff.substitute(device),
    blank,
    changed,
  });
  const handoff = createHandoff(
    window,
    natives,
    tracks,
    createStill(window, signal, natives),
    (message) => bridge.send(message),
    changed,
  );
  const streams = hookTracks(window, signal, tracks, screens, changed);
  const connections = hookConnections(window, signal, natives, tracks, changed);
  const elements = hookElements(window, signal, natives, tracks, streams.watch, changed);
  const followGraph = hookAudioGraph(window, signal, natives, tracks);
  const followFrames = hookFrames(window, signal, natives, tracks);
  const tellDevices = hookDeviceList(window, signal, handoff.handedOff);
  const remotes = createRemotes(window, natives, signal, {
    transceivers: connections.transceivers,
    shownStreams: () => (late ? elements.streams() : []),
    isLocal: (track) =>
      Boolean(tracks.behind(track)) || screens.has(track) || !/^remote /.test(track.label),
    send: (list, stream) => bridge.send({ t: 'remotes', tracks: list }, stream),
  });
  const watchLevels = createLevels(natives, {
    connections: () => new Set(connections.transceivers().map(([, connection]) => connection)),
    source: (connection, mid) => {
      const found = connections
        .transceivers()
        .find(([transceiver, from]) => from === connection && transceiver.mid === mid);
      return found && remotes.sourceOf(found[0].receiver.track);
    },
    own: () =>
      connections.transceivers().flatMap(([{ sender }]) => {
        const track = natives.senderTrack(sender);
        return track && !screens.has(track) ? track.id : [];
      }),
    send: bridge.send,
  });
  const site = createSite(window, signal, natives, tracks, connections, {
    late: () => late,
    handedOff: handoff.handedOff,
    gated: handoff.gated,
    openGate: handoff.openGate,
    remoteMedia: remotes.any,
    shownStreams: elements.streams,
    screens,
    send: (report) => bridge.send({ t: 'site', report }),
  });
  hookCapture(window, signal, {
    tracks,
    handedOff: handoff.handedOff,
    imitate: createImitation(window, natives, tracks, blank),
    watchStream: streams.watch,
    screens,
    send: (t) => bridge.send({ t }),
    changed,
  });

  const poll = (): void => {
    if (!watching || !late || signal.aborted) return;
    elements.find();
    changed();
    natives.setTimeout(poll, latePollMs);
  };
  bridge.start((message, stream) => {
    switch (message.t) {
      case 'attach':
        late = message.late;
        if (late) elements.find();
        bridge.send({ t: 'attached' });
        return;
      case 'watch': {
        const before = watching;
        watching = message.on;
        site.watch(watching);
        remotes.watch(watching);
        watchLevels(watching);
        if (!before) poll();
        return;
      }
      case 'take':
        // Where a device may have been missed, people would go on hearing the laptop.
        if (!late || site.reach() === 'handoff') void handoff.take(stream);
        return;
      case 'phone-devices':
        handoff.phoneDevices(message.microphone, message.camera);
        return;
      case 'hold':
        handoff.hold();
        return;
      case 'give-back':
        void handoff.giveBack(message.muted);
        return;
      case 'set-site':
        site.set(message.device, message.open);
        return;
      case 'leave':
        site.leave();
        return;
      case 'left':
        handoff.letGo();
        return;
      default:
        message satisfies never;
    }
  });
};
