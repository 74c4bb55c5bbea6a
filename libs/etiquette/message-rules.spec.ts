import { describe, expect, it } from '@jest/globals';
import { defaultPolicy, type Policy } from '#libs/events/policy.js';
import { backOff } from './back-off.rule.js';
import { cap } from './cap.rule.js';
import type { Case, Rule } from './case.js';
import { silenceOf } from './episodes.js';
import type { ContactFacts } from './facts.js';
import { gap } from './gap.rule.js';
import { jitterOf } from './jitter.js';
import { rhythm } from './rhythm.rule.js';
import { caseFor } from './testing/case-for.js';
import { day, Story } from './testing/story.js';
import { days } from './time.js';

const capped = (cap: Partial<Policy['cap']>) => ({ ...defaultPolicy, cap: { ...defaultPolicy.cap, ...cap } });
const asking = { mode: 'ask', asked: 'question', occasion: null } as const;

/** Code and end of a rule's verdict for what a member asks. */
function says(rule: Rule, facts: ContactFacts, now: number, more: Partial<Case> = {}, policy: Policy = defaultPolicy) {
  const { ok, because, until } = rule(caseFor(facts, now, { ...asking, ...more }), policy, now);
  return [ok, because['code'], until];
}

describe('the cap', () => {
  it('lets two messages go in 30 days, to the millisecond', () => {
    const story = new Story().touched(day(0)).touched(day(10));
    expect(says(cap, story.known, day(10))).toEqual([false, 'month-full', day(30)]);
    expect(says(cap, story.known, day(30) - 1)[0]).toBe(false);
    expect(says(cap, story.known, day(30))).toEqual([true, 'room', null]);
  });

  it('lets four go in 365 days, six once they replied, half after "less often"', () => {
    const story = new Story();
    for (const at of [0, 60, 120, 180]) story.touched(day(at));
    expect(says(cap, story.known, day(250))).toEqual([false, 'year-full', day(365)]);
    expect(says(cap, story.exchanged(day(251)).known, day(252))[0]).toBe(true);
    story.responded(day(252), 'less-often');
    expect(says(cap, story.known, day(253), { occasion: null })).toEqual([false, 'year-full', day(425)]);
  });

  it('counts messages of everybody on every channel, also those found late', () => {
    const plain = { suggestion: null, presumed: false, employer: null };
    const story = new Story().touched(day(20), { member: 'm_bob', channel: 'public' });
    story.tell('interaction.touched', { ...plain, member: 'm_cem', channel: 'phone', imported: true }, day(21), day(5));
    expect(says(cap, story.known, day(22))).toEqual([false, 'month-full', day(35)]);
  });

  it('counts a slot that another offer reserves, but not the own one that is taken up', () => {
    const story = new Story()
      .touched(day(0))
      .newJob(day(9))
      .offered(day(10), { kind: 'new-job', events: [3] });
    expect(says(cap, story.known, day(11))).toEqual([false, 'month-full', day(17)]);
    expect(says(cap, story.known, day(11), { mode: 'accept', suggestion: 's_3' })[0]).toBe(true);
    expect(says(cap, story.accepted(day(11)).known, day(12))).toEqual([false, 'month-full', day(30)]);
  });

  it('has room again when a reserved slot is given up, or before, when it leaves room beside it', () => {
    const offered = (at: number) => new Story().newJob(day(0)).offered(at, { kind: 'new-job', events: [2] });
    expect(says(cap, offered(day(10)).known, day(11), {}, capped({ per30Days: 1 }))[2]).toBe(day(17));
    expect(says(cap, offered(day(26)).touched(day(0)).known, day(27))).toEqual([false, 'month-full', day(30)]);
  });

  it('has no end where nothing is allowed at all', () => {
    expect(says(cap, new Story().known, day(1), {}, capped({ per30Days: 0 }))).toEqual([false, 'month-full', null]);
    const twice = new Story().touched(day(0)).touched(day(1));
    expect(says(cap, twice.known, day(2), {}, capped({ per365Days: 0 }))).toEqual([false, 'year-full', null]);
    twice.newJob(day(2)).offered(day(3), { kind: 'new-job', events: [4] });
    expect(says(cap, twice.known, day(4), {}, capped({ per30Days: 0 }))).toEqual([false, 'month-full', null]);
  });

  it('does not stand in the way of an answer', () => {
    const story = new Story().touched(day(0)).touched(day(8)).responded(day(9));
    const theCase = caseFor(story.known, day(10));
    expect(theCase.occasion?.kind).toBe('owed');
    expect(cap(theCase, defaultPolicy, day(10))).toMatchObject({ ok: true, because: { code: 'answer' } });
  });
});

