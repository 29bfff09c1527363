import { describe, expect, it } from 'vitest';
import type { ToPhone } from '../../../core/protocol/messages';
import { unknownSite } from '../../../core/protocol/site-report';
import { createMediaRoute } from '../../../extension/session/media-route';
import { empty, frameWith, type HeardFrame, inCall } from './frames';

const devices = { t: 'phone-devices', microphone: true, camera: true } as const;

/** A route over these frames; the first one is the main frame. */
const routeOver = (...first: HeardFrame[]) => {
  const frames = [...first];
  const toPhone: ToPhone[] = [];
  const route = createMediaRoute({
    frames: () => frames,
    mainFrame: () => frames.find(({ frameId }) => frameId === 0),
    toPhone: (message) => void toPhone.push(message),
  });
  const links = () => {
    const last = toPhone.findLast((message) => message.t === 'links');
    return last?.t === 'links' ? last.links : [];
  };
  const add = (frame: HeardFrame): HeardFrame => {
    frames.push(frame);
    route.changed(frame);
    return frame;
  };
  const remove = (frame: HeardFrame) => {
    frames.splice(frames.indexOf(frame), 1);
    return route.gone(frame);
  };
  return { route, toPhone, links, add, remove };
};

/** The same, with the phone in the senders of the one frame. */
const carriedBy = (main: HeardFrame, ...others: HeardFrame[]) => {
  const room = routeOver(main, ...others);
  room.route.open();
  room.route.toTab({ t: 'go-live', uplink: true });
  room.route.toTab(devices);
  for (const frame of [main, ...others])
    if (frame.site.holdsDevices) room.route.fromTab(frame, { t: 'taken' });
  for (const frame of [main, ...others]) frame.heard();
  return room;
};

describe('where the links are', () => {
  it('one is in the main frame while there is no media anywhere', () => {
    const [main, other] = [frameWith(0, empty), frameWith(3, empty)];
    const { route, links } = routeOver(main, other);
    route.open();
    expect(links()).toHaveLength(1);
    expect(main.heard()).toEqual(['open-link']);
    expect(other.heard()).toEqual([]);
  });

  it('gets the servers of a relay with its link, and new ones while that is open', () => {
    const [main, other] = [frameWith(0, inCall), frameWith(3, empty)];
    const { route } = routeOver(main, other);
    const servers = (username: string) => [{ urls: ['turn:a'], username, credential: 'x' }];
    route.useServers(servers('first'));
    expect(main.orders).toEqual([]);
    route.open();
    expect(main.orders.at(-1)).toMatchObject({ t: 'open-link', iceServers: servers('first') });
    route.useServers(servers('second'));
    expect(main.orders.at(-1)).toEqual({ t: 'ice-servers', iceServers: servers('second') });
    expect(other.orders).toEqual([]);
  });

  it('a frame that comes to hold media takes over from the one that stood in', () => {
    const [main, late] = [frameWith(0, empty), frameWith(3, empty)];
    const { route, links } = routeOver(main, late);
    route.open();
    const [first] = links();
    late.site = inCall;
    route.changed(late);
    expect(late.heard()).toEqual(['open-link']);
    expect(main.heard()).toEqual(['open-link', 'close-link']);
    expect(links()).toHaveLength(1);
    expect(links()).not.toContain(first);
  });

  it('every frame with media has one, up to four', () => {
    const frames = [1, 2, 3, 4, 5].map((id) => frameWith(id, inCall));
    const { route, links } = routeOver(frameWith(0, empty), ...frames);
    route.open();
    expect(links()).toHaveLength(4);
  });

  it('people of two frames are never taken for one', () => {
    const [main, other] = [frameWith(0, inCall), frameWith(3, inCall)];
    const { route, links, toPhone } = routeOver(main, other);
    route.open();
    const slot = { mid: '0', kind: 'video', participant: 'p1', name: 'A', role: 'camera' } as const;
    for (const [at, frame] of [main, other].entries())
      route.fromTab(frame, { t: 'slots', link: links()[at] ?? '', slots: [slot] });
    const ids = toPhone.flatMap((message) =>
      message.t === 'slots' ? message.slots.map(({ participant }) => participant) : [],
    );
    expect(new Set(ids).size).toBe(2);
  });

  it('a frame says nothing on the link of another one', () => {
    const [main, other] = [frameWith(0, inCall), frameWith(3, inCall)];
    const { route, links, toPhone } = routeOver(main, other);
    route.open();
    const [link = ''] = links();
    toPhone.length = 0;
    route.fromTab(other, { t: 'slots', link, slots: [] });
    route.fromTab(other, { t: 'description', link, epoch: 1, kind: 'offer', sdp: 'v=0' });
    expect(toPhone).toEqual([]);
  });
});

