import type { Normalised } from './schemes.js';

/**
 * What is known of one network's addresses. Answers the person an address is of, a refusal if the address is the
 * network's but of nobody, and null if it is not the network's.
 */
export type Site = (url: URL) => Normalised | null;

/** The parts of the path between slashes, percent encoding kept. */
export function segmentsOf(url: URL): string[] {
  return url.pathname.split('/').filter((segment) => segment !== '');
}

/** Whether the address is on this domain or below it (`de.linkedin.com`, `m.xing.com`). */
export function isOn(url: URL, domain: string): boolean {
  return url.hostname === domain || url.hostname.endsWith(`.${domain}`);
}
