import type { EgressAnswer, EgressRequest } from '#libs/ports/egress.js';
import { apiProblem } from './api-problem.js';
import { linkOf } from './link-header.js';
import { PullFailed } from './pull-failed.js';
import type { PullWorld } from './pulled-kind.js';
import { readIfJson, readJson } from './read-json.js';
import { refuseAnswer } from './refuse-answer.js';

/** An API of a platform. */
export interface Api {
  /** what its addresses are relative to; nothing else is shown the headers */
  base: string;
  /** sent with every question: what lets us in, a version */
  headers?: Readonly<Record<string, string>>;
  /** its own types beside `application/json` */
  types?: readonly string[];
  /** whose limits count, if no `authorization` says so */
  account?: string | undefined;
  /** ms that it asks to be left alone for, of an API that says so in its answers and not in their headers */
  restIn?: (json: unknown, now: number) => number;
}

/** A question to it. */
export interface JsonQuestion {
  /** relative to the API's base, or as the platform gave it */
  url: string;
  /** what the last answer to this very question was called: if nothing changed since, `json` is null */
  etag?: string | null;
  /** asked by POST, with this: GraphQL, a login, never anything that changes something */
  post?: unknown;
  /** refusals that are an answer here, such as 404 for “no”; what is said to them is read, too */
  also?: readonly number[];
}

export interface JsonAnswer {
  status: number;
  /** undefined: nothing was said, or not as JSON (only where `also` lets it pass); null: as before (304) */
  json: unknown;
  etag: string | null;
  /** where `Link: rel="next"` leads, absolute; null: this was the last page */
  next: string | null;
  headers: Readonly<Record<string, string>>;
  /** ms; when the platform wants to be asked again, because nothing is left of what it allows; null: whenever */
  notBefore: number | null;
}

/** Throws PullFailed for whatever is no good answer, each with its own code; passes on what egress throws. */
export type AskJson = (question: JsonQuestion) => Promise<JsonAnswer>;

const usual = ['application/json', 'text/json', 'text/html', 'text/plain'];

/** What asks an API through egress, in JSON. */
export function jsonAsker(api: Api, { egress, now }: PullWorld): AskJson {
  const { base, headers = {}, types = [], account, restIn } = api;
  const accepted = ['application/json', ...types].join(', ');
  const requestOf = ({ url, etag = null, post, also = [] }: JsonQuestion): EgressRequest => {
    const address = new URL(url, base);
    if (address.origin !== new URL(base).origin) throw new PullFailed('api-elsewhere');
    return {
      url: address.href,
      types: [...usual, ...types],
      headers: {
        accept: accepted,
        ...headers,
        ...(etag === null ? {} : { 'if-none-match': etag }),
        ...(post === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(post === undefined ? {} : { question: { method: 'POST', body: JSON.stringify(post) } }),
      refusals: also.length > 0,
      account,
      ...(restIn === undefined ? {} : { restIn: (answer, at) => restIn(readIfJson(answer), at) }),
    };
  };
  return async (question) => {
    try {
      const answer = await egress.get(requestOf(question));
      return { ...saidBy(answer, question, now), ...aboutOf(answer, now) };
    } catch (error) {
      throw apiProblem(error);
    }
  };
}

function saidBy(answer: EgressAnswer, { also = [] }: JsonQuestion, now: number): Pick<JsonAnswer, 'json'> {
  if (answer.status === 304) return { json: null };
  if (also.includes(answer.status)) return { json: readIfJson(answer) };
  refuseAnswer(answer, now);
  return { json: answer.status === 204 ? undefined : readJson(answer) };
}

function aboutOf({ status, headers, url, rest = 0 }: EgressAnswer, now: number): Omit<JsonAnswer, 'json'> {
  return {
    status,
    headers,
    etag: headers['etag'] ?? null,
    next: linkOf(headers['link'], 'next', url),
    notBefore: rest > 0 ? now + rest : null,
  };
}
