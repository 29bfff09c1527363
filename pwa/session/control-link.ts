import type { PhoneChannel, ScannerEvent } from '../../core/control/control-events';
import { createCertificate } from '../../core/control/dtls-fingerprint';
import type { Invitation } from '../../core/protocol/invitation';
import type { ToLaptop } from '../../core/protocol/messages';
import { createEarlyRegistration } from './early-registration';

/** The phone's control link: one attempt, or the one channel that came of it. */
export interface ControlLink {
  /**
   * Somebody looks for a code, or no more: fetches what the link needs and registers at the broker.
   * A failure is said when the link is made.
   */
  expect(on: boolean): void;
  /** Gives up an attempt before and goes to the laptop of this invitation. */
  join(invitation: Invitation): void;
  /** Dropped where no laptop is proven. */
  send(message: ToLaptop): void;
  /** The proven channel to the laptop; null before and after. */
  channel(): PhoneChannel | null;
  /** Both people said yes on this channel. */
  consented(): void;
  hangUp(): void;
}

/** Apart from the app's first script: who never scans does without. */
const loadJoin = () => import('../../core/control/join');

const prepareCertificate = (): Promise<RTCCertificate> => {
  const made = createCertificate();
  // Who uses it says that there is none; until then it is nobody's problem.
  made.catch(() => {});
  return made;
};

/** `on` hears how every attempt ends and what the channel brings; nothing of it after `hangUp`. */
export const createControlLink = (on: (event: ScannerEvent) => void): ControlLink => {
  let attempt: AbortController | null = null;
  let channel: PhoneChannel | null = null;
  /** For the next attempt: it need not wait while one is made. */
  let spare: Promise<RTCCertificate> | null = prepareCertificate();
  const early = createEarlyRegistration(async () =>
    (await loadJoin()).registerEarly(location.origin),
  );

  const join = async (invitation: Invitation): Promise<void> => {
    attempt?.abort();
    attempt = new AbortController();
    const { signal } = attempt;
    const certificate = spare ?? prepareCertificate();
    // It must serve no other invitation.
    spare = null;
    const loaded = await loadJoin().catch((error: unknown) => {
      console.error('[baton:phone] the link’s code did not load:', error);
      return null;
    });
    if (signal.aborted) return;
    const opened = early.take();
    if (loaded === null) return on({ t: 'failed', reason: 'server-unreachable' });
    loaded.joinInvitation({
      invitation,
      certificate,
      server: location.origin,
      ...(opened === null ? {} : { opened }),
      signal,
      on(event) {
        if (event.t === 'proven') channel = event.channel;
        on(event);
      },
    });
  };

  return {
    expect: early.expect,
    join: (invitation) => void join(invitation),
    send: (message) => channel?.send(message),
    channel: () => channel,
    consented: () => channel?.consented(),
    hangUp() {
      spare ??= prepareCertificate();
      if (channel === null) attempt?.abort();
      channel?.close();
      channel = null;
      attempt = null;
    },
  };
};