describe('the way to the phone', () => {
  it('is done when every frame that sends the laptop has the phone', () => {
    const [main, other] = [frameWith(0, inCall), frameWith(3, inCall)];
    const { route } = routeOver(main, other);
    route.open();
    route.toTab({ t: 'go-live', uplink: true });
    expect(main.heard()).toEqual(['open-link', 'go-live true']);
    expect(other.heard()).toEqual(['open-link', 'go-live true']);
    expect(route.fromTab(main, { t: 'taken' })).toEqual([]);
    expect(route.fromTab(other, { t: 'taken' })).toEqual([{ t: 'taken' }]);
  });

  it('does not wait for a frame that went', () => {
    const [main, other] = [frameWith(0, inCall), frameWith(3, inCall)];
    const { route, remove } = routeOver(main, other);
    route.open();
    route.toTab({ t: 'go-live', uplink: true });
    route.fromTab(main, { t: 'taken' });
    expect(remove(other)).toEqual([{ t: 'taken' }]);
  });

  it('then holds every other frame back from the laptop, whenever it comes', () => {
    const [main, other] = [frameWith(0, inCall), frameWith(3, empty)];
    const { route, add } = routeOver(main, other);
    route.open();
    route.toTab({ t: 'go-live', uplink: true });
    expect(other.heard()).toEqual([]);
    route.fromTab(main, { t: 'taken' });
    expect(other.heard()).toEqual(['hold']);
    expect(add(frameWith(5, empty)).heard()).toEqual(['hold']);
  });

  it('a frame that comes in a carried call is held, then gets the phone too', () => {
    const main = frameWith(0, inCall);
    const { add, route } = carriedBy(main, frameWith(3, empty));
    const fresh = add(frameWith(5, empty));
    expect(fresh.heard()).toEqual(['hold']);
    fresh.site = inCall;
    route.changed(fresh);
    expect(fresh.heard()).toEqual(['open-link', 'go-live true', 'phone-devices']);
  });

  it('leaves out a frame that was not hooked and whose devices were not found', () => {
    const [main, late] = [
      frameWith(0, inCall),
      frameWith(3, { ...inCall, reach: 'listening' }, true),
    ];
    const { route } = routeOver(main, late);
    route.open();
    route.toTab({ t: 'go-live', uplink: true });
    expect(late.heard()).toEqual(['open-link', 'go-live false']);
  });

  it('listening after a carried call holds nobody any more', () => {
    const { route, add } = carriedBy(frameWith(0, inCall));
    route.toTab({ t: 'go-live', uplink: false });
    expect(add(frameWith(5, empty)).heard()).toEqual([]);
  });

  it('says the links once more when the control link is there again, and dials those that stand', () => {
    const [main, other] = [frameWith(0, inCall), frameWith(3, inCall)];
    const { route, toPhone, links } = carriedBy(main, other);
    route.fromTab(main, { t: 'link-state', state: 'connected' });
    const before = links();
    toPhone.length = 0;
    route.toTab({ t: 'go-live', uplink: true });
    expect(links()).toEqual(before);
    expect(main.heard()).toEqual(['go-live true', 'phone-devices']);
    expect(other.heard()).toEqual(['restart-link', 'go-live true', 'phone-devices']);
  });

  it('only listening holds nobody', () => {
    const main = frameWith(0, { ...inCall, reach: 'listening' }, true);
    const { route, add } = routeOver(main);
    route.open();
    route.toTab({ t: 'go-live', uplink: false });
    expect(main.heard()).toEqual(['open-link', 'go-live false']);
    expect(add(frameWith(5, empty)).heard()).toEqual([]);
  });
});

