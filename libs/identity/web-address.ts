import { hostName } from './host-name.js';
import type { Normalised } from './schemes.js';

const TRACKING =
  /^(?:utm_\w+|[fgy]bclid|gclid|dclid|msclkid|yclid|fbclid|mc_[ce]id|igsh(?:id)?|si|ref|ref_src|ref_url|trk|trkinfo|lipi|licu|originalsubdomain)$/i;

/** Reads an address with or without `https://`; null if it is none, or of another protocol. */
export function readAddress(raw: string): URL | null {
  const isFull = /^https?:\/\//i.test(raw);
  if (!isFull && /^[^/?]*[@:]/.test(raw)) return null;
  const url = URL.parse(isFull ? raw : `https://${raw}`);
  if (url === null) return null;
  const host = hostName(url.hostname);
  if (host === null) return null;
  if (url.hostname !== host) url.hostname = host;
  return url;
}

/**
 * A page in one spelling: https, host without `www.`, no user, standard port, fragment, tracking parameters or final
 * slash, the rest of the query sorted. The path keeps its case. Whoever hands a page in says that it is one
 * person's: a company's page given to all its people would make them one.
 */
export function normaliseWeb(url: URL): Normalised {
  const host = url.hostname.replace(/^www\.(?=[^.]+\.)/, '');
  const path = onePathSpelling(url.pathname).replace(/\/+$/, '');
  const value = `https://${host}${/^(?:|80|443)$/.test(url.port) ? '' : `:${url.port}`}${path}${queryOf(url)}`;
  return value.length <= 2000 ? { scheme: 'web', value } : { refused: 'too-long' };
}

function queryOf(url: URL): string {
  const query = new URLSearchParams([...url.searchParams].filter(([name]) => !TRACKING.test(name)));
  query.sort();
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

function onePathSpelling(path: string): string {
  return path.replace(/%[\da-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[\w~-]/.test(character) ? character : escape.toUpperCase();
  });
}
