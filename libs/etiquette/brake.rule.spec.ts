/* eslint max-lines: [error, 250] -- what slows and stops, case by case, and the proof of it */
import { describe, expect, it } from '@jest/globals';
import { fc } from '#libs/testing/fast-check.js';
import { defaultPolicy } from '#libs/events/policy.js';
import { proofRuns } from '#libs/testing/proof-runs.js';
import { brake, brakeEnds, brakingOf, offersOf } from './brake.rule.js';
import type { Case } from './case.js';
import type { HeardMessage, MemberFacts } from './desk-facts.js';
import { newMemberFacts } from './member.fold.js';
import { askedOccasion } from './occasions.js';
import { caseFor, reasonOf } from './testing/case-for.js';
import { received } from './testing/received.js';
import { day, Story } from './testing/story.js';
import { days } from './time.js';

const NOW = day(400);

/** So many messages, one a day, the last of them `last` days ago; the first ones were answered, the last ones brought objections. */
function desk(count: number, { replies = 0, objections = 0, last = 20 }, more: Partial<MemberFacts> = {}): MemberFacts {
  const heard: HeardMessage[] = Array.from({ length: count }, (_, index) => ({
    seq: index + 1,
    at: NOW - days(last + count - 1 - index),
    answer: index < replies ? 1000 + index : null,
    objected: index >= count - objections,
  }));
  return { ...newMemberFacts('m_ada'), heard, ...more };
}

function says(member: MemberFacts | null, more: Partial<Case> = {}, now = NOW) {
  const asked = { occasion: askedOccasion('m_ada', now), mode: 'ask', asked: 'question' } as const;
  const { ok, because, until } = brake(
    caseFor(new Story().known, now, { ...asked, ...more, member }),
    defaultPolicy,
    now,
  );
  return [ok, because['code'], until];
}

/** Seven messages of the last hours: half of a day's fifteen. */
const busy = { touches: Array.from({ length: 7 }, (_, seq) => ({ seq, at: NOW - days(0.5) })) };

describe('whose messages bring little', () => {
  it('is slowed down: half of the day and of the week is left', () => {
    expect(says(desk(100, { replies: 12 }))).toEqual([true, 'room', null]);
    expect(says(desk(100, { replies: 12 }, busy))).toEqual([false, 'slowed', NOW + days(0.5)]);
    expect(says(desk(100, { replies: 13 }, busy))).toEqual([true, 'free', null]);
  });

  it('is offered two people a day where all others are offered five', () => {
    const offers = ['s_1', 's_2'].map((suggestion) => ({
      ...{ suggestion, contact: 'c_x', day: '2027-12-07', tie: false, expiresAt: NOW + days(7) },
    }));
    const offering = { mode: 'offer', day: '2027-12-07' } as const;
    expect(says(desk(100, {}, { offers: offers.slice(1) }), offering)[1]).toBe('room');
    expect(says(desk(100, {}, { offers }), offering)[1]).toBe('slowed');
    expect(says(desk(99, {}, { offers }), offering)[1]).toBe('too-few');
  });

  it('is nobody by fewer than a hundred messages, nor by one that may still be answered', () => {
    expect(says(desk(99, {}, busy))).toEqual([true, 'too-few', null]);
    expect(says(desk(100, { last: 13 }, busy))).toEqual([true, 'too-few', null]);
    expect(says(desk(100, { last: 14 }, busy))[1]).toBe('slowed');
  });

  it('is nobody by what is older than 180 days, or by more than their last hundred', () => {
    expect(says(desk(100, { last: 80 }, busy))[1]).toBe('slowed');
    expect(says(desk(100, { last: 81 }, busy))[1]).toBe('too-few');
    expect(says(desk(130, { replies: 42 }, busy))[1]).toBe('slowed');
    expect(says(desk(130, { replies: 43 }, busy))[1]).toBe('free');
  });

  it('answers whoever wrote, all the same', () => {
    const owed = { ...askedOccasion('m_ada', NOW), kind: 'owed', class: 'a' } as const;
    expect(says(desk(100, { objections: 9 }), { occasion: owed, asked: null })).toEqual([true, 'answer', null]);
  });

  it('is nobody where nobody is named', () => {
    expect(says(null, { mode: 'ask-anyone' })).toEqual([true, 'nobody', null]);
  });
});

describe('after whose messages people object', () => {
  it('is offered nothing from the fifth on, until one of these is half a year old', () => {
    expect(says(desk(100, { replies: 50, objections: 4 }))[1]).toBe('free');
    expect(says(desk(100, { replies: 50, objections: 5, last: 70 }))).toEqual([false, 'stopped', NOW + days(11)]);
    expect(says(desk(99, { replies: 50, objections: 9 }))[1]).toBe('too-few');
  });
});

/** A case whose member says how often what they wrote is looked at. */
function lookedAt(member: MemberFacts): { member: MemberFacts; times: () => number } {
  let times = 0;
  const { heard } = member;
  return {
    member: {
      ...member,
      get heard() {
        times += 1;
        return heard;
      },
    },
    times: () => times,
  };
}

