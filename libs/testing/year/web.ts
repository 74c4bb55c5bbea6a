import type { RequestListener } from 'node:http';
import { startLocalServer } from '#libs/adapters/egress/testing/local-server.js';
import type { Reply } from '../../../apps/ingest/src/connectors/testing/platform.js';
import { Random } from '../random.js';
import { Guard } from './limits/guard.js';
import type { Plan } from './plan.js';
import { sitesOf } from './sites/sites.js';

/** By which a question says what time it is for whoever asks, ms. */
export const TIME = 'kith-virtual-time';

/** Hears of each question: before it is answered, and after. False: it is never answered. */
export interface Witness {
  asked: (guard: Guard, source: number | null, now: number) => boolean;
  answered: () => void;
}

/** All sites of the year, on one port of this machine. */
export interface Web {
  port: number;
  guards: readonly Guard[];
  stop: () => Promise<void>;
}

export async function startWeb(plan: Plan, witness: Witness): Promise<Web> {
  const random = new Random(`web/${plan.seed}`);
  const guards = sitesOf(plan).map((site) => new Guard(site, plan, random.fork(site.origin)));
  const byHost = new Map(guards.map((guard) => [new URL(guard.site.origin).hostname, guard]));
  const listener: RequestListener = (request, response) => {
    const [host = ''] = (request.headers.host ?? '').split(':');
    const guard = byHost.get(host);
    const now = Number(request.headers[TIME]);
    if (guard === undefined || Number.isNaN(now)) {
      response.writeHead(421).end();
      return;
    }
    const url = new URL(request.url ?? '/', guard.site.origin);
    const reply = guard.ask({ url, now, headers: request.headers, body: '' });
    if (!witness.asked(guard, guard.site.whose(url), now)) {
      request.socket.destroy();
      return;
    }
    response.once('finish', () => {
      witness.answered();
    });
    answer(response, reply, now);
  };
  const server = await startLocalServer(listener);
  return { port: Number(server.place.split(':')[1]), guards, stop: server.stop };
}

function answer(response: Parameters<RequestListener>[1], reply: Reply, now: number): void {
  const { status = 200, headers = {}, json, text } = reply;
  const type = status === 204 || status === 304 ? {} : { 'content-type': 'application/json; charset=utf-8' };
  response.sendDate = false;
  response.writeHead(status, { ...type, date: new Date(now).toUTCString(), ...headers });
  response.end(status === 304 ? undefined : (text ?? (json === undefined ? '' : JSON.stringify(json))));
}
