import { expect, test } from '@jest/globals';
import { normaliseIdentity } from './normalise-identity.js';

test.each([
  ['Ada@Example.ORG', 'ada@example.org'],
  ['  ada@example.org \n', 'ada@example.org'],
  ['Ada Lovelace <Ada@Example.org>', 'ada@example.org'],
  ['"Lovelace, Ada" <ada@example.org>', 'ada@example.org'],
  ['ada+kith@example.org', 'ada+kith@example.org'],
  ['a.d.a@gmail.com', 'a.d.a@gmail.com'],
  ['ada@example.org.', 'ada@example.org'],
  ['\u200bada@example.org\ufeff', 'ada@example.org'],
  ['jörg@müller.example', 'jörg@xn--mller-kva.example'],
  ['JO\u0308RG@MÜLLER.example', 'jörg@xn--mller-kva.example'],
])('the address %j is %s', (raw, value) => {
  expect(normaliseIdentity('email', raw)).toEqual({ scheme: 'email', value });
});

test.each([
  'ada',
  'ada@',
  '@example.org',
  'ada@localhost',
  'ada@10.0.0.1',
  'a b@example.org',
  'ada@exa mple.org',
  'ada@x..org',
])('%j is no address', (raw) => {
  expect(normaliseIdentity('email', raw)).toEqual({ refused: 'malformed' });
});

test('nothing is told from something wrong', () => {
  expect(normaliseIdentity('email', ' \u200b ')).toEqual({ refused: 'empty' });
  expect(normaliseIdentity('email', `${'a'.repeat(3000)}@example.org`)).toEqual({ refused: 'too-long' });
  expect(normaliseIdentity('email', 'ada\u0000@example.org')).toEqual({ refused: 'malformed' });
});
