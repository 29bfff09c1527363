import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from '../../tests/support/fake-media';
import { runProgram } from '../../tests/support/run-program';
import { cacheDir } from '../../tests/support/temp-dir';
import { makeFrame } from './frames';

const codes = 6;
const corner = 64;

/**
 * A camera file for Chromium: 720p, a wall for four fifths of a second and then a code for as
 * long, six times with another code. The upper left corner is white while a code is there.
 */
export const cameraFilm = (): Promise<string> =>
  cached('scanner-film.mjpeg', async (path) => {
    const raw = join(cacheDir(), 'scanner-film.gray');
    const pictures = Array.from({ length: codes }, (_, at) => {
      const spec = { seed: 1000 + at, degradation: 'none', height: 720, version: 5 } as const;
      return [0.01, 0.3].map((share) => {
        const { picture } = makeFrame({ ...spec, share });
        const { width, grey } = picture;
        for (let y = 0; y < corner; y += 1)
          grey.fill(share > 0.1 ? 255 : 0, y * width, y * width + corner);
        return Uint8Array.from(grey);
      });
    }).flat();
    writeFileSync(raw, Buffer.concat(pictures));
    const input = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', '1280x720', '-framerate', '1.25'];
    await runProgram('ffmpeg', [
      ...['-v', 'error', '-y', ...input, '-i', raw],
      ...['-r', '30', '-pix_fmt', 'yuvj420p', '-c:v', 'mjpeg', '-q:v', '3', '-f', 'mjpeg', path],
    ]);
    rmSync(raw);
  });
