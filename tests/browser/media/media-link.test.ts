import { describe, expect, inject, it, vi } from 'vitest';
import { askIceServers } from '../../../core/control/ask-ice-servers';
import { brokerServer } from '../../../core/control/broker-server';
import { flowing } from '../../../core/media/flowing';
import { descriptionAssembler, descriptionParts } from '../../../core/protocol/media-signal';
import type {} from '../../support/provided-context';
import { relaysOnly } from '../relays-only';
import { connect, lifetime, outgoing, picture } from './pair';

/** Which relayed path a connection uses now; a restart gives it another name. */
const relayedEnd = (connection: RTCPeerConnection): string | null => {
  const [transceiver] = connection.getTransceivers();
  const ice = transceiver?.sender.transport?.iceTransport;
  const local = ice?.getSelectedCandidatePair()?.local;
  return local?.type === 'relay' ? local.usernameFragment : null;
};

describe('the media link', () => {
  it('opens empty: no packet before something is shown or sent', async () => {
    const { events, phoneEvents, slots } = await connect(lifetime());
    expect(events.filter(({ t }) => t === 'packet')).toEqual([]);
    expect(phoneEvents.filter(({ t }) => t === 'packet')).toEqual([]);
    expect(slots()).toEqual([]);
  });

  it('carries the meeting to the phone and the phone to the laptop without negotiating', async () => {
    const signal = lifetime();
    const { laptop, phone, offers, slots } = await connect(signal);
    laptop.show([outgoing(picture('#0a0', signal), 'ann')]);
    phone.send(null, picture('#00a', signal));
    await flowing(laptop.camera, signal);
    const [slot] = slots();
    const track = phone.track(slot?.mid ?? '');
    if (track === null) throw new Error('no track for the slot');
    await flowing(track, signal);
    expect(slot).toMatchObject({ participant: 'ann', kind: 'video', role: 'camera' });
    expect(offers).toHaveLength(1);
  });

  it('sends down what phones decode in hardware, and the phone sends what all browsers encode', async () => {
    const signal = lifetime();
    const { laptop, phone, connection } = await connect(signal);
    laptop.show([outgoing(picture('#0a0', signal), 'ann')]);
    phone.send(null, picture('#00a', signal));
    const used = async (type: string): Promise<unknown[]> => {
      const report = await connection.getStats();
      const found: unknown[] = [];
      report.forEach((entry: Readonly<Record<string, unknown>>) => {
        if (entry.type === type && entry.kind === 'video')
          found.push(report.get(String(entry.codecId))?.mimeType);
      });
      return found;
    };
    const hasHardwareCodec = RTCRtpSender.getCapabilities('video')?.codecs.some(
      ({ mimeType }) => mimeType === 'video/H264',
    );
    await vi.waitFor(
      async () => {
        expect(await used('outbound-rtp')).toContain(hasHardwareCodec ? 'video/H264' : 'video/VP8');
        expect(await used('inbound-rtp')).toEqual(['video/VP8']);
      },
      { timeout: 10_000 },
    );
  });

  it('reuses the slot of somebody who left, and negotiates only beyond the warm ones', async () => {
    const signal = lifetime();
    const { laptop, phone, offers, slots } = await connect(signal);
    const people = Array.from({ length: 7 }, (_, index) =>
      outgoing(picture(`rgb(${index * 40} 0 0)`, signal), `p${index}`),
    );
    laptop.show(people.slice(0, 4));
    laptop.show(people.slice(1, 5));
    expect(
      slots()
        .map(({ participant }) => participant)
        .sort(),
    ).toEqual(['p1', 'p2', 'p3', 'p4']);
    expect(offers).toHaveLength(1);
    laptop.show(people.slice(0, 6));
    await vi.waitFor(() => expect(slots()).toHaveLength(6), { timeout: 10_000 });
    expect(offers).toHaveLength(2);
    // There was one to spare.
    laptop.show(people);
    expect(slots()).toHaveLength(7);
    expect(offers).toHaveLength(2);
    for (const { mid } of slots()) {
      const track = phone.track(mid);
      if (track === null) throw new Error(`no track for ${mid}`);
      await flowing(track, signal);
    }
  });

  it('restarts ICE on the same link and goes on', async () => {
    const signal = lifetime();
    const { laptop, phone, offers } = await connect(signal);
    phone.send(null, picture('#00a', signal));
    await flowing(laptop.camera, signal);
    laptop.restart();
    await vi.waitFor(() => expect(offers).toHaveLength(2));
    await flowing(laptop.camera, signal);
  });

  it('moves over to new credentials of a relay while media flows', async () => {
    const signal = lifetime();
    const made = relaysOnly();
    const broker = brokerServer(null, `http://127.0.0.1:${inject('relayingPort')}`);
    const ask = async () => (await askIceServers(broker, signal))?.iceServers ?? [];
    const { laptop, phone, offers } = await connect(signal, (sdp) => sdp, await ask());
    phone.send(null, picture('#00a', signal));
    await flowing(laptop.camera, signal);
    const before = made.map(relayedEnd);
    phone.useServers(await ask());
    laptop.useServers(await ask());
    await vi.waitFor(
      () => {
        for (const [at, one] of made.entries()) expect(relayedEnd(one)).not.toBe(before[at]);
      },
      { timeout: 10_000 },
    );
    expect(offers).toHaveLength(2);
    await flowing(laptop.camera, signal);
    expect(laptop.camera.muted).toBe(false);
  });

  it('ignores what belongs to another link', async () => {
    const { laptop, phone, phoneEvents, offers } = await connect(lifetime());
    const [offer] = offers;
    if (offer?.t !== 'description') throw new Error('no offer');
    const before = phoneEvents.length;
    phone.receive({ ...offer, link: '00000002' });
    laptop.receive({ ...offer, link: '00000002', kind: 'answer' });
    phone.receive({ ...offer, epoch: 0 });
    expect(phoneEvents).toHaveLength(before);
  });
});

describe('long descriptions', () => {
  const whole = {
    t: 'description',
    link: '0a0a0a0a',
    epoch: 3,
    kind: 'offer',
    sdp: 'x'.repeat(25),
  } as const;

  it('come together again from their parts', () => {
    const assemble = descriptionAssembler();
    const parts = descriptionParts(whole, 10).map((part) => ({ ...part, i: 1 }));
    expect(parts).toHaveLength(3);
    expect(parts.map(assemble)).toEqual([null, null, whole]);
  });

  it('yield nothing when a part is missing or of another description', () => {
    const assemble = descriptionAssembler();
    const [first, second, third] = descriptionParts(whole, 10);
    if (!first || !second || !third) throw new Error('three parts');
    expect(assemble(first)).toBeNull();
    expect(assemble(third)).toBeNull();
    expect(assemble(second)).toBeNull();
    expect(assemble({ ...third, epoch: 4 })).toBeNull();
  });
});
