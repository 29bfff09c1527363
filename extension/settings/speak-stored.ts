import { speak } from '../text/text';
import { readLanguage } from './stored-language';

/** Before a page of the extension draws for the first time. */
export const speakStored = async (page: HTMLElement): Promise<void> =>
  speak(await readLanguage(), page);
