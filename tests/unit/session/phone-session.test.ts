import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phoneTransition } from '../../../core/protocol/phone-session';
import type { PhoneEffect, PhoneEvent, PhoneState } from '../../../core/protocol/phone-state';
import { phoneView } from '../../../core/protocol/phone-view';
import type { PhoneDevice } from '../../../core/protocol/views';

type Reach = 'handoff' | 'listening';
const ready = (reach: Reach): PhoneEvent => ({
  t: 'message',
  message: { i: 1, t: 'ready', host: 'meet.example.org', reach },
});
const accept: PhoneEvent = { t: 'message', message: { i: 1, t: 'accept' } };
const move: PhoneEvent = { t: 'action', action: { do: 'move', microphone: true, camera: true } };
const opened: PhoneEvent = { t: 'devices', devices: { microphone: 'on', camera: 'on' } };
const meeting = (
  uplink: boolean,
  microphone: 'open' | 'muted',
  reach: Reach = 'handoff',
): PhoneEvent => ({
  t: 'message',
  message: {
    i: 1,
    t: 'meeting-state',
    reach,
    page: 'here',
    uplink,
    microphone,
    camera: 'open',
    canSetMicrophone: true,
    canSetCamera: false,
    picture: 'people',
    captureWidth: 0,
    captureHeight: 0,
  },
});
const key = 'k';
const introduced: PhoneEvent = {
  t: 'message',
  message: { i: 1, t: 'remembered', key, signature: 's' },
};
const recognized: PhoneEvent = { t: 'message', message: { i: 1, t: 'recognized' } };
const asks = (of = key): PhoneEvent => ({
  t: 'message',
  message: { i: 1, t: 'remember', key: of },
});
const answer = (yes: boolean): PhoneEvent => ({
  t: 'action',
  action: { do: 'remember-laptop', yes },
});
const setMicrophone = (on: boolean): PhoneEvent => ({
  t: 'action',
  action: { do: 'set-microphone', on },
});

const run = (...events: PhoneEvent[]): { state: PhoneState; effects: PhoneEffect[] } => {
  let state: PhoneState = { phase: 'idle', screen: 'scanning' };
  let effects: PhoneEffect[] = [];
  for (const event of events) [state, ...effects] = phoneTransition(state, event);
  return { state, effects };
};
const confirming = [
  { t: 'invited', broker: null },
  { t: 'proven', code: '19' },
  ready('handoff'),
] satisfies PhoneEvent[];
const devices = (microphone: PhoneDevice, camera: PhoneDevice = 'on'): PhoneEvent => ({
  t: 'devices',
  devices: { microphone, camera },
});
const hidden = (now: boolean): PhoneEvent => ({ t: 'background', hidden: now });
const live = [...confirming, move, opened, accept, meeting(true, 'open')] satisfies PhoneEvent[];
const names = (effects: PhoneEffect[]) => effects.map(({ t }) => t);
const media = (effects: PhoneEffect[]) => effects.filter(({ t }) => t === 'send-media').at(-1);

