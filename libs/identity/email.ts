import { hostName } from './host-name.js';
import type { Normalised } from './schemes.js';

const LOCAL = /^[^\s"(),:;<>@[\\\]]{1,64}$/u;

/**
 * `Ada <Ada+news@Example.ORG>` becomes `ada+news@example.org`.
 * The part before the @ is lower-cased too: the mail standard lets a server tell `Ada` from `ada`, but none in use
 * does, people write either, and splitting one person in two means writing to her twice. Nothing else is guessed:
 * a plus tag stays, and so do dots, since only single providers ignore them.
 */
export function normaliseEmail(raw: string): Normalised {
  const address = /<([^<>]+)>$/.exec(raw)?.[1] ?? raw;
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0)).trim().toLowerCase().normalize('NFC');
  const domain = hostName(address.slice(at + 1).trim());
  const value = `${local}@${domain ?? ''}`;
  const isAddress = domain !== null && LOCAL.test(local) && value.length <= 254;
  return isAddress ? { scheme: 'email', value } : { refused: 'malformed' };
}
