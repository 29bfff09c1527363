import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laptopTransition } from '../../../core/protocol/laptop-session';
import type { LaptopEffect, LaptopEvent, LaptopState } from '../../../core/protocol/laptop-state';
import { type SiteReport, unknownSite } from '../../../core/protocol/site-report';

const site: SiteReport = { ...unknownSite, reach: 'handoff', microphone: 'open', camera: 'open' };
const invite: LaptopEvent = { t: 'invite', host: 'meet.example.org', late: false, site };
const go: LaptopEvent = { t: 'message', message: { i: 1, t: 'go' } };
const ready: LaptopEvent = { t: 'message', message: { i: 1, t: 'ready', name: 'Pixel 8' } };
const typed = (digits: string): LaptopEvent => ({
  t: 'action',
  action: { do: 'code', digits },
});
const key = 'k';
const claimed: LaptopEvent = {
  t: 'message',
  message: { i: 1, t: 'remembered', key, signature: 's' },
};
const recognized: LaptopEvent = { t: 'recognized', name: 'My phone' };
const click = (name: 'continue' | 'remember'): LaptopEvent => ({
  t: 'action',
  action: { do: name },
});
const agrees: LaptopEvent = { t: 'message', message: { i: 1, t: 'remember', key } };
const bringBack: LaptopEvent = { t: 'action', action: { do: 'bring-back' } };
const phoneState = (microphone: boolean): LaptopEvent => ({
  t: 'message',
  message: { i: 1, t: 'phone-state', microphone, camera: true, background: false },
});
const ended = (reason: 'returned' | 'left' | 'closed'): LaptopEvent => ({
  t: 'message',
  message: { i: 1, t: 'end', reason },
});

const run = (...events: LaptopEvent[]): { state: LaptopState; effects: LaptopEffect[] } => {
  let state: LaptopState = { phase: 'idle' };
  let effects: LaptopEffect[] = [];
  for (const event of events) [state, ...effects] = laptopTransition(state, event);
  return { state, effects };
};
const confirming = [
  invite,
  { t: 'code', url: 'https://x/#y', rotatesAt: 1 },
  { t: 'proven', code: '19' },
  ready,
] satisfies LaptopEvent[];
const live = [
  ...confirming,
  typed('19'),
  go,
  phoneState(true),
  { t: 'taken' },
] satisfies LaptopEvent[];
const names = (effects: LaptopEffect[]) => effects.map(({ t }) => t);
const sent = (effects: LaptopEffect[]) =>
  effects.flatMap((effect) => (effect.t === 'send' ? [effect.message.t] : []));

/** The phone listens; nothing of the page's media is in reach. */
const listener = [
  { ...invite, late: true, site: { ...unknownSite } },
  { t: 'code', url: 'https://x/#y', rotatesAt: 1 },
  { t: 'proven', code: '19' },
  ready,
  typed('19'),
  go,
] satisfies LaptopEvent[];

