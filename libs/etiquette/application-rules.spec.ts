import { describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import type { Case, Rule } from './case.js';
import { inProcess } from './in-process.rule.js';
import { standing } from './standing.js';
import { caseFor, reasonOf } from './testing/case-for.js';
import { day, provenance, Story } from './testing/story.js';
import { days } from './time.js';
import { isClosed, unwelcome } from './unwelcome.rule.js';
import { warningOf } from './warnings.js';
import { whom } from './whom.js';

function says(rule: Rule, { known }: Story, now: number, more: Partial<Case> = {}) {
  const { ok, because, until } = rule(caseFor(known, now, more), defaultPolicy, now);
  return [ok, because['code'], until];
}

describe('an application in progress', () => {
  it('keeps everybody from writing until 180 days after its last activity, then asks', () => {
    const story = new Story().applied(day(1)).applied(day(20));
    expect(says(inProcess, story, day(200) - 1)).toEqual([false, 'active', day(200)]);
    expect(standing(story.known, day(200) - 1)).toBe('in-process');
    expect(says(inProcess, story, day(200))).toEqual([true, 'lapsed', null]);
    expect(warningOf(story.known, defaultPolicy, day(200))).toMatchObject({ code: 'application-lapsed', at: day(20) });
  });

  it('goes on where there is activity after it had lapsed', () => {
    const story = new Story().applied(day(1)).tell('application.lapsed', { application: 'a_1' }, day(181));
    expect(says(inProcess, story, day(181))).toEqual([true, 'lapsed', null]);
    expect(says(inProcess, story.applied(day(190)), day(190))).toEqual([false, 'active', day(370)]);
  });

  it('lasts as long as the last of several', () => {
    const second = { application: 'a_2' };
    expect(says(inProcess, new Story().applied(day(1)).applied(day(20), 'active', second), day(21))[2]).toBe(day(200));
    const later = new Story().applied(day(20)).applied(day(1), 'active', second, day(20));
    expect(says(inProcess, later, day(21))).toEqual([false, 'active', day(200)]);
  });

  it('leaves whoever was hired in peace for 12 months', () => {
    const story = new Story().applied(day(1)).applied(day(9), 'hired');
    expect(says(inProcess, story, day(374) - 1)).toEqual([false, 'hired', day(374)]);
    expect(standing(story.known, day(374) - 1)).toBe('resting');
    expect(says(inProcess, story, day(374))[0]).toBe(true);
  });

  it('is not set back by what arrives late, whichever comes first', () => {
    const inOrder = new Story().applied(day(1), 'active', { interviewed: true }).applied(day(9), 'ended');
    const late = new Story().applied(day(9), 'ended').applied(day(1), 'active', { interviewed: true }, day(10));
    for (const story of [inOrder, late]) {
      expect(story.known.applications).toMatchObject([{ state: 'ended', at: day(9), interviewed: true }]);
      expect(says(inProcess, story, day(20))).toEqual([true, 'none', null]);
    }
  });

  it('stays with a hire that is dated back, until it is taken back', () => {
    const hired = () => new Story().applied(day(20)).applied(day(9), 'hired');
    expect(hired().known.applications).toMatchObject([{ state: 'hired', at: day(9) }]);
    expect(hired().applied(day(30)).known.applications).toMatchObject([{ state: 'hired' }]);
    const back = hired().applied(day(31), 'active', { reopened: true });
    expect(back.known.applications).toMatchObject([{ state: 'active', at: day(31) }]);
    expect(back.applied(day(9), 'hired').known.applications).toMatchObject([{ state: 'active', at: day(31) }]);
  });

  it('runs again when a no is taken back, though the platform gives both the same time', () => {
    const story = new Story().applied(day(9), 'ended').applied(day(9), 'active', { reopened: true });
    expect(says(inProcess, story, day(10))).toEqual([false, 'active', day(189)]);
  });

  it('stays deleted', () => {
    const story = new Story()
      .applied(day(1))
      .tell('application.deleted', { ...provenance, application: 'a_1' }, day(2));
    expect(says(inProcess, story.applied(day(3)), day(4))).toEqual([true, 'none', null]);
  });

  it('is a relation for 24 months: no stranger, and a tie once a rhythm has passed', () => {
    const story = new Story().applied(day(1), 'ended');
    expect([standing(story.known, day(700)), standing(story.known, day(732))]).toEqual(['normal', 'cold']);
    expect(reasonOf(story.known, day(91) - 1)).toBeNull();
    expect(reasonOf(story.known, day(91))).toMatchObject({ kind: 'tie', events: [2], until: day(731) });
    expect(reasonOf(story.known, day(731))).toBeNull();
  });
});

describe('an application that ended after an interview', () => {
  const ended = (interviewed: boolean, member: string | null = null) =>
    new Story().applied(day(1), 'active', { interviewed, member }).applied(day(10), 'ended');
  const kindAt = (story: Story, now: number) => reasonOf(story.known, now, null)?.kind ?? null;

  it('is a reason from 90 days after its end until 120', () => {
    const at = [100 - 0.1, 100, 130 - 0.1, 130].map((count) => kindAt(ended(true), day(count)));
    expect(at).toEqual([null, 'application-ended', 'application-ended', 'tie']);
  });

  it('is none without an interview that took place, none twice, and none while another one runs', () => {
    expect(kindAt(ended(false), day(105))).toBe('tie');
    expect(kindAt(ended(true).touched(day(101)), day(105))).not.toBe('application-ended');
    expect(kindAt(ended(true).applied(day(50)), day(105))).not.toBe('application-ended');
  });

  it('is offered to its recruiter, else to the contact’s owner, and does not go with a recruiter who left', () => {
    const team = ['m_ada', 'm_bob'].map((member) => ({ member, role: 'recruiter' as const, free: 5 }));
    const owned = (member: string | null) => ended(true, member).tell('contact.assigned', { owner: 'm_ada' }, day(11));
    const offeredTo = (member: string | null, there = team) =>
      whom(owned(member).known, there, defaultPolicy, day(105));
    expect(offeredTo('m_bob')).toMatchObject({ member: 'm_bob', occasion: { kind: 'application-ended' } });
    expect(offeredTo(null)?.member).toBe('m_ada');
    expect(offeredTo('m_bob', team.slice(0, 1))?.member).toBe('m_ada');
  });
});

describe('who turned away', () => {
  it('rests for 12 months, on every channel, unless they come back', () => {
    const story = new Story().turnedAway(day(1), 'unfollowed');
    expect(says(unwelcome, story, day(366) - 1)).toEqual([false, 'resting', day(366)]);
    expect(standing(story.known, day(3))).toBe('resting');
    expect(says(unwelcome, story, day(366))[0]).toBe(true);
    expect(says(unwelcome, story.turnedAway(day(40), 'unfollowed', true), day(41))).toEqual([true, 'none', null]);
  });

  it('closes the network where they blocked us for good, and rests elsewhere', () => {
    const story = new Story().turnedAway(day(1), 'blocked');
    expect(says(unwelcome, story, day(900), { channel: 'linkedin' })).toEqual([false, 'closed', null]);
    expect(says(unwelcome, story, day(9), { channel: 'email' })).toEqual([false, 'resting', day(366)]);
    expect(says(unwelcome, story, day(366), { channel: 'email' })[0]).toBe(true);
  });

  it('rests from the last time on, whichever we heard of first', () => {
    const story = new Story().turnedAway(day(20), 'unfollowed').turnedAway(day(1), 'gone');
    expect(says(unwelcome, story, day(21), { channel: 'email' })).toEqual([false, 'resting', day(385)]);
    const other = new Story().turnedAway(day(1), 'gone').turnedAway(day(20), 'unfollowed');
    expect(says(unwelcome, other, day(21), { channel: 'email' })).toEqual([false, 'resting', day(385)]);
  });

  it('leaves the ways open that are not closed, and all of them once they are back', () => {
    const closed = (story: Story) =>
      (['linkedin', 'xing', 'public', 'email'] as const).filter((way) => isClosed(story.known, way));
    expect(closed(new Story())).toEqual([]);
    expect(closed(new Story().turnedAway(day(1), 'unfollowed'))).toEqual([]);
    expect(closed(new Story().turnedAway(day(1), 'no-email'))).toEqual(['email']);
    const blocked = new Story().turnedAway(day(1), 'blocked');
    expect(closed(blocked)).toEqual(['linkedin']);
    expect(closed(blocked.turnedAway(day(9), 'blocked', true))).toEqual([]);
  });

  it('closes e-mail alone where they want none', () => {
    const story = new Story().turnedAway(day(1), 'no-email');
    expect(says(unwelcome, story, day(2), { channel: 'email' })).toEqual([false, 'no-email', null]);
    expect(says(unwelcome, story, day(2), { channel: 'phone' })).toEqual([true, 'not-by-email', null]);
    expect(says(unwelcome, story, day(1) + days(0.5))).toEqual([true, 'not-by-email', null]);
  });
});
