import { describe, expect, test } from '@jest/globals';
import { asChat } from './as-chat.js';
import type { DigestItem } from './gather.js';
import { written, type Written } from './written.js';

const NOW = Date.UTC(2026, 0, 13, 7);
const links = { page: 'https://kith.example.org', wrote: (id: string) => `https://kith.example.org/wrote#${id}` };
const item = (more: Partial<DigestItem> = {}): DigestItem => ({
  ...{ suggestion: 's_1', name: 'Ada Example', text: 'Ada has a new job.', warning: null },
  until: Date.UTC(2026, 0, 20, 7),
  ...more,
});
const digest = (offers: DigestItem[], questions: DigestItem[] = []) =>
  written({ offers, questions }, 'Ruth', { language: 'en', zone: 'Europe/Berlin', now: NOW }, links);
/** What a name may hold that means something to somebody. */
const sly = item({
  name: 'Ada <b>*_[x](https://evil.example)_*</b> @channel & <!everyone>',
  text: '`code` <https://evil.example|here>. And on.',
});

type Told = Record<string, unknown>;
/** Every object of a body that has this type, wherever it stands. */
function ofType(type: string, within: unknown): Told[] {
  if (typeof within !== 'object' || within === null) return [];
  const inside = Object.values(within).flatMap((one) => ofType(type, one));
  return (within as Told)['type'] === type ? [within as Told, ...inside] : inside;
}
const chats = ['slack', 'teams', 'mattermost'] as const;

describe('a digest in a chat', () => {
  test('tells of itself without a name: that shows on locked screens', () => {
    const told = digest([item()]);
    expect(asChat('slack', told)).toMatchObject({ text: 'One person to write to', unfurl_links: false });
    expect(asChat('mattermost', told)).toMatchObject({
      text: 'One person to write to',
      attachments: [{ fallback: 'One person to write to' }],
    });
    expect(asChat('teams', told)).toMatchObject({
      type: 'message',
      attachments: [{ contentUrl: null, content: { type: 'AdaptiveCard', fallbackText: 'One person to write to' } }],
    });
  });

  test.each(chats)('names ten people in %s at most, and says how many more there are', (chat) => {
    const many = Array.from({ length: 14 }, (_, at) =>
      item({ name: `Ada ${String(at)}`, suggestion: `s_${String(at)}` }),
    );
    const body = JSON.stringify(asChat(chat, digest(many, [item({ name: 'Zora' })])));
    expect(body).toContain('Ada 9');
    for (const left of ['Ada 10', 'Zora', 'You wanted to write']) expect(body).not.toContain(left);
    expect(body).toContain('5 more stand on Today');
  });

  test.each(chats)('is small enough for %s even where every line is long', (chat) => {
    const long = 'Ä'.repeat(300);
    const many = Array.from({ length: 40 }, () => item({ name: long, text: long, warning: long }));
    // Teams: 28 KB, where 21 were measured.
    expect(Buffer.byteLength(JSON.stringify(asChat(chat, digest(many, many))))).toBeLessThan(28_000);
  });

  test('is rich text in Slack, in which nothing of a name or reason means anything', () => {
    const body = asChat('slack', digest([sly]));
    const texts = ofType('text', body).map(({ text }) => text);
    expect(texts).toContain(sly.name);
    expect(texts).toContain(sly.text);
    expect(ofType('link', body)[0]).toEqual({
      type: 'link',
      url: 'https://kith.example.org/wrote#s_1',
      text: 'I wrote',
    });
    expect(ofType('mrkdwn', body)).toEqual([]);
    expect(ofType('rich_text', body).length).toBeLessThan(50);
  });

  test('is text runs in Teams as they are, for phones show what would escape them; only links are Markdown', () => {
    const body = asChat('teams', digest([sly]));
    const runs = ofType('TextRun', body).map(({ text }) => text);
    expect(runs).toContain(sly.name);
    expect(runs).toContain(sly.text);
    const markdown = ofType('TextBlock', body).map(({ text }) => text);
    expect(markdown).toContain('[I wrote](https://kith.example.org/wrote#s_1)');
    for (const text of markdown) expect(text).not.toContain('Ada');
  });

  test('means nothing but text in Mattermost', () => {
    const [{ text }] = (asChat('mattermost', digest([sly])) as { attachments: [{ text: string }] }).attachments;
    expect(text).not.toMatch(/@channel|(?<!\\)\[x\]|(?<!\\)`code/);
    expect(text).toContain('[I wrote](https://kith.example.org/wrote#s_1)');
  });

  test('leads nowhere but to this Kith', () => {
    const told: Written = digest([sly], [sly]);
    for (const address of ofType('link', asChat('slack', told)).map(({ url }) => url))
      expect(address).toMatch(/^https:\/\/kith\.example\.org\//);
  });
});
