import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { setCommonHeaders, setFileHeaders } from './headers';
import { reply } from './reply';

/** Serves the built PWA from `dir`, compressed as the build left it; answers 404 in words for what is not there. */
export const createStaticFiles = (
  dir: string,
): ((request: IncomingMessage, response: ServerResponse) => void) => {
  // `dev` looks at the disk for each request: a build under a running server is picked up whole,
  // where a list made at the start would serve new files with old sizes.
  const serve = sirv(dir, { dev: true, etag: true, brotli: true, gzip: true });
  const notThere = (request: IncomingMessage, response: ServerResponse): void => {
    setCommonHeaders(response);
    const built = existsSync(join(dir, 'index.html'));
    reply(request, response, 404, 'text', built ? 'Not found.\n' : 'The app is not built.\n');
  };
  return (request, response) => {
    // sirv throws on ranges that end before they start, and no file here is worth a range.
    delete request.headers.range;
    // It also leaves a file that cannot be read to end the process.
    response.once('pipe', (file) => file.once('error', () => response.destroy()));
    // The copies that the build compressed are answered in place of their originals only.
    if (/\.(br|gz)(\?|$)/.test(request.url ?? '')) {
      notThere(request, response);
      return;
    }
    response.setHeader('Vary', 'Accept-Encoding');
    // Before sirv, whose 304 has no headers of its own: browsers put those of a 304 into the copy
    // that they keep, and the strict policy of other answers would leave the app blank.
    setFileHeaders(response, request.url?.split('?', 1)[0] ?? '/');
    serve(request, response, () => notThere(request, response));
  };
};
