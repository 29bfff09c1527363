import { browser } from 'wxt/browser';
import type { LaptopPhase } from '../../core/protocol/views';
import { toolbarText } from './toolbar-text';

const colours = { calm: '#5b6472', busy: '#0a6b4e', notice: '#8a5a00' } as const;

interface Look {
  /** On the badge: so few signs that they need no language. */
  readonly sign: string;
  readonly colour: keyof typeof colours;
}

const looks: Record<LaptopPhase | 'muted', Look> = {
  idle: { sign: '', colour: 'calm' },
  inviting: { sign: 'QR', colour: 'busy' },
  confirming: { sign: '?', colour: 'busy' },
  connecting: { sign: '…', colour: 'busy' },
  live: { sign: '●', colour: 'busy' },
  muted: { sign: '○', colour: 'calm' },
  listening: { sign: '◐', colour: 'notice' },
  reconnecting: { sign: '…', colour: 'notice' },
  ended: { sign: '!', colour: 'notice' },
};

const show = async (tabId: number, { sign, colour }: Look, title: string): Promise<void> => {
  const action = browser.action ?? browser.browserAction;
  await Promise.all([
    action.setBadgeText({ tabId, text: sign }),
    action.setBadgeBackgroundColor({ tabId, color: colours[colour] }),
    action.setTitle({ tabId, title }),
  ]);
};

/** Shows the state of a tab's handoff on the toolbar button. A closed tab has none. */
export const showBadge = async (
  tabId: number,
  phase: LaptopPhase,
  muted: boolean,
): Promise<void> => {
  const state = phase === 'live' && muted ? 'muted' : phase;
  await show(tabId, looks[state], (await toolbarText())[state]);
};

/** Says on the button why nothing happened. */
export const showRefusal = async (tabId: number): Promise<void> =>
  show(tabId, { sign: '–', colour: 'notice' }, (await toolbarText()).refused);