describe('the laptop session', () => {
  it('goes live only after the code was typed and the phone tapped, in either order', () => {
    for (const order of [
      [typed('19'), go],
      [go, typed('19')],
    ]) {
      const [first, second] = order;
      if (first === undefined || second === undefined) throw new Error('two events');
      expect(names(run(...confirming, first).effects)).not.toContain('go-live');
      const both = run(...confirming, first, second);
      expect(both.state.phase).toBe('connecting');
      expect(names(both.effects)).toContain('go-live');
    }
  });

  it('ends the attempt at one wrong code, tells the phone and shows a fresh card', () => {
    const { state, effects } = run(...confirming, typed('20'));
    expect(state).toMatchObject({ phase: 'inviting', notice: 'wrong-code', url: null });
    expect(effects).toContainEqual({ t: 'send', message: { t: 'end', reason: 'wrong-code' } });
    expect(names(effects)).toContain('open-card');
    expect(names(effects)).not.toContain('spend');
  });

  it('keeps the code covered while the page captures, through a new card, until a click', () => {
    const covered = run(
      invite,
      { t: 'capture', active: true },
      { t: 'action', action: { do: 'new-code' } },
    );
    expect(covered.state).toMatchObject({ capturing: true, shownAnyway: false });
    const shown = run(
      invite,
      { t: 'capture', active: true },
      { t: 'action', action: { do: 'show-anyway' } },
    );
    expect(shown.state).toMatchObject({ shownAnyway: true });
  });

  it('believes the page how it was hooked when it says so after the click', () => {
    const unknown: LaptopEvent = { t: 'invite', host: 'meet.example.org', late: true, site: null };
    const hooked = run(unknown, { t: 'page-back', host: 'meet.example.org', late: false });
    expect(hooked.state).toMatchObject({ phase: 'inviting', late: false });
  });

  it('takes no code before the phone said its name', () => {
    const { state } = run(invite, { t: 'proven', code: '19' }, typed('19'));
    expect(state).toMatchObject({ phase: 'confirming', accepted: false });
  });

  it('aborts when two devices proved themselves before the code was typed, not after', () => {
    expect(run(...confirming, { t: 'two-devices' }).state).toMatchObject({
      phase: 'inviting',
      notice: 'two-devices',
    });
    expect(run(...confirming, typed('19'), { t: 'two-devices' }).state.phase).toBe('confirming');
  });

  it('ends as a fault when media comes before the laptop agreed, not while it waits for the tap', () => {
    expect(run(...confirming, { t: 'early-media' }).state).toMatchObject({ notice: 'failed' });
    expect(run(...confirming, typed('19'), { t: 'early-media' }).state.phase).toBe('confirming');
  });

  it('lets a packet overtake the tap of the phone once the laptop agreed', () => {
    const { state } = run(...confirming, typed('19'), { t: 'early-media' }, go);
    expect(state.phase).toBe('connecting');
  });

  it('mutes the tab when the phone is in the meeting, and says so to the phone', () => {
    const { state, effects } = run(...live);
    expect(state.phase).toBe('live');
    expect(effects).toContainEqual({ t: 'mute-tab', muted: true });
    expect(sent(effects)).toEqual(['meeting-state']);
  });

  it('releases the phone only after the laptop devices are back', () => {
    const asked = run(...live, bringBack);
    expect(asked.state).toMatchObject({ phase: 'live', returning: true });
    expect(asked.effects).toEqual([{ t: 'give-back', muted: false }]);
    const back = run(...live, bringBack, { t: 'given-back' });
    expect(back.state).toMatchObject({ phase: 'ended', reason: 'returned', held: false });
    expect(back.effects).toContainEqual({ t: 'send', message: { t: 'end', reason: 'returned' } });
    expect(back.effects).toContainEqual({ t: 'mute-tab', muted: false });
    expect(names(back.effects)).not.toContain('hold');
  });

  it('keeps a person silent on return who was muted on the phone while the site is open', () => {
    const muted = [...live, phoneState(false), bringBack] satisfies LaptopEvent[];
    expect(run(...muted).effects).toEqual([{ t: 'give-back', muted: true }]);
    expect(run(...muted, { t: 'given-back' }).state).toMatchObject({ silenced: true });
  });

  it.each(['returned', 'closed', 'left'] as const)(
    'holds the meeting silent when the phone ends with "%s", and opens nothing by itself',
    (reason) => {
      const { state, effects } = run(...live, ended(reason));
      expect(state).toMatchObject({ phase: 'ended', held: true, asksToClose: reason === 'left' });
      expect(names(effects)).toContain('hold');
      expect(names(effects)).not.toContain('give-back');
    },
  );

  it('closes the tab only after the person confirmed it', () => {
    const left = [...live, ended('left')] satisfies LaptopEvent[];
    const close = (confirmed: boolean): LaptopEvent => ({
      t: 'action',
      action: { do: 'close-tab', confirmed },
    });
    expect(names(run(...left, close(true)).effects)).toEqual(['close-tab']);
    expect(names(run(...left, close(false)).effects)).not.toContain('close-tab');
    expect(names(run(...live, close(true)).effects)).toEqual([]);
  });

  it('holds after a lost phone, and opens the laptop devices only by a click', () => {
    const lost = run(
      ...live,
      { t: 'stalled', at: 5 },
      { t: 'timer', timer: 'hold' },
      { t: 'timer', timer: 'lost' },
    );
    expect(lost.state).toMatchObject({ phase: 'ended', reason: 'lost', held: true });
    expect(names(lost.effects)).not.toContain('give-back');
  });

  it('goes on with the same phone when the page reloads, holding the devices closed first', () => {
    const gone = run(...live, { t: 'page-gone', at: 1 });
    expect(gone.state.phase).toBe('away');
    const back = run(
      ...live,
      { t: 'page-gone', at: 1 },
      { t: 'page-back', host: 'meet.example.org', late: false },
    );
    expect(back.state.phase).toBe('connecting');
    expect(names(back.effects).indexOf('hold')).toBeLessThan(
      names(back.effects).indexOf('go-live'),
    );
  });

  it('ends when another site opens in the tab', () => {
    const { state } = run(
      ...live,
      { t: 'page-gone', at: 1 },
      { t: 'page-back', host: 'other.example.org', late: false },
    );
    expect(state).toMatchObject({ phase: 'ended', reason: 'meeting-ended', held: false });
  });

  it('is listening where Baton came late and did not find the devices, until a reload and a tap', () => {
    const late: LaptopEvent = {
      t: 'invite',
      host: 'meet.example.org',
      late: true,
      site: { ...site, reach: 'listening' },
    };
    const listening = [late, ...confirming.slice(1), typed('19'), go] satisfies LaptopEvent[];
    const { state, effects } = run(...listening);
    expect(state.phase).toBe('listening');
    expect(effects).toContainEqual({ t: 'go-live', uplink: false });
    expect(run(...listening, go).state.phase).toBe('listening');
    const again = run(
      ...listening,
      { t: 'page-gone', at: 1 },
      { t: 'page-back', host: 'meet.example.org', late: false },
      { t: 'site', report: site },
      go,
    );
    expect(again.state.phase).toBe('connecting');
    expect(again.effects).toContainEqual({ t: 'go-live', uplink: true });
  });
});

