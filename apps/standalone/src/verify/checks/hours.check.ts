import type { Check } from '../check.js';
import type { ContactSeen } from '../contact-seen.js';
import { maybeText, text } from '../fields.js';
import type { PoolSeen } from '../state.js';
import { partsOf } from '../together.js';

/** Offers that older rules made know nothing of hours. */
const SINCE_RULES = 4;

/** From when until when by the clock somebody is at work. */
const AT_WORK: Readonly<Record<string, readonly [number, number]>> = {
  Mon: [9, 17],
  Tue: [9, 17],
  Wed: [9, 17],
  Thu: [9, 17],
  Fri: [9, 12],
};
/** The same at home, of somebody who may be anywhere. */
const ANYWHERE: Readonly<Record<string, readonly [number, number]>> = {
  Mon: [12, 14],
  Tue: [12, 14],
  Wed: [12, 14],
  Thu: [12, 14],
};

/**
 * Nobody is given room for a call or a text outside of the hours of whom it would disturb: by their own clock, or, where
 * nothing is known of where they are, by the clock at home. Public holidays, and the zones of a country alone, are not
 * looked at here.
 */
export const hoursCheck: Check = (pool, { type, time, subject, data }, prove) => {
  if (type !== 'outreach.suggested' && type !== 'outreach.accepted') return;
  const channel = maybeText(data, 'channel');
  if (channel !== 'phone' && channel !== 'text') return;
  if (Number.parseInt(text(data, 'rulesVersion'), 10) < SINCE_RULES) return;
  const fits = partsOf(pool, subject ?? '').some((part) => mayRing(part, pool, time));
  prove('hours', fits, () => `by ${channel} outside of their hours`);
};

function mayRing({ zone, country }: ContactSeen, { home }: PoolSeen, time: number): boolean {
  if (zone !== null) return isWithin(AT_WORK, zone, time);
  return country !== null || isWithin(ANYWHERE, home, time);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function isWithin(hours: typeof AT_WORK, timeZone: string, time: number): boolean {
  const style = { timeZone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' } as const;
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', style);
  clocks.set(timeZone, clock);
  const parts = Object.fromEntries(clock.formatToParts(time).map(({ type, value }) => [type, value]));
  const [from, until] = hours[parts['weekday'] ?? ''] ?? [24, 24];
  const hour = Number(parts['hour']);
  return hour >= from && hour < until;
}
