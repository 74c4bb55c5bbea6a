import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import type { Egress } from '#libs/ports/egress.js';
import type { Posting } from '#libs/ports/posting.js';
import { createEgress } from './create-egress.js';
import { startLocalServer, type LocalServer } from './testing/local-server.js';

let server: LocalServer;
afterEach(() => server.stop());

const types = ['text/plain'];

/** The way to a server that notes over which connection it was asked what. */
async function reaching(answer: RequestListener): Promise<{ out: Egress & Posting; over: Socket[]; url: string }> {
  const over: Socket[] = [];
  server = await startLocalServer((request, response) => {
    over.push(request.socket);
    response.setHeader('content-type', 'text/plain');
    answer(request, response);
  });
  const out = createEgress({
    clock: systemClock,
    userAgent: 'Kith/test',
    allow: [server.place],
    limits: { paceMs: 0 },
  });
  return { out, over, url: server.url() };
}

describe('a connection', () => {
  test.each([
    ['a page', 200, 'a page'],
    ['nothing new', 304, ''],
    ['nothing', 204, ''],
  ])('over which came %s serves the next question', async (_what, status, text) => {
    const { out, over, url } = await reaching((_request, response) => response.writeHead(status).end(text));
    for (let asked = 0; asked < 3; asked += 1) {
      expect(await out.get({ url, types })).toMatchObject({ status });
      await turn();
    }
    expect(new Set(over).size).toBe(1);
  });

  test('that the server closed when the next question came is made anew, and the question asked again', async () => {
    let isClosing = false;
    const { out, over, url } = await reaching((request, response) => {
      if (isClosing) request.socket.destroy();
      else response.end('here');
      isClosing = !isClosing;
    });
    await out.get({ url, types });
    expect((await out.get({ url, types })).body.toString()).toBe('here');
    expect(over.map((one) => over.indexOf(one))).toEqual([0, 0, 2]);
  });

  test('that is closed on every question is not made for ever', async () => {
    const { out, over, url } = await reaching((request, response) => {
      if (over.length === 1) response.end('here');
      else request.socket.destroy();
    });
    await out.get({ url, types });
    await expect(out.get({ url, types })).rejects.toMatchObject({ code: 'unreachable', retriable: true });
    expect(over).toHaveLength(3);
  });

  test('serves nobody who is told: what may have been taken is not sent twice', async () => {
    const { out, over, url } = await reaching((request, response) => {
      if (request.method === 'POST') request.socket.destroy();
      else response.end('here');
    });
    await out.get({ url, types });
    await expect(out.post({ url, json: {} })).rejects.toMatchObject({ code: 'unanswered' });
    expect(over).toHaveLength(2);
    expect(new Set(over).size).toBe(2);
  });
});
