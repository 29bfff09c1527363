import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './run-program';
import { cacheDir } from './temp-dir';

export { colours, tones } from './colours-and-tones';

const sampleRate = 48_000;
/** Long, since Chromium starts the file again at its end and that can be heard. */
const toneSeconds = 60;

/**
 * A camera file for Chromium: one colour, 640×360 unless told, at 15 frames a second.
 * Y4M, because Chromium plays MJPEG at 30 frames a second whatever was meant, and decodes it.
 */
export const colourCamera = async (colour: string, size = '640x360'): Promise<string> => {
  const hex = /^#([0-9a-f]{6})$/i.exec(colour)?.[1];
  if (hex === undefined) throw new Error(`Not a colour: ${colour}`);
  return cached(`camera-${hex}-${size}.y4m`, async (path) => {
    await runProgram('ffmpeg', [
      ...['-v', 'error', '-y', '-f', 'lavfi', '-i', `color=c=0x${hex}:s=${size}:r=15`],
      ...['-t', '1', '-pix_fmt', 'yuv420p', '-f', 'yuv4mpegpipe', path],
    ]);
  });
};

/** A microphone file for Chromium: one sine tone at half of full scale, 48 kHz mono. */
export const toneMicrophone = async (hz: number): Promise<string> =>
  cached(`tone-${hz}.wav`, async (path) => {
    const samples = sampleRate * toneSeconds;
    const file = Buffer.alloc(44 + samples * 2);
    file.write('RIFF', 0);
    file.writeUInt32LE(36 + samples * 2, 4);
    file.write('WAVEfmt ', 8);
    file.writeUInt32LE(16, 16);
    file.writeUInt16LE(1, 20);
    file.writeUInt16LE(1, 22);
    file.writeUInt32LE(sampleRate, 24);
    file.writeUInt32LE(sampleRate * 2, 28);
    file.writeUInt16LE(2, 32);
    file.writeUInt16LE(16, 34);
    file.write('data', 36);
    file.writeUInt32LE(samples * 2, 40);
    for (let at = 0; at < samples; at += 1) {
      const value = Math.sin((2 * Math.PI * hz * at) / sampleRate) * 0x3fff;
      file.writeInt16LE(Math.round(value), 44 + at * 2);
    }
    writeFileSync(path, file);
  });

/** Makes the file once; a half-written one is never found under its name. */
export const cached = async (
  name: string,
  make: (path: string) => Promise<void>,
): Promise<string> => {
  const path = join(cacheDir(), name);
  if (existsSync(path)) return path;
  const draft = join(cacheDir(), `${process.pid}-${Math.random().toString(36).slice(2)}-${name}`);
  await make(draft);
  renameSync(draft, path);
  return path;
};