describe('the phone session', () => {
  it('opens devices at the tap, and sends nothing before the laptop accepted as well', () => {
    const tapped = run(...confirming, move);
    expect(tapped.effects).toEqual([{ t: 'open-devices', microphone: true, camera: true }]);
    const gone = run(...confirming, move, opened);
    expect(gone.effects).toEqual([{ t: 'send', message: { t: 'go' } }]);
    const agreed = run(...confirming, move, opened, accept);
    expect(agreed.state.phase).toBe('starting');
    expect(media(agreed.effects)).toMatchObject({ microphone: true, camera: true });
  });

  it('sends nothing when the laptop accepted first, until the tap', () => {
    const accepted = run(...confirming, accept);
    expect(names(accepted.effects)).toEqual(['timer']);
    expect(run(...confirming, accept, move, opened).state.phase).toBe('starting');
  });

  it('ends as a fault when media comes before its own consent, and lets it overtake the accept', () => {
    expect(run(...confirming, accept, { t: 'early-media' }).state).toMatchObject({
      phase: 'ended',
      reason: 'protocol',
    });
    const overtaken = run(...confirming, move, opened, { t: 'early-media' }, accept);
    expect(overtaken.state.phase).toBe('starting');
  });

  it('closes what the tap opened when the laptop does not accept in time', () => {
    const late = run(...confirming, move, opened, { t: 'timer', timer: 'agree' });
    expect(late.state).toMatchObject({ phase: 'ended', reason: 'timed-out' });
    expect(names(late.effects)).toContain('close-devices');
  });

  it('is live when the laptop says that the phone is in the meeting', () => {
    expect(run(...live.slice(0, -1)).state.phase).toBe('starting');
    expect(run(...live).state.phase).toBe('live');
  });

  it('shows who muted, and a message never opens its own latch', () => {
    const view = (...more: PhoneEvent[]) => phoneView(run(...live, ...more).state);
    expect(view()).toMatchObject({ muted: 'no' });
    expect(view(meeting(true, 'muted'))).toMatchObject({ muted: 'site' });
    expect(view(setMicrophone(false))).toMatchObject({ muted: 'phone' });
    expect(view(setMicrophone(false), meeting(true, 'open'))).toMatchObject({ muted: 'phone' });
  });

  it('sends no sound while its latch is closed, whatever the device does', () => {
    expect(media(run(...live, setMicrophone(false)).effects)).toMatchObject({ microphone: false });
    const again = run(...live, setMicrophone(false), opened);
    expect(media(again.effects)).toMatchObject({ microphone: false, camera: true });
  });

  it('asks the laptop to open the site when a tap unmutes', () => {
    const { effects } = run(...live, meeting(true, 'muted'), setMicrophone(true));
    expect(effects).toContainEqual({
      t: 'send',
      message: { t: 'set-site', device: 'microphone', open: true },
    });
  });

  it('contacts a broker that the code names only after the person agreed', () => {
    const asked = run({ t: 'invited', broker: 'call.example.org' });
    expect(phoneView(asked.state)).toMatchObject({ screen: 'server', broker: 'call.example.org' });
    expect(asked.effects).toEqual([]);
    const agreed = run(
      { t: 'invited', broker: 'call.example.org' },
      { t: 'action', action: { do: 'use-server' } },
    );
    expect(agreed.effects).toEqual([{ t: 'join' }]);
  });

  it('opens the page of another server only after the person agreed', () => {
    const asked = run({ t: 'elsewhere', host: 'call.example.org' });
    expect(phoneView(asked.state)).toMatchObject({ screen: 'elsewhere', host: 'call.example.org' });
    expect(asked.effects).toEqual([]);
    const agreed = run(
      { t: 'elsewhere', host: 'call.example.org' },
      { t: 'action', action: { do: 'use-server' } },
    );
    expect(agreed.effects).toEqual([{ t: 'open-elsewhere' }]);
    expect(agreed.state).toEqual({ phase: 'idle', screen: 'welcome' });
  });

  it('stays silent after a resume until the laptop said how things are', () => {
    const away = [...live, { t: 'stalled', at: 1 }] satisfies PhoneEvent[];
    const resumed = run(...away, { t: 'timer', timer: 'silence' }, { t: 'resumed' });
    expect(resumed.state.phase).toBe('reconnecting');
    expect(resumed.effects).toEqual([]);
    const told = run(...away, { t: 'resumed' }, meeting(true, 'muted'));
    expect(phoneView(told.state)).toMatchObject({ phase: 'live', muted: 'site' });
    expect(media(told.effects)).toMatchObject({ microphone: true });
  });

  it('closes its devices when the meeting came back without a way for them', () => {
    const { state, effects } = run(...live, meeting(false, 'open', 'listening'));
    expect(state).toMatchObject({ phase: 'listening', sound: true });
    expect(names(effects)).toContain('close-devices');
    expect(media(effects)).toMatchObject({ microphone: false, camera: false });
  });

  it('stays silent while it reconnects, whatever its devices and its screen do meanwhile', () => {
    const silent = [
      ...live,
      { t: 'stalled', at: 1 },
      { t: 'timer', timer: 'silence' },
    ] satisfies PhoneEvent[];
    expect(run(...silent, opened).effects).toEqual([]);
    expect(run(...silent, { t: 'background', hidden: false }).effects).toEqual([]);
    expect(media(run(...silent, opened, { t: 'beating' }).effects)).toMatchObject({
      microphone: true,
    });
  });

  it('goes silent five seconds after the last heartbeat, and closes its devices when lost', () => {
    const quiet = run(...live, { t: 'stalled', at: 1 }, { t: 'timer', timer: 'silence' });
    expect(media(quiet.effects)).toMatchObject({ microphone: false });
    const lost = run(...live, { t: 'stalled', at: 1 }, { t: 'timer', timer: 'lost' });
    expect(lost.state).toMatchObject({ phase: 'ended', reason: 'lost' });
    expect(names(lost.effects)).toContain('close-devices');
  });

  it('asks for no device while it can only listen, and plays nothing before a tap', () => {
    const listening = [
      ...confirming.slice(0, 2),
      ready('listening'),
      move,
      accept,
    ] satisfies PhoneEvent[];
    expect(run(...listening.slice(0, -1)).effects).toEqual([{ t: 'send', message: { t: 'go' } }]);
    const { state, effects } = run(...listening);
    expect(state.phase).toBe('listening');
    expect(names(effects)).not.toContain('play');
    const hear = run(...listening, { t: 'action', action: { do: 'hear' } });
    expect(hear.effects).toEqual([{ t: 'play', on: true }]);
    const moved = run(...listening, meeting(false, 'open'), move, opened);
    expect(moved.state.phase).toBe('starting');
    expect(moved.effects).toContainEqual({ t: 'send', message: { t: 'go' } });
  });

  it('keeps the call on the laptop when the microphone that was wanted did not open', () => {
    const refused = run(...confirming, move, devices('refused'));
    expect(refused.effects).toEqual([]);
    expect(phoneView(refused.state)).toMatchObject({
      phase: 'confirming',
      moved: false,
      devices: { microphone: 'refused' },
    });
    const without: PhoneEvent = {
      t: 'action',
      action: { do: 'move', microphone: false, camera: true },
    };
    const gone = run(...confirming, move, devices('refused'), without, devices('off'));
    expect(gone.effects).toEqual([{ t: 'send', message: { t: 'go' } }]);
  });

  it('pauses its microphone in the background, says so, and waits for a tap', () => {
    const away = run(...live, hidden(true));
    expect(media(away.effects)).toEqual({ t: 'send-media', microphone: false, camera: false });
    expect(away.effects).toContainEqual({
      t: 'send',
      message: { t: 'phone-state', microphone: false, camera: false, background: true },
    });
    const back = run(...live, hidden(true), hidden(false));
    expect(media(back.effects)).toMatchObject({ microphone: false, camera: true });
    expect(phoneView(back.state)).toMatchObject({ muted: 'phone', paused: 'background' });
    const spoke = run(...live, hidden(true), hidden(false), setMicrophone(true));
    expect(media(spoke.effects)).toMatchObject({ microphone: true });
    expect(phoneView(spoke.state)).toMatchObject({ muted: 'no', paused: null });
  });

  it('lets a tap on the lock screen speak from the background', () => {
    const spoke = run(...live, hidden(true), setMicrophone(true));
    expect(media(spoke.effects)).toMatchObject({ microphone: true, camera: false });
  });

  it('leaves the reason alone when the person muted themselves before', () => {
    const away = run(...live, setMicrophone(false), hidden(true), hidden(false));
    expect(phoneView(away.state)).toMatchObject({ muted: 'phone', paused: null });
  });

  it('starts muted in a pocket, whatever the toggles said', () => {
    const { state, effects } = run(...confirming, move, opened, hidden(true), accept);
    expect(media(effects)).toMatchObject({ microphone: false });
    expect(state).toMatchObject({ paused: 'background' });
  });

  it('mutes itself while a phone call has the microphone, and speaks after it only at a tap', () => {
    const called = run(...live, devices('interrupted'));
    expect(media(called.effects)).toMatchObject({ microphone: false, camera: true });
    expect(phoneView(called.state)).toMatchObject({ paused: 'taken', microphone: 'interrupted' });
    const over = run(...live, devices('interrupted'), devices('given-back'));
    expect(media(over.effects)).toMatchObject({ microphone: false });
    const tapped = run(...live, devices('interrupted'), devices('given-back'), setMicrophone(true));
    // It may say live and be dead: it is opened anew.
    expect(tapped.effects).toContainEqual({ t: 'open-device', device: 'microphone' });
    expect(media(tapped.effects)).toMatchObject({ microphone: false });
    const speaks = run(...live, devices('given-back'), setMicrophone(true), devices('on'));
    expect(media(speaks.effects)).toMatchObject({ microphone: true });
  });

  it.each([true, false])('keeps the mute state over a change of headset: open %s', (open) => {
    const before = open ? live : [...live, setMicrophone(false)];
    expect(media(run(...before, devices('switching')).effects)).toMatchObject({
      microphone: false,
    });
    const after = run(...before, devices('switching'), devices('on'));
    expect(media(after.effects)).toMatchObject({ microphone: open });
    const lost = run(...before, devices('switching'), devices('missing'), devices('on'));
    expect(media(lost.effects)).toMatchObject({ microphone: false });
  });

  it('puts the camera’s light out with its picture, and opens it again at a tap', () => {
    const setCamera = (on: boolean): PhoneEvent => ({
      t: 'action',
      action: { do: 'set-camera', on },
    });
    expect(run(...live, setCamera(false)).effects).toContainEqual({ t: 'close-camera' });
    const again = run(...live, setCamera(false), devices('on', 'off'), setCamera(true));
    expect(again.effects).toContainEqual({ t: 'open-device', device: 'camera' });
  });

  it('stops the camera when the person wants sound alone, and leaves it off afterwards', () => {
    const audioOnly = (on: boolean): PhoneEvent => ({
      t: 'action',
      action: { do: 'audio-only', on },
    });
    const { state, effects } = run(...live, audioOnly(true));
    expect(names(effects)).toContain('close-camera');
    expect(state).toMatchObject({ latch: { microphone: true, camera: false } });
    expect(run(...live, audioOnly(true), audioOnly(false)).effects).toEqual([]);
  });

  it.each(['back-to-laptop', 'leave-meeting'] as const)('closes its devices on %s', (name) => {
    const { state, effects } = run(...live, { t: 'action', action: { do: name } });
    expect(state.phase).toBe('ended');
    expect(names(effects)).toContain('close-devices');
    expect(names(effects).indexOf('send')).toBeLessThan(names(effects).indexOf('hang-up'));
  });
});

