import { speak } from '../text/text';
import { readLanguage } from './stored-language';

/** Before a page of the extension draws for the first time, or the worker says something. */
export const speakStored = async (page: HTMLElement | null): Promise<void> =>
  speak(await readLanguage(), page);
