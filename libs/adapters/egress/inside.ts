import net from 'node:net';
import ipaddr from 'ipaddr.js';
import type { OutsideWorld } from '#libs/kernel/errors.js';
import { refusedAddress } from './checked-address.js';

/** IPv6 addresses that carry an IPv4 one without saying so, which the agent takes for public. */
const disguised = new net.BlockList();
disguised.addSubnet('::', 96, 'ipv6');

export function isDisguised(address: string): boolean {
  return net.isIPv6(address) && disguised.check(address, 'ipv6');
}

/** Whether an address that is written out, or the name of this very machine, is none outside. */
export function isInside(host: Pick<URL, 'hostname'>): boolean {
  const name = hostOf(host);
  if (!ipaddr.isValid(name)) return /(?:^|\.)localhost\.?$/.test(name);
  return isDisguised(name) || ipaddr.parse(name).range() !== 'unicast';
}

/** A host as it is connected to: an IPv6 address without the brackets that it has in an address of the web. */
export function hostOf({ hostname }: Pick<URL, 'hostname'>): string {
  return hostname.replaceAll(/^\[|\]$/g, '');
}

/** OutsideWorld `address-refused`. */
export function refusedInside(): OutsideWorld {
  return refusedAddress('address-refused', 'Addresses in private networks are not called.');
}
