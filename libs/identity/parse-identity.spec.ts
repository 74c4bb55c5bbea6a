import { expect, test } from '@jest/globals';
import { parseIdentity } from './parse-identity.js';

test.each([
  ['Ada@Example.org', 'email:ada@example.org'],
  ['mailto:Ada%2Bkith@Example.org?subject=Hello', 'email:ada+kith@example.org'],
  ['Ada Lovelace <ada@example.org>', 'email:ada@example.org'],
  ['<ada@example.org>', 'email:ada@example.org'],
  ['089 12345678', 'phone:+498912345678'],
  ['tel:+49-89-12345678', 'phone:+498912345678'],
  ['https://de.linkedin.com/in/Ada-Lovelace/?trk=x', 'linkedin:ada-lovelace'],
  ['linkedin.com/in/Ada-Lovelace', 'linkedin:ada-lovelace'],
  ['www.xing.com/profile/Ada_Lovelace', 'xing:ada_lovelace'],
  ['www.ada.example', 'web:https://ada.example'],
  ['github.com/Octocat', 'web:https://github.com/octocat'],
  ['@Ada@Mastodon.social', 'mastodon:ada@mastodon.social'],
  ['acct:ada@mastodon.social', 'mastodon:ada@mastodon.social'],
  ['@ada.bsky.social', 'web:https://bsky.app/profile/ada.bsky.social'],
  ['did:plc:ewvi7nxzyoun6zhxrhs64oiz', 'bluesky:did:plc:ewvi7nxzyoun6zhxrhs64oiz'],
  ['at://did:plc:ewvi7nxzyoun6zhxrhs64oiz/app.bsky.feed.post/1', 'bluesky:did:plc:ewvi7nxzyoun6zhxrhs64oiz'],
  ['linkedin:Ada-Lovelace', 'linkedin:ada-lovelace'],
  ['LinkedIn: Ada-Lovelace', 'linkedin:ada-lovelace'],
  ['greenhouse:Acme/Abc7', 'greenhouse:acme/Abc7'],
  ['standard-webhooks:acme/Abc7', 'standard-webhooks:acme/Abc7'],
  ['pretalx:pretalx.com/democon/ABCDEF', 'pretalx:pretalx.com/democon/ABCDEF'],
  ['hackernews:Ada_L', 'hackernews:Ada_L'],
  ['“ada@example.org”', 'email:ada@example.org'],
])('%j is %s', (text, identity) => {
  const parsed = parseIdentity(text, { country: 'DE' });
  expect(`${String(parsed?.scheme)}:${String(parsed?.value)}`).toBe(identity);
});

test.each([
  'Ada Lovelace',
  'Ada',
  'J.Doe',
  'St.John',
  'Ada / Engines',
  'Müller, Jörg (Acme GmbH)',
  '',
  'https://www.linkedin.com/company/acme',
  'https://www.linkedin.com/search/results/all/?keywords=ada',
  'note: call Ada',
  '1815',
  'ada@',
  '@',
  'a@b@c',
])('%j is a plain text', (text) => {
  expect(parseIdentity(text, { country: 'DE' })).toBeNull();
});

test('a national number is nobody’s without a home country', () => {
  expect(parseIdentity('089 12345678')).toBeNull();
});

test('a text that nobody has for a name is not looked at, whatever it is made of', () => {
  for (const piece of ['"', '<', '/', '@', '1', 'https://a.example/'])
    expect(parseIdentity(piece.repeat(400_000))).toBeNull();
});
