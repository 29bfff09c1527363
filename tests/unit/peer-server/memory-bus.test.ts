import { createMemoryBus } from '../../../peer-server/bus/memory-bus';
import { atEnd } from '../../support/lifetime';
import { describeBus } from './bus-suite';

describeBus('the bus of one process', async (limits, signal) => {
  const expired: { src: string; dst: string }[] = [];
  const bus = createMemoryBus({ limits, expired: (pair) => expired.push(pair) });
  atEnd(signal, () => bus.close());
  return { near: bus, far: bus, expired };
});
