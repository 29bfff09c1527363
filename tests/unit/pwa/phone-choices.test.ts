import { describe, expect, it } from 'vitest';
import { stillThere } from '../../../pwa/call/still-there';
import { keepChoices, readChoices } from '../../../pwa/choices';
import { installSteps } from '../../../pwa/install';
import { clock } from '../../../pwa/screens/clock';
import { createAudioOnly } from '../../../pwa/session/audio-only';

const storage = () => {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
};

describe('what the phone remembers', () => {
  it('is the camera’s toggle and audio only, and nothing else', () => {
    const here = storage();
    expect(readChoices(here)).toEqual({ camera: true, audioOnly: false });
    keepChoices({ camera: false, audioOnly: true }, here);
    expect(readChoices(here)).toEqual({ camera: false, audioOnly: true });
    expect([...here.kept]).toEqual([['baton-choices', '{"camera":false,"audioOnly":true}']]);
  });

  it.each(['', 'null', '{', '[]', '{"camera":1,"audioOnly":false}', '{"camera":true}'])(
    'is not led astray by %s',
    (text) => {
      expect(readChoices({ getItem: () => text })).toEqual({ camera: true, audioOnly: false });
    },
  );

  it('goes on without a store', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(() => keepChoices({ camera: true, audioOnly: true }, full)).not.toThrow();
    expect(readChoices(null)).toEqual({ camera: true, audioOnly: false });
  });
});

describe('audio only', () => {
  const poor = { step: 'poor', relayed: false } as const;
  const looks = (mode: ReturnType<typeof createAudioOnly>, count: number) =>
    Array.from({ length: count }, () => mode.quality(poor));

  it('comes by itself only over a link that stays poor, and says why', () => {
    const mode = createAudioOnly(false);
    expect(looks(mode, 3)).toEqual([false, false, false]);
    mode.quality({ step: 'fair', relayed: false });
    expect(looks(mode, 4)).toEqual([false, false, false, true]);
    expect(mode.now()).toBe('link');
    expect(looks(mode, 10)).not.toContain(true);
  });

  it('leaves the pictures to whoever brought them back, until the next call', () => {
    const mode = createAudioOnly(false);
    looks(mode, 4);
    mode.choose(false);
    expect(mode.now()).toBeNull();
    expect(looks(mode, 20)).not.toContain(true);
    mode.reset(false);
    expect(looks(mode, 4)).toContain(true);
  });

  it('begins as the person chose', () => {
    const mode = createAudioOnly(true);
    expect(mode.now()).toBe('chosen');
    expect(looks(mode, 9)).not.toContain(true);
  });
});

describe('the way to the home screen', () => {
  const at = (userAgent: string, maxTouchPoints = 5, installed = false) =>
    installSteps({ userAgent, maxTouchPoints, installed })?.how ?? null;
  it('is told for the platform at hand', () => {
    expect(at('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)')).toBe('ios');
    expect(at('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)')).toBe('ios');
    expect(at('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 0)).toBeNull();
    expect(at('Mozilla/5.0 (Android 15; Mobile; rv:140.0)')).toBe('menu');
    expect(at('Mozilla/5.0 (iPhone)', 5, true)).toBeNull();
  });
});

describe('the clock of a call', () => {
  it.each([
    [7, '0:07'],
    [754, '12:34'],
    [3_723, '1:02:03'],
  ])('shows %i seconds as %s', (seconds, shown) => expect(clock(seconds)).toBe(shown));
});

describe('a microphone that may have been unplugged', () => {
  const list = (...ids: [string, string][]) =>
    ids.map(([deviceId, groupId]) => ({ kind: 'audioinput' as const, deviceId, groupId }));
  it('is there while its name stands for the same device', () => {
    const headset = { deviceId: 'default', groupId: 'headset' };
    expect(stillThere(headset, list(['default', 'headset'], ['h', 'headset']))).toBe(true);
    expect(stillThere(headset, list(['default', 'phone'], ['p', 'phone']))).toBe(false);
    expect(stillThere({ deviceId: 'h', groupId: 'x' }, list(['p', 'phone']))).toBe(false);
    expect(stillThere({ deviceId: 'h', groupId: 'x' }, [])).toBe(true);
  });

  it('is left alone where the browser names nothing', () => {
    expect(stillThere({}, list(['p', 'phone']))).toBe(true);
    expect(stillThere({ deviceId: 'h' }, list(['', '']))).toBe(true);
  });
});
