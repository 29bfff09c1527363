import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { setFileHeaders } from './headers';
import { reply } from './reply';

/** Serves the built PWA from `dir`; answers 404 in words for what is not there. */
export const createStaticFiles = (
  dir: string,
): ((request: IncomingMessage, response: ServerResponse) => void) => {
  // `dev` looks at the disk for each request: a build under a running server is picked up whole,
  // where a list made at the start would serve new files with old sizes.
  const serve = sirv(dir, { dev: true, etag: true, setHeaders: setFileHeaders });
  return (request, response) => {
    // sirv throws on ranges that end before they start, and no file here is worth a range.
    delete request.headers.range;
    // It also leaves a file that cannot be read to end the process.
    response.once('pipe', (file) => file.once('error', () => response.destroy()));
    serve(request, response, () => {
      const built = existsSync(join(dir, 'index.html'));
      reply(request, response, 404, 'text', built ? 'Not found.\n' : 'The app is not built.\n');
    });
  };
};
