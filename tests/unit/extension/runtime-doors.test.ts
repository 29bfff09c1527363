import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { siteAllowed, toBackground, toHost } from '../../../extension/session/background-messages';
import { fromOverlay } from '../../../extension/session/overlay-messages';
import { createOverlayPorts } from '../../../extension/session/overlay-ports';
import { fromTab, toTab } from '../../../extension/session/port-messages';
import { createTabPorts, type TabEvent } from '../../../extension/session/tab-ports';

/** The end of a port that a content script or a page holds; what it says is not to be believed. */
const stranger = (sender: object) => {
  const listeners: ((message: unknown) => void)[] = [];
  const leave: (() => void)[] = [];
  const heard: unknown[] = [];
  const port = {
    name: 'tab',
    sender,
    onMessage: { addListener: (listener: (message: unknown) => void) => listeners.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => leave.push(listener) },
    postMessage: (message: unknown) => heard.push(message),
  } as unknown as chrome.runtime.Port;
  return {
    port,
    heard,
    say: (message: unknown) => {
      for (const listener of listeners) listener(message);
    },
    leave: () => {
      for (const listener of leave) listener();
    },
  };
};
const inTab = { tab: { id: 7 }, frameId: 0, url: 'https://meet.example.org/room?x' };

/** Shapes near the real ones, so that many parse in part. */
const nearMessages = fc.oneof(
  fc.anything(),
  fc.jsonValue(),
  fc.record({
    t: fc.constantFrom('taken', 'hello', 'given-back', 'hold', 'early-media'),
  }),
  fc.record({ t: fc.constantFrom('hello', 'taken'), late: fc.oneof(fc.boolean(), fc.nat()) }),
  fc.record({
    t: fc.constantFrom('do', 'say'),
    action: fc.record({ do: fc.constantFrom('close', 'bring-back', 'jump') }),
  }),
  fc.record({ t: fc.constant('size'), width: fc.integer(), height: fc.nat({ max: 999 }) }),
  fc.record(
    {
      t: fc.constantFrom(
        'hello',
        'site',
        'taken',
        'description',
        'candidate',
        'slots',
        'do',
        'size',
      ),
      late: fc.oneof(fc.boolean(), fc.anything()),
      link: fc.oneof(fc.constantFrom('0a0b0c0d', '', 'zz'), fc.anything()),
      epoch: fc.oneof(fc.nat(), fc.double(), fc.anything()),
      kind: fc.constantFrom('offer', 'answer', 'pranswer', null),
      sdp: fc.oneof(fc.string(), fc.anything()),
      nonce: fc.oneof(fc.constant('0'.repeat(32)), fc.string()),
      action: fc.oneof(fc.record({ do: fc.string() }), fc.anything()),
      width: fc.oneof(fc.integer(), fc.double()),
      height: fc.oneof(fc.integer(), fc.double()),
      more: fc.anything(),
    },
    { requiredKeys: ['t'] },
  ),
);

describe('the doors of the session host', () => {
  it('let nothing in from a tab that the schema does not allow, and never throw', () => {
    const events: TabEvent[] = [];
    const tabs = createTabPorts((event) => events.push(event));
    const page = stranger(inTab);
    tabs.accept(page.port);
    let parsed = 0;
    fc.assert(
      fc.property(nearMessages, (message) => {
        const before = events.length;
        page.say(message);
        const legal = v.is(fromTab, message);
        if (legal) parsed += 1;
        expect(events.length - before).toBe(legal ? 1 : 0);
      }),
      { numRuns: 20_000 },
    );
    expect(parsed).toBeGreaterThan(100);
  });

  it('take the host name from the browser, never from the page', () => {
    const events: TabEvent[] = [];
    const tabs = createTabPorts((event) => events.push(event));
    const page = stranger(inTab);
    tabs.accept(page.port);
    page.say({ t: 'hello', late: false, host: 'bank.example.org' });
    expect(events).toEqual([]);
    page.say({ t: 'hello', late: false });
    expect(events[0]?.frame.host).toBe('meet.example.org');
    expect(tabs.meeting(7)).toHaveLength(1);
    page.leave();
    expect(tabs.meeting(7)).toHaveLength(0);
  });

  it('say nothing to an overlay without the nonce of its tab, whatever it sends', () => {
    const actions: unknown[] = [];
    const overlays = createOverlayPorts((_tab, message) => actions.push(message));
    const nonce = overlays.expect(7);
    overlays.show(7, { phase: 'idle' });
    const framed = stranger(inTab);
    overlays.accept(framed.port);
    fc.assert(
      fc.property(nearMessages, (message) => framed.say(message)),
      { numRuns: 20_000 },
    );
    framed.say({ t: 'hello', nonce: 'f'.repeat(32) });
    framed.say({ t: 'do', action: { do: 'bring-back' } });
    expect(framed.heard).toEqual([]);
    expect(actions).toEqual([]);

    const other = stranger({ ...inTab, tab: { id: 8 } });
    overlays.accept(other.port);
    other.say({ t: 'hello', nonce });
    expect(other.heard).toEqual([]);

    const own = stranger(inTab);
    overlays.accept(own.port);
    own.say({ t: 'hello', nonce });
    expect(own.heard).toEqual([{ t: 'view', view: { phase: 'idle' } }]);
    own.say({ t: 'do', action: { do: 'bring-back' } });
    expect(actions).toHaveLength(1);
  });

  it('from a believed overlay let only whole actions in', () => {
    const actions: unknown[] = [];
    const overlays = createOverlayPorts((_tab, message) => actions.push(message));
    const own = stranger(inTab);
    overlays.accept(own.port);
    own.say({ t: 'hello', nonce: overlays.expect(7) });
    fc.assert(
      fc.property(nearMessages, (message) => {
        const before = actions.length;
        own.say(message);
        const legal = v.is(fromOverlay, message) && message.t !== 'hello';
        expect(actions.length - before).toBe(legal ? 1 : 0);
      }),
      { numRuns: 20_000 },
    );
    expect(actions.length).toBeGreaterThan(100);
  });
});

describe('every runtime schema', () => {
  it.each([
    ['to the worker', toBackground],
    ['to the session host', toHost],
    ['from the allow window', siteAllowed],
    ['to the tab', toTab],
  ] as const)('%s survives anything and lets no further key in', (_name, schema) => {
    fc.assert(
      fc.property(nearMessages, (message) => {
        const result = v.safeParse(schema, message);
        if (result.success) expect(result.output).toEqual(message);
      }),
      { numRuns: 20_000 },
    );
  });
});
