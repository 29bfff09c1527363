import * as v from 'valibot';
import { expect, it } from 'vitest';
import { utf8 } from '../../../core/protocol/bytes';
import { limits } from '../../../core/protocol/limits';
import { fromLaptop } from '../../../core/protocol/messages';

it('the longest list of slots that parses fits into one message', () => {
  const widest = {
    mid: '~'.repeat(16),
    kind: 'audio',
    participant: '"'.repeat(64),
    name: '漢'.repeat(limits.participantNameChars),
    role: 'microphone',
  };
  const message = {
    i: Number.MAX_SAFE_INTEGER,
    t: 'slots',
    link: '0a0b0c0d',
    slots: Array.from({ length: limits.slots }, () => widest),
  };
  expect(v.is(fromLaptop, message)).toBe(true);
  expect(v.is(fromLaptop, { ...message, slots: [...message.slots, widest] })).toBe(false);
  expect(utf8(JSON.stringify(message)).length).toBeLessThan(limits.messageBytes);
});
