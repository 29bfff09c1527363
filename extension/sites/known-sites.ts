export interface KnownSite {
  readonly id: string;
  readonly name: string;
  /** Match patterns of the pages that run its meetings, and of nothing else where that can be told. */
  readonly patterns: readonly string[];
}

/** Web meetings that many people use; each can be allowed with one click. */
export const knownSites: readonly KnownSite[] = [
  { id: 'meet', name: 'Google Meet', patterns: ['https://meet.google.com/*'] },
  { id: 'zoom', name: 'Zoom', patterns: ['https://*.zoom.us/*'] },
  {
    id: 'teams',
    name: 'Microsoft Teams',
    patterns: [
      'https://teams.microsoft.com/*',
      'https://teams.live.com/*',
      'https://teams.cloud.microsoft/*',
    ],
  },
  { id: 'webex', name: 'Webex', patterns: ['https://*.webex.com/*'] },
  { id: 'jitsi', name: 'Jitsi Meet', patterns: ['https://meet.jit.si/*'] },
  { id: '8x8', name: '8x8', patterns: ['https://8x8.vc/*'] },
  { id: 'whereby', name: 'Whereby', patterns: ['https://*.whereby.com/*'] },
  { id: 'discord', name: 'Discord', patterns: ['https://discord.com/*'] },
  { id: 'slack', name: 'Slack', patterns: ['https://app.slack.com/*'] },
  { id: 'daily', name: 'Daily', patterns: ['https://*.daily.co/*'] },
];
