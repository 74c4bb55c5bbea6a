import { refusedAddress } from '../checked-address.js';
import { hostOf, isInside, refusedInside } from '../inside.js';

/** The port of IMAP over TLS (RFC 8314); any other is called only where an operator listed it. */
const PORT = 993;

/** Where a mailbox may be opened. */
export interface MailServer {
  host: string;
  port: number;
  /** an operator listed this very `host:port` */
  allowed: boolean;
}

/**
 * Reads `imaps://host[:port]`. Throws OutsideWorld `address-invalid`, `port-refused`, `address-refused`; what a name
 * leads to is asked when it is connected to.
 */
export function mailServer(text: string, allow: ReadonlySet<string>): MailServer {
  const { url, port } = readAddress(text);
  const server = { host: hostOf(url), port };
  if (allow.has(`${url.hostname}:${String(port)}`)) return { ...server, allowed: true };
  if (port !== PORT) throw refusedAddress('port-refused', 'Mailboxes are opened at port 993 only.');
  if (isInside(url)) throw refusedInside();
  return { ...server, allowed: false };
}

/** As part of a web address, so that everybody's forms of an IP address come out dotted. */
function readAddress(text: string): { url: URL; port: number } {
  const found = /^imaps:\/\/(?<authority>[^/?#@\s]+?)(?::(?<port>\d{1,5}))?\/?$/i.exec(text)?.groups;
  const url = URL.parse(`https://${found?.['authority'] ?? ''}`);
  const port = Number(found?.['port'] ?? PORT);
  if (url === null || port > 65_535) throw refusedAddress('address-invalid', 'This is no mail server to be called.');
  return { url, port };
}

export const isMailAddress = (text: string): boolean => /^imaps:/i.test(text);
