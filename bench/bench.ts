import { measureEngine } from './engine/engine';
import { measureHandoffs } from './handoffs';
import { sizeTable } from './print';
import { measureSizes } from './sizes';

/**
 * Runs the benchmark and prints its tables; targets that are not reached are said, not thrown.
 * `handoff` and `engine` run that part alone, and parts of the engine go by the names after it.
 */
export const main = async (): Promise<void> => {
  const [which = 'all', ...parts] = process.argv.slice(2);
  if (!['all', 'handoff', 'engine'].includes(which)) throw new Error(`No such part: ${which}`);
  if (which !== 'engine') await measureHandoffs();
  if (which !== 'handoff') await measureEngine(parts);
  console.log(sizeTable(measureSizes()));
};
