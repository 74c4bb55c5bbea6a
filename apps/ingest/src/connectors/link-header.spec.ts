import { expect, test } from '@jest/globals';
import { fc } from '#libs/testing/fast-check.js';
import { linkOf } from './link-header.js';

const BASE = 'https://api.example/users/ada/followers?page=1';

test.each([
  [
    '<https://api.example/user/7/followers?page=2>; rel="next", <x>; rel="last"',
    'https://api.example/user/7/followers?page=2',
  ],
  ['<?page=2>; title="a, b; rel=next"; rel="prev next"', 'https://api.example/users/ada/followers?page=2'],
  ['<first>; rel=first, </second,third> ; rel=next', 'https://api.example/second,third'],
  ['<?page=0>; rel="prev"', null],
  ['<http://>; rel="next"', null],
  ['?page=2; rel=next', null],
  [undefined, null],
])('%s', (header, leads) => {
  expect(linkOf(header, 'next', BASE)).toBe(leads);
});

test('any header has an answer, and soon', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('<', '>', ';', ',', ' ', '=', '"', 'rel', 'next', 'x'), { maxLength: 400 }),
      (parts) => {
        const leads = linkOf(parts.join(''), 'next', BASE);
        expect(leads === null || URL.canParse(leads)).toBe(true);
      },
    ),
  );
});
