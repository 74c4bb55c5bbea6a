/* eslint max-lines: [error, 400] -- the rules that a desk meets, case by case */
import { describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import { budget } from './budget.rule.js';
import type { Case, Rule } from './case.js';
import { employer } from './employer.rule.js';
import type { EmployerFacts, MemberFacts } from './desk-facts.js';
import { held } from './held.rule.js';
import { startOfDay } from './local-day.js';
import { newMemberFacts } from './member.fold.js';
import { objection } from './objection.rule.js';
import { occasion } from './occasion.rule.js';
import { released } from './released.rule.js';
import { reserved } from './reserved.rule.js';
import { caseFor, reasonOf } from './testing/case-for.js';
import { day, Story } from './testing/story.js';
import { days } from './time.js';

/** Code and end of a rule's verdict. */
function says(rule: Rule, theCase: Case, now: number) {
  const { ok, because, until } = rule(theCase, defaultPolicy, now);
  return [ok, because['code'], until];
}

describe('who must not be written to', () => {
  it('is who objected, until they lift it themselves', () => {
    const story = new Story().tell('privacy.objected', { ground: 'wish' }, day(1));
    expect(says(objection, caseFor(story.known, day(9)), day(9))).toEqual([false, 'objected', null]);
    story.tell('privacy.objection-lifted', {}, day(10));
    expect(says(objection, caseFor(story.known, day(11)), day(11))).toEqual([true, 'none', null]);
  });

  it('is whom we let go, until they come back', () => {
    const story = new Story().tell('contact.released', { reason: 'person', lapsesAt: day(400) }, day(1));
    expect(says(released, caseFor(story.known, day(9)), day(9))).toEqual([false, 'released', null]);
    story.tell('contact.revived', { reason: 'sign' }, day(10));
    expect(says(released, caseFor(story.known, day(11)), day(11))).toEqual([true, 'none', null]);
  });

  it('is about whom something is not settled', () => {
    const story = new Story()
      .tell('contact.held', { line: 'l_1' }, day(1))
      .tell('contact.held', { line: 'l_2' }, day(1));
    story.tell('contact.unheld', { line: 'l_1' }, day(2));
    expect(says(held, caseFor(story.known, day(3)), day(3))).toEqual([false, 'held', null]);
    expect(says(held, caseFor(story.tell('contact.unheld', { line: 'l_2' }, day(4)).known, day(4)), day(4))[0]).toBe(
      true,
    );
  });

  it('is who is offered to somebody already, until that offer ends', () => {
    const story = new Story().kept(day(0)).offered(day(1), { kind: 'tie', events: [2] });
    expect(says(reserved, caseFor(story.known, day(2)), day(2))).toEqual([false, 'offered', day(8)]);
    expect(says(reserved, caseFor(story.known, day(2), { mode: 'accept', suggestion: 's_2' }), day(2))[0]).toBe(true);
    expect(says(reserved, caseFor(story.known, day(8)), day(8))[0]).toBe(true);
    expect(says(reserved, caseFor(story.accepted(day(3)).known, day(99)), day(99))).toEqual([false, 'accepted', null]);
  });
});

describe('a member’s budget', () => {
  const kept = new Story().kept(day(0)).known;
  const job = new Story().newJob(day(0)).known;
  const ada = (more: Partial<MemberFacts>) => ({ member: { ...newMemberFacts('m_ada'), ...more } });
  const offer = (index: number, on: string, tie = false) => ({
    suggestion: `s_${index}`,
    contact: `c_${index}`,
    day: on,
    tie,
    expiresAt: Date.parse(on) + days(7),
  });
  const today = '2026-11-03';
  const now = day(1);
  const five = [1, 2, 3, 4, 5].map((index) => offer(index, today));

  it('is five offers a day, and the next day begins at midnight where the member lives', () => {
    const zone = 'America/New_York';
    expect(says(budget, caseFor(job, now, { ...ada({ offers: five.slice(1) }), zone }), now)[0]).toBe(true);
    const tomorrow = startOfDay('2026-11-04', zone);
    expect(says(budget, caseFor(job, now, { ...ada({ offers: five }), zone }), now)).toEqual([
      false,
      'offers',
      tomorrow,
    ]);
    expect(tomorrow).toBe(Date.parse('2026-11-04T05:00:00Z'));
  });

  it('counts offers still open from other days, until the first of them runs out', () => {
    const days = ['2026-10-28', '2026-10-29', '2026-10-30', '2026-10-31', '2026-11-01'];
    const offers = days.map((on, index) => offer(index, on));
    const open = offers.map(({ suggestion }) => suggestion);
    expect(says(budget, caseFor(job, now, ada({ offers, open })), now)).toEqual([
      false,
      'offers',
      offers[0]?.expiresAt,
    ]);
    expect(says(budget, caseFor(job, now, ada({ offers, open: open.slice(1) })), now)[0]).toBe(true);
  });

  it('has room for two ties a day', () => {
    const offers = [offer(1, today, true), offer(2, today, true)];
    const tomorrow = startOfDay('2026-11-04', 'utc');
    expect(says(budget, caseFor(kept, now, ada({ offers, ties: 2 })), now)).toEqual([false, 'ties', tomorrow]);
    expect(says(budget, caseFor(job, now, ada({ offers, ties: 2 })), now)[0]).toBe(true);
  });

  it('spreads a backlog of ties over a rhythm after the first ten', () => {
    const offers = [offer(1, '2026-11-02', true)];
    const waiting = { ...ada({ offers, ties: 10 }), backlog: 30 };
    expect(says(budget, caseFor(kept, now, waiting), now)).toEqual([
      false,
      'ties-spread',
      startOfDay('2026-11-04', 'utc'),
    ]);
    expect(says(budget, caseFor(kept, now, { ...waiting, ...ada({ offers, ties: 9 }) }), now)[0]).toBe(true);
  });

  it('is 15 messages a day and 50 a week, those about to be written included', () => {
    const touches = Array.from({ length: 14 }, (_, index) => ({ seq: index, at: now - index }));
    const full = ada({ touches, accepted: ['s_1'] });
    expect(says(budget, caseFor(job, now, full), now)).toEqual([false, 'touches-day', now - 13 + days(1)]);
    const own = { ...full, mode: 'accept', suggestion: 's_1' } as const;
    expect(says(budget, caseFor(job, now, own), now)[0]).toBe(true);
    const week = Array.from({ length: 50 }, (_, index) => ({ seq: index, at: now - days(2) - index }));
    expect(says(budget, caseFor(job, now, ada({ touches: week })), now)).toEqual([
      false,
      'touches-week',
      now + days(5) - 49,
    ]);
  });

  it('does not ask about offers when a member asks, nor about anything when nobody is named', () => {
    const asked = { mode: 'ask', asked: 'question' } as const;
    expect(says(budget, caseFor(job, now, { ...ada({ offers: five }), ...asked }), now)[0]).toBe(true);
    expect(says(budget, caseFor(job, now, { member: null, mode: 'ask-anyone' }), now)).toEqual([true, 'nobody', null]);
  });
});

describe('an employer', () => {
  const person = (index: number, at: number) => ({ contact: `c_${index}`, at, suggestion: null });
  const at = (persons: EmployerFacts['persons']) => ({ employer: { employer: 'e_1', persons } });
  const { known } = new Story();

  it('sees three new persons written to in a week, and ten in 30 days', () => {
    const three = [1, 2, 3].map((index) => person(index, day(index)));
    expect(says(employer, caseFor(known, day(4), at(three)), day(4))).toEqual([false, 'week-full', day(8)]);
    expect(says(employer, caseFor(known, day(4), at(three.slice(1))), day(4))[0]).toBe(true);
    const ten = Array.from({ length: 10 }, (_, index) => person(index, day(index * 2)));
    expect(says(employer, caseFor(known, day(26), at(ten)), day(26))).toEqual([false, 'month-full', day(30)]);
  });

  it('does not count the person in question against themselves', () => {
    const own = [person(1, day(1)), person(2, day(1)), { contact: known.contact, at: day(1), suggestion: 's_own' }];
    expect(says(employer, caseFor(known, day(2), at(own)), day(2))[0]).toBe(true);
  });

  it('does not count the offer that is taken up, whoever they were when it was made', () => {
    const others = [person(1, day(1)), person(2, day(1)), { contact: 'c_before', at: day(1), suggestion: 's_own' }];
    const taking = (suggestion: string | null) => caseFor(known, day(2), { ...at(others), suggestion });
    expect(says(employer, taking('s_own'), day(2))[0]).toBe(true);
    expect(says(employer, taking('s_other'), day(2))[1]).toBe('week-full');
    expect(says(employer, taking(null), day(2))[1]).toBe('week-full');
  });

  it('counts a person once, and not at all who is known already', () => {
    const same = [1, 2, 3].map(() => person(7, day(1)));
    expect(says(employer, caseFor(known, day(2), at(same)), day(2))[0]).toBe(true);
    const three = [1, 2, 3].map((index) => person(index, day(1)));
    expect(says(employer, caseFor(new Story().touched(day(0)).known, day(2), at(three)), day(2))).toEqual([
      true,
      'known',
      null,
    ]);
  });
});

describe('an employer that is off-limits', () => {
  const { known } = new Story();
  const written = new Story().touched(day(-20)).known;
  const closed = (until: number | null, persons: EmployerFacts['persons'] = []) => ({
    employer: { employer: 'e_1', persons, closed: { why: 'client' as const, until, at: day(0), seq: 9 } },
  });

  it('has no room for anybody, new or known, for any reason, until the day that was said', () => {
    expect(says(employer, caseFor(known, day(2), closed(null)), day(2))).toEqual([false, 'off-limits', null]);
    expect(says(employer, caseFor(written, day(2), closed(day(5))), day(2))).toEqual([false, 'off-limits', day(5)]);
    const owed = new Story().responded(day(1)).known;
    expect(says(employer, caseFor(owed, day(2), closed(day(5))), day(2))).toEqual([false, 'off-limits', day(5)]);
    expect(says(employer, caseFor(written, day(5), closed(day(5))), day(5))).toEqual([true, 'known', null]);
  });

  it('is free when the windows are, too', () => {
    const three = [1, 2, 3].map((index) => ({ contact: `c_${index}`, at: day(1), suggestion: null }));
    expect(says(employer, caseFor(known, day(2), closed(day(5), three)), day(2))).toEqual([
      false,
      'off-limits',
      day(8),
    ]);
    expect(says(employer, caseFor(known, day(5), closed(day(5), three)), day(5))).toEqual([false, 'week-full', day(8)]);
  });
});

describe('a reason', () => {
  it('must be there, live and unused', () => {
    const story = new Story().newJob(day(1));
    const theCase = caseFor(story.known, day(2));
    expect(says(occasion, theCase, day(2))).toEqual([true, 'live', null]);
    expect(says(occasion, { ...theCase, occasion: null }, day(2))).toEqual([false, 'none', null]);
    expect(says(occasion, theCase, day(31))).toEqual([false, 'gone', null]);
    const used = story.offered(day(3), { kind: 'new-job', events: [2] });
    expect(says(occasion, { ...theCase, contact: used.known }, day(3))).toEqual([false, 'gone', null]);
    const accepting = { ...theCase, contact: used.known, mode: 'accept', suggestion: 's_2' } as const;
    expect(says(occasion, accepting, day(3))[0]).toBe(true);
  });

  it('waits for its day and for the end of a snooze', () => {
    const story = new Story().tell('contact.follow-up-set', { member: 'm_ada', on: day(20), until: day(40) }, day(1));
    const later = reasonOf(story.known, day(20));
    expect(says(occasion, caseFor(story.known, day(2), { occasion: later }), day(2))).toEqual([
      false,
      'not-yet',
      day(20),
    ]);
    story.offered(day(20), { kind: 'follow-up', events: [2] });
    story.tell('outreach.snoozed', { suggestion: 's_2', member: 'm_ada', employer: null, until: day(25) }, day(21));
    expect(says(occasion, caseFor(story.known, day(22), { occasion: later }), day(22))).toEqual([
      false,
      'snoozed',
      day(25),
    ]);
  });

  it('of one member is no reason for another', () => {
    const { known } = new Story().connected(day(1), 'm_bob');
    const theirs = caseFor(known, day(2), { occasion: reasonOf(known, day(2), 'm_bob') });
    expect(says(occasion, theirs, day(2))).toEqual([false, 'not-theirs', null]);
  });

  it('is brought along by who asks', () => {
    const theCase = caseFor(new Story().known, day(1), { mode: 'ask', asked: 'news' });
    expect(says(occasion, theCase, day(1))).toEqual([true, 'asked', null]);
  });
});
