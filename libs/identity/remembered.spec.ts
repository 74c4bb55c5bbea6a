import { expect, test } from '@jest/globals';
import { remembered } from './remembered.js';

test('an answer is worked out once while its text is among the newest', () => {
  const asked: string[] = [];
  const upper = remembered((text) => {
    asked.push(text);
    return text.toUpperCase();
  }, 2);
  expect(['a', 'b', 'a', 'c', 'a', 'b', 'a'].map(upper)).toEqual(['A', 'B', 'A', 'C', 'A', 'B', 'A']);
  expect(asked).toEqual(['a', 'b', 'c']);
  for (const text of ['d', 'e', 'f', 'g', 'h']) upper(text);
  expect(upper('a')).toBe('A');
  expect(asked.filter((text) => text === 'a')).toHaveLength(2);
});
