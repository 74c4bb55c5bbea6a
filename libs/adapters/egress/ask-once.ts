import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { CheckedAddress } from './checked-address.js';
import type { Deadline } from './deadline.js';
import type { WaysOut } from './guarded-agent.js';
import type { EgressLimits } from './limits.js';
import { isThrough, type Proxy } from './proxy/proxy.js';
import { openTunnel } from './proxy/tunnel.js';

interface Asking {
  headers: Readonly<Record<string, string>>;
  limits: EgressLimits;
  deadline: Deadline;
  ways: WaysOut;
  lookup: LookupFunction | undefined;
  proxy: Proxy | null;
  /** a GET without */
  sends?: Sending | undefined;
}

/** What a request carries. */
export interface Sending {
  method: 'POST' | 'PROPFIND' | 'REPORT';
  body: string;
}

/** It was sent as a whole, and then something broke: whether it was taken is not known. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

/** A connection that was kept had been closed at the other end before the request got there. */
class ClosedMeanwhile extends Error {
  override readonly name = 'ClosedMeanwhile';
}

/**
 * One request, up to the headers of its answer; its body waits to be read or destroyed. Rejects with Node's error, or
 * with `Unanswered` if something that may have been taken, a POST, had been sent by then.
 */
export async function askOnce(address: CheckedAddress, asking: Asking): Promise<IncomingMessage> {
  // What may not be sent twice goes over a connection of its own, which nobody can have closed meanwhile.
  if (asking.sends?.method === 'POST') return ask(address, asking, { anew: true });
  try {
    return await ask(address, asking, { anew: false });
  } catch (error) {
    if (error instanceof ClosedMeanwhile) return ask(address, asking, { anew: true });
    throw error;
  }
}

async function ask(address: CheckedAddress, asking: Asking, over: { anew: boolean }): Promise<IncomingMessage> {
  const { headers, limits, deadline, sends } = asking;
  const { url } = address;
  const options: RequestOptions = {
    ...(await wayTo(address, asking, over)),
    method: sends?.method ?? 'GET',
    headers,
    signal: deadline.signal,
    maxHeaderSize: limits.headerBytes,
    timeout: limits.idleMs,
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, options);
    let answer: IncomingMessage | null = null;
    request.once('response', (one) => {
      answer = one;
      resolve(one);
    });
    // Nobody asked for another protocol: without this, nothing would ever come of the question.
    request.once('upgrade', (one, socket) => {
      socket.destroy();
      resolve(one);
    });
    request.on('error', (error) => {
      // A body without a length that broke off would pass for whole.
      if (answer?.complete === false) answer.destroy(error);
      reject(meant(error, request, sends));
    });
    request.once('timeout', () => {
      deadline.expire();
    });
    request.end(sends?.body);
  });
}

function meant(error: NodeJS.ErrnoException, request: ClientRequest, sends: Sending | undefined): Error {
  const { message, code = '' } = error;
  if (request.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(code)) return new ClosedMeanwhile(message);
  return sends?.method === 'POST' && request.writableFinished ? new Unanswered(message, { cause: error }) : error;
}

/** Straight there, or through a tunnel of the operator's proxy. */
async function wayTo(
  address: CheckedAddress,
  { ways, lookup, proxy, deadline }: Asking,
  over: { anew: boolean },
): Promise<RequestOptions> {
  if (!isThrough(proxy, address)) return ways.to(address, over);
  const tunnel = await openTunnel(address, { proxy, lookup, signal: deadline.signal });
  return { createConnection: () => tunnel, defaultPort: address.url.protocol === 'https:' ? 443 : 80 };
}
