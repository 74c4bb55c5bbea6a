import { expect, it } from '@jest/globals';
import { fc } from '#libs/testing/fast-check.js';
import { DueHeap } from './due-heap.js';

it('gives what falls due earliest first, and equals in the order they came, however pushes and pops mix', () => {
  const steps = fc.array(fc.option(fc.integer({ min: 0, max: 5 })), { maxLength: 60 });
  fc.assert(
    fc.property(steps, (given) => {
      const heap = new DueHeap<{ at: number; name: number }>();
      const plain: { at: number; name: number }[] = [];
      given.forEach((at, name) => {
        if (at === null) {
          plain.sort((one, other) => one.at - other.at || one.name - other.name);
          expect(heap.peek()).toEqual(plain[0]);
          expect(heap.pop()).toEqual(plain.shift());
        } else {
          heap.push({ at, name });
          plain.push({ at, name });
        }
        expect(heap.size).toBe(plain.length);
      });
    }),
  );
});
