import { expect, test } from '@jest/globals';
import { createPace } from './pace.js';

test('a chunk is what the owner took in the last 100 ms, 50 at least', () => {
  const pace = createPace(100, 1000);
  expect(pace.chunk(1000)).toBe(50);
  pace.took(1000, 30);
  expect(pace.chunk(1000)).toBe(50);
  pace.took(1010, 370);
  expect(pace.chunk(1010)).toBe(400);
});

test('an owner that slows down gets smaller chunks', () => {
  const pace = createPace(100, 1000);
  pace.took(1000, 600);
  pace.took(1090, 80);
  expect(pace.chunk(1099)).toBe(680);
  expect(pace.chunk(1101)).toBe(80);
  expect(pace.chunk(1300)).toBe(50);
});

test('1,000 at most', () => {
  const pace = createPace(100, 1000);
  pace.took(1000, 9000);
  expect(pace.chunk(1000)).toBe(1000);
});

test('a clock that is set back forgets', () => {
  const pace = createPace(100, 1000);
  pace.took(5000, 600);
  expect(pace.chunk(1000)).toBe(50);
});
