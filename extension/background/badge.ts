import { browser } from 'wxt/browser';
import type { LaptopPhase } from '../../core/protocol/views';

const looks: Record<LaptopPhase, { text: string; colour: string; title: string }> = {
  idle: { text: '', colour: '#5b6472', title: 'Send this call to your phone' },
  inviting: { text: 'QR', colour: '#2f6fed', title: 'Baton: waiting for a scan' },
  confirming: { text: '?', colour: '#2f6fed', title: 'Baton: type the code shown on the phone' },
  connecting: { text: '…', colour: '#2f6fed', title: 'Baton: connecting' },
  live: { text: 'ON', colour: '#1a7f45', title: 'Baton: this call is on your phone' },
  listening: { text: 'EAR', colour: '#8a5a00', title: 'Baton: your phone is listening' },
  reconnecting: { text: '…', colour: '#8a5a00', title: 'Baton: reconnecting, held muted' },
  ended: { text: '!', colour: '#5b6472', title: 'Baton: your call is back on this laptop' },
};

/** Shows the state of a tab's handoff on the toolbar button. A closed tab has none. */
export const showBadge = async (tabId: number, phase: LaptopPhase): Promise<void> => {
  const { text, colour, title } = looks[phase];
  const action = browser.action ?? browser.browserAction;
  await Promise.all([
    action.setBadgeText({ tabId, text }),
    action.setBadgeBackgroundColor({ tabId, color: colour }),
    action.setTitle({ tabId, title }),
  ]);
};

/** Says on the button why nothing happened. */
export const showRefusal = async (tabId: number): Promise<void> => {
  const action = browser.action ?? browser.browserAction;
  await Promise.all([
    action.setBadgeText({ tabId, text: '–' }),
    action.setTitle({ tabId, title: 'Baton cannot work on this page: the browser protects it' }),
  ]);
};
