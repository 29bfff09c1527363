import type { IncomingMessage, ServerResponse } from 'node:http';

const types = {
  text: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  certificate: 'application/x-x509-ca-cert',
} as const;

/** Ends a response with a short body; HEAD gets its headers alone. */
export const reply = (
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  type: keyof typeof types,
  body: string,
): void => {
  response.writeHead(status, {
    'Content-Type': types[type],
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
};

export const redirect = (response: ServerResponse, location: string): void => {
  response.writeHead(302, { Location: location, 'Content-Length': 0 });
  response.end();
};
