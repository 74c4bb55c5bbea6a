import { describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import { askedOccasion, liveOccasions, occasionsAhead } from './occasions.js';
import { day, Story } from './testing/story.js';

const at = (story: Story, now: number, member: string | null = 'm_ada') =>
  liveOccasions(story.known, member, defaultPolicy, now).map(({ kind, followUp }) =>
    followUp ? `${kind} again` : kind,
  );

describe('a reason to write', () => {
  it('is what they wrote and nobody answered, for 30 days', () => {
    const story = new Story().responded(day(1));
    expect(at(story, day(2))).toEqual(['owed']);
    expect(at(story, day(2), 'm_bob')).toEqual([]);
    expect(at(story, day(31))).not.toContain('owed');
  });

  it('is the day they named, until somebody writes', () => {
    const story = new Story().responded(day(1), 'not-now', day(50));
    expect([at(story, day(49)), at(story, day(50)), at(story, day(64))]).toEqual([[], ['date-given'], ['tie']]);
    expect(at(story.touched(day(51)), day(52))).toEqual([]);
  });

  it('is a connection of a member to whom nobody has written, theirs alone', () => {
    const story = new Story().connected(day(1), 'm_bob');
    expect([at(story, day(2), 'm_bob'), at(story, day(2), 'm_ada'), at(story, day(31), 'm_bob')]).toEqual([
      ['connected'],
      [],
      [],
    ]);
    expect(at(story.touched(day(3)), day(4), 'm_bob')).toEqual([]);
  });

  it('is a meeting for who was there, and news in their life for anybody', () => {
    const story = new Story().noted(day(1), 'met', 'm_ada').newJob(day(2)).noted(day(3), 'talk');
    expect(at(story, day(4))).toEqual(['met', 'new-job', 'talk']);
    expect(at(story, day(4), 'm_bob')).toEqual(['new-job', 'talk']);
    expect(at(story, day(16))).toEqual(['new-job', 'talk']);
    expect(at(story, day(31), 'm_bob')).toEqual(['new-job']);
    expect(at(story, day(32), 'm_bob')).toEqual([]);
  });

  it('is no meeting any more once somebody has written', () => {
    expect(at(new Story().noted(day(1), 'met', 'm_ada').touched(day(2), { member: 'm_bob' }), day(3))).toEqual([]);
  });

  it('is the newest job, not the one before', () => {
    const story = new Story().newJob(day(1)).newJob(day(5));
    expect(liveOccasions(story.known, null, defaultPolicy, day(6)).map(({ events }) => events)).toEqual([[3]]);
  });

  it('is the day a member set, the last one they set, until they write', () => {
    const set = (story: Story, on: number) =>
      story.tell('contact.follow-up-set', { member: 'm_ada', on: day(on), until: day(on + 14) }, day(1));
    const story = set(set(new Story(), 10), 20);
    expect([at(story, day(10)), at(story, day(20)), at(story, day(34))]).toEqual([[], ['follow-up'], []]);
    expect(at(story.touched(day(21), { member: 'm_bob' }), day(22))).toEqual(['follow-up']);
    expect(at(story.touched(day(22)), day(22))).toEqual([]);
  });

  it('is the tie: of a kept contact at once, of others a rhythm after the last exchange or meeting', () => {
    expect(at(new Story().kept(day(1)), day(1))).toEqual(['tie']);
    expect(at(new Story().kept(day(1)), day(1), 'm_bob')).toEqual([]);
    const met = new Story().noted(day(1), 'met', 'm_ada');
    expect([at(met, day(90)), at(met, day(91))]).toEqual([[], ['tie']]);
    const replied = new Story().exchanged(day(1));
    expect([at(replied, day(60)), at(replied, day(61))]).toEqual([[], ['tie']]);
    expect([at(replied.kept(day(2)), day(90)), at(replied, day(91))]).toEqual([[], ['tie']]);
  });

  it('is never a connection alone, nor the tie to whom is kept for occasions only', () => {
    expect(at(new Story().connected(day(1), 'm_ada', day(-400)), day(1))).toEqual([]);
    expect(at(new Story().exchanged(day(1)).kept(day(2), 'm_ada', 'occasion-only'), day(300))).toEqual([]);
  });

  it('is the one further message for the same reason, by the same member, however used that is', () => {
    const story = new Story()
      .noted(day(1), 'talk')
      .offered(day(1), { kind: 'talk', events: [2] })
      .accepted(day(1));
    story.touched(day(1), { suggestion: 's_2' });
    expect([at(story, day(7)), at(story, day(8)), at(story, day(15))]).toEqual([[], ['talk again'], []]);
    expect(at(story, day(8), 'm_bob')).toEqual([]);
    expect(liveOccasions(story.known, 'm_ada', defaultPolicy, day(8))[0]?.events).toEqual([2, 5]);
    expect(at(story.touched(day(9)), day(10))).toEqual([]);
  });

  it('follows nothing up after the offer to do so was declined', () => {
    const story = new Story().noted(day(1), 'talk').offered(day(1), { kind: 'talk', events: [2] });
    story.touched(day(1), { suggestion: 's_2' });
    story.offered(day(8), { kind: 'talk', events: [2, 4], followUp: true }).declined(day(9));
    expect(at(story, day(9))).toEqual([]);
  });

  it('ranks what lies between us before their news, and their news before the tie', () => {
    const story = new Story().exchanged(day(-200)).newJob(day(1)).responded(day(2)).noted(day(3), 'post');
    expect(at(story, day(4))).toEqual(['owed', 'new-job', 'post']);
    expect(at(new Story().kept(day(1)).connected(day(1)).newJob(day(1)), day(2))).toEqual([
      'connected',
      'new-job',
      'tie',
    ]);
  });

  it('is brought along by a member who asks, and rests on no event', () => {
    expect(askedOccasion('m_ada', day(1))).toMatchObject({ kind: 'asked', class: 'c', events: [], member: 'm_ada' });
  });
});

describe('of several reasons', () => {
  const events = (story: Story, now: number, member: string | null = 'm_ada') =>
    liveOccasions(story.known, member, defaultPolicy, now).map((one) => one.events[0]);

  it('the better kind comes first, then the newer one, then the one that was noted first', () => {
    const story = new Story().noted(day(1), 'talk').noted(day(2), 'talk').noted(day(2), 'talk').newJob(day(1));
    expect(events(story.noted(day(3), 'met', 'm_ada'), day(4))).toEqual([6, 5, 3, 4, 2]);
  });

  it('only the one that somebody passed on, was offered before, or was handed over, is that', () => {
    const story = new Story().noted(day(1), 'talk').noted(day(1), 'post');
    story.offered(day(2), { kind: 'talk', events: [2] });
    const { suggestion } = story.offer;
    const passedOn = new Story().noted(day(1), 'talk').noted(day(1), 'post');
    passedOn.offered(day(2), { kind: 'talk', events: [2] }).declined(day(3), 'not-mine');
    expect(events(passedOn, day(4))).toEqual([3]);
    const expired = new Story().noted(day(1), 'talk').noted(day(1), 'post');
    expired.offered(day(2), { kind: 'talk', events: [2] }).ended(day(9), 'expired');
    expect(liveOccasions(expired.known, null, defaultPolicy, day(9)).map(({ kind, hop }) => [kind, hop])).toEqual([
      ['talk', 1],
      ['post', 0],
    ]);
    story.tell('outreach.handed-over', { suggestion, member: 'm_ada', employer: null, to: 'm_cem' }, day(3));
    expect(liveOccasions(story.known, null, defaultPolicy, day(4)).map(({ kind, member }) => [kind, member])).toEqual([
      ['talk', 'm_cem'],
      ['post', null],
    ]);
  });

  it('the day they named is that of the message that named it', () => {
    expect(events(new Story().exchanged(day(0)).responded(day(1), 'not-now', day(50)), day(50))).toEqual([4]);
  });
});

describe('a reason between us is over', () => {
  it('with a message of the same moment', () => {
    expect(at(new Story().noted(day(1), 'met', 'm_ada').touched(day(1)), day(2))).toEqual([]);
  });

  it('where it is a connection, also with words of theirs', () => {
    expect(at(new Story().connected(day(1)).exchanged(day(2)), day(3))).toEqual([]);
    expect(at(new Story().connected(day(1)).exchanged(day(1)), day(3))).toEqual([]);
    expect(at(new Story().exchanged(day(0)).connected(day(1)), day(3))).toEqual(['connected']);
  });
});

describe('a reason that an offer has not taken', () => {
  it('is at hand for whoever takes up another offer', () => {
    const story = new Story().noted(day(1), 'talk');
    expect(occasionsAhead(story.known, defaultPolicy, day(2), 's_9').map(({ kind }) => kind)).toEqual(['talk']);
  });
});

it('a message is followed up by no other one where the pool waits longer for that than until it was in vain', () => {
  const story = new Story().noted(day(1), 'talk').offered(day(1), { kind: 'talk', events: [2] });
  story.touched(day(1), { suggestion: 's_2' });
  const again = [13, 14, 16].map((wait) =>
    occasionsAhead(story.known, { ...defaultPolicy, gap: { days: wait } }, day(2)).some(({ followUp }) => followUp),
  );
  expect(again).toEqual([true, false, false]);
});
