import dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isInside, refusedInside } from './inside.js';

/**
 * Resolves a name for one connection and refuses it if any of its addresses is none outside: the socket connects to
 * what was looked at here, so a name that answers differently the next time gains nothing.
 */
export function guardedLookup(lookup: LookupFunction = dns.lookup): LookupFunction {
  return refusing(lookup, (address) => isInside({ hostname: address }));
}

/** A lookup that refuses a name of which one address is refused. */
export function refusing(lookup: LookupFunction, isRefused: (address: string) => boolean): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, options, (error, found, family) => {
      // With an error nothing is found, whatever the types say, and what is thrown here ends the process.
      const addresses = error === null ? addressesOf(found) : [];
      if (addresses.some(isRefused)) done(refusedInside(), '', 0);
      else done(error, found, family);
    });
  };
}

function addressesOf(found: string | dns.LookupAddress[]): string[] {
  return typeof found === 'string' ? [found] : found.map(({ address }) => address);
}
