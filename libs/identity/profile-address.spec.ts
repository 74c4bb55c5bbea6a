import { describe, expect, test } from '@jest/globals';
import { normaliseIdentity } from './normalise-identity.js';
import { profileUrl } from './profile-url.js';

describe('LinkedIn', () => {
  test.each([
    'https://www.linkedin.com/in/ada-lovelace',
    'http://linkedin.com/in/ada-lovelace/',
    'HTTPS://WWW.LINKEDIN.COM/IN/Ada-Lovelace///',
    'https://de.linkedin.com/in/ada-lovelace?originalSubdomain=de&trk=public_profile',
    'https://www.linkedin.com/in/ada-lovelace/de',
    'https://www.linkedin.com/in/ada-lovelace/overlay/contact-info/#top',
    'https://www.linkedin.com/mwlite/in/ada-lovelace',
    'https://m.linkedin.com/mwlite/profile/in/ada-lovelace',
    'https://www.linkedin.com/authwall?trk=x&sessionRedirect=https%3A%2F%2Fde.linkedin.com%2Fin%2Fada-lovelace',
    'www.linkedin.com/in/ada-lovelace%E2%80%8B',
  ])('%s is ada-lovelace', (raw) => {
    expect(normaliseIdentity('linkedin', raw.startsWith('www') ? `https://${raw}` : raw)).toEqual({
      scheme: 'linkedin',
      value: 'ada-lovelace',
    });
    expect(normaliseIdentity('web', raw)).toEqual({ scheme: 'linkedin', value: 'ada-lovelace' });
  });

  test.each([
    ['https://www.linkedin.com/in/J%C3%B6rg-M%C3%BCller/', 'jörg-müller'],
    ['https://www.linkedin.com/in/j%25C3%25B6rg-m%25C3%25BCller', 'jörg-müller'],
    ['https://www.linkedin.com/in/jo\u0308rg-müller', 'jörg-müller'],
    ['https://www.linkedin.com/in/ada-%F0%9F%9A%80', 'ada-🚀'],
    ['https://www.linkedin.com/in/ACoAAA8BYqEBCGLg_vT_ca6mMEqkpp9nVffJ3hc', 'ACoAAA8BYqEBCGLg_vT_ca6mMEqkpp9nVffJ3hc'],
    ['https://www.linkedin.com/sales/lead/ACwAAA8BYqEBCGLg_vT,NAME_SEARCH,wHx_', 'ACwAAA8BYqEBCGLg_vT'],
    ['https://www.linkedin.com/talent/profile/AEMAAA8BYqEBCGLg_vT?project=1', 'AEMAAA8BYqEBCGLg_vT'],
  ])('%s is %s', (raw, value) => {
    expect(normaliseIdentity('linkedin', raw)).toEqual({ scheme: 'linkedin', value });
  });

  test.each([
    'https://www.linkedin.com/company/acme/',
    'https://www.linkedin.com/feed/',
    'https://www.linkedin.com/in/',
    'https://www.linkedin.com/posts/ada_kith-activity-1',
    'https://example.org/in/ada',
  ])('%s is nobody’s profile', (raw) => {
    expect(normaliseIdentity('linkedin', raw)).toEqual({ refused: 'no-profile' });
  });

  test('a broken percent encoding is refused', () => {
    expect(normaliseIdentity('linkedin', 'https://www.linkedin.com/in/j%F6rg')).toEqual({ refused: 'malformed' });
  });
});

