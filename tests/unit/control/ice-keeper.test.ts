import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type IceKeeper, keepIceServers } from '../../../core/control/ice-keeper';
import type { IceAnswer, IceServers } from '../../../core/protocol/ice-servers';

const answer = (name: string, seconds: number | null = 3_600): IceAnswer => ({
  iceServers: [{ urls: ['turn:a'], username: name, credential: 'x' }],
  seconds,
});
const minutes = (count: number): number => count * 60_000;
const name = (servers: IceServers): string | null =>
  servers[0] !== undefined && 'username' in servers[0] ? servers[0].username : null;

let keeper: IceKeeper;
let abort: AbortController;
let changes: (string | null)[];
/** What the broker says next, when it is asked; nothing once it is empty. */
let answers: IceAnswer[];
let asked: number;

beforeEach(() => {
  vi.useFakeTimers();
  abort = new AbortController();
  answers = [];
  asked = 0;
  changes = [];
  keeper = keepIceServers({
    ask: async () => {
      asked += 1;
      return answers.shift() ?? null;
    },
    signal: abort.signal,
  });
  keeper.onChange((servers) => changes.push(name(servers)));
});
afterEach(() => vi.useRealTimers());

describe('servers of a relay', () => {
  test('are asked for anew before their credentials end, again and again', async () => {
    answers = [answer('second'), answer('third')];
    keeper.heard(answer('first'));
    await vi.advanceTimersByTimeAsync(minutes(47));
    expect(changes).toEqual(['first']);
    await vi.advanceTimersByTimeAsync(minutes(2));
    expect(changes).toEqual(['first', 'second']);
    expect(name(keeper.now())).toBe('second');
    await vi.advanceTimersByTimeAsync(minutes(48));
    expect(changes).toEqual(['first', 'second', 'third']);
  });

  test('stay while the broker is away, which is asked until it is back', async () => {
    keeper.heard(answer('first'));
    await vi.advanceTimersByTimeAsync(minutes(50));
    expect(asked).toBeGreaterThan(4);
    expect(name(keeper.now())).toBe('first');
    answers = [answer('second')];
    await vi.advanceTimersByTimeAsync(minutes(1));
    expect(changes).toEqual(['first', 'second']);
  });

  test('do not change with every registration, only with one that comes late', async () => {
    keeper.heard(answer('first'));
    await vi.advanceTimersByTimeAsync(minutes(20));
    keeper.heard(answer('of a second room'));
    expect(changes).toEqual(['first']);
    await vi.advanceTimersByTimeAsync(minutes(15));
    keeper.heard(answer('of a third room'));
    expect(changes).toEqual(['first', 'of a third room']);
  });

  test('without credentials are never asked for again', async () => {
    keeper.heard(answer('stun', null));
    await vi.advanceTimersByTimeAsync(minutes(600));
    expect(asked).toBe(0);
  });

  test.each(['end', 'signal'])('are forgotten about at the %s', async (how) => {
    keeper.heard(answer('first'));
    if (how === 'end') keeper.end();
    else abort.abort();
    await vi.advanceTimersByTimeAsync(minutes(600));
    keeper.heard(answer('second'));
    expect(asked).toBe(0);
    expect(changes).toEqual(['first']);
  });
});
