import { DAY, HOUR } from '../plan.js';
import type { Random } from '../../random.js';

/** A time in which a site does not answer as usual. */
export interface Spell {
  /** ms */
  from: number;
  until: number;
  /** broken: 500, 502, 504 and not a word; busy: 429, away: 503, both with `Retry-After` */
  is: 'broken' | 'busy' | 'away';
}

/** One in ten days or so, for one to four hours. Whole seconds. */
const APART_DAYS = 10;
const LONGEST_HOURS = 4;

/** The spells of one site between two times. */
export function spellsOf(random: Random, from: number, until: number): Spell[] {
  const spells: Spell[] = [];
  for (let at = from + random.between(1, APART_DAYS) * DAY; at < until;) {
    const begin = at + random.below(DAY / 1000) * 1000;
    const end = begin + random.between(HOUR / 1000, (LONGEST_HOURS * HOUR) / 1000) * 1000;
    spells.push({ from: begin, until: end, is: random.one(['broken', 'busy', 'away']) });
    at = end + random.between(APART_DAYS / 2, (APART_DAYS * 3) / 2) * DAY;
  }
  return spells.filter((spell) => spell.until < until);
}

export const spellAt = (spells: readonly Spell[], now: number): Spell | undefined =>
  spells.find(({ from, until }) => from <= now && now < until);
