import { speakStored } from '../settings/speak-stored';
import { text } from '../text/text';

let spoken: Promise<void> | null = null;

/** What the button and its menu say, in the language of the options. The worker has no page to mark with it. */
export const toolbarText = async (): Promise<typeof text.toolbar> => {
  spoken ??= speakStored(null);
  await spoken;
  return text.toolbar;
};

/** Another language was chosen. */
export const speakAnew = (): void => {
  spoken = null;
};
