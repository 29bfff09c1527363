import { daily } from './daily';
import { discord } from './discord';
import { googleMeet } from './google-meet';
import { eightByEight, jitsi } from './jitsi';
import { microsoftTeams } from './microsoft-teams';
import type { SiteAdapter } from './site-adapter';
import { slack } from './slack';
import { webex } from './webex';
import { whereby } from './whereby';
import { zoom } from './zoom';

export const adapters: readonly SiteAdapter[] = [
  googleMeet,
  zoom,
  microsoftTeams,
  webex,
  jitsi,
  eightByEight,
  whereby,
  discord,
  slack,
  daily,
];

const fits = (host: string, pattern: string): boolean => {
  if (!pattern.startsWith('*.')) return host === pattern;
  return host === pattern.slice(2) || host.endsWith(pattern.slice(1));
};

/** What is known of the product on this host; null for every other page. */
export const adapterFor = (host: string): SiteAdapter | null =>
  adapters.find(({ hosts }) => hosts.some((pattern) => fits(host, pattern))) ?? null;
