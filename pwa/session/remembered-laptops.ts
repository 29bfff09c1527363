import { openRememberedStore } from '../../core/control/remembered-store';
import { createRemembering, type Remembering } from '../../core/control/remembering';

/** The laptops that this phone was let to remember, in this origin's storage. */
export const openRememberedLaptops = (): Remembering =>
  createRemembering('P', openRememberedStore());
