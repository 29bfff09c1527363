import type { Way } from './way';
import { cameraAnew, deadSender } from './ways/device-changes';
import { drawnOnCanvas, readByProcessor } from './ways/frames';
import { renderedByGraph, sentByGraph, sharing } from './ways/graphs';
import { mesh, meshAnew, reload } from './ways/mesh';
import { muteDirection, muteEnabled, muteEncodings, muteReplace, muteStop } from './ways/mutes';
import { livesInPopup, shownInPopup } from './ways/popup';
import {
  addStream,
  addTrack,
  addTransceiver,
  dataChannelFirst,
  sealed,
  simulcast,
} from './ways/senders';
import { framed, probing, rebuilt, sfuEach, sfuOne, soundTwice, trustedTypes } from './ways/sfu';

/** Ways to connect, and pages around the connections, under the names by which they are asked for. */
export const connectionWays = {
  mesh,
  'mesh-anew': meshAnew,
  'sfu-one': sfuOne,
  'sfu-each': sfuEach,
  'sound-twice': soundTwice,
  'data-channel-first': dataChannelFirst,
  probing,
  rebuilt,
  reload,
  sealed,
  'trusted-types': trustedTypes,
  framed,
  'shown-in-popup': shownInPopup,
  'lives-in-popup': livesInPopup,
} satisfies Readonly<Record<string, Way>>;

/** Ways to send, mute and change microphone and camera. */
export const deviceWays = {
  'add-track': addTrack,
  'add-transceiver': addTransceiver,
  'add-stream': addStream,
  simulcast,
  'mute-enabled': muteEnabled,
  'mute-replace': muteReplace,
  'mute-stop': muteStop,
  'mute-direction': muteDirection,
  'mute-encodings': muteEncodings,
  'camera-anew': cameraAnew,
  'dead-sender': deadSender,
  sharing,
  'rendered-by-graph': renderedByGraph,
  'sent-by-graph': sentByGraph,
  'read-by-processor': readByProcessor,
  'drawn-on-canvas': drawnOnCanvas,
} satisfies Readonly<Record<string, Way>>;

export const ways: Readonly<Record<string, Way>> = { ...connectionWays, ...deviceWays };
