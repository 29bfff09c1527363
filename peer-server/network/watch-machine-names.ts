import { type MachineNames, readMachineNames } from './machine-names';

/** How often the addresses are looked at, in milliseconds: laptops move between networks. */
const everyMs = 10_000;

/** Calls `changed` after each change of the machine's names or addresses, one call at a time. */
export const watchMachineNames = (
  first: MachineNames,
  signal: AbortSignal,
  changed: (machine: MachineNames) => Promise<void>,
  failed: (error: unknown) => void,
): void => {
  let known = JSON.stringify(first);
  let busy = false;
  const look = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      const machine = await readMachineNames();
      const now = JSON.stringify(machine);
      // Without any address the machine is offline; it will have one again.
      if (now === known || machine.addresses.length === 0) return;
      known = now;
      await changed(machine);
    } catch (error) {
      failed(error);
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void look(), everyMs).unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
};
