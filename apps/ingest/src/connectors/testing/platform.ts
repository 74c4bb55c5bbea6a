import { createHash } from 'node:crypto';

/** What a platform answers. `json` undefined: an empty body; `text` stands in its place where it is no JSON. */
export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  json?: unknown;
  text?: string | Buffer;
}

/** A platform that is made up: what it answers under each path (`/users/:name`), of the address it is asked by. */
export interface Platform {
  /** as the connector calls it */
  origin: string;
  routes: Readonly<Record<string, (asked: Asked) => Reply>>;
}

export interface Asked {
  url: URL;
  /** what stands in the path for each `:name` */
  path: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

/** A good answer, with the name that HTTP has for this state of it. */
export function tagged(json: unknown): Reply {
  const tag = createHash('sha256').update(JSON.stringify(json)).digest('base64url').slice(0, 16);
  return { json, headers: { etag: `W/"${tag}"` } };
}

/** What a record holds under a name that came from outside, were it `constructor`. */
export function own<Value>(
  record: Readonly<Record<string, Value>>,
  name: string | null | undefined,
): Value | undefined {
  return name != null && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A page of a list, `per` each, the next named by `Link` under a path that may be another than the first one's. */
export function listed(items: readonly unknown[], { url }: Pick<Asked, 'url'>, per = 2, path = url.pathname): Reply {
  const page = Number(url.searchParams.get('page') ?? 1);
  const next = new URL(path, url);
  for (const [name, value] of url.searchParams) next.searchParams.set(name, value);
  next.searchParams.set('page', String(page + 1));
  const link = `<${next.href}>; rel="next", <${url.href}>; rel="first"`;
  const headers: Record<string, string> = page * per < items.length ? { link } : {};
  return { json: items.slice((page - 1) * per, page * per), headers };
}

/** What it answers to a question; what nobody wrote down is not there. */
export function answerOf({ routes }: Platform, asked: Omit<Asked, 'path'>): Reply {
  for (const [pattern, answer] of Object.entries(routes)) {
    const path = pathIn(pattern, asked.url.pathname);
    if (path !== null) return unchanged(answer({ ...asked, path }), asked.headers['if-none-match']);
  }
  return { status: 404, json: { message: 'Not Found' } };
}

function unchanged(reply: Reply, known: string | string[] | undefined): Reply {
  const tag = reply.headers?.['etag'];
  if (tag === undefined || tag !== known) return reply;
  return { status: 304, headers: reply.headers ?? {} };
}

function pathIn(pattern: string, pathname: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = pathname.split('/').map(decoded);
  if (wanted.length !== given.length) return null;
  const path: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    if (part.startsWith(':')) path[part.slice(1)] = given[i] ?? '';
    else if (part !== given[i]) return null;
  }
  return path;
}

/** What nobody can decode stands for itself, and leads nowhere. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
