import type { ChatKind } from '#libs/events/words.js';
import type { Written, WrittenItem } from './written.js';

/** How a chat writes what we need: a text in which nothing of a name or title means anything, a link, what stands out. */
interface Dialect {
  plain: (text: string) => string;
  link: (link: WrittenItem['link']) => string;
  strong: (text: string) => string;
}

/** Slack's own marks; `&`, `<` and `>` are all that has a meaning in a text. */
const slack: Dialect = {
  plain: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  link: ({ label, url }) => `<${url}|${label}>`,
  strong: (text) => `*${text}*`,
};
const INVISIBLE = '\u200B';
/** Markdown; an `@` would call people. */
const markdown: Dialect = {
  plain: (text) => text.replaceAll(/[\\`*_{}[\]()#+\-.!|~>]/g, String.raw`\$&`).replaceAll('@', `@${INVISIBLE}`),
  link: ({ label, url }) => `[${label}](${url})`,
  strong: (text) => `**${text}**`,
};

/** The body that an incoming webhook of this chat takes. */
export function asChat(kind: ChatKind, digest: Written): object {
  switch (kind) {
    case 'slack':
      return { text: textIn(slack, digest), unfurl_links: false, unfurl_media: false };
    case 'mattermost':
      return { text: textIn(markdown, digest) };
    case 'teams':
      return { type: 'message', attachments: [{ contentType: CARD, content: cardOf(textIn(markdown, digest)) }] };
  }
}

const CARD = 'application/vnd.microsoft.card.adaptive';

/** Teams shows a card; each paragraph is a block of its own, for it knows no empty lines. */
function cardOf(text: string): object {
  const body = text.split('\n\n').map((paragraph) => ({ type: 'TextBlock', text: paragraph, wrap: true }));
  return { $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', type: 'AdaptiveCard', version: '1.4', body };
}

function textIn(dialect: Dialect, { subject, parts, nothing, today, settings }: Written): string {
  const { plain, link, strong } = dialect;
  return [
    strong(plain(subject)),
    ...(nothing === null ? [] : [plain(nothing)]),
    ...parts.flatMap(({ title, items }) => [plain(title), ...items.map((item) => itemIn(dialect, item))]),
    `${link(today)} · ${link(settings)}`,
  ].join('\n\n');
}

function itemIn({ plain, link, strong }: Dialect, item: WrittenItem): string {
  const told = [strong(plain(item.name)), plain(item.text), ...item.notes.map(plain), link(item.link)];
  return told.join('\n');
}
