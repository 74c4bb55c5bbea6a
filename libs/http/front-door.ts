import http, { type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { pageAddress } from '#libs/platform/page-address.js';
import { HttpProblem, toProblem } from './problem.js';

/** How long a request in hand may take once the door closes, ms. */
const PATIENCE = 10_000;
const RETRY_SECONDS = 5;
/** 100 MB may come slowly, ms. */
const LONGEST_REQUEST = 1_800_000;
/** Longer than a proxy keeps its connections, so that none is closed under a request, ms. */
const KEPT_ALIVE = 72_000;

/**
 * The port of a process, from its first second to its last. Until the application behind it can work, it answers that
 * the process lives and why it is not ready; `/readyz` is red with the reason.
 */
export class FrontDoor {
  readonly #server: Server;
  #inside: RequestListener = () => undefined;
  #isOpen = false;
  #closing = false;
  /** Why nobody is let in yet: one sentence. */
  reason = 'Kith is starting.';

  constructor() {
    this.#server = http.createServer(
      { requestTimeout: LONGEST_REQUEST, keepAliveTimeout: KEPT_ALIVE },
      (request, response) => {
        this.#answer(request, response);
      },
    );
  }

  /** Answers the address. Throws OutsideWorld `port-in-use` with one sentence. */
  async listen({ port, host }: { port: number; host: string }): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(port, host, () => {
        this.#server.off('error', reject);
        resolve();
      });
    }).catch((cause: unknown) => {
      throw notListening(cause, `Port ${String(port)} on ${host}`);
    });
    return pageAddress({ host, port: this.port });
  }

  /** Where it listens: another than it was told where that was 0. */
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** For Fastify: whatever it handles comes in through this door. */
  readonly serverFactory = (handler: RequestListener): Server => {
    this.#inside = handler;
    return this.#server;
  };

  /** From now on the application answers. */
  open(): void {
    this.#isOpen = true;
  }

  /** Lets nobody in any more; resolves when the requests in hand are answered, after 10 s without the rest. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    this.#closing = true;
    const idle = setInterval(() => {
      this.#server.closeIdleConnections();
    }, 50);
    const last = setTimeout(() => {
      this.#server.closeAllConnections();
    }, PATIENCE);
    await new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
    clearInterval(idle);
    clearTimeout(last);
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    if (this.#closing) response.setHeader('Connection', 'close');
    if (this.#isOpen) this.#inside(request, response);
    else this.#wait(request.url ?? '/', response);
  }

  #wait(url: string, response: ServerResponse): void {
    if (url === '/healthz') {
      reply(response, 200, { status: 'ok' });
      return;
    }
    if (url === '/readyz') {
      reply(response, 503, { status: 'not ready', reasons: { start: this.reason } });
      return;
    }
    const problem = new HttpProblem(503, 'not-ready', this.reason, { retryAfter: RETRY_SECONDS });
    response.setHeader('Retry-After', String(RETRY_SECONDS));
    reply(response, 503, toProblem(problem), 'application/problem+json');
  }
}

function reply(response: ServerResponse, status: number, body: object, type = 'application/json'): void {
  response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}

function notListening(cause: unknown, place: string): unknown {
  const { code } = cause as { code?: string };
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return cause;
  const why = code === 'EADDRINUSE' ? 'is in use by another program' : 'may not be used by you';
  return new OutsideWorld(`${place} ${why}: stop that program, or set PORT to another number.`, false, 'port-in-use', {
    cause,
  });
}
