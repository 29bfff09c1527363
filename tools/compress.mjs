// What the PWA's build leaves out: a copy of each file in brotli and in gzip, for the server to send.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const kinds = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt', '.wasm', '.webmanifest']);
/** A smaller one fits into a packet as it is. */
const leastBytes = 1_024;

const brotli = (bytes) =>
  promisify(brotliCompress)(bytes, {
    params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });

/** Writes `name.br` and `name.gz` beside every file of `dir` that becomes smaller by it. */
export const compress = async (dir) => {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile()) continue;
    if (['.br', '.gz'].includes(extname(path))) await rm(path);
    if (!kinds.has(extname(path))) continue;
    const bytes = await readFile(path);
    if (bytes.length < leastBytes) continue;
    const [br, gz] = await Promise.all([brotli(bytes), promisify(gzip)(bytes, { level: 9 })]);
    if (br.length < bytes.length) await writeFile(`${path}.br`, br);
    if (gz.length < bytes.length) await writeFile(`${path}.gz`, gz);
  }
};
