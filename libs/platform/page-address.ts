/** This machine, however it is written; and every address of it, under which nobody can call. */
const OWN = new Set(['127.0.0.1', '::1', '0.0.0.0', '::']);

/**
 * Where people of this machine find what listens there: always the same name, for a session counts for the name it was
 * begun under.
 */
export function pageAddress({ host, port }: { host: string; port: number }): string {
  const name = OWN.has(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${String(port)}`;
}
