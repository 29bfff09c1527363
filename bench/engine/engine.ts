import { createLifetime } from '../../tests/support/lifetime';
import { carry } from '../carry';
import { engineTable } from '../print';
import { measureLatency } from './latency';
import { measureMute, measureMuteFloor } from './mute';
import { measureLoads } from './page-load';
import { measurePeople } from './people';
import { measureRelayCost } from './relay-cost';
import { costRows, type EngineRow, latencyRows, loadRows, muteRows, peopleRows } from './rows';
import { type EngineScene, setEngineScene } from './scene';

type Part = (scene: EngineScene) => Promise<EngineRow[]>;

const cost =
  (people: number): Part =>
  async (scene) => {
    const meeting = await scene.meet(people);
    const rows = costRows(await measureRelayCost(scene, meeting, people));
    await meeting.close();
    return rows;
  };

/** In the order in which they run; each can be asked for alone by its name. */
const parts = new Map<string, Part>([
  ['load', async (scene) => loadRows(await measureLoads(scene))],
  ['cost-1', cost(1)],
  ['cost-4', cost(4)],
  ['cost-9', cost(9)],
  [
    'latency',
    async (scene) => {
      const meeting = await scene.meet(1);
      const rows = latencyRows(await measureLatency(scene, meeting));
      await meeting.close();
      return rows;
    },
  ],
  [
    'mute',
    async (scene) => {
      const meeting = await scene.meet(1);
      const floor = await measureMuteFloor(meeting);
      const carried = await carry(meeting.page, scene.phone, scene.server);
      const rows = [
        ...muteRows(await measureMute(meeting, carried), floor),
        ...peopleRows(await measurePeople(meeting, carried)),
      ];
      await carried.bringBack();
      await meeting.close();
      return rows;
    },
  ],
]);

/** Measures the media engine, all of it or the named parts, and prints each against its target. */
export const measureEngine = async (wanted: readonly string[]): Promise<void> => {
  const unknown = wanted.filter((name) => !parts.has(name));
  if (unknown.length > 0)
    throw new Error(
      `No such part: ${unknown.join(', ')}; there are ${[...parts.keys()].join(', ')}`,
    );
  const lifetime = createLifetime();
  try {
    console.log('Laptop, phone and everybody else, 640×360 at 30 frames a second, on loopback.');
    const scene = await setEngineScene(lifetime.signal);
    const rows: EngineRow[] = [];
    for (const [name, measure] of parts)
      if (wanted.length === 0 || wanted.includes(name)) rows.push(...(await measure(scene)));
    console.log(`\n${engineTable(rows)}\n`);
  } finally {
    await lifetime.end();
  }
};
