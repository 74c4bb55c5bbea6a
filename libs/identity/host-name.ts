/** Labels of at most 63 characters, the last of two or more that begin with a letter. */
const HOST = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * The host in lower-case ASCII (umlauts as punycode, no final dot), or null if it is no public host name: a single
 * label, a network address, or labels no name server would hold.
 */
export function hostName(raw: string): string | null {
  const ascii = toAscii(raw.endsWith('.') ? raw.slice(0, -1) : raw);
  return ascii !== null && ascii.length <= 253 && HOST.test(ascii) ? ascii : null;
}

function toAscii(host: string): string | null {
  if (/^[\x21-\x7e]*$/.test(host)) return host.toLowerCase();
  return /[\s/?#@:\\]/.test(host) ? null : (URL.parse(`http://${host}`)?.hostname ?? null);
}
