import { describe, expect, it } from '@jest/globals';
import { isAddress } from './is-address.js';

describe('An address', () => {
  it.each([
    'ada@example.org',
    ' ada@example.org ',
    'https://www.linkedin.com/in/ada-lovelace/',
    'linkedin.com/in/ada',
    'github:583231',
    '@ada@social.example',
    '@ada.example.social',
    '+49 40 123456',
    '(040) 123-456',
  ])('is recognised in "%s"', (text) => expect(isAddress(text)).toBe(true));

  it.each([
    'Ada',
    'Ada Lovelace',
    'von der Heide',
    'J. R. R. Tolkien',
    "O'Neill",
    '',
    'St. Clair',
    'Delft Robotics B.V.',
  ])('is not seen in "%s"', (text) => expect(isAddress(text)).toBe(false));
});
