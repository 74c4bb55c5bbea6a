import { expect, test } from '@jest/globals';
import { isSigned, readLink, signLink } from './wrote-link.js';

const link = { pool: 'p_1', member: 'm_1', suggestion: 's_1', until: 5 };
/** Of two pools. */
const hash = (text: string) => `#${text.length}#${text}`;
const other = (text: string) => `!${text}`;

test('a link says what was signed, and only the pool that signed it believes it', () => {
  const token = signLink(link, hash);
  expect(readLink(token)).toEqual(link);
  expect(isSigned(token, hash)).toBe(true);
  expect(isSigned(token, other)).toBe(false);
});

test('a link that says something else under the same signature is not signed', () => {
  const [, signature = ''] = signLink(link, hash).split('.');
  const [said = ''] = signLink({ ...link, suggestion: 's_2' }, hash).split('.');
  expect(isSigned(`${said}.${signature}`, hash)).toBe(false);
  expect(isSigned(said, hash)).toBe(false);
});

test.each([
  '',
  '.',
  'x',
  'bm90IGpzb24.x',
  `${Buffer.from('["p","m",1,2]').toString('base64url')}.x`,
  `${Buffer.from('{}').toString('base64url')}.x`,
])('%j is no link', (token) => {
  expect(readLink(token)).toBeNull();
});