describe('a mute in one frame', () => {
  it('lets nothing of the phone into the other ones', () => {
    const [main, other] = [frameWith(0, inCall), frameWith(3, inCall)];
    const { route } = carriedBy(main, other);
    other.site = { ...inCall, microphone: 'muted' };
    route.changed(other);
    const shut = { t: 'phone-devices', microphone: false, camera: true };
    expect(main.orders).toEqual([shut]);
    other.site = inCall;
    route.changed(other);
    expect(main.orders).toEqual([shut, devices]);
  });
});

describe('the way back', () => {
  const giveBack = { t: 'give-back', muted: false } as const;

  it('is done when every frame gave back, those that were only held too', () => {
    const [main, other, held] = [frameWith(0, inCall), frameWith(3, inCall), frameWith(4, inCall)];
    const { route } = carriedBy(main, other, held);
    route.toTab(giveBack);
    for (const frame of [main, other, held]) expect(frame.heard()).toEqual(['give-back']);
    expect(route.fromTab(main, { t: 'given-back' })).toEqual([]);
    expect(route.fromTab(held, { t: 'given-back' })).toEqual([]);
    expect(route.fromTab(other, { t: 'given-back' })).toEqual([{ t: 'given-back' }]);
  });

  it('does not wait for a frame that went', () => {
    const [main, other] = [frameWith(0, inCall), frameWith(3, inCall)];
    const { route, remove } = carriedBy(main, other);
    route.toTab(giveBack);
    route.fromTab(main, { t: 'given-back' });
    expect(remove(other)).toEqual([{ t: 'given-back' }]);
  });

  it('that fails in one frame puts the phone into all of them again', () => {
    const [main, other] = [frameWith(0, inCall), frameWith(3, inCall)];
    const { route } = carriedBy(main, other);
    route.toTab(giveBack);
    route.fromTab(main, { t: 'given-back' });
    main.heard();
    const failed = { t: 'give-back-failed', refused: true } as const;
    expect(route.fromTab(other, failed)).toEqual([failed]);
    expect(main.heard()).toEqual(['go-live true', 'phone-devices']);
    route.toTab(giveBack);
    route.fromTab(main, { t: 'given-back' });
    expect(route.fromTab(other, { t: 'given-back' })).toEqual([{ t: 'given-back' }]);
  });

  it('does not wait for a frame in which no hooks run', () => {
    const main = frameWith(0, inCall);
    const { route } = carriedBy(main, frameWith(3, unknownSite));
    route.toTab(giveBack);
    expect(route.fromTab(main, { t: 'given-back' })).toEqual([{ t: 'given-back' }]);
  });

  it('is not undone by a frame that says so twice', () => {
    const main = frameWith(0, inCall);
    const { route } = carriedBy(main);
    route.toTab(giveBack);
    route.fromTab(main, { t: 'given-back' });
    main.heard();
    expect(route.fromTab(main, { t: 'given-back' })).toEqual([]);
    expect(main.heard()).toEqual([]);
  });

  it('lets every frame have the laptop again', () => {
    const main = frameWith(0, inCall);
    const { route, add } = carriedBy(main);
    route.toTab(giveBack);
    route.fromTab(main, { t: 'given-back' });
    expect(add(frameWith(5, empty)).heard()).toEqual([]);
  });
});

describe('a session that is over', () => {
  it('lets go of frames that were only held back, and of no device', () => {
    const [main, held] = [frameWith(0, inCall), frameWith(3, empty)];
    const { route } = carriedBy(main, held);
    route.reset();
    expect(held.heard()).toEqual(['give-back']);
    expect(main.heard()).not.toContain('give-back');
  });
});

describe('the picture of the tab', () => {
  it('comes from the main frame and ends when there is media', () => {
    const [main, other] = [frameWith(0, empty), frameWith(3, empty)];
    const { route } = routeOver(main, other);
    route.open();
    route.toTab({ t: 'go-live', uplink: false });
    route.toTab({ t: 'share-tab', on: true });
    expect(main.heard()).toEqual(['open-link', 'go-live false', 'share-tab']);
    other.site = inCall;
    route.changed(other);
    expect(main.orders[0]).toEqual({ t: 'share-tab', on: false });
    expect(other.heard()).toEqual(['open-link', 'go-live false']);
  });
});
