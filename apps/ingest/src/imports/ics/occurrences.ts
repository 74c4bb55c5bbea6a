import ICAL from 'ical.js';
import { momentOf, shownBy, zoneOf } from './moments.js';

/** So many occurrences are gone through at most from one beginning: a rule may mean every second. */
const MOST_STEPS = 3_000;
const DAY = 86_400;
/**
 * Of each kind of rule: the seconds by which it may begin later and mean the same days, and how many of these before a
 * moment surely hold an occurrence, as far as rules are usual. Months and years are alike again after four years.
 */
const STEPS: Readonly<Record<string, { seconds: number; near: number }>> = {
  SECONDLY: { seconds: 1, near: 60 },
  MINUTELY: { seconds: 60, near: 60 },
  HOURLY: { seconds: 3_600, near: 60 },
  DAILY: { seconds: DAY, near: 60 },
  WEEKLY: { seconds: 7 * DAY, near: 60 },
  MONTHLY: { seconds: 1_461 * DAY, near: 1 },
  YEARLY: { seconds: 1_461 * DAY, near: 1 },
};
/** How much further back is looked where none was near. */
const FURTHER = 20;

/** The moments of occurrences of an event that stand elsewhere in its calendar, moved or cancelled; null: there are none. */
export type Elsewhere = ReadonlySet<number> | null;

interface Occurrence {
  time: ICAL.Time;
  /** ms; null: it has not taken place yet */
  at: number | null;
}

/**
 * The last occurrence that had begun by `now`, else the first one, which then has not taken place. A series is gone
 * through from near `now` on, and from its beginning only where nothing was found: some began in 1601.
 */
export function lastBefore(event: ICAL.Event, now: number, elsewhere: Elsewhere): Occurrence {
  for (const start of beginnings(event, now)) {
    const last = lastFrom(start, event, { now, elsewhere });
    if (last !== null) return last;
  }
  return { time: event.startDate, at: null };
}

/** Clocks differ from UTC by less than a day, so only what is near now is asked for its moment: zones are dear. */
function lastFrom(
  start: ICAL.Time,
  event: ICAL.Event,
  { now, elsewhere }: { now: number; elsewhere: Elsewhere },
): Occurrence | null {
  const zone = zoneOf(event.component, 'dtstart');
  let last: ICAL.Time | null = null;
  for (const time of occurrences(event, start)) {
    if (shownBy(time) > now - DAY * 1000 && momentOf(time, zone) > now) break;
    if (elsewhere?.has(momentOf(time, zone)) !== true) last = time;
  }
  return last === null ? null : { time: last, at: momentOf(last, zone) };
}

function* occurrences(event: ICAL.Event, start: ICAL.Time): Generator<ICAL.Time> {
  if (!event.isRecurring()) {
    yield start;
    return;
  }
  const iterator = event.iterator(start);
  // Where a series begins it takes place, whatever its rule says: not so where we let it begin.
  const isOwn = start.compare(event.startDate) === 0;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const time = iterator.next() as ICAL.Time | undefined;
    if (time === undefined) return;
    if (isOwn || time.compare(start) !== 0) yield time.clone();
  }
}

/** Where a series may begin instead and mean the same from there on, the latest first; last where it does begin. */
function* beginnings(event: ICAL.Event, now: number): Generator<ICAL.Time> {
  const rule = onlyRule(event);
  const step = rule === null ? undefined : STEPS[rule.freq];
  if (rule !== null && step !== undefined) {
    const end = rule.until === null ? now : Math.min(now, shownBy(rule.until));
    const length = step.seconds * Math.max(1, rule.interval);
    const steps = Math.floor((end - shownBy(event.startDate)) / 1000 / length);
    for (const back of [step.near, step.near * FURTHER])
      if (steps > back) yield later(event.startDate, (steps - back) * length);
  }
  yield event.startDate;
}

/** The one rule of a series that is not counted from its beginning; null: there is none, or several. */
function onlyRule({
  component,
}: ICAL.Event): (Pick<ICAL.Recur, 'freq' | 'interval'> & { until: ICAL.Time | null }) | null {
  const [rule, ...more] = component.getAllProperties('rrule').map((property) => property.getFirstValue());
  if (!(rule instanceof ICAL.Recur) || more.length > 0 || rule.count !== null) return null;
  return { freq: rule.freq, interval: rule.interval, until: rule.until };
}

function later(time: ICAL.Time, seconds: number): ICAL.Time {
  const moved = time.clone();
  moved.adjust(Math.floor(seconds / DAY), 0, 0, seconds % DAY);
  return moved;
}
