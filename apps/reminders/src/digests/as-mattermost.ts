import { chatParagraphs, type Run } from './chat-paragraphs.js';
import type { Written } from './written.js';

/** Mattermost shows Markdown; who is told of a message is told its text, and the people stand in what is attached. */
export function asMattermost(digest: Written): object {
  const { subject } = digest;
  const text = chatParagraphs(digest)
    .map((lines) => lines.map((line) => line.map(marked).join('')).join('\n'))
    .join('\n\n');
  return { text: plain(subject), attachments: [{ fallback: subject, text }] };
}

function marked({ text, url, strong }: Run): string {
  if (url !== undefined) return `[${text}](${url})`;
  return strong === true ? `**${plain(text)}**` : plain(text);
}

const INVISIBLE = '\u200B';

/** Markdown without a meaning; an `@` would call people. */
function plain(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!|~>]/g, String.raw`\$&`).replaceAll('@', `@${INVISIBLE}`);
}
