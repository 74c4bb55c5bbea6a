/** One request the page made. */
export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: unknown;
}

export interface Reply {
  status: number;
  body: unknown;
  etag?: string;
}

/** What a route answers: a 200 body, or a function of the request that answers a body or a `reply`. */
type Route = object | ((asked: Asked) => object | Promise<object>);

const replies = new WeakSet<object>();

/** An answer with a status of its own. */
export function reply(status: number, body: unknown, etag?: string): Reply {
  const made: Reply = { status, body, ...(etag === undefined ? {} : { etag }) };
  replies.add(made);
  return made;
}

export const problem = (status: number, code: string, detail: string, more: object = {}): Reply =>
  reply(status, { type: `/docs/problems#${code}`, title: 'Problem', status, code, detail, ...more });

function responseOf({ status, body, etag }: Reply) {
  return {
    ok: status < 400,
    status,
    headers: { get: (name: string) => (name === 'etag' ? (etag ?? null) : null) },
    json: () => Promise.resolve(body),
    text: () => Promise.resolve(body === null ? '' : JSON.stringify(body)),
  };
}

const parsed = (body: unknown): unknown => (typeof body === 'string' ? JSON.parse(body) : body);

/** Stands in for the server at the client's edge; routes are named `METHOD /path`, and may be changed as a test goes on. */
export class FakeApi {
  readonly asked: Asked[] = [];

  constructor(readonly routes: Record<string, Route>) {}

  /** Requests of a route, oldest first. */
  of(route: string): Asked[] {
    return this.asked.filter(({ method, path }) => `${method} ${path}` === route);
  }

  readonly fetch = async (url: string, init: RequestInit): Promise<unknown> => {
    const { pathname: path, searchParams: query } = new URL(url, 'http://kith.test');
    const asked = {
      method: init.method ?? 'GET',
      path,
      query,
      headers: init.headers as Record<string, string>,
      body: parsed(init.body),
    };
    this.asked.push(asked);
    const route = this.routes[`${asked.method} ${path}`];
    if (route === undefined) return responseOf(problem(404, 'route-unknown', `No route for ${asked.method} ${path}.`));
    const answer =
      typeof route === 'function' ? await (route as (asked: Asked) => object | Promise<object>)(asked) : route;
    return responseOf(replies.has(answer) ? (answer as Reply) : { status: 200, body: answer });
  };
}
