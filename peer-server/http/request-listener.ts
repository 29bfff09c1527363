import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import { isLoopback } from '../network/loopback';
import { authorityPage } from './authority-page';
import { allowAnyOrigin, setCommonHeaders } from './headers';
import { redirect, reply } from './reply';

/** What the answers depend on; read at each request, because addresses and certificates change. */
export interface Served {
  /** The origin for phones, or null to give back the one that was asked. */
  phoneOrigin: string | null;
  /** Set where TLS is on: plain http to other machines then leads there and nowhere else. */
  secure: { machine: string; authority: { pem: string; fingerprint: string } | null } | null;
}

/** The origin that the client asked, or null when its Host header (in HTTP/2 `:authority`) is none. */
const ownOrigin = (request: IncomingMessage): string | null => {
  const scheme = request.socket instanceof TLSSocket ? 'https' : 'http';
  const text = `${scheme}://${request.headers.host ?? request.headers[':authority'] ?? ''}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && url.href === `${url.origin}/` ? url.origin : null;
};

/** Whether a request must be kept from everything but the way to https. */
export const isPlainStranger = (request: IncomingMessage, served: Served): boolean =>
  served.secure !== null &&
  !(request.socket instanceof TLSSocket) &&
  !isLoopback(request.socket.remoteAddress);

const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?', 1)[0] ?? '/';

export const createRequestListener = (
  served: () => Served,
  isReady: () => Promise<boolean>,
  files: (request: IncomingMessage, response: ServerResponse) => void,
): RequestListener => {
  const sayReady = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const ready = await isReady();
    reply(request, response, ready ? 200 : 503, 'text', ready ? 'ready\n' : 'not ready\n');
  };

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    setCommonHeaders(response);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      reply(request, response, 405, 'text', 'Only GET and HEAD.\n');
      return;
    }
    const now = served();
    const path = pathOf(request);
    const authority = now.secure?.authority ?? null;
    if (authority !== null && now.secure !== null && path === '/ca.crt') {
      response.setHeader('Content-Disposition', 'attachment; filename="baton.crt"');
      reply(request, response, 200, 'certificate', authority.pem);
      return;
    }
    if (authority !== null && now.secure !== null && path === '/ca') {
      const { machine } = now.secure;
      const phoneOrigin = now.phoneOrigin ?? '';
      const page = { machine, fingerprint: authority.fingerprint, phoneOrigin };
      reply(request, response, 200, 'html', authorityPage(page));
      return;
    }
    if (isPlainStranger(request, now)) {
      if (authority !== null) redirect(response, '/ca');
      else if (now.phoneOrigin !== null) redirect(response, now.phoneOrigin);
      else reply(request, response, 404, 'text', 'Use https.\n');
      return;
    }
    switch (path) {
      case '/healthz':
        reply(request, response, 200, 'text', 'ok\n');
        return;
      case '/readyz':
        sayReady(request, response).catch(() => response.destroy());
        return;
      case '/baton.json': {
        allowAnyOrigin(response);
        const phoneOrigin = now.phoneOrigin ?? ownOrigin(request);
        if (phoneOrigin === null) reply(request, response, 400, 'text', 'No usable Host header.\n');
        else reply(request, response, 200, 'json', `${JSON.stringify({ phoneOrigin })}\n`);
        return;
      }
      case '/peerjs/id':
        allowAnyOrigin(response);
        reply(request, response, 200, 'text', randomUUID());
        return;
      case '/peerjs/peers':
        allowAnyOrigin(response);
        reply(request, response, 401, 'text', 'Peers are not listed.\n');
        return;
      default:
        files(request, response);
    }
  };
  return (request, response) => {
    try {
      answer(request, response);
    } catch {
      // A library threw over one odd request: that request fails, the others go on.
      if (response.headersSent) response.destroy();
      else reply(request, response, 400, 'text', 'Bad request.\n');
    }
  };
};
