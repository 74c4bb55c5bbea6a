import { OutsideWorld } from '#libs/kernel/errors.js';

const PORTS = { 'https:': '443', 'http:': '80' } as const;

/** Where a request may go, as far as its address tells. */
export interface CheckedAddress {
  url: URL;
  /** `host:port`, lower case, with the port that the scheme implies */
  place: string;
  /** an operator listed this very `host:port`: neither scheme, port nor address is asked about */
  allowed: boolean;
}

/**
 * Reads an address that may be called: https (or http where that is let pass), its own port, no user and password.
 * Throws OutsideWorld `address-invalid`, `scheme-refused`, `port-refused`. Decimal, octal and hexadecimal hosts leave
 * `URL` as dotted addresses; what an address is of, is asked when it is connected to.
 */
export function checkAddress(text: string, allow: ReadonlySet<string>, plain: boolean): CheckedAddress {
  const url = readAddress(text);
  const place = placeOf(url);
  const allowed = allow.has(place);
  if (allowed) return { url, place, allowed };
  if (url.port !== '') throw refusedAddress('port-refused', 'Only the ports 443 and 80 are called.');
  if (url.protocol === 'http:' && !plain)
    throw refusedAddress('scheme-refused', 'Only addresses with "https:" are called.');
  return { url, place, allowed };
}

export function refusedAddress(code: string, text: string): OutsideWorld {
  return new OutsideWorld(text, false, code);
}

function readAddress(text: string): URL {
  const url = URL.parse(text);
  const callable = url !== null && url.protocol in PORTS && url.username + url.password === '';
  if (!callable) throw refusedAddress('address-invalid', 'This is no web address that can be called.');
  return url;
}

function placeOf({ hostname, port, protocol }: URL): string {
  return `${hostname}:${port === '' ? PORTS[protocol as keyof typeof PORTS] : port}`;
}
