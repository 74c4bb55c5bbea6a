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

const ways: Readonly<Record<'en' | 'de', Readonly<Record<string, string>>>> = {
  en: { email: 'e-mail', phone: 'telephone', text: 'text message', other: 'other ways' },
  de: { email: 'E-Mail', phone: 'Telefon', text: 'SMS', other: 'andere Wege' },
};
const last: Readonly<Record<'en' | 'de', string>> = { en: ' and ', de: ' und ' };

/** Ways of writing (`email,linkedin`) as a sentence lists them; whatever is no list of them becomes an ellipsis. */
export function wayNames(language: 'en' | 'de', channels: unknown): string {
  if (typeof channels !== 'string' || channels === '') return '…';
  const named = channels.split(',').map((way) => ways[language][way] ?? networkNames(way));
  return [named.slice(0, -1).join(', '), ...named.slice(-1)].filter((part) => part !== '').join(last[language]);
}

/** Adds a title in a language's quotation marks, or nothing where there is none. */
export function quoted(open: string, close: string): (title: string | null) => string {
  return (title) => (title === null || title === '' ? '' : ` (${open}${title}${close})`);
}
