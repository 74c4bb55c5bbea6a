import type { Application, ContactFacts } from './facts.js';
import { days } from './time.js';

/** An application without activity for so long is taken to be over. */
const LAPSES_AFTER_DAYS = 180;
/** Whoever was hired rests for 12 months. */
const HIRED_RESTS_DAYS = 365;
/** An application is a relation for 24 months. */
const RELATION_DAYS = 730;

/** When an application in progress lapses unless there is activity, ms. */
export function lapsesAt({ at }: Application): number {
  return at + days(LAPSES_AFTER_DAYS);
}

/** Until when an application keeps everybody from writing, ms; null for one that does not. */
export function withholdsUntil(application: Application): number | null {
  if (application.state === 'active') return lapsesAt(application);
  return application.state === 'hired' ? application.at + days(HIRED_RESTS_DAYS) : null;
}

/** Those in progress at `now`. */
export function inProgress({ applications }: ContactFacts, now: number): Application[] {
  return applications.filter((one) => one.state === 'active' && now < lapsesAt(one));
}

/** The newest one of which nothing was heard for 180 days, and which may still run; null without. */
export function lapsed({ applications }: ContactFacts, now: number): Application | null {
  const quiet = applications.filter(
    (one) => one.state === 'lapsed' || (one.state === 'active' && now >= lapsesAt(one)),
  );
  return quiet.at(-1) ?? null;
}

/** The last one anything is known of, with when it ceases to be a relation (ms); null without. */
export function lastApplication({ applications }: ContactFacts): { seq: number; at: number; until: number } | null {
  const last = applications.findLast(({ state }) => state !== 'gone');
  return last === undefined ? null : { seq: last.seq, at: last.at, until: last.at + days(RELATION_DAYS) };
}
