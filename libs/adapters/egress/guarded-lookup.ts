import dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isInside } from './guarded-agent.js';
import { refusedAddress } from './checked-address.js';

/**
 * Resolves a name for one connection and refuses it if any of its addresses is none outside: the socket connects to
 * what was looked at here, so a name that answers differently the next time gains nothing.
 */
export function guardedLookup(lookup: LookupFunction = dns.lookup): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, options, (error, found, family) => {
      const inside = error === null && addressesOf(found).some(isPrivate);
      if (inside) done(refusedAddress('address-refused', 'Addresses in private networks are not called.'), '', 0);
      else done(error, found, family);
    });
  };
}

function addressesOf(found: string | dns.LookupAddress[]): string[] {
  return typeof found === 'string' ? [found] : found.map(({ address }) => address);
}

function isPrivate(address: string): boolean {
  return isInside({ hostname: address });
}