describe('a remembered laptop', () => {
  const known = (...events: PhoneEvent[]) =>
    phoneView(run(...confirming, ...events).state) as { known?: boolean };

  it('is waited for with a click only when both ends know each other', () => {
    expect(run(...confirming, introduced).effects).toEqual([
      { t: 'check-laptop', claim: { key, signature: 's' } },
    ]);
    expect(known(introduced, { t: 'answered' }, recognized).known).toBe(true);
    for (const events of [
      [recognized],
      [introduced, recognized],
      [introduced, { t: 'answered' }],
      [{ t: 'answered' }, recognized],
    ] as PhoneEvent[][])
      expect(known(...events).known).toBe(false);
    expect(run(...confirming, introduced, introduced).effects).toEqual([]);
  });

  it('moves no call by itself', () => {
    const { state } = run(...confirming, introduced, { t: 'answered' }, recognized, accept);
    expect(state).toMatchObject({ phase: 'confirming', opened: null, wanted: null });
  });

  it('asks once in a call, and is answered by a tap alone', () => {
    const asked = run(...live, asks());
    expect(asked.effects).toEqual([]);
    expect(phoneView(asked.state)).toMatchObject({ asksToRemember: true });
    expect(run(...live, asks(), asks('other'), answer(true)).effects).toEqual([
      { t: 'keep-laptop', key },
    ]);
    for (const yes of [true, false]) {
      const { state, effects } = run(...live, asks(), answer(yes), asks('other'), answer(true));
      expect(effects).toEqual([]);
      expect(phoneView(state)).toMatchObject({ asksToRemember: false });
    }
    expect(run(...live, asks(), answer(false)).effects).toEqual([]);
    expect(run(...confirming, asks(), answer(true)).effects).toEqual([]);
  });
});

