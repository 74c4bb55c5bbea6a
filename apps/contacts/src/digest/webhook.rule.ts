import type { ChatKind } from '#libs/events/words.js';

/** Where each chat gives out addresses of incoming webhooks: host, and how the path begins. Mattermost runs anywhere. */
const places: Record<ChatKind, { host: RegExp; path: RegExp }> = {
  slack: { host: /^hooks\.slack(-gov)?\.com$/, path: /^\/(services|triggers|workflows)\/./ },
  teams: { host: /\.(webhook\.office\.com|logic\.azure\.com|api\.powerplatform\.com)$/, path: /^\/./ },
  mattermost: { host: /./, path: /\/hooks\/[a-z0-9]+$/ },
};

/**
 * Whether this is the address of an incoming webhook of this chat, as far as an address tells. Without encryption only
 * where people run the chat themselves; whether it may be called is asked when it is.
 */
export function isWebhookOf(kind: ChatKind, address: string): boolean {
  const url = URL.parse(address);
  if (url === null || url.username + url.password !== '') return false;
  const safe = url.protocol === 'https:' || (kind === 'mattermost' && url.protocol === 'http:');
  const { host, path } = places[kind];
  return safe && host.test(url.hostname) && path.test(url.pathname);
}
