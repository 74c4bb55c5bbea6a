import http, { type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on loopback: where it is, and what it was asked. */
export interface LocalServer {
  /** `127.0.0.1:PORT` */
  place: string;
  url: (path?: string) => string;
  asked: { path: string; headers: http.IncomingHttpHeaders }[];
  stop: () => Promise<void>;
}

export async function startLocalServer(answer: RequestListener): Promise<LocalServer> {
  const asked: LocalServer['asked'] = [];
  const server = http.createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    place,
    asked,
    url: (path = '/') => `http://${place}${path}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
