import { expect, test } from '@jest/globals';
import { normaliseIdentity } from './normalise-identity.js';

test.each([
  ['089 123456-78', 'DE', '+498912345678'],
  ['0049 89 12345678', 'DE', '+498912345678'],
  ['0049 89 12345678', null, '+498912345678'],
  ['+49 (0)89 / 12345678', 'FR', '+498912345678'],
  ['(415) 555-2671', 'us', '+14155552671'],
  ['+1 415 555 2671', null, '+14155552671'],
  ['06 698 12345', 'IT', '+390669812345'],
])('%j at home in %s is %s', (raw, country, value) => {
  expect(normaliseIdentity('phone', raw, { country })).toEqual({ scheme: 'phone', value });
});

test.each([
  ['089 12345678', null, 'needs-country'],
  ['089 12345678', 'ZZ', 'needs-country'],
  ['+49 89 1234 ext. 12', 'DE', 'has-extension'],
  ['110', 'DE', 'malformed'],
  ['call me', 'DE', 'malformed'],
  ['+49 89 1234567890123456', 'DE', 'malformed'],
  ['0176 55501234000', 'DE', 'malformed'],
])('%j at home in %s is refused: %s', (raw, country, refused) => {
  expect(normaliseIdentity('phone', raw, { country })).toEqual({ refused });
});
