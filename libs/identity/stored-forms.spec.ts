import { describe, expect, test } from '@jest/globals';
import { isNormal } from './identity.js';
import { normaliseIdentity } from './normalise-identity.js';
import type { Scheme } from './schemes.js';

/**
 * Forms that stand in ledgers, and what people write for them. Hashes, objections and erasures hang on every letter, so a
 * line may be added here and none be changed (docs/adr/0018-a-normal-form-stays.md).
 */
const stored: readonly [scheme: Scheme, value: string, written: string][] = [
  ['email', 'ada@example.org', ' Ada@Example.ORG '],
  ['email', 'ada+kith@example.org', 'Ada+Kith@example.org'],
  ['phone', '+498912345678', '089 / 123 456 78'],
  ['linkedin', 'ada-lovelace', 'https://de.linkedin.com/in/Ada-Lovelace/?trk=x'],
  ['xing', 'ada_lovelace', 'https://www.xing.com/profile/Ada_Lovelace'],
  ['mastodon', 'ada@mastodon.social', '@Ada@Mastodon.social'],
  ['bluesky', 'did:plc:ewvi7nxzyoun6zhxrhs64oiz', 'at://did:plc:ewvi7nxzyoun6zhxrhs64oiz/app.bsky.feed.post/1'],
  ['web', 'https://ada.example', 'www.ada.example'],
  ['web', 'https://github.com/octocat', 'github.com/Octocat'],
  ['hackernews', 'Ada_L', 'Ada_L'],
  ['greenhouse', 'acme/Abc7', 'Acme/Abc7'],
  ['standard-webhooks', 'acme/Abc7', 'Acme/Abc7'],
  ['pretalx', 'pretalx.com/democon/ABCDEF', 'pretalx.com/democon/ABCDEF'],
];

describe('a normal form that stands in ledgers', () => {
  test.each(stored)('%s %s is still the one that %j leads to', (scheme, value, written) => {
    expect(isNormal({ scheme, value })).toBe(true);
    expect(normaliseIdentity(scheme, written, { country: 'DE' })).toEqual({ scheme, value });
  });
});
