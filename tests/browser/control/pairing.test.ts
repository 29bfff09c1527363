import { describe, expect, inject, test, vi } from 'vitest';
import type {} from '../../support/provided-context';
import { consent, pair, startLaptop, startPhone } from './parties';

const brokers = [
  ['the built server', inject('batonPort')],
  ['the stock peer server', inject('stockPort')],
] as const;
const port = inject('batonPort');

describe.each(brokers)('pairing over %s', (_name, brokerPort) => {
  test('brings both ends to the same two digits and to a channel in both directions', async () => {
    const { laptop, phone, onLaptop, onPhone } = await pair(brokerPort);
    expect(onLaptop.code).toMatch(/^\d\d$/);
    expect(onPhone.code).toBe(onLaptop.code);
    onPhone.send({ t: 'ready', name: 'Pixel' });
    onLaptop.send({ t: 'ready', host: 'meet.example', reach: 'handoff' });
    expect((await laptop.channel.next('message')).message).toEqual({
      i: 2,
      t: 'ready',
      name: 'Pixel',
    });
    expect((await phone.channel.next('message')).message).toMatchObject({ host: 'meet.example' });
  });
});

test('prints times', async () => {
  const times: number[] = [];
  for (let run = 0; run < 8; run++) {
    const laptop = await startLaptop(port);
    const invitation = await laptop.invitation();
    const from = performance.now();
    const phone = startPhone(port, invitation);
    await Promise.all([laptop.proven(), phone.proven()]);
    times.push(Math.round(performance.now() - from));
    phone.abort.abort();
    laptop.abort.abort();
  }
  console.log(times.join(' '));
  void consent;
  void vi;
});
