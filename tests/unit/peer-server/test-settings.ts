import { readSettings, type Settings } from '../../../peer-server/settings';

/** The settings of a server on a free port of this machine that programs may use as well. */
export const testSettings = (dataDir: string, changes: Partial<Settings> = {}): Settings => {
  const read = readSettings({ BATON_PORT: '0', BATON_DATA: dataDir, BATON_ORIGINS: 'none' });
  if (!read.ok) throw new Error(read.sentence);
  return { ...read.settings, ...changes };
};
