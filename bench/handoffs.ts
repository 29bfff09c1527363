import { createLifetime } from '../tests/support/lifetime';
import { measureChannel } from './channel-floor';
import { figuresOf, type Round } from './figures';
import { measureHandoff } from './handoff';
import { figureTable } from './print';
import { type Scene, setScene } from './scene';
import { measureTrack } from './track-floor';

const rounds = 12;

/** Each round has its own floors, so that what else the machine does weighs on both alike. */
const measureRound = async (scene: Scene, at: number): Promise<Round> => {
  const channelFloor = await measureChannel(scene);
  const down = await measureTrack(scene, scene.laptop, scene.phone);
  const up = await measureTrack(scene, scene.phone, scene.anna);
  const handoff = await measureHandoff(scene, at % 2 === 0 ? 'phone' : 'laptop');
  return { channelFloor, downFloor: down.paintedMs, upFloor: up.decodedMs, handoff };
};

const said = ({ channelFloor, downFloor, upFloor, handoff }: Round): string => {
  const { scanToProven, consentToFirstFrame, consentToSeen, consentToSwapped } = handoff;
  const pair = (value: number, floor: number): string => `${value.toFixed(0)}/${floor.toFixed(0)}`;
  return [
    `proven ${pair(scanToProven, channelFloor)}`,
    `first frame ${pair(consentToFirstFrame, downFloor)}`,
    `seen ${pair(consentToSeen, upFloor)}`,
    `swapped ${consentToSwapped.toFixed(0)}`,
    `picture gap ${pair(handoff.swap.pictureMs, handoff.noSwap.pictureMs)}`,
    `silence ${pair(handoff.swap.silenceMs, handoff.noSwap.silenceMs)}`,
  ].join(', ');
};

/** Measures handoffs beside their floors and prints the table. */
export const measureHandoffs = async (): Promise<void> => {
  const lifetime = createLifetime();
  try {
    console.log('Laptop, phone and one participant, 640×360 at 15 frames a second, on loopback.');
    const scene = await setScene(lifetime.signal);
    const measured: Round[] = [];
    while (measured.length < rounds) {
      const round = await measureRound(scene, measured.length);
      measured.push(round);
      console.log(`${measured.length}/${rounds}: ${said(round)}`);
    }
    console.log(`\n${figureTable(figuresOf(measured))}\n`);
  } finally {
    await lifetime.end();
  }
};
