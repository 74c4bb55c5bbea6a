import { describe, expect, test } from '@jest/globals';
import { fc } from '#libs/testing/fast-check.js';
import { settled } from '#libs/testing/settled.js';
import { identitySchema, isNormal } from './identity.js';
import { normaliseIdentity } from './normalise-identity.js';
import { parseIdentity } from './parse-identity.js';
import { schemes } from './schemes.js';
import type { Scheme } from './schemes.js';

const country = fc.constantFrom('DE', 'US', 'IT', 'AR', 'MX', 'GB', null);
const letters = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
const digits = fc.stringMatching(/^[1-9]\d{3,12}$/);
const piece = fc.oneof(
  letters,
  fc.string({ maxLength: 20 }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.emailAddress(),
  fc.constantFrom(
    ...[
      'https://',
      'de.linkedin.com',
      '/in/',
      '/profile/',
      'xing.com',
      '@',
      '%C3%BC',
      '%',
      '.',
      '/',
      'ü',
      'İ',
      'ẞ',
      'Σ',
    ],
    ...[
      'github.com/',
      'did:web:',
      'did:plc:',
      'bsky.app/profile/',
      'stackoverflow.com/users/',
      'ACoAA',
      '7',
      '\u200b',
      ' ',
    ],
  ),
);
const text = fc.oneof(
  piece,
  fc.array(piece, { minLength: 2, maxLength: 6 }).map((parts) => parts.join('')),
);

function joined(...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.tuple(...parts).map((all) => all.join(''));
}

/** Texts that often have a normal form in their scheme. */
const likely: Partial<Record<Scheme, fc.Arbitrary<string>>> = {
  email: joined(fc.oneof(letters, fc.string()), fc.constant('@'), fc.domain()),
  phone: joined(
    fc.constantFrom('+49', '+1', '+39', '+54', '+52', '0', '00'),
    fc.stringMatching(/^[2-9][0-9]{3} ?[0-9]{3}[ \/-]?[0-9]{2,3}$/),
  ),
  linkedin: letters,
  xing: letters,
  github: digits,
  meetup: digits,
  hackernews: fc.stringMatching(/^[A-Za-z0-9_-]{2,15}$/),
  mastodon: joined(fc.stringMatching(/^@?[A-Za-z0-9_.]{1,12}@$/), fc.domain()),
  bluesky: joined(fc.constantFrom('did:web:', 'DID:WEB:', 'at://did:web:'), fc.domain()),
  stackexchange: joined(fc.constantFrom('StackOverflow/', 'unix.meta/'), digits),
  luma: fc.stringMatching(/^usr-[A-Za-z0-9]{6,12}$/),
  sessionize: fc.uuid().map((id) => id.toUpperCase()),
  web: fc.webUrl({ withQueryParameters: true, withFragments: true, size: 'medium' }),
};
const named = fc
  .constantFrom(...schemes)
  .chain((scheme) =>
    fc.tuple(
      fc.constant(scheme),
      fc.oneof(text, { weight: 4, arbitrary: likely[scheme] ?? joined(letters, fc.constant('/'), letters) }),
    ),
  );

describe('whatever is written', () => {
  test('what normalising answers is normal, stays itself and passes the schema', () => {
    const met = new Set<Scheme>();
    fc.assert(
      fc.property(named, country, ([asked, raw], home) => {
        const normal = normaliseIdentity(asked, raw, { country: home });
        if ('refused' in normal) return;
        met.add(asked);
        expect(isNormal(normal)).toBe(true);
        expect(normaliseIdentity(normal.scheme, normal.value, { country: home })).toEqual(normal);
        expect(identitySchema.parse(normal)).toEqual(normal);
      }),
      { numRuns: 2000, examples: settled(1000, named, country) },
    );
    expect(met.size).toBe(schemes.length);
  }, 30_000);

  test('a normal value is what it was when pasted with its scheme', () => {
    fc.assert(
      fc.property(named, ([asked, raw]) => {
        const normal = normaliseIdentity(asked, raw, { country: 'DE' });
        if ('refused' in normal || /["'>”“]$/.test(normal.value)) return;
        expect(parseIdentity(`${normal.scheme}:${normal.value}`)).toEqual(normal);
      }),
      { numRuns: 2000 },
    );
  }, 30_000);

  test('pasting never throws and answers something normal or nothing', () => {
    fc.assert(
      fc.property(text, country, (raw, home) => {
        const parsed = parseIdentity(raw, { country: home });
        expect(parsed === null || isNormal(parsed)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  }, 30_000);
});

const name = fc.stringMatching(/^[a-zäöüßéñçłø]{2,12}(-[a-zäöü0-9]{2,8}){0,2}$/);
/** In the order in which an address is changed on its way: by the site, the browser, the sharing app, the clipboard. */
const changes = [
  (address: string) => address.replace('www.', 'de.'),
  (address: string) => address.replace('www.', ''),
  (address: string) => address.normalize('NFD'),
  (address: string) => encodeURI(address),
  (address: string) => `${address}/`,
  (address: string) => `${address}?utm_source=share&trk=x#top`,
  (address: string) => address.replace('https', 'http'),
  (address: string) => address.replace(/^https?:\/\//, ''),
  (address: string) => ` ${address}\u200b\n`,
];

test.each(['https://www.linkedin.com/in/', 'https://www.xing.com/profile/'])('all ways to write %s… meet', (page) => {
  fc.assert(
    fc.property(name, fc.subarray(changes), (slug, made) => {
      const plain = parseIdentity(`${page}${slug}`);
      const written = made.reduce((address, change) => change(address), `${page}${slug.toUpperCase()}`);
      expect(plain?.value).toBe(slug);
      fc.pre(slug.toUpperCase().toLowerCase() === slug);
      expect(parseIdentity(written)).toEqual(plain);
    }),
  );
});

test('an input with an identity that is not normal is refused', () => {
  expect(identitySchema.safeParse({ scheme: 'email', value: 'Ada@Example.org' }).success).toBe(false);
  expect(identitySchema.safeParse({ scheme: 'web', value: 'https://www.linkedin.com/in/ada' }).success).toBe(false);
  expect(identitySchema.safeParse({ scheme: 'phone', value: '08912345678' }).success).toBe(false);
  expect(identitySchema.safeParse({ scheme: 'fax', value: '+498912345678' }).success).toBe(false);
  expect(identitySchema.safeParse({ scheme: 'email', value: 'ada@example.org' }).success).toBe(true);
});
