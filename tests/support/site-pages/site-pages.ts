import { dailyPage } from './daily';
import { discordPage } from './discord';
import { labelledPage } from './generic';
import { googleMeetPage } from './google-meet';
import { eightByEightPage, jitsiPage } from './jitsi';
import { microsoftTeamsPage } from './microsoft-teams';
import type { SitePage } from './site-page';
import { slackPage } from './slack';
import { webexPage } from './webex';
import { wherebyPage } from './whereby';
import { zoomPage } from './zoom';

/** Every imitation in which people can be told apart. */
export const sitePages: readonly SitePage[] = [
  googleMeetPage,
  zoomPage,
  microsoftTeamsPage,
  webexPage,
  jitsiPage,
  eightByEightPage,
  wherebyPage,
  discordPage,
  slackPage,
  dailyPage,
  labelledPage,
];
