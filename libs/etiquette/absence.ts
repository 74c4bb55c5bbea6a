import type { ContactFacts } from './facts.js';
import type { Absence } from './reach-facts.js';
import { days } from './time.js';
import { afterWorkingDays, fromWorkingDay } from './working-days.js';
import type { Home, Place } from './write-between.js';

/** They come back to a full desk: so many working days are theirs. */
const CATCH_UP_DAYS = 2;
/** An absence without a date is taken to last so long from the last word of it. */
const UNDATED_DAYS = 14;
/** Whoever is away for longer is asked when they would like to hear from us: that is a wish, and no absence. */
export const LONGEST_AWAY_DAYS = 366;

/**
 * Up to when nobody writes to whom is away, ms: two working days of theirs from the day they are back, or from the first
 * one after it; of whom nobody knows when that is, from two weeks after the word of it. By their clock and the holidays
 * of their country, where known, else by those at home. Sources: two working days are judgement; two weeks are what the
 * law of Germany wants one holiday of every year to be at least (§ 7 (2) BUrlG: twelve working days in a row), so that
 * most are back by then.
 */
export function awayUntil(
  { at, back }: Pick<Absence, 'at' | 'back'>,
  { zone, country }: Pick<Place, 'zone' | 'country'>,
  home: Home,
): number {
  const calendar = [zone ?? home.zone, country ?? home.country] as const;
  return afterWorkingDays(fromWorkingDay(back ?? at + days(UNDATED_DAYS), ...calendar), CATCH_UP_DAYS, ...calendar);
}

/** The newest word of an absence, unless they wrote after it: that ends it. It may be over already. */
export function absenceOf(facts: Pick<ContactFacts, 'absences' | 'responses'>): Absence | null {
  const last = facts.absences.at(-1);
  return last === undefined || wroteAfter(facts, last.at) ? null : last;
}

/** Whether a word of theirs came after that; who accepts an invitation may be away all the same. */
export function wroteAfter({ responses }: Pick<ContactFacts, 'responses'>, then: number): boolean {
  return responses.some(({ at, sign }) => sign === 'words' && at > then);
}