describe('the gap', () => {
  it('keeps 7 days between unanswered messages, whoever writes', () => {
    const story = new Story().touched(day(1), { member: 'm_bob' });
    expect(says(gap, story.known, day(2))).toEqual([false, 'running', day(8)]);
    expect(says(gap, story.known, day(8))).toEqual([true, 'over', null]);
  });

  it('ends with their answer', () => {
    expect(says(gap, new Story().touched(day(1)).exchanged(day(2)).known, day(2))).toEqual([
      true,
      'nothing-unanswered',
      null,
    ]);
  });
});

describe('the rhythm', () => {
  it('waits 60 days after a reply and lets reasons between us and thanks go ahead', () => {
    const { known } = new Story().exchanged(day(0));
    expect(says(rhythm, known, day(1))).toEqual([false, 'running', day(60)]);
    expect(says(rhythm, known, day(60))[0]).toBe(true);
    expect(says(rhythm, known, day(1), { asked: 'thanks' })).toEqual([true, 'exempt', null]);
    const met = new Story().exchanged(day(0)).noted(day(1), 'met', 'm_ada').known;
    expect(rhythm(caseFor(met, day(2)), defaultPolicy, day(2)).because['code']).toBe('exempt');
  });

  it('follows a kept rhythm if that is longer, and is doubled by "less often"', () => {
    const { known } = new Story().exchanged(day(0)).kept(day(1), 'm_ada', 'half-yearly');
    expect(says(rhythm, known, day(1))[2]).toBe(day(180));
    expect(says(rhythm, new Story().responded(day(0), 'less-often').known, day(1))[2]).toBe(day(120));
  });

  it('is the own one for who keeps them, and the longest for everybody else', () => {
    const { known } = new Story().exchanged(day(0)).kept(day(1), 'm_ada', 'quarterly').kept(day(1), 'm_bob', 'yearly');
    expect(says(rhythm, known, day(2))[2]).toBe(day(90));
    expect(says(rhythm, known, day(2), { member: null, mode: 'ask-anyone' })[2]).toBe(day(365));
  });

  it('asks nothing where there was no exchange', () => {
    expect(says(rhythm, new Story().touched(day(0)).known, day(1))).toEqual([true, 'no-exchange', null]);
  });

  it('finds the exact end also where a close tie turns normal in between', () => {
    const slow = { ...defaultPolicy, rhythm: { days: 300, closeDays: 170 } };
    const { known } = new Story().exchanged(day(0));
    expect(says(rhythm, known, day(1), {}, slow)).toEqual([false, 'running', day(170)]);
    expect(says(rhythm, known, day(181), {}, slow)).toEqual([false, 'running', day(300)]);
  });
});

