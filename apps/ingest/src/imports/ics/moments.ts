import ICAL from 'ical.js';
import { momentIn } from './zones.js';

/** The moment at which a clock in UTC shows this. */
export function shownBy(time: ICAL.Time): number {
  return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
}

/** In a zone the calendar does not define its name counts; a time without a zone, and a whole day, are taken as UTC. */
export function momentOf(time: ICAL.Time, zone: string | null): number {
  const isFloating = time.zone === ICAL.Timezone.localTimezone;
  if (!isFloating) return time.toUnixTime() * 1000;
  return (zone === null ? null : momentIn(zone, time)) ?? shownBy(time);
}

/** The name of the zone in which a property of a component gives its time; null without. */
export function zoneOf(component: ICAL.Component, name: string): string | null {
  return component.getFirstProperty(name)?.getFirstParameter('tzid') ?? null;
}
