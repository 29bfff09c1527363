import type { SitePage } from './site-page';

export const microsoftTeamsPage: SitePage = {
  product: 'Microsoft Teams',
  host: 'teams.microsoft.com',
  body: `
    <div id="people" data-tid="only-videos-wrapper" role="menu"></div>
    <div role="toolbar">
      <button id="video-button" aria-label="Turn camera off">Camera</button>
      <button id="microphone-button" aria-label="Mute mic">Mic</button>
      <button id="hangup-button" aria-label="Leave (Ctrl+Shift+H)">Leave</button>
    </div>`,
  tile: (name) => `
    <div data-cid="calling-participant-stream" role="menuitem" aria-label="${name} External unfamiliar, video is on, Context menu is available">
      <div data-stream-type="Video" data-tid="${name}"><video></video></div>
      <div data-tid="voice-level-stream-outline"></div>
      <div data-tid="participant-info-nametag">${name}</div>
      <button data-tid="toggle-mute" aria-label="Mute">Mute participant</button>
    </div>`,
  microphone: {
    button: '#microphone-button',
    open: { attributes: { 'aria-label': 'Mute mic' } },
    muted: { attributes: { 'aria-label': 'Unmute mic' } },
  },
  camera: {
    button: '#video-button',
    open: { attributes: { 'aria-label': 'Turn camera off' } },
    muted: { attributes: { 'aria-label': 'Turn camera on' } },
  },
  leave: { button: '#hangup-button' },
};
