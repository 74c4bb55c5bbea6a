import { randomUUID } from 'node:crypto';
import { SESSION_COOKIE } from '#libs/http/access.guard.js';

export interface Answer {
  status: number;
  headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read what they expect and fail where it is not
  body: any;
}

/** Talks to a server as the page or a script would. */
export class ApiClient {
  constructor(
    readonly address: string,
    private readonly credentials: { session: string } | { key: string } | null,
  ) {}

  async call(method: string, route: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const payload = payloadOf(body);
    const sent = { ...this.identify(), 'idempotency-key': randomUUID(), ...payload.headers, ...headers };
    const init = { method, headers: sent, body: payload.body, redirect: 'manual' } as const;
    const answer = await fetch(this.address + route, init);
    return { status: answer.status, headers: answer.headers, body: await bodyOf(answer) };
  }

  get(route: string, headers?: Record<string, string>): Promise<Answer> {
    return this.call('GET', route, undefined, headers);
  }

  post(route: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.call('POST', route, body, headers);
  }

  private identify(): Record<string, string> {
    if (this.credentials === null) return {};
    if ('key' in this.credentials) return { authorization: `Bearer ${this.credentials.key}` };
    return { cookie: `${SESSION_COOKIE}=${this.credentials.session}`, origin: this.address };
  }
}

/** Files go as they are, everything else as JSON. */
function payloadOf(body: unknown): { headers: Record<string, string>; body: string | Uint8Array<ArrayBuffer> | null } {
  if (body === undefined) return { headers: {}, body: null };
  if (typeof body === 'string' || body instanceof Uint8Array) {
    return { headers: { 'content-type': 'text/csv' }, body: body as string | Uint8Array<ArrayBuffer> };
  }
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

async function bodyOf(answer: Response): Promise<unknown> {
  const text = await answer.text();
  const json = /^application\/(problem\+)?json/.test(answer.headers.get('content-type') ?? '');
  return json && text !== '' ? JSON.parse(text) : text;
}

/** Asks again until the answer is as wanted; fails after `turns` looks, so that a mistake does not hang. */
export async function until<T>(look: () => Promise<T>, wanted: (value: T) => boolean, turns = 400): Promise<T> {
  for (let turn = 0; turn < turns; turn += 1) {
    const value = await look();
    if (wanted(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('what was waited for did not come');
}
