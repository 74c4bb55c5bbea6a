import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import type { CheckedAddress } from './checked-address.js';
import { refusing } from './guarded-lookup.js';
import { hostOf, isDisguised, refusedInside } from './inside.js';

/** How a request is connected: agents that look at the very address they connect to, or plain ones where an operator said so. */
export interface Connecting {
  agent: http.Agent;
  lookup: LookupFunction;
}

/**
 * A connection is kept for the next page of the same host, which follows a second later: setting one up costs a platform
 * more than the answer. No longer than the 5 s after which Node's own servers close it; judgement.
 */
const KEPT: http.AgentOptions = { keepAlive: true, timeout: 4_000, maxFreeSockets: 2 };

/**
 * The way out for each hop. An agent resolves a name when it connects, looks at every address of the answer (private,
 * loopback, link-local, metadata, carrier-grade NAT, mapped and translated IPv6, multicast, reserved …) and connects to
 * one of those: a name that answers differently the next time gains nothing, and a connection that is kept leads where it
 * was looked at. `lookup` resolves; the system's without.
 */
export class WaysOut {
  readonly #kept = agentsOf(KEPT);

  constructor(private readonly lookup: LookupFunction = dns.lookup) {}

  /** To an address, over a connection that was kept or, `anew`, one of its own. Throws OutsideWorld `address-refused`. */
  to({ url, allowed }: CheckedAddress, { anew }: { anew: boolean }): Connecting {
    const agents = anew ? agentsOf({}) : this.#kept;
    const scheme = url.protocol === 'https:' ? 'https' : 'http';
    if (allowed) return { agent: agents.plain[scheme](), lookup: this.lookup };
    if (isDisguised(hostOf(url))) throw refusedInside();
    return { agent: agents.guarded[scheme](), lookup: refusing(this.lookup, isDisguised) };
  }
}

type ByScheme = Record<'http' | 'https', () => http.Agent>;

/** Agents, each made when it is first wanted. */
function agentsOf(options: http.AgentOptions): Record<'plain' | 'guarded', ByScheme> {
  return {
    plain: { http: once(() => new http.Agent(options)), https: once(() => new https.Agent(options)) },
    guarded: {
      http: once(() => new RequestFilteringHttpAgent(options)),
      https: once(() => new RequestFilteringHttpsAgent(options)),
    },
  };
}

function once(make: () => http.Agent): () => http.Agent {
  let made: http.Agent | null = null;
  return () => (made ??= make());
}

/** Whether a failed request was refused by the agent: its errors carry no code. */
export function wasRefused({ code, message }: { code: string; message: string }): boolean {
  return code === '' && message.startsWith('DNS lookup ');
}
