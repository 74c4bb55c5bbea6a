import { Problem } from './problem.js';
import type { ProblemDocument } from './problem.js';

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** sent as JSON */
  json?: unknown;
  /** sent as it is */
  file?: Blob;
  /** the ETag a change is based on */
  ifMatch?: string;
  /** 202 is the answer itself, not "ask again" */
  accepted?: boolean;
  /** the token of a digest's link, which stands in no address */
  link?: string;
  /** that it is read is recorded, once: sent as a command is */
  recorded?: boolean;
  /** something short that is still sent where the page is closed meanwhile */
  keepalive?: boolean;
}

export interface Answer<T> {
  data: T;
  etag: string | null;
}

/** Pauses in ms before a command is sent again, with the same key, after no answer, "busy" or "not decided yet". */
const pauses = [300, 1000, 2000];

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A fresh Idempotency-Key; `randomUUID` exists on https and loopback only. */
function freshKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const isCommand = ({ method = 'GET', recorded = false }: Call) => method !== 'GET' || recorded;

function headersOf(call: Call): Record<string, string> {
  const { json, file, ifMatch, link } = call;
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': document.documentElement.lang,
  };
  if (isCommand(call)) headers['idempotency-key'] = freshKey();
  if (json !== undefined) headers['content-type'] = 'application/json';
  if (file !== undefined) headers['content-type'] = file.type === '' ? 'application/octet-stream' : file.type;
  if (ifMatch !== undefined) headers['if-match'] = ifMatch;
  if (link !== undefined) headers['kith-link'] = link;
  return headers;
}

function initOf(call: Call): RequestInit {
  const init: RequestInit = { method: call.method ?? 'GET', headers: headersOf(call), credentials: 'same-origin' };
  if (call.json !== undefined) init.body = JSON.stringify(call.json);
  if (call.file !== undefined) init.body = call.file;
  if (call.keepalive === true) init.keepalive = true;
  return init;
}

async function problemOf(response: Response): Promise<Problem> {
  const said = (await response.json().catch(() => ({}))) as ProblemDocument;
  return new Problem(response.status, { ...said, code: said.code ?? 'unreadable' });
}

/** A command that is taken, but has no outcome yet: `{ state: "queued" | "parked" }`. */
async function undecided(response: Response): Promise<Problem> {
  const { state } = (await response.json().catch(() => ({}))) as { state?: string };
  return new Problem(202, { code: state === 'parked' ? 'parked' : 'queued' });
}

async function bodyOf<T>(response: Response): Promise<T> {
  const text = await response.text();
  return (text === '' ? null : JSON.parse(text)) as T;
}

async function attempt<T>(path: string, init: RequestInit, accepted: boolean): Promise<Answer<T>> {
  const response = await fetch(path, init).catch(() => {
    throw new Problem(0, { code: 'offline' });
  });
  if (response.status === 202 && !accepted) throw await undecided(response);
  if (!response.ok) throw await problemOf(response);
  return { data: await bodyOf<T>(response), etag: response.headers.get('etag') };
}

const worthAnotherTry = (error: unknown) =>
  error instanceof Problem && (error.code === 'queued' || error.status === 0 || error.status === 503);

/**
 * Calls the API and answers its body with its ETag. A command is sent up to four times with one Idempotency-Key, so
 * that it happens once. Throws a `Problem`, nothing else.
 */
export async function callFor<T>(path: string, call: Call = {}): Promise<Answer<T>> {
  const init = initOf(call);
  const left = isCommand(call) ? pauses : [];
  for (const ms of left) {
    try {
      return await attempt<T>(path, init, call.accepted === true);
    } catch (error) {
      if (!worthAnotherTry(error)) throw error;
      await pause(ms);
    }
  }
  return attempt<T>(path, init, call.accepted === true);
}

/** Like `callFor`, the body alone. */
export async function call<T>(path: string, options: Call = {}): Promise<T> {
  return (await callFor<T>(path, options)).data;
}

/** `path?a=1&b=2` without the absent ones. */
export function withQuery(path: string, query: Record<string, string | number | null | undefined>): string {
  const entries = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const search = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? path : `${path}?${search}`;
}
