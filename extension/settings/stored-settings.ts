import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { parseOrigin } from './parse-origin';

declare const __BATON_SERVER__: string;

export interface Settings {
  /** Origin of the server that brokers and serves the phone's page. */
  readonly server: string;
  /** A phone origin that only the person's word lets into a QR. */
  readonly confirmedPhoneOrigin: string | null;
}

/** The part of `browser.storage` that settings need. */
export interface SettingsArea {
  get(keys: string[]): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** The server that the extension was built for. */
export const builtInServer: string = __BATON_SERVER__;

const origin = v.pipe(
  v.string(),
  v.check((text) => parseOrigin(text) === text),
);
// Each key falls back by itself: another version's leavings must not hide a good one.
const stored = v.object({
  server: v.fallback(origin, builtInServer),
  confirmedPhoneOrigin: v.fallback(v.nullable(origin), null),
});

/** What the options page stored, else the build's settings. What does not parse counts as absent. */
export const readSettings = async (
  area: SettingsArea = browser.storage.local,
): Promise<Settings> => {
  const found = await area.get(['server', 'confirmedPhoneOrigin']);
  return v.parse(stored, { server: null, confirmedPhoneOrigin: null, ...found });
};

/** Takes effect with the next invitation. */
export const writeSettings = async (
  settings: Settings,
  area: SettingsArea = browser.storage.local,
): Promise<void> => area.set({ ...settings });
