import { fc } from '#libs/testing/fast-check.js';

export const CONTACTS = ['c_1', 'c_2', 'c_3', 'c_4', 'c_5'];
export const EMPLOYERS = ['Acme', 'Babbage', 'Clement'] as const;

/** How often each thing happens beside the others. */
const often = {
  ...{ wait: 22, leap: 1, morning: 6, again: 2, ask: 8, take: 10, accept: 3, confirm: 2, decline: 2, snooze: 1 },
  ...{
    wrote: 6,
    wroteOn: 3,
    found: 2,
    talked: 7,
    answer: 2,
    replied: 4,
    wishes: 2,
    cameBack: 2,
    wentAway: 2,
    readdressed: 1,
    retract: 2,
    talk: 7,
    job: 3,
    met: 2,
    followUp: 2,
    keep: 3,
  },
  ...{
    unkeep: 1,
    release: 1,
    revive: 1,
    object: 1,
    lift: 1,
    restrict: 1,
    unrestrict: 1,
    notice: 1,
    consent: 1,
    withdraw: 1,
    hold: 1,
    unhold: 2,
  },
  ...{ merge: 2, unmerge: 1, row: 2, applied: 2, turnedAway: 1, isBack: 1, close: 1, open: 1, place: 2, policy: 2 },
  ...{ narrow: 1, leave: 1, join: 2, slump: 1 },
} as const;
export type Doing = keyof typeof often;

/** One thing that happens: to whom, by which of the members, how long before, and `n` to choose by where there is more to choose. */
export interface Move {
  do: Doing;
  contact: string;
  /** 0 … 19, of as many members as there are */
  by: number;
  n: number;
  days: number;
}

const move: fc.Arbitrary<Move> = fc.record({
  do: fc.oneof(...Object.entries(often).map(([doing, weight]) => ({ weight, arbitrary: fc.constant(doing as Doing) }))),
  contact: fc.constantFrom(...CONTACTS),
  by: fc.nat(19),
  n: fc.nat(999),
  days: fc.oneof({ weight: 3, arbitrary: fc.nat(13) }, { weight: 2, arbitrary: fc.nat(400) }),
});

/** A team of 1 to 20, and what happens among them and their contacts. */
export interface Life {
  members: number;
  moves: Move[];
}

export const lives: fc.Arbitrary<Life> = fc.record({
  members: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 3 }) }, fc.integer({ min: 4, max: 20 })),
  moves: fc.array(move, { minLength: 10, maxLength: 45 }),
});