describe('a remembered phone', () => {
  it('is named as it was kept, and one click stands for its code, in either order with its tap', () => {
    const known = [...confirming, claimed, recognized] satisfies LaptopEvent[];
    expect(sent(run(...known).effects)).toEqual(['recognized']);
    for (const order of [
      [click('continue'), go],
      [go, click('continue')],
    ]) {
      const { state } = run(...known, ...order);
      expect(state).toMatchObject({ phase: 'connecting', phone: 'My phone', memory: 'known' });
    }
    expect(run(...known, click('continue')).effects).toContainEqual({ t: 'spend' });
  });

  it('is not believed by its word alone, nor twice, and the code stays the way', () => {
    const claims = run(...confirming, claimed);
    expect(names(claims.effects)).toEqual(['check-phone']);
    expect(run(...confirming, claimed, claimed).effects).toEqual([]);
    for (const before of [[], [claimed], [recognized]]) {
      const { state, effects } = run(...confirming, ...before, click('continue'));
      expect(state).toMatchObject({ phase: 'confirming', accepted: false });
      expect(effects).toEqual([]);
      expect(run(...confirming, ...before, typed('19')).state).toMatchObject({ accepted: true });
    }
  });

  it('was remembered only by a click here and a tap there, each of which counts once', () => {
    expect(run(...live, agrees).effects).toEqual([]);
    const asked = [...live, click('remember')] satisfies LaptopEvent[];
    expect(run(...asked).effects).toEqual([{ t: 'ask-to-remember' }]);
    expect(run(...asked, click('remember')).effects).toEqual([]);
    const kept = run(...asked, agrees);
    expect(kept.effects).toEqual([{ t: 'keep-phone', key, name: 'Pixel 8' }]);
    expect(run(...asked, agrees, agrees).effects).toEqual([]);
    const done: LaptopEvent = { t: 'kept', done: true };
    expect(run(...asked, agrees, done, agrees, click('remember')).effects).toEqual([]);
    expect(run(...asked, agrees, done).state).toMatchObject({ phase: 'live', memory: 'kept' });
  });

  it('can be asked again when the question may be lost, or nothing could be kept', () => {
    const asked = [...live, click('remember')] satisfies LaptopEvent[];
    const again = [[{ t: 'stalled', at: 1 }, { t: 'beating' }], [{ t: 'kept', done: false }]];
    for (const events of again as LaptopEvent[][])
      expect(run(...asked, ...events, click('remember')).effects).toEqual([
        { t: 'ask-to-remember' },
      ]);
  });
});

