const names: Readonly<Record<string, string>> = {
  linkedin: 'LinkedIn',
  xing: 'XING',
  github: 'GitHub',
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
};

/** A network as it writes itself. */
export function networkNames(network: string | null): string {
  return network === null ? '…' : (names[network] ?? network);
}

/** Adds a title in a language's quotation marks, or nothing where there is none. */
export function quoted(open: string, close: string): (title: string | null) => string {
  return (title) => (title === null || title === '' ? '' : ` (${open}${title}${close})`);
}
