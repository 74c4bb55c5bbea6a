import fs from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { dayAfter, dayNumber, localDay, startOfDay } from './local-day.js';
import { isOlderRules, RULES_VERSION } from './rules-version.js';
import { afterWorkingDays, isWorkingDay, nextMorning } from './working-days.js';

const berlin = (text: string) => DateTime.fromISO(text, { zone: 'Europe/Berlin' }).toMillis();
const shown = (at: number, zone = 'Europe/Berlin') => DateTime.fromMillis(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");

describe('working days', () => {
  it('are Monday to Friday without the public holidays of the country', () => {
    expect(['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'].map((day) => isWorkingDay(day, 'DE'))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(isWorkingDay('2026-12-25', 'DE')).toBe(false);
    expect([isWorkingDay('2026-07-03', 'DE'), isWorkingDay('2026-07-03', 'US')]).toEqual([true, false]);
    expect(isWorkingDay('2027-03-29', 'DE')).toBe(false);
  });

  it('leave only the weekends of a country nobody knows', () => {
    expect([isWorkingDay('2026-12-25', 'ZZ'), isWorkingDay('2026-12-26', 'ZZ')]).toEqual([true, false]);
  });

  it('end an offer at the same time of day five of them later', () => {
    expect(shown(afterWorkingDays(berlin('2026-11-02T08:00'), 5, 'Europe/Berlin', 'DE'))).toBe('2026-11-09T08:00');
    expect(shown(afterWorkingDays(berlin('2026-11-07T08:00'), 5, 'Europe/Berlin', 'DE'))).toBe('2026-11-13T08:00');
    expect(shown(afterWorkingDays(berlin('2026-12-22T09:30'), 5, 'Europe/Berlin', 'DE'))).toBe('2026-12-30T09:30');
  });

  it('are as long on both changes of the clocks', () => {
    const spring = berlin('2027-03-26T02:30');
    expect(shown(afterWorkingDays(spring, 1, 'Europe/Berlin', 'AT'))).toBe('2027-03-30T02:30');
    const autumn = berlin('2026-10-23T08:00');
    const after = afterWorkingDays(autumn, 1, 'Europe/Berlin', 'DE');
    expect(shown(after)).toBe('2026-10-26T08:00');
    expect(after - autumn).toBe((3 * 24 + 1) * 3_600_000);
  });
});

describe('the next morning', () => {
  it('is eight o’clock of today or of the next working day', () => {
    expect(shown(nextMorning(berlin('2026-11-02T07:59'), 'Europe/Berlin', 'DE'))).toBe('2026-11-02T08:00');
    expect(shown(nextMorning(berlin('2026-11-02T08:00'), 'Europe/Berlin', 'DE'))).toBe('2026-11-03T08:00');
    expect(shown(nextMorning(berlin('2026-11-06T09:00'), 'Europe/Berlin', 'DE'))).toBe('2026-11-09T08:00');
    expect(shown(nextMorning(berlin('2026-12-24T09:00'), 'Europe/Berlin', 'DE'))).toBe('2026-12-28T08:00');
  });

  it('is eight by the clock of the member on both changes of the clocks', () => {
    const [friday, monday] = ['2027-03-12T09:00', '2027-03-15T08:00'];
    const zone = 'America/New_York';
    const start = DateTime.fromISO(friday, { zone }).toMillis();
    const spring = nextMorning(start, zone, 'US');
    expect([shown(spring, zone), spring - start]).toEqual([monday, (3 * 24 - 2) * 3_600_000]);
    const autumn = nextMorning(berlin('2026-10-23T09:00'), 'Europe/Berlin', 'DE');
    expect([shown(autumn), autumn - berlin('2026-10-23T09:00')]).toEqual(['2026-10-26T08:00', 3 * 24 * 3_600_000]);
  });
});

describe('a local day', () => {
  it('begins when the calendar turns there, also without a midnight', () => {
    const start = startOfDay('2026-09-06', 'America/Santiago');
    expect([localDay(start - 1, 'America/Santiago'), localDay(start, 'America/Santiago')]).toEqual([
      '2026-09-05',
      '2026-09-06',
    ]);
    expect(shown(start, 'America/Santiago')).toBe('2026-09-06T01:00');
    expect(localDay(Date.parse('2026-11-02T23:30:00Z'), 'Asia/Kathmandu')).toBe('2026-11-03');
  });

  it('is counted by the calendar', () => {
    expect([dayAfter('2026-12-30', 3), dayNumber('2026-11-03') - dayNumber('2026-10-03')]).toEqual(['2027-01-02', 31]);
  });

  it('of no zone is a broken invariant', () => {
    expect(() => localDay(0, 'Mars/Olympus')).toThrow('Mars/Olympus is no zone');
    expect(() => startOfDay('2026-13-01', 'utc')).toThrow('is no day');
  });
});

describe('the version of the rules', () => {
  const installed = (name: string) =>
    (JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;

  it('names the zone and holiday data that are installed', () => {
    expect(RULES_VERSION).toMatch(/^\d+ luxon-/u);
    expect(RULES_VERSION.split(' ').slice(1)).toEqual([
      `luxon-${installed('luxon')}`,
      `date-holidays-${installed('date-holidays')}`,
      `tzdb-${installed('@vvo/tzdb')}`,
    ]);
  });

  it('is older if any part of it is', () => {
    const mine = '2 luxon-3.7.2 date-holidays-3.37.0';
    expect(isOlderRules(mine, mine)).toBe(false);
    expect(isOlderRules(mine, '1 luxon-3.7.2 date-holidays-3.36.9')).toBe(false);
    expect(isOlderRules(mine, '2 luxon-3.10.0 date-holidays-3.37.0')).toBe(true);
    expect(isOlderRules(mine, '3 luxon-3.7.2 date-holidays-3.37.0')).toBe(true);
    expect(isOlderRules(mine, '1 luxon-3.7.2 date-holidays-3.37.1')).toBe(true);
  });
});
