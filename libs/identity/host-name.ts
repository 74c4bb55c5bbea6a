const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/**
 * The host in lower-case ASCII (umlauts as punycode, no final dot), or null if it is no public host name: a single
 * label, a network address, or labels no name server would hold.
 */
export function hostName(raw: string): string | null {
  const ascii = toAscii(raw.replace(/\.$/, ''));
  if (ascii === null || ascii.length > 253) return null;
  const labels = ascii.split('.');
  const top = labels.at(-1) ?? '';
  if (labels.length < 2 || !/^[a-z]/.test(top) || top.length < 2) return null;
  return labels.every((label) => LABEL.test(label)) ? ascii : null;
}

function toAscii(host: string): string | null {
  if (/^[\x21-\x7e]*$/.test(host)) return host.toLowerCase();
  return /[\s/?#@:\\]/.test(host) ? null : (URL.parse(`http://${host}`)?.hostname ?? null);
}
