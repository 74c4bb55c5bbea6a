/** @jest-environment ./scripts/plain-environment.mjs */
import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { hours } from './hours.rule.js';
import { defaultPolicy } from '#libs/events/policy.js';
import { caseFor } from './testing/case-for.js';
import { Story } from './testing/story.js';
import { DAY } from './time.js';
import { firstWorkingMoment, nextWindow, type Place } from './write-between.js';

const home = { zone: 'Europe/Berlin', country: 'DE' };
const nowhere: Place = { zone: null, country: null, region: null };
const moment = (text: string, zone = 'Europe/Berlin') => DateTime.fromISO(text, { zone }).toMillis();
const told = (place: Partial<Place>, from: string, zone = 'Europe/Berlin') => {
  const window = nextWindow({ ...nowhere, ...place }, home, moment(from));
  const clock = (at: number) => DateTime.fromMillis(at, { zone }).toFormat('ccc d.L. H:mm');
  return `${clock(window.from)} to ${clock(window.until)}${window.sure ? '' : '?'}`;
};

describe('it is good to write', () => {
  it('from nine to five by their clock, on Friday until noon, and not at a weekend', () => {
    const munich = { country: 'DE', region: 'BY' };
    expect(told(munich, '2026-11-05T08:00')).toBe('Thu 5.11. 9:00 to Thu 5.11. 17:00');
    expect(told(munich, '2026-11-05T11:30')).toBe('Thu 5.11. 11:30 to Thu 5.11. 17:00');
    expect(told(munich, '2026-11-05T17:00')).toBe('Fri 6.11. 9:00 to Fri 6.11. 12:00');
    expect(told(munich, '2026-11-06T12:00')).toBe('Mon 9.11. 9:00 to Mon 9.11. 17:00');
  });

  it('not on a public holiday of their region; where that is unknown, of none of its regions', () => {
    expect(told({ country: 'DE', region: 'HH' }, '2027-01-06T08:00')).toBe('Wed 6.1. 9:00 to Wed 6.1. 17:00');
    expect(told({ country: 'DE', region: 'BY' }, '2027-01-06T08:00')).toBe('Thu 7.1. 9:00 to Thu 7.1. 17:00');
    expect(told({ country: 'DE' }, '2027-01-06T08:00')).toBe('Thu 7.1. 9:00 to Thu 7.1. 17:00');
    expect(told({ zone: 'America/New_York' }, '2026-11-26T08:00', 'America/New_York')).toBe(
      'Mon 30.11. 9:00 to Mon 30.11. 17:00',
    );
  });

  it('not on Friday where that is the weekend', () => {
    expect(told({ country: 'SA' }, '2026-11-06T05:00', 'Asia/Riyadh')).toBe('Mon 9.11. 9:00 to Mon 9.11. 17:00');
  });

  it('also to somebody in a country that is none', () => {
    expect(told({ country: '1!' }, '2026-11-06T08:00')).toBe('Mon 9.11. 12:00 to Mon 9.11. 14:00?');
    expect(told({ country: '1!', zone: 'Europe/Paris' }, '2026-11-06T08:00')).toBe('Fri 6.11. 9:00 to Fri 6.11. 12:00');
  });

  it('in the hours that all zones of their country have in common where the zone is unknown', () => {
    expect(told({ country: 'US' }, '2026-11-16T08:00', 'America/New_York')).toBe(
      'Mon 16.11. 14:00 to Mon 16.11. 17:00?',
    );
    expect(told({ country: 'US', zone: 'America/Chicago' }, '2026-11-16T08:00', 'America/Chicago')).toBe(
      'Mon 16.11. 9:00 to Mon 16.11. 17:00',
    );
  });

  it('from twelve to two at home, Monday to Thursday, to somebody who may be anywhere', () => {
    expect(told({}, '2026-11-05T08:00')).toBe('Thu 5.11. 12:00 to Thu 5.11. 14:00?');
    expect(told({}, '2026-11-05T14:00')).toBe('Mon 9.11. 12:00 to Mon 9.11. 14:00?');
    expect(told({ country: 'RU' }, '2026-11-05T08:00')).toBe('Thu 5.11. 12:00 to Thu 5.11. 14:00?');
  });

  it('never before the working day of who was offered it', () => {
    const saturday = moment('2026-11-07T10:00');
    expect(firstWorkingMoment(saturday, 'Europe/Berlin', 'DE')).toBe(moment('2026-11-09T00:00'));
    expect(firstWorkingMoment(moment('2026-11-09T08:00'), 'Europe/Berlin', 'DE')).toBe(moment('2026-11-09T08:00'));
  });
});

describe('the rule of hours', () => {
  const inLondon = new Story().tell(
    'contact.corrected',
    { zone: 'Europe/London', country: 'GB' },
    moment('2026-11-02T10:00'),
  );
  const judged = (at: string, channel: 'email' | 'phone' | 'text' | null) =>
    hours(caseFor(inLondon.known, moment(at), { channel, home }), defaultPolicy, moment(at));

  it('keeps no e-mail back: its hours come within a week', () => {
    expect(judged('2026-11-06T22:00', 'email')).toMatchObject({ ok: true, because: { code: 'window' } });
    expect(judged('2026-11-06T22:00', null)).toMatchObject({ ok: true });
  });

  it.each(['phone', 'text'] as const)('lets nobody disturb by %s outside of them', (channel) => {
    expect(judged('2026-11-06T13:00', channel)).toMatchObject({
      ok: false,
      until: moment('2026-11-09T10:00'),
      because: { code: 'closed', zone: 'Europe/London', sure: true },
    });
    expect(judged('2026-11-06T12:59', channel)).toMatchObject({ ok: true });
  });

  it('keeps an e-mail back while nobody is at work for more than a week', () => {
    const eve = moment('2026-12-30T17:00', 'Asia/Yerevan');
    const inArmenia = new Story().tell('contact.corrected', { country: 'AM' }, eve);
    const verdict = hours(caseFor(inArmenia.known, eve, { home }), defaultPolicy, eve);
    const next = moment('2027-01-07T09:00', 'Asia/Yerevan');
    expect(verdict).toMatchObject({ ok: false, until: next - 7 * DAY, because: { code: 'none-soon', from: next } });
  });
});