describe('any order of events', () => {
  const actions = [
    'scan',
    'stop-scan',
    'hear',
    'decline',
    'flip-camera',
    'back-to-laptop',
  ] as const;
  const events: fc.Arbitrary<PhoneEvent> = fc.oneof(
    fc.constantFrom<PhoneEvent>(
      { t: 'invited', broker: null },
      { t: 'not-invited', problem: 'expired' },
      { t: 'proven', code: '19' },
      { t: 'failed', reason: 'expired-or-used' },
      ready('handoff'),
      ready('listening'),
      accept,
      introduced,
      recognized,
      { t: 'answered' },
      asks(),
      asks('other'),
      answer(true),
      answer(false),
      move,
      opened,
      devices('refused', 'off'),
      devices('interrupted'),
      devices('given-back'),
      devices('switching'),
      meeting(true, 'open'),
      meeting(false, 'muted'),
      setMicrophone(true),
      setMicrophone(false),
      { t: 'stalled', at: 1 },
      { t: 'beating' },
      { t: 'channel-gone', broken: true },
      { t: 'background', hidden: true },
      { t: 'early-media' },
      { t: 'message', message: { i: 2, t: 'end', reason: 'returned' } },
    ),
    fc
      .constantFrom('agree', 'flow', 'silence', 'lost')
      .map((timer) => ({ t: 'timer', timer }) as PhoneEvent),
    fc
      .constantFrom(...actions)
      .map((name) => ({ t: 'action', action: { do: name } }) as PhoneEvent),
  );

  it('opens a device only at a tap, and no message opens the microphone latch', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: live.length }),
        fc.array(events, { maxLength: 40 }),
        (far, more) => {
          let state: PhoneState = { phase: 'idle', screen: 'scanning' };
          for (const event of [...live.slice(0, far), ...more]) {
            const before = state;
            const [next, ...effects]: readonly [PhoneState, ...PhoneEffect[]] = phoneTransition(
              state,
              event,
            );
            state = next;
            for (const effect of effects)
              if (/^(open|keep)-/.test(effect.t)) expect(event.t).toBe('action');
            if (event.t !== 'action' && 'latch' in before && 'latch' in next)
              expect(before.latch.microphone || !next.latch.microphone).toBe(true);
            if (event.t === 'message' && 'latch' in before && 'latch' in next)
              expect(next.latch).toEqual(before.latch);
            if (next.phase === 'ended' && before.phase !== 'ended' && 'latch' in before)
              expect(names(effects)).toContain('close-devices');
          }
        },
      ),
      { numRuns: 20_000 },
    );
  });
});
