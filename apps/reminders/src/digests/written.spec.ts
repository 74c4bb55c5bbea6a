import { describe, expect, test } from '@jest/globals';
import { asHtml, asText } from './as-mail.js';
import type { DigestItem } from './gather.js';
import { written } from './written.js';

const NOW = Date.UTC(2026, 0, 13, 7);
const links = { page: 'https://kith.example.org', wrote: (id: string) => `https://kith.example.org/wrote#${id}` };
const item = (more: Partial<DigestItem> = {}): DigestItem => ({
  ...{ suggestion: 's_1', name: 'Ada Example', text: 'Ada has a new job.', warning: null },
  until: Date.UTC(2026, 0, 20, 7),
  ...more,
});
const reading = (language: 'en' | 'de') => ({ language, zone: 'Europe/Berlin', now: NOW });
const digest = (offers: DigestItem[], questions: DigestItem[] = [], language: 'en' | 'de' = 'en') =>
  written({ offers, questions }, 'Ruth', reading(language), links);
/** What a name may hold that means something to somebody. */
const sly = item({
  name: 'Ada <b>*_[x](https://evil.example)_*</b> @channel & <!everyone>',
  text: '`code` <https://evil.example|here>',
});

describe('a digest in words', () => {
  test('says who, why, until when, and how to end it, in plain text', () => {
    expect(asText(digest([item({ warning: 'Two messages are unanswered.' })]))).toBe(
      [
        'Good morning, Ruth,',
        'It would be good to write to:',
        '* Ada Example\n  Ada has a new job.\n  Two messages are unanswered.\n  open until 20 January\n  I wrote: https://kith.example.org/wrote#s_1',
        'Open Today: https://kith.example.org/',
        '-- \nKith. You get this because you chose it in your settings. It goes to you alone and counts nothing: no pictures, no tracking. You write yourself; Kith never sends anything to a contact.\nChange or end it: https://kith.example.org/settings#digest\n',
      ].join('\n\n'),
    );
  });

  test('speaks German, counts, and asks without an end', () => {
    const text = asText(digest([item(), item({ name: null })], [item({ name: 'Bo' })], 'de'));
    expect(digest([item(), item()], [], 'de').subject).toBe('2 Menschen zum Schreiben');
    for (const said of ['Guten Morgen, Ruth,', '* Jemand', 'gilt bis 20. Januar', '* Bo', 'Ja oder nein: '])
      expect(text).toContain(said);
    expect(text.slice(text.indexOf('* Bo'))).not.toContain('gilt bis');
  });

  test('says nobody’s name in its subject', () => {
    for (const one of [digest([item()]), digest([], [item()]), digest([])]) expect(one.subject).not.toContain('Ada');
    expect(asText(digest([]))).toContain('Kith suggests seldom');
  });

  test('means nothing but text as HTML, fetches nothing, and leads nowhere but to this Kith', () => {
    const html = asHtml(digest([sly]));
    expect(html).toContain('Ada &lt;b&gt;');
    expect(html).not.toMatch(/<b>|<img|<script|<style|<link|src=|url\(|@import/);
    expect(html).not.toMatch(/color:#|background/);
    const addresses = [...html.matchAll(/href="([^"]+)"/g)].map(([, address]) => address);
    expect(addresses.length).toBe(3);
    for (const address of addresses) expect(address).toMatch(/^https:\/\/kith\.example\.org\//);
  });
});
