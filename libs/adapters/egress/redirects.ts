import type { IncomingMessage } from 'node:http';
import type { EgressAnswer, EgressRequest } from '#libs/ports/egress.js';
import { refusedAddress } from './checked-address.js';

/** All that goes along when a redirect leads to another host: whatever else a platform calls its key stays behind. */
const harmless = new Set(['accept', 'accept-language', 'content-type', 'depth', 'if-modified-since', 'if-none-match']);
const permanent = new Set([301, 308]);
const redirects = new Set([301, 302, 303, 307, 308]);

/** Where an answer sends us instead. */
export interface Elsewhere {
  location: string;
  /** for good */
  permanent: boolean;
}

/** Where an answer sends us instead; null if it is the answer. What a POST carries is taken nowhere else. */
export function leadsTo(answer: IncomingMessage, { question }: Pick<EgressRequest, 'question'>): Elsewhere | null {
  const { statusCode: status = 0, headers } = answer;
  if (!redirects.has(status) || headers.location === undefined || question?.method === 'POST') return null;
  answer.destroy();
  return { location: headers.location, permanent: permanent.has(status) };
}

export function moved(answer: EgressAnswer, { url }: EgressRequest, moving: boolean): EgressAnswer {
  return moving && answer.url !== new URL(url).href ? { ...answer, movedTo: answer.url } : answer;
}

/** The request behind a redirect: never from https back to http, never with what lets us in at another host. */
export function redirected(request: EgressRequest, url: URL, location: string): EgressRequest {
  const next = URL.parse(location, url.href);
  if (next === null) throw refusedAddress('address-invalid', 'The address leads to none that can be called.');
  if (url.protocol === 'https:' && next.protocol === 'http:')
    throw refusedAddress('scheme-refused', 'The address leads to one without encryption.');
  const same = next.host === url.host && next.protocol === url.protocol;
  const headers = Object.entries(request.headers ?? {}).filter(([name]) => same || harmless.has(name.toLowerCase()));
  return { ...request, url: next.href, headers: Object.fromEntries(headers) };
}
