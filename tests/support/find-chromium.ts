import { accessSync, constants } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The first Chromium-family browser of this machine, `BATON_CHROMIUM` first; null where there is none. */
export const findChromium = (): string | null => {
  const named = process.env.BATON_CHROMIUM;
  for (const path of named === undefined ? places : [named, ...places]) {
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not here: the next place may have it.
    }
  }
  return null;
};
