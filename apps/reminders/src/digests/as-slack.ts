import { chatParagraphs, type Paragraph, type Run } from './chat-paragraphs.js';
import type { Written } from './written.js';

/**
 * Slack shows blocks, and tells of them with the text beside them alone. Rich text is taken as it stands: no mark, no
 * address and no name of a channel in it means anything.
 */
export function asSlack(digest: Written): object {
  const { subject } = digest;
  const paragraphs: Paragraph[] = [[[{ text: subject, strong: true }]], ...chatParagraphs(digest)];
  return { text: plain(subject), blocks: paragraphs.map(blockOf), unfurl_links: false, unfurl_media: false };
}

function blockOf(lines: Paragraph): object {
  const elements = lines.flatMap((line, at) => [...(at === 0 ? [] : [{ text: '\n' }]), ...line]).map(elementOf);
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

function elementOf({ text, url, strong }: Run): object {
  if (url !== undefined) return { type: 'link', url, text };
  return { type: 'text', text, ...(strong === true ? { style: { bold: true } } : {}) };
}

/** In a text these three have a meaning. */
function plain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
