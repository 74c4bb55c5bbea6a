import { describe, expect, test } from '@jest/globals';
import { lastAsked } from './last-asked.js';

describe('a question that is asked again', () => {
  const counted = () => {
    let asked = 0;
    const sum = lastAsked((numbers: readonly number[], more: number) => {
      asked += 1;
      return numbers.reduce((a, b) => a + b, more);
    });
    return { sum, asked: () => asked };
  };

  test('is answered as before without looking', () => {
    const { sum, asked } = counted();
    const numbers = [1, 2];
    expect([sum(numbers, 1), sum(numbers, 1)]).toEqual([4, 4]);
    expect(asked()).toBe(1);
  });

  test('is a new one with other words, or about others who only look the same', () => {
    const { sum, asked } = counted();
    const numbers = [1, 2];
    expect([sum(numbers, 1), sum(numbers, 2), sum([1, 2], 2), sum(numbers, 2)]).toEqual([4, 5, 5, 5]);
    expect(asked()).toBe(4);
  });
});
