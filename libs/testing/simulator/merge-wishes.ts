import { identitiesOf, type Made } from './people.js';
import type { Random } from '../random.js';
import type { PoolTold } from './told.js';

/** What these wishes know when they make up an input. */
interface Speaking {
  random: Random;
  told: PoolTold;
  now: number;
}

/** Two who are one, often enough the same two again; now and then one with themselves, or with nobody. */
export function mergeSaid({ random, told }: Speaking): object | null {
  const [into, from] = random.shuffled([...told.contacts]);
  if (into === undefined || from === undefined) return null;
  const again = random.chance(0.2) ? random.pick([...told.merged]) : undefined;
  if (again !== undefined) return { into: again[1], from: again[0], fields: {} };
  const fields = random.chance(0.5) ? { employer: random.one(['into', 'from'] as const) } : {};
  return { into, from: random.chance(0.05) ? into : from, fields };
}

/** Taken back by the one that went, or by the one that stayed. */
export function unmergeSaid({ random, told }: Speaking): object | null {
  const one = random.pick([...told.merged]);
  return one === undefined ? null : { merged: random.pick(one) };
}

export function apartSaid({ random, told }: Speaking): object | null {
  const contacts = random.shuffled([...told.contacts]).slice(0, 2);
  return contacts.length < 2 ? null : { contacts, apart: random.chance(0.7) };
}

/** A platform joins two of its people. */
export function joinedSaid({ now }: Speaking, winner: Made, loser: Made): object {
  return { source: 'simulated', winner: identitiesOf(winner), loser: identitiesOf(loser), at: now };
}
