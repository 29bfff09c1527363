import type { PhoneView } from '../../core/protocol/views';
import { Alert, Status } from '../../core/ui/announcements';
import { text } from '../text/text';

export type CallView =
  | Extract<PhoneView, { phase: 'live' | 'listening' | 'reconnecting' }>
  | Extract<PhoneView, { step: 'starting' }>;

/** What the person should know about the call now, most pressing first. */
const noticesOf = (view: CallView): string[] => {
  if (view.phase === 'reconnecting') return [text.call.reconnecting];
  if (view.phase === 'connecting') return [text.connecting.starting];
  const notices = view.page === 'reloading' ? [text.call.pageReloading] : [];
  if (view.phase === 'listening') {
    if (view.picture === 'tab') notices.push(text.call.tabPicture);
    return [...notices, view.canMove ? text.call.laptopHeard : text.confirming.listening];
  }
  if (!view.uplink && view.page === 'here') notices.push(text.call.uplinkComing);
  if (view.muted === 'site') notices.push(text.call.mutedBySite);
  if (view.muted === 'phone') notices.push(text.call.mutedByPhone);
  if (view.cameraOffBySite) notices.push(text.call.cameraOffBySite);
  return notices;
};

const problemsOf = (view: CallView): string[] => {
  if (view.phase !== 'live') return [];
  const problems: string[] = [];
  for (const device of ['microphone', 'camera'] as const) {
    const state = view[device];
    if (state === 'refused' || state === 'interrupted') problems.push(text.call[state][device]);
  }
  return problems;
};

/** Says it on screen and to screen readers. */
export const CallNotices = ({ view }: { readonly view: CallView }) => (
  <div class="notices">
    {problemsOf(view).map((problem) => (
      <Alert key={problem}>{problem}</Alert>
    ))}
    <Status look="chips">
      {noticesOf(view).map((notice) => (
        <span key={notice} class="chip">
          {notice}
        </span>
      ))}
    </Status>
  </div>
);
