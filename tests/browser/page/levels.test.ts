import { afterEach, describe, expect, test } from 'vitest';
import type { FromPage } from '../../../extension/bridge/messages';
import { until } from './measure';
import { type Call, type Stage, setStage, startCall } from './stage';

let ending = new AbortController();
afterEach(() => {
  ending.abort();
  ending = new AbortController();
});
type Levels = Extract<FromPage, { t: 'levels' }>;
const levels = (stage: Stage): Levels | undefined =>
  stage.heard.findLast((one) => one.t === 'levels');
const sent = (stage: Stage): number => levels(stage)?.sent ?? -1;
const callWithDevices = async (stage: Stage): Promise<Call & { stream: MediaStream }> => {
  const { mediaDevices } = stage.page.navigator;
  const stream = await mediaDevices.getUserMedia({ audio: true, video: true });
  const call = await startCall(stage, (connection) => {
    for (const track of stream.getTracks()) connection.addTrack(track, stream);
  });
  return { ...call, stream };
};

describe('how loud the meeting gets the phone', () => {
  test('is what the sender really sends: nothing when the page mutes in any way', async () => {
    const stage = await setStage({}, ending.signal);
    const { connection, stream } = await callWithDevices(stage);
    await stage.take();
    const [microphone] = stream.getAudioTracks();
    const sender = connection.getSenders().find(({ track }) => track === microphone);
    if (!microphone || !sender) throw new Error('no microphone is sent');
    await until('the tone', () => sent(stage) > 50);
    microphone.enabled = false;
    await until('silence', () => sent(stage) === 0);
    microphone.enabled = true;
    await until('the tone again', () => sent(stage) > 50);
    await sender.replaceTrack(null);
    await until('silence', () => sent(stage) === 0);
    await sender.replaceTrack(microphone);
    await until('the tone again', () => sent(stage) > 50);
    // The track stays loud while nothing of it leaves.
    const parameters = sender.getParameters();
    for (const encoding of parameters.encodings) encoding.active = false;
    await sender.setParameters(parameters);
    await until('silence', () => sent(stage) === 0);
    expect(microphone.enabled).toBe(true);
  });

  test('is nothing where the statistics cannot be read, and the page hears of no error', async () => {
    const stage = await setStage({ installed: false }, ending.signal);
    const errors: unknown[] = [];
    for (const name of ['error', 'unhandledrejection'])
      stage.page.addEventListener(name, (event) => errors.push(event));
    stage.page.RTCPeerConnection.prototype.getStats = () => Promise.reject(new Error('no'));
    stage.install();
    await callWithDevices(stage);
    await stage.take();
    const looks = () => stage.heard.filter((one) => one.t === 'levels').length;
    const before = looks();
    await until('two looks', () => looks() > before + 1);
    expect(sent(stage)).toBe(0);
    expect(errors).toEqual([]);
  });

  test('is read only while somebody watches', async () => {
    const stage = await setStage({}, ending.signal);
    await callWithDevices(stage);
    await until('a look', () => levels(stage) !== undefined);
    stage.send({ t: 'watch', on: false });
    const late = performance.now() + 1_500;
    const before = stage.heard.length;
    await until('a while', () => performance.now() > late);
    // One look may have been under way.
    expect(stage.heard.slice(before).length).toBeLessThan(2);
  });
});
