import type { CheckedAddress } from '../checked-address.js';

/** Through whom a network lets its machines out. */
export interface Proxy {
  /** `http://host:port`, perhaps with a user and a password */
  url: string;
  /** whom it is not asked for: host names (also all below them), `host:port`, `*` for everybody */
  except: readonly string[];
}

/** Whether an address is called through the proxy. What an operator allowed by `host:port` lies inside, and is not. */
export function isThrough(proxy: Proxy | null, { url, place, allowed }: CheckedAddress): proxy is Proxy {
  return proxy !== null && !allowed && !proxy.except.some((pattern) => isMeant(pattern, url.hostname, place));
}

/** As `NO_PROXY` is read by most programs: `example.org`, `.example.org` and `*.example.org` mean it and what is below it. */
function isMeant(pattern: string, host: string, place: string): boolean {
  const name = pattern.toLowerCase().replace(/^\*?\./, '');
  if (name === '*' || name === place) return true;
  return name !== '' && (host === name || host.endsWith(`.${name}`));
}
