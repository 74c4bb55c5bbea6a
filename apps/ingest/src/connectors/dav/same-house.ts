/**
 * Whether a login for one address may be shown at another: at the same host, or at a neighbour that differs in its first
 * label alone, as providers have them (`caldav.example.org`, `p42-caldav.example.org`).
 */
export function isSameHouse(address: string, other: string): boolean {
  const [one, two] = [URL.parse(address), URL.parse(other)];
  if (one === null || two === null || one.protocol !== two.protocol) return false;
  if (one.host === two.host) return true;
  const house = houseOf(one);
  return house !== null && house === houseOf(two);
}

/** The part of a name that its neighbours share; null for one that has none, and for what is no name. */
function houseOf({ hostname, port }: URL): string | null {
  const [, ...rest] = hostname.split('.');
  return port !== '' || rest.length < 2 || /\d$/.test(hostname) ? null : rest.join('.');
}
