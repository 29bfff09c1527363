import type { CipherTask } from './cipher';

let worker: Worker | undefined;

/** Lets a worker have every encoded frame: to seal it, to open it, or to spoil it for any decoder. */
export const cipher = (on: RTCRtpSender | RTCRtpReceiver, task: CipherTask): void => {
  worker ??= new Worker('/cipher.js', { type: 'module' });
  on.transform = new RTCRtpScriptTransform(worker, task);
};
