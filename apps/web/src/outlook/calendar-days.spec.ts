import { describe, expect, it } from '@jest/globals';
import { dayOf, moved, plusDays, weeksAround } from './calendar-days.js';

describe('Days of a calendar', () => {
  it('are those of the zone, also around midnight', () => {
    expect(dayOf('2026-03-01T23:30:00.000Z', 'Europe/Berlin')).toBe('2026-03-02');
    expect(dayOf('2026-03-01T23:30:00.000Z', 'America/New_York')).toBe('2026-03-01');
  });

  it('follow each other across months and changes of the clock', () => {
    expect(plusDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(plusDays('2026-03-29', 1)).toBe('2026-03-30');
    expect(plusDays('2026-10-25', -1)).toBe('2026-10-24');
  });

  it('stand in weeks from Monday to Sunday, as many as the month touches', () => {
    const march = weeksAround('2026-03-15', 'month');
    expect(march.map(([monday]) => monday)).toEqual([
      '2026-02-23',
      '2026-03-02',
      '2026-03-09',
      '2026-03-16',
      '2026-03-23',
      '2026-03-30',
    ]);
    expect(weeksAround('2026-02-15', 'month')).toHaveLength(5);
    expect(weeksAround('2027-02-15', 'month')).toHaveLength(4);
    expect(weeksAround('2026-03-01', 'week')).toEqual([
      ['2026-02-23', '2026-02-24', '2026-02-25', '2026-02-26', '2026-02-27', '2026-02-28', '2026-03-01'],
    ]);
  });

  it('are a month or a week apart', () => {
    expect(moved('2026-01-31', 'month', 1)).toBe('2026-02-28');
    expect(moved('2026-01-15', 'month', -1)).toBe('2025-12-15');
    expect(moved('2026-03-02', 'week', -1)).toBe('2026-02-23');
  });
});
