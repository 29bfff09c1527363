import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached, colours } from './fake-media';
import { runProgram } from './run-program';
import { cacheDir } from './temp-dir';

export interface PhoneCameraOptions {
  /** `#rrggbb` around the code, by which the phone's picture is known in the call. */
  background?: string;
}

/** Small enough to be whole when a page crops the picture to a portrait one. */
const codeSide = 344;
const frame = 24;

/**
 * A camera file in which the phone sees a code: the picture of it, on white, in the middle of
 * 1280×720 of one colour. Returns the path of an MJPEG.
 */
export const phoneCameraFromScreenshot = async (
  png: Buffer,
  { background = colours.phone }: PhoneCameraOptions = {},
): Promise<string> => {
  const digest = createHash('sha256').update(png).update(background).digest('hex').slice(0, 24);
  return cached(`phone-${digest}.mjpeg`, async (path) => {
    const picture = join(cacheDir(), `phone-${digest}.png`);
    writeFileSync(picture, png);
    const white = codeSide + frame;
    const filters = [
      `scale=${codeSide}:${codeSide}:force_original_aspect_ratio=decrease:flags=area`,
      `pad=${white}:${white}:(ow-iw)/2:(oh-ih)/2:white`,
      `pad=1280:720:(ow-iw)/2:(oh-ih)/2:${background.replace('#', '0x')}`,
      'format=yuvj420p',
    ];
    await runProgram('ffmpeg', [
      ...['-v', 'error', '-y', '-loop', '1', '-framerate', '10', '-i', picture],
      ...['-vf', filters.join(','), '-c:v', 'mjpeg', '-q:v', '3', '-t', '1', '-f', 'mjpeg', path],
    ]);
  });
};