describe('a round of two hundred candidates', () => {
  it('looks once at what they wrote where nothing fails, and at few moments where something does', () => {
    const free = lookedAt(desk(100, { replies: 12 }));
    expect(says(free.member)[1]).toBe('room');
    expect(free.times()).toBe(1);
    const stopped = lookedAt(desk(100, { replies: 50, objections: 5 }));
    expect(says(stopped.member)[1]).toBe('stopped');
    expect(stopped.times()).toBeLessThan(5);
  });
});

const isOver = ({ answer, objected, at }: HeardMessage, now: number) =>
  answer !== null || objected || now - at >= days(14);

function howBy(replied: number, no: number): 'stopped' | 'slowed' | null {
  if (no >= 5) return 'stopped';
  return replied < 13 ? 'slowed' : null;
}

/** The first moment at which any message gets its end or grows too old, and nobody is braked any more. */
function firstFree(heard: HeardMessage[], now: number): number | undefined {
  return heard
    .flatMap(({ at }) => [at + days(14), at + days(180)])
    .filter((at) => at > now)
    .sort((a, b) => a - b)
    .find((at) => brakingOf({ heard }, defaultPolicy, at).how === null);
}

describe('E14: the brake', () => {
  it('asks for a hundred messages that have their end, and five objections, whatever else was written', () => {
    const counted = { slowed: 0, stopped: 0, none: 0 };
    fc.assert(
      fc.property(received, fc.nat(200), fc.array(fc.boolean(), { maxLength: 60 }), (brought, ago, fresh) => {
        const { count, objections, last } = brought;
        const some = desk(count, { replies: Math.floor(count / brought.replies), objections, last }).heard;
        const young = fresh.map((answered, i) => ({
          ...{ seq: 9000 + i, at: NOW - days(1) + i, answer: answered ? 1 : null, objected: false },
        }));
        const heard = [...some, ...young];
        const now = NOW + days(ago);
        const { how } = brakingOf({ heard }, defaultPolicy, now);
        const old = heard.filter(({ at }) => now - at < days(180));
        const ended = old.filter((one) => isOver(one, now)).slice(-100);
        const replied = ended.filter(({ answer }) => answer !== null).length;
        const no = ended.filter((one) => one.objected).length;
        counted[how ?? 'none'] += 1;
        expect(how).toBe(ended.length < 100 ? null : howBy(replied, no));
        const ends = brakeEnds({ heard }, defaultPolicy, now);
        expect(ends).toBe(how === null ? null : firstFree(heard, now));
      }),
      { ...proofRuns },
    );
    expect(Math.min(counted.slowed, counted.stopped, counted.none)).toBeGreaterThanOrEqual(20);
  });
});

describe('what a braked member is offered a day', () => {
  it('is half, rounded down, and nothing but answers where they are stopped', () => {
    const desks = [desk(100, { replies: 13 }), desk(100, { replies: 12 }), desk(100, { objections: 5 })];
    const offered = desks.map((member) => offersOf(member, defaultPolicy, NOW));
    expect(offered.map(({ perDay, stopped }) => [perDay, stopped])).toEqual(
      [5, 2, 2].map((perDay, i) => [perDay, i === 2]),
    );
  });

  it('is said with what came back, what was asked, and how much is left', () => {
    const judged = (more: Partial<MemberFacts>, theCase: Partial<Case>) =>
      brake(
        caseFor(new Story().known, NOW, { ...theCase, member: desk(100, { replies: 12 }, more) }),
        defaultPolicy,
        NOW,
      );
    const because = { messages: 100, replies: 12, objections: 0, asked: 13, share: 50 };
    expect(judged({}, { occasion: null })).toMatchObject({ ok: true, because: { code: 'room', ...because } });
    const asked = { occasion: askedOccasion('m_ada', NOW), mode: 'ask' } as const;
    expect(judged(busy, asked)).toMatchObject({ ok: false, because: { code: 'slowed', ...because, backlog: 0 } });
    const kept = new Story().kept(NOW - days(9)).known;
    const ties = [{ suggestion: 's_1', contact: 'c_x', day: '2027-12-06', tie: true, expiresAt: NOW }];
    const tie = { contact: kept, occasion: reasonOf(kept, NOW), backlog: 9 };
    expect(judged({ offers: ties, ties: 10 }, tie)).toMatchObject({
      ok: false,
      because: { code: 'slowed', backlog: 9 },
    });
  });
});

describe('a message that has no end yet', () => {
  const young: HeardMessage = { seq: 900, at: NOW - days(1), answer: null, objected: false };
  const objectedBy = (is: (index: number) => boolean) => {
    const all = desk(100, { replies: 50 });
    return { ...all, heard: [...all.heard.map((one, index) => ({ ...one, objected: is(index) })), young] };
  };

  it('takes the place of the oldest one when 14 days are over, and may end what that one brought', () => {
    expect(says(objectedBy((index) => index < 5))).toEqual([false, 'stopped', NOW + days(13)]);
  });

  it('ends nothing where all objections are younger', () => {
    expect(says(objectedBy((index) => index >= 95))).toEqual([false, 'stopped', NOW + days(62)]);
  });
});
