import { beforeEach, describe, expect, test } from '@jest/globals';
import { Unpublished } from './unpublished.js';

const events = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => ({ n: from + at, id: `p/1/${from + at}`, value: '{}' }));
const numbers = (found: { n: number }[] | null) => found?.map(({ n }) => n) ?? null;

let unpublished: Unpublished;
beforeEach(() => {
  unpublished = new Unpublished();
  unpublished.add(3, events(10, 12));
});

describe('what was committed here and is not published', () => {
  test('is given from the next event on, and no more than is asked for', () => {
    unpublished.add(3, events(13, 14));
    expect(numbers(unpublished.after(3, 9, 100))).toEqual([10, 11, 12, 13, 14]);
    expect(numbers(unpublished.after(3, 11, 2))).toEqual([12, 13]);
  });

  test('is not given where an event before it, or all of it, is missing: the database has them', () => {
    expect(unpublished.after(3, 8, 100)).toBeNull();
    expect(unpublished.after(3, 12, 100)).toBeNull();
    expect(unpublished.after(4, 9, 100)).toBeNull();
  });

  test('begins anew behind a commit of somebody else', () => {
    unpublished.add(3, events(20, 21));
    expect(unpublished.after(3, 9, 100)).toBeNull();
    expect(numbers(unpublished.after(3, 19, 100))).toEqual([20, 21]);
  });

  test('is forgotten once it is published', () => {
    unpublished.drop(3, 12);
    expect(unpublished.after(3, 9, 100)).toBeNull();
    expect(numbers(unpublished.after(3, 11, 100))).toEqual([12]);
    unpublished.drop(3, 13);
    expect(unpublished.after(3, 12, 100)).toBeNull();
  });

  test('is forgotten when it gets too much', () => {
    unpublished.add(3, events(13, 2_100));
    expect(unpublished.after(3, 9, 100)).toBeNull();
  });
});
