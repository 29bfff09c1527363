import { describe, expect, inject, test } from 'vitest';
import { createMessageDoor } from '../../../core/control/message-door';
import { limits } from '../../../core/protocol/limits';
import type { FromPhone, LinkMessage } from '../../../core/protocol/messages';
import { fromLaptop, fromPhone } from '../../../core/protocol/messages';
import type {} from '../../support/provided-context';
import { consent, pair } from './parties';

const port = inject('batonPort');

const doorOf = (consented: boolean, now: () => number = () => 0) =>
  createMessageDoor<FromPhone | LinkMessage>({
    schema: fromPhone,
    consented: () => consented,
    now,
  });

describe('the door of a proven channel', () => {
  const text = (i: number, rest: object = { t: 'heartbeat' }): string =>
    JSON.stringify({ i, ...rest });

  test('lets in what is numbered 1, 2, 3', () => {
    const door = doorOf(false);
    expect([1, 2, 3].map((i) => door(text(i))?.i)).toEqual([1, 2, 3]);
  });

  test.each([
    ['a first number that is not 1', [2]],
    ['a number twice', [1, 1]],
    ['a number left out', [1, 3]],
    ['a number that goes back', [1, 2, 1]],
  ])('refuses %s', (_name, numbers) => {
    const door = doorOf(false);
    const taken = numbers.map((i) => door(text(i)));
    expect(taken.at(-1)).toBeNull();
    expect(taken.slice(0, -1)).not.toContain(null);
  });

  test.each([
    ['what is no text', null],
    ['what is no JSON', '{"i":1'],
    ['null', 'null'],
    ['an unknown type', text(1, { t: 'open-microphone' })],
    ['a further key', text(1, { t: 'heartbeat', x: 1 })],
    ['a message of the other direction', text(1, { t: 'accept' })],
    ['a message that is too long', text(1, { t: 'heartbeat' }).padEnd(limits.messageBytes + 1)],
  ])('refuses %s', (_name, message) => {
    expect(doorOf(true)(message)).toBeNull();
  });

  test('refuses what is only legal after consent, until then', () => {
    const state = { t: 'phone-state', microphone: true, camera: true, background: false };
    expect(doorOf(false)(text(1, state))).toBeNull();
    expect(doorOf(true)(text(1, state))).not.toBeNull();
  });

  test('takes 200 at once and 50 a second, and no more', () => {
    let at = 0;
    const door = doorOf(false, () => at);
    let i = 0;
    const fill = (): number => {
      let taken = 0;
      while (taken < 1_000 && door(text(i + 1)) !== null) {
        i += 1;
        taken += 1;
      }
      return taken;
    };
    expect(fill()).toBe(limits.messageBurst);
    at = 1_000;
    expect(fill()).toBe(limits.messagesPerSecond);
    at = 60_000;
    expect(fill()).toBe(limits.messageBurst);
  });

  /** Deterministic, so that a failure can be repeated. */
  const mulberry = (seed: number) => (): number => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };

  test.each([
    ['before consent', false],
    ['after consent', true],
  ])('takes nothing but the schema out of 20,000 damaged messages %s', (_name, consented) => {
    const random = mulberry(consented ? 3 : 5);
    const good = [
      { t: 'heartbeat' },
      { t: 'go' },
      { t: 'end', reason: 'left' },
      { t: 'ready', name: 'Pixel' },
      { t: 'phone-state', microphone: true, camera: false, background: false },
      { t: 'set-site', device: 'microphone', open: true },
      { t: 'media-candidate', link: '0123abcd', epoch: 0, candidate: 'candidate:', mid: '0' },
      { t: 'restart-media', link: '0123abcd' },
    ];
    const early = ['ready', 'media-description', 'media-candidate', 'go', 'end', 'heartbeat'];
    let at = 0;
    let door = doorOf(consented, () => at);
    let next = 1;
    let accepted = 0;
    for (let run = 0; run < 20_000; run++) {
      at += 1_000;
      let message = JSON.stringify({ i: next, ...good[Math.floor(random() * good.length)] });
      for (let cuts = Math.floor(random() * 3); cuts >= 0; cuts--) {
        const where = Math.floor(random() * message.length);
        const how = random();
        const char = String.fromCharCode(32 + Math.floor(random() * 95));
        const tail = message.slice(where + (how < 0.5 ? 1 : 0));
        message = message.slice(0, where) + (how < 0.8 ? char : '') + tail;
      }
      const taken = door(message);
      if (taken === null) continue;
      accepted += 1;
      // Whatever came through is one of the shapes, with the next number and at a legal moment.
      expect(taken.i).toBe(next);
      expect(JSON.parse(message)).toEqual(taken);
      if (!consented) expect(early).toContain(taken.t);
      door = doorOf(consented, () => at);
      next = 1;
    }
    // Some damage only renames a phone or doubles a blank.
    expect(accepted).toBeLessThan(4_000);
  });

  test('the phone takes nothing that only a phone may say', () => {
    const door = createMessageDoor({ schema: fromLaptop, consented: () => true });
    expect(door(text(1, { t: 'go' }))).toBeNull();
  });
});

describe('a control channel', () => {
  test('breaks on a message that is not legal before consent, and both ends hear of it', async () => {
    const { laptop, phone, onPhone } = await pair(port);
    onPhone.send({ t: 'restart-media', link: '0123abcd' });
    await laptop.channel.next('broken');
    await phone.channel.next('closed');
    expect(laptop.channel.all).toEqual([{ t: 'broken' }]);
  });

  test('breaks on what the schema does not allow', async () => {
    const { laptop, onPhone } = await pair(port);
    onPhone.send({ t: 'ready', name: 'x'.repeat(41) });
    await laptop.channel.next('broken');
  });

  test('sends a burst of 400 messages no faster than the other end allows', async () => {
    const both = await pair(port);
    await consent(both);
    for (let n = 0; n < 400; n++) both.onPhone.send({ t: 'restart-media', link: '0123abcd' });
    // `go` came before.
    await both.laptop.channel.next('message', 401);
    expect(both.laptop.channel.of('broken')).toEqual([]);
  });

  test('carries a message of nearly 16 KB', async () => {
    const { phone, onLaptop } = await pair(port);
    const sdp = 'x'.repeat(limits.descriptionPartChars);
    onLaptop.send({
      t: 'media-description',
      link: '0123abcd',
      epoch: 0,
      kind: 'offer',
      part: 0,
      parts: 1,
      sdp,
    });
    expect((await phone.channel.next('message')).message).toMatchObject({ sdp });
  });
});
