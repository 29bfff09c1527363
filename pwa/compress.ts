import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const worthIt = /\.(?:html|js|css|svg|wasm|webmanifest)$/;
const tooSmall = 500;
/** Brotli's best takes a minute for a megabyte of wasm on a busy machine, and gains 3 %. */
const large = 300_000;

const pack = {
  '.br': (data: Buffer) =>
    promisify(brotliCompress)(data, {
      params: { [constants.BROTLI_PARAM_QUALITY]: data.byteLength > large ? 9 : 11 },
    }),
  '.gz': (data: Buffer) => promisify(gzip)(data, { level: 9 }),
};

/** Leaves a smaller copy beside each file, for the server to send to browsers that take it. */
export const compressFiles = async (dir: string): Promise<void> => {
  const names = await readdir(dir, { recursive: true });
  await Promise.all(
    names
      .filter((name) => worthIt.test(name))
      .map(async (name) => {
        const data = await readFile(join(dir, name));
        if (data.byteLength < tooSmall) return;
        for (const [ending, compress] of Object.entries(pack))
          await writeFile(join(dir, name + ending), await compress(data));
      }),
  );
};
