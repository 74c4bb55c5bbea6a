import { describe, expect, it } from '@jest/globals';
import { countOf, decide, lookAt, step, takeBack } from './first-look.state.js';

describe('A first look', () => {
  const look = lookAt(['a', 'b', 'c']);

  it('goes from one undecided face to the next', () => {
    expect(decide(look, 'a', 'keep')).toMatchObject({ fates: { a: 'keep' }, trail: ['a'], current: 'b' });
  });

  it('comes back to faces that were passed over, and ends when all are decided', () => {
    const atC = step(step(look, 1), 1);
    const decided = decide(atC, 'c', 'later');
    expect(decided.current).toBe('a');
    expect(decide(decide(decided, 'a', 'keep'), 'b', 'let-go').current).toBeNull();
  });

  it('takes the last decision back and returns to its face', () => {
    const two = decide(decide(look, 'a', 'keep'), 'b', 'let-go');
    expect(takeBack(two, 'b')).toEqual({ faces: ['a', 'b', 'c'], fates: { a: 'keep' }, trail: ['a'], current: 'b' });
  });

  it('leaves everything as it is when there is nothing to take back', () => {
    expect(takeBack(look, 'a')).toBe(look);
  });

  it('counts a face that is decided anew once', () => {
    const twice = decide(decide(look, 'a', 'keep'), 'a', 'let-go');
    expect([countOf(twice, 'keep'), countOf(twice, 'let-go')]).toEqual([0, 1]);
  });

  it('stays within the page when moved', () => {
    expect(step(look, -1).current).toBe('a');
    expect(step(look, 9).current).toBe('c');
  });
});
