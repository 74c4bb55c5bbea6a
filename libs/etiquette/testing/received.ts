import { fc } from '#libs/testing/fast-check.js';
import type { HeardMessage } from '../desk-facts.js';
import { days } from '../time.js';

/** How so many messages were received: every `replies`th is answered, the last `objections` brought one, and the last is so many days old. */
export interface Received {
  count: number;
  replies: number;
  objections: number;
  last: number;
}

/** What came back on somebody's messages, one a day up to the last of them: nothing that counts, for most. */
export const received: fc.Arbitrary<Received> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ count: 0, replies: 0, objections: 0, last: 0 }) },
  {
    weight: 1,
    arbitrary: fc.record({
      count: fc.integer({ min: 90, max: 190 }),
      replies: fc.integer({ min: 2, max: 9 }),
      objections: fc.nat(9),
      last: fc.nat(90),
    }),
  },
);

/** Every so many of them is answered, and the last ones brought objections. */
export function heardBy({ count, replies, objections, last }: Received, now: number): HeardMessage[] {
  return Array.from({ length: count }, (_, index) => ({
    seq: 1000 + index,
    at: now - days(last) - (count - index) * days(1),
    answer: index % replies === 0 ? 5000 + index : null,
    objected: index >= count - objections,
  }));
}