describe('the back-off', () => {
  const wait = (story: Story, base: number) => days(base * jitterOf(story.contact));

  it('allows one follow-up while the first episode is open, from the gap on', () => {
    const story = new Story().touched(day(0));
    expect(says(backOff, story.known, day(1))).toEqual([false, 'follow-up-later', day(7)]);
    expect(says(backOff, story.known, day(7))).toEqual([true, 'follow-up', null]);
    expect(says(backOff, story.known, day(14))).toEqual([false, 'waiting', day(0) + wait(story, 90)]);
    expect(says(backOff, story.touched(day(8)).known, day(9))).toEqual([false, 'waiting', day(8) + wait(story, 90)]);
  });

  it('doubles with every unanswered episode and starts anew with a sign', () => {
    const story = new Story().touched(day(0)).touched(day(7)).touched(day(107));
    expect(says(backOff, story.known, day(108))[2]).toBe(day(107) + wait(story, 180));
    story.touched(day(320));
    expect(says(backOff, story.known, day(321))[2]).toBe(day(320) + wait(story, 360));
    story.exchanged(day(330)).touched(day(400));
    expect(says(backOff, story.known, day(407))[1]).toBe('follow-up');
  });

  it('takes a message for a new episode from the fourteenth day on', () => {
    const lengths = (second: number) =>
      silenceOf(new Story().touched(day(0)).touched(second).known, defaultPolicy, day(30)).episodes.map(
        ({ touches }) => touches.length,
      );
    expect([lengths(day(14) - 1), lengths(day(14))]).toEqual([[2], [1, 1]]);
  });

  it('takes no third message before the conclusion, however long a pool makes that', () => {
    const slow = { ...defaultPolicy, backOff: { ...defaultPolicy.backOff, baseDays: 30, concludedAfterDays: 60 } };
    const { known } = new Story().touched(day(0)).touched(day(7));
    expect(says(backOff, known, day(50), {}, slow)).toEqual([false, 'waiting', day(67)]);
  });

  it('follows nothing up that was only presumed, and no tie', () => {
    expect(says(backOff, new Story().touched(day(0), { presumed: true }).known, day(8))[1]).toBe('waiting');
    const story = new Story()
      .kept(day(0))
      .offered(day(1), { kind: 'tie', events: [2] })
      .accepted(day(1));
    expect(says(backOff, story.touched(day(1), { suggestion: 's_2' }).known, day(9))[1]).toBe('waiting');
    const kept = new Story().kept(day(0)).touched(day(1)).known;
    expect(backOff(caseFor(kept, day(9)), defaultPolicy, day(9)).because['code']).toBe('waiting');
  });

  it('takes a longer kept rhythm as its base, never the short one of a close tie', () => {
    const kept = new Story().kept(day(0), 'm_bob', 'yearly').touched(day(1)).touched(day(8));
    expect(says(backOff, kept.known, day(9))[2]).toBe(day(8) + wait(kept, 365));
    const close = new Story().exchanged(day(0)).touched(day(61)).touched(day(68));
    expect(says(backOff, close.known, day(69))[2]).toBe(day(68) + wait(close, 90));
    const seldom = new Story().responded(day(0), 'less-often').touched(day(61)).touched(day(68));
    expect(says(backOff, seldom.known, day(69))[2]).toBe(day(68) + wait(seldom, 180));
  });

  it('rests until the date they gave, whatever the reason', () => {
    const story = new Story().responded(day(1), 'not-now', day(100));
    expect(says(backOff, story.known, day(2), { asked: 'thanks' })).toEqual([false, 'not-now', day(100)]);
    expect(backOff(caseFor(story.known, day(2)), defaultPolicy, day(2)).because['seqs']).toBe('2');
    expect(caseFor(story.known, day(100)).occasion?.kind).toBe('date-given');
    expect(says(backOff, story.known, day(100))[0]).toBe(true);
    expect(says(backOff, new Story().responded(day(1), 'not-now').known, day(2))[2]).toBe(day(366));
  });

  it('varies by a tenth at most, always the same for the same contact', () => {
    const factors = Array.from({ length: 500 }, (_, index) => jitterOf(`c_${index}`));
    expect(Math.min(...factors)).toBeGreaterThanOrEqual(0.9);
    expect(Math.max(...factors)).toBeLessThan(1.1);
    expect(Math.max(...factors) - Math.min(...factors)).toBeGreaterThan(0.19);
    expect(jitterOf('c_1')).toBe(jitterOf('c_1'));
  });
});
