/** @jest-environment ./scripts/plain-environment.mjs */
import { expect, test } from '@jest/globals';
import { fc } from '#libs/testing/fast-check.js';
import { defaultPolicy } from '#libs/events/policy.js';
import { PROOF_TIMEOUT, proofRuns } from '#libs/testing/proof-runs.js';
import { hours } from './hours.rule.js';
import { caseFor } from './testing/case-for.js';
import { day, Story } from './testing/story.js';
import { DAY, HOUR } from './time.js';
import { nextWindow, type Window } from './write-between.js';

const home = { zone: 'Europe/Berlin', country: 'DE' };
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
/** Within a day of it clocks are put forward or back somewhere: in Europe, the United States, Australia, Chile. */
const changes = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-09-06', '2026-10-04', '2026-10-25', '2026-11-01'];

const zones = fc.constantFrom(null, null, ...Intl.supportedValuesOf('timeZone'));
const countries = fc.constantFrom(null, 'DE', 'US', 'BR', 'AU', 'CL', 'PT', 'IN', 'JP');
const places = fc.array(fc.record({ zone: zones, country: countries }), { minLength: 1, maxLength: 4 });
const moments = fc
  .tuple(fc.constantFrom(...changes), fc.integer({ min: -4 * DAY, max: 4 * DAY }), fc.nat(2))
  .map(([date, by, years]) => Date.parse(date) + by + years * 364 * DAY);

const clocks = new Map<string, Intl.DateTimeFormat>();
const style = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** Whether it is between these hours of a weekday by the clock on the wall there, of another library than the rule's. */
function isWithin(zone: string, at: number, open: (weekday: string, hour: number) => boolean): boolean {
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...style });
  clocks.set(zone, clock);
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  return open(String(parts['weekday']), Number(parts['hour']) + Number(parts['minute']) / 60);
}

const atWork = (weekday: string, hour: number) =>
  WEEKDAYS.includes(weekday) && hour >= 9 && hour < (weekday === 'Fri' ? 12 : 17);
const atNoon = (weekday: string, hour: number) =>
  WEEKDAYS.includes(weekday) && weekday !== 'Fri' && hour >= 12 && hour < 14;

/** By the data of the runtime, not by ours. TypeScript does not know of it yet. */
function zonesIn(country: string): string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones(): string[] | undefined };
  return locale.getTimeZones() ?? [];
}

/** Whether a moment suits somebody of whom this is known, wherever they may be by it. */
function suits(at: number, zone: string | null, country: string | null): boolean {
  if (zone !== null) return isWithin(zone, at, atWork);
  if (country === null) return isWithin(home.zone, at, atNoon);
  const theirs = zonesIn(country);
  return theirs.length > 0 && theirs.every((one) => isWithin(one, at, atWork));
}

/** A contact of whom it was said one after the other, the last of it an hour before `now`, that they are there. */
function movedAbout(all: { zone: string | null; country: string | null }[], now: number) {
  const story = new Story();
  all.forEach((place, i) => story.tell('contact.corrected', place, now - (all.length - i) * HOUR));
  return story.known;
}

test(
  'E6, E13: wherever somebody was said to be before, nothing rings or is meant to be written outside of the hours that suit where they may be now',
  () => {
    let rang = 0;
    fc.assert(
      fc.property(places, moments, fc.constantFrom('phone' as const, 'text' as const), (all, now, channel) => {
        const facts = movedAbout(all, Math.max(now, day(0)));
        const { zone, country } = facts;
        const at = Math.max(now, day(0));
        const window: Window = nextWindow({ zone, country, region: facts.region }, home, at);
        for (const edge of [window.from, window.until - 1])
          expect([edge, suits(edge, zone, country)]).toEqual([edge, true]);
        if (!hours(caseFor(facts, at, { channel, home }), defaultPolicy, at).ok) return;
        rang += 1;
        expect(suits(at, zone, country)).toBe(true);
      }),
      proofRuns,
    );
    expect(rang).toBeGreaterThan(proofRuns.numRuns / 50);
  },
  PROOF_TIMEOUT,
);
