import { chatParagraphs, type Line, type Paragraph, type Run } from './chat-paragraphs.js';
import type { Written } from './written.js';

const CARD = 'application/vnd.microsoft.card.adaptive';

/**
 * Teams shows an Adaptive Card. What comes from outside stands in text runs, in which Markdown means nothing: phones
 * show the backslashes that would escape it. Each line is an element of its own, for not every client breaks lines.
 */
export function asTeams(digest: Written): object {
  const heading = { type: 'TextBlock', text: digest.subject, size: 'Medium', weight: 'Bolder', wrap: true };
  const body = [heading, ...chatParagraphs(digest).map(blockOf)];
  const schema = 'http://adaptivecards.io/schemas/adaptive-card.json';
  const content = { $schema: schema, type: 'AdaptiveCard', version: '1.4', fallbackText: digest.subject, body };
  return { type: 'message', attachments: [{ contentType: CARD, contentUrl: null, content }] };
}

function blockOf(lines: Paragraph): object {
  return { type: 'Container', items: lines.map((line, at) => ({ ...elementOf(line), ...(at > 0 && TIGHT) })) };
}

const TIGHT = { spacing: 'None' };

/** A line with a link is Markdown, and holds nothing but our own words: that is a link on every client. */
function elementOf(line: Line): object {
  if (line.some(({ url }) => url !== undefined))
    return { type: 'TextBlock', text: line.map(linkOf).join(''), wrap: true };
  return { type: 'RichTextBlock', inlines: line.map(runOf) };
}

function linkOf({ text, url }: Run): string {
  return url === undefined ? text : `[${text}](${url})`;
}

function runOf({ text, strong }: Run): object {
  return { type: 'TextRun', text, ...(strong === true ? { weight: 'Bolder' } : {}) };
}
