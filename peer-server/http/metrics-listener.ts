import type { RequestListener } from 'node:http';
import type { Registry } from 'prom-client';
import { setCommonHeaders } from './headers';
import { reply } from './reply';

/** `/metrics` for Prometheus and nothing else, for a listener that phones do not reach. */
export const createMetricsListener =
  (registry: Registry): RequestListener =>
  (request, response) => {
    setCommonHeaders(response);
    if (request.method !== 'GET' || request.url !== '/metrics') {
      reply(request, response, 404, 'text', 'Only /metrics is here.\n');
      return;
    }
    registry.metrics().then(
      (text) => {
        response.writeHead(200, { 'Content-Type': registry.contentType });
        response.end(text);
      },
      () => response.destroy(),
    );
  };
