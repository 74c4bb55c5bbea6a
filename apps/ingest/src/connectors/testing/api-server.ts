import type { IncomingMessage } from 'node:http';
import { createEgress } from '#libs/adapters/egress/create-egress.js';
import { startLocalServer } from '#libs/adapters/egress/testing/local-server.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import type { Egress } from '#libs/ports/egress.js';
import type { PullWorld } from '../pulled-kind.js';
import { answerOf, type Platform, type Reply } from './platform.js';

export const NOW = Date.UTC(2026, 5, 15, 9);

/** A platform that answers over real HTTP on loopback, and the world that a connector sees it in. */
export interface ApiServer {
  /** `known`: identities of people in the pool */
  world: (more?: { secrets?: Record<string, string>; known?: string[]; now?: number }) => PullWorld;
  /** paths with their questions, in the order they were asked */
  asked: string[];
  /** the headers of the last question */
  last: () => Readonly<Record<string, string | string[] | undefined>>;
  /** what is answered next, once, whatever is asked */
  next: (reply: Reply) => void;
  stop: () => Promise<void>;
}

/** Starts it. Addresses below the platform's origin lead here, and what it answers seems to come from there. */
export async function startApiServer(platform: () => Platform): Promise<ApiServer> {
  const replies: Reply[] = [];
  const asked: string[] = [];
  const server = await startLocalServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', platform().origin);
      asked.push(url.pathname + url.search);
      const about = { url, headers: request.headers, body: await bodyOf(request) };
      const { status = 200, headers, json, text } = replies.shift() ?? answerOf(platform(), about);
      // What has no content has no type either.
      const type = status === 204 ? {} : { 'content-type': 'application/json; charset=utf-8' };
      response.writeHead(status, { ...type, ...headers });
      response.end(text ?? (json === undefined ? '' : JSON.stringify(json)));
    })();
  });
  return {
    asked,
    world({ secrets = {}, known = [], now = NOW } = {}) {
      const limits = { paceMs: 0 };
      const real = createEgress({
        clock: new VirtualClock(now),
        userAgent: 'Kith/test',
        allow: [server.place],
        limits,
      });
      const egress = rerouted(real, platform().origin, `http://${server.place}`);
      const names = new Set(known);
      const among = async (identities: readonly string[]) => new Set(identities.filter((name) => names.has(name)));
      return { egress, now, country: 'DE', secrets, known: among };
    },
    last: () => server.asked.at(-1)?.headers ?? {},
    next: (reply) => void replies.push(reply),
    stop: server.stop,
  };
}

function rerouted(egress: Egress, from: string, to: string): Egress {
  const swap = (address: string, one: string, other: string) =>
    address.startsWith(one) ? other + address.slice(one.length) : address;
  return {
    ...egress,
    async get(request) {
      const answer = await egress.get({ ...request, url: swap(request.url, from, to) });
      return { ...answer, url: swap(answer.url, to, from) };
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString();
}