test.each([
  ['https://www.xing.com/profile/Ada_Lovelace2/cv?sc_o=mxb', 'xing', 'ada_lovelace2'],
  ['https://touch.xing.com/profile/Ada_Lovelace2/', 'xing', 'ada_lovelace2'],
  ['https://www.xing.com/app/profile?name=Ada_Lovelace2', 'xing', 'ada_lovelace2'],
  ['https://github.com/Octocat/?tab=repositories', 'web', 'https://github.com/octocat'],
  ['https://avatars.githubusercontent.com/u/583231?v=4', 'github', '583231'],
  ['https://mastodon.social/@Ada', 'mastodon', 'ada@mastodon.social'],
  ['https://mastodon.social/@Ada/109876543210', 'mastodon', 'ada@mastodon.social'],
  ['https://fosstodon.org/@ada@Münster.example', 'mastodon', 'ada@xn--mnster-3ya.example'],
  ['https://social.example/users/Ada', 'mastodon', 'ada@social.example'],
  ['https://bsky.app/profile/Ada.bsky.social', 'web', 'https://bsky.app/profile/ada.bsky.social'],
  ['https://bsky.app/profile/did:plc:ewvi7nxzyoun6zhxrhs64oiz', 'bluesky', 'did:plc:ewvi7nxzyoun6zhxrhs64oiz'],
  ['https://stackoverflow.com/users/22656/jon-skeet', 'stackexchange', 'stackoverflow/22656'],
  ['https://unix.stackexchange.com/users/7', 'stackexchange', 'unix/7'],
  ['https://es.stackoverflow.com/users/7/x', 'stackexchange', 'es.stackoverflow/7'],
  ['https://mathoverflow.net/users/7/x', 'stackexchange', 'mathoverflow.net/7'],
  ['https://news.ycombinator.com/user?id=Ada_L', 'hackernews', 'Ada_L'],
  ['https://www.meetup.com/de-DE/members/1234/?op=x', 'meetup', '1234'],
  ['https://twitter.com/Ada?s=20', 'web', 'https://x.com/ada'],
  ['https://mobile.x.com/ADA/', 'web', 'https://x.com/ada'],
  ['https://medium.com/@Ada', 'web', 'https://medium.com/@ada'],
  ['https://medium.com/@Ada/on-engines-1a2b', 'web', 'https://medium.com/@Ada/on-engines-1a2b'],
  ['http://www.Ada.example:443/About%7eme/?utm_source=x&b=2&a=1#cv', 'web', 'https://ada.example/About~me?a=1&b=2'],
  ['https://user:secret@ada.example/', 'web', 'https://ada.example'],
  ['https://müller.example/jörg', 'web', 'https://xn--mller-kva.example/j%C3%B6rg'],
])('%s is %s:%s', (raw, scheme, value) => {
  expect(normaliseIdentity('web', raw)).toEqual({ scheme, value });
});

test.each([
  'https://github.com/octocat/hello-world',
  'https://github.com/features',
  'https://www.xing.com/companies/acme',
  'https://bsky.app/search?q=ada',
  'https://stackoverflow.com/questions/1',
])('%s is nobody’s profile', (raw) => {
  expect(normaliseIdentity('web', raw)).toEqual({ refused: 'no-profile' });
});

test.each([
  'ftp://ada.example/x',
  'mailto:ada@ada.example',
  'javascript:alert(1)',
  'https://127.0.0.1/x',
  'https://intranet/x',
  'ada',
])('%s is no address of a page', (raw) => {
  expect(normaliseIdentity('web', raw)).toEqual({ refused: 'malformed' });
});

test.each([
  ['github', 'octocat'],
  ['github', 'https://github.com/octocat'],
  ['bluesky', '@ada.bsky.social'],
  ['bluesky', 'https://bsky.app/profile/ada.bsky.social'],
] as const)('a name that may change is no key: %s %s', (scheme, raw) => {
  expect(normaliseIdentity(scheme, raw)).toEqual({ refused: 'needs-id' });
});

test.each([
  ['linkedin', 'jörg-müller', 'https://www.linkedin.com/in/j%C3%B6rg-m%C3%BCller'],
  ['xing', 'ada_lovelace2', 'https://www.xing.com/profile/ada_lovelace2'],
  ['email', 'a&b@example.org', 'mailto:a%26b@example.org'],
  ['phone', '+498912345678', 'tel:+498912345678'],
  ['mastodon', 'ada@mastodon.social', 'https://mastodon.social/@ada'],
  ['bluesky', 'did:plc:ewvi7nxzyoun6zhxrhs64oiz', 'https://bsky.app/profile/did%3Aplc%3Aewvi7nxzyoun6zhxrhs64oiz'],
  ['stackexchange', 'unix.meta/7', 'https://unix.meta.stackexchange.com/users/7'],
  ['stackexchange', 'es.stackoverflow/7', 'https://es.stackoverflow.com/users/7'],
  ['stackexchange', 'mathoverflow.net/7', 'https://mathoverflow.net/users/7'],
  ['web', 'https://ada.example', 'https://ada.example'],
  ['github', '583231', null],
  ['greenhouse', 'acme/7', null],
] as const)('%s:%s opens at %s', (scheme, value, url) => {
  expect(profileUrl({ scheme, value })).toBe(url);
});