describe('any order of events', () => {
  const events: fc.Arbitrary<LaptopEvent> = fc.oneof(
    fc.constantFrom<LaptopEvent>(
      invite,
      { t: 'code', url: 'https://x/#y', rotatesAt: 1 },
      { t: 'blank' },
      { t: 'broker', online: false },
      { t: 'broker', online: true },
      { t: 'proven', code: '19' },
      { t: 'two-devices' },
      { t: 'old-code' },
      ready,
      go,
      claimed,
      recognized,
      click('continue'),
      click('remember'),
      agrees,
      { t: 'kept', done: true },
      typed('19'),
      typed('20'),
      phoneState(true),
      phoneState(false),
      { t: 'stalled', at: 1 },
      { t: 'beating' },
      { t: 'channel-gone', broken: false },
      { t: 'site', report: site },
      { t: 'capture', active: true },
      { t: 'early-media' },
      { t: 'taken' },
      { t: 'given-back' },
      { t: 'give-back-failed', refused: true },
      { t: 'page-gone', at: 1 },
      { t: 'page-back', host: 'meet.example.org', late: false },
      { t: 'tab-closed' },
      ended('returned'),
      ended('left'),
    ),
    fc
      .constantFrom('agree', 'flow', 'hold', 'lost', 'page', 'dismiss')
      .map((timer) => ({ t: 'timer', timer }) as LaptopEvent),
    fc
      .constantFrom(
        'decline',
        'close',
        'new-code',
        'show-anyway',
        'bring-back',
        'unmute',
        'allow-site',
      )
      .map((name) => ({ t: 'action', action: { do: name } }) as LaptopEvent),
  );

  it('opens the laptop devices only at a click, and sends media only after both consents', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: live.length }),
        fc.array(events, { maxLength: 40 }),
        (far, more) => {
          const sequence = [...live.slice(0, far), ...more];
          let state: LaptopState = { phase: 'idle' };
          let accepted = false;
          let gone = false;
          for (const event of sequence) {
            const before = state;
            const [next, ...effects]: readonly [LaptopState, ...LaptopEffect[]] = laptopTransition(
              state,
              event,
            );
            state = next;
            if (event.t === 'proven' && before.phase === 'inviting') accepted = gone = false;
            if (before.phase === 'confirming' && event === go) gone = true;
            accepted ||= effects.some(({ t }) => t === 'spend');
            for (const effect of effects) {
              if (effect.t === 'spend' && event.t === 'action' && event.action.do === 'continue')
                expect(before).toMatchObject({ claimed: true, known: 'My phone' });
              if (effect.t === 'spend') expect(event.t).toBe('action');
              if (effect.t === 'keep-phone') expect(before).toMatchObject({ memory: 'asked' });
              if (effect.t === 'give-back')
                expect(event).toMatchObject({ t: 'action', action: { do: 'bring-back' } });
              if (effect.t === 'go-live') expect(accepted && gone).toBe(true);
              if (effect.t === 'close-tab') throw new Error('nobody confirmed');
            }
          }
        },
      ),
      { numRuns: 20_000 },
    );
  });

  describe('leaving from the phone', () => {
    const withWayOut = [
      ...live,
      { t: 'site', report: { ...site, canLeave: true } },
    ] satisfies LaptopEvent[];

    it('asks to close the tab where the page has no way out', () => {
      const { state, effects } = run(...live, ended('left'));
      expect(state).toMatchObject({ phase: 'ended', leaving: false, asksToClose: true });
      expect(names(effects)).not.toContain('leave-site');
    });

    it('takes the way out of the page, and does not ask', () => {
      const leaving = run(...withWayOut, ended('left'));
      expect(leaving.state).toMatchObject({ phase: 'ended', leaving: true, asksToClose: false });
      expect(names(leaving.effects)).toContain('leave-site');
    });

    it('holds nothing and offers no device once the page has left', () => {
      const { state, effects } = run(...withWayOut, ended('left'), { t: 'left', done: true });
      expect(state).toMatchObject({ leaving: false, asksToClose: false, held: false });
      expect(effects).toContainEqual({ t: 'timer', timer: 'dismiss', ms: 6_000 });
      expect(names(effects)).not.toContain('give-back');
    });

    it.each<LaptopEvent>([
      { t: 'left', done: false },
      { t: 'timer', timer: 'leave' },
    ])('asks after all when the page stays: %j', (event) => {
      const { state } = run(...withWayOut, ended('left'), event);
      expect(state).toMatchObject({ leaving: false, asksToClose: true });
    });

    it('lets nobody but the phone begin it', () => {
      expect(run(...withWayOut, { t: 'left', done: true }).state.phase).toBe('live');
    });
  });

  it('passes on how loud the meeting gets the phone, and who speaks', () => {
    const { state, effects } = run(...live, { t: 'levels', sent: 40, speaker: 'p1' });
    expect(state).toMatchObject({ phase: 'live', level: 40 });
    expect(effects).toEqual([{ t: 'send', message: { t: 'levels', sent: 40, speaker: 'p1' } }]);
    expect(run(invite, { t: 'levels', sent: 40, speaker: 'p1' }).effects).toEqual([]);
  });

  it('shares the picture of the tab only after a click, and says so to the phone', () => {
    expect(run(...listener).state.phase).toBe('listening');
    const click: LaptopEvent = { t: 'action', action: { do: 'share-tab' } };
    expect(names(run(...listener, click).effects)).toEqual(['share-tab']);
    expect(names(run(...live, click).effects)).toEqual([]);
    const { effects } = run(...listener, click, { t: 'tab-shared', on: true });
    expect(effects).toMatchObject([{ message: { t: 'meeting-state', picture: 'tab' } }]);
    expect(names(run(...listener, { t: 'tab-shared', on: true }, click).effects)).toEqual([]);
  });

  it('hands nothing over while the meeting is in a frame out of reach, and does once that is hooked', () => {
    const unseen = { ...invite, site: { ...unknownSite } } as const;
    const embedded: LaptopEvent = {
      t: 'embedded',
      origin: 'https://call.example.org',
      hooked: false,
    };
    const { state } = run(unseen, embedded, { t: 'proven', code: '42' });
    expect(state).toMatchObject({ phase: 'confirming', reach: 'listening' });
    const late: LaptopEvent = { ...unseen, late: true };
    const hooked: LaptopEvent = { t: 'embedded', origin: null, hooked: true };
    expect(run(late, hooked, { t: 'proven', code: '42' }).state).toMatchObject({
      reach: 'handoff',
    });
  });

  it('knows after a silence whether the tab is still shared', () => {
    const on: LaptopEvent = { t: 'tab-shared', on: true };
    const { effects } = run(
      ...listener,
      on,
      { t: 'stalled', at: 0 },
      { t: 'tab-shared', on: false },
      { t: 'beating' },
    );
    expect(effects).toContainEqual(
      expect.objectContaining({ message: expect.objectContaining({ picture: 'people' }) }),
    );
  });

  it('asks for the origin of the frame that holds the meeting', () => {
    const origin = 'https://call.example.org';
    const allow: LaptopEvent = { t: 'action', action: { do: 'allow-site' } };
    expect(run(invite, allow).effects).toEqual([]);
    expect(run(invite, { t: 'embedded', origin, hooked: false }, allow).effects).toEqual([
      { t: 'ask-for-site', origin },
    ]);
  });
});
