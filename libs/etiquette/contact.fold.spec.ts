import { describe, expect, it } from '@jest/globals';
import { day, provenance, Story } from './testing/story.js';

const story = () => new Story();
const reasons = ({ known }: Story) => known.occasions.map(({ kind, member, at }) => [kind, member, at]);

/** Somebody who came to us by a source, without a word of ours. */
const sourced = () => {
  const told = story();
  told.facts = { ...told.known, basis: 'sourced' };
  return told;
};

describe('somebody who just came to us', () => {
  it('is nothing but that: nobody wrote, wished, barred or used anything', () => {
    const { contact, seq, obtainedAt, obtainedSeq, basis, country, review, ...rest } = story().known;
    expect({ contact, seq, obtainedSeq }).toEqual({ contact: 'c_ada', seq: 1, obtainedSeq: 1 });
    expect({ obtainedAt, basis, country }).toEqual({ obtainedAt: day(0), basis: 'own-relation', country: 'DE' });
    expect(review).toEqual({ listed: null, stayed: null });
    for (const value of Object.values(rest)) expect([null, false, []]).toContainEqual(value);
  });
});

describe('what a member keeps', () => {
  const keepers = ({ known }: Story) => known.kept.map(({ member, rhythm }) => [member, rhythm]);

  it('is kept at the rhythm that each said last, until they keep it no more', () => {
    const told = story().kept(day(1)).kept(day(1), 'm_bob').kept(day(2), 'm_ada', 'yearly');
    expect(keepers(told)).toEqual([
      ['m_bob', 'quarterly'],
      ['m_ada', 'yearly'],
    ]);
    expect(keepers(told.tell('contact.unkept', { member: 'm_ada' }, day(3)))).toEqual([['m_bob', 'quarterly']]);
  });
});

describe('a correction', () => {
  const told = () =>
    story().tell('contact.corrected', { place: { country: 'DE', zone: 'Europe/Berlin', region: 'BE' } }, day(1));
  const where = ({ known: { country, zone, region } }: Story) => [country, zone, region];

  it.each([
    ['keeps the region where the country is not named', { zone: 'Europe/Paris' }, ['DE', 'Europe/Paris', 'BE']],
    ['keeps the region where the country is the same', { country: 'DE' }, ['DE', 'Europe/Berlin', 'BE']],
    ['drops the region where the country is another', { country: 'AT' }, ['AT', 'Europe/Berlin', null]],
    [
      'takes the region of the place where the country is its own',
      { country: 'AT', place: { country: 'AT', zone: 'Europe/Vienna', region: '9' } },
      ['AT', 'Europe/Vienna', '9'],
    ],
  ])('%s', (_, said, expected) => {
    expect(where(told().tell('contact.corrected', said, day(2)))).toEqual(expected);
  });

  it('changes the employer where it names one, or that there is none', () => {
    const employed = () => story().newJob(day(1));
    const corrected = (said: object) => employed().tell('contact.corrected', said, day(2)).known.employer;
    expect([corrected({}), corrected({ employer: 'e_2' }), corrected({ employer: null })]).toEqual([
      'e_1',
      'e_2',
      null,
    ]);
  });
});

describe('the ground on which we hold somebody', () => {
  it.each([
    ['told', 'told'],
    ['own-relation', 'own-relation'],
    ['sourced', 'sourced'],
  ] as const)('becomes %s with what is said on that ground', (basis, expected) => {
    const observed = sourced().tell('contact.observed', { ...provenance, basis }, day(1));
    expect(observed.known.basis).toBe(expected);
    expect(observed.tell('contact.named', { ...provenance, basis: 'sourced' }, day(2)).known.basis).toBe(expected);
  });
});

describe('what is told of somebody', () => {
  const job = (told: Story, on: number, until: number | null) => {
    return told.tell(
      'contact.employer-changed',
      { ...provenance, employer: 'e_2', previousEmployer: null, until },
      day(on),
    );
  };

  it('is a reason where it is news; an old change of employer is none, and ends the news before', () => {
    expect(reasons(job(story(), 1, day(30)))).toEqual([['new-job', null, day(1)]]);
    expect(reasons(job(story().noted(day(1)).newJob(day(1)), 2, null))).toEqual([['talk', null, day(1)]]);
  });

  it('is that they connected, on the day the network says, else when it was seen', () => {
    const connect = (since: number | null, until: number | null) =>
      story().tell('contact.connected', { ...provenance, member: 'm_ada', network: 'xing', since, until }, day(3));
    expect(reasons(connect(day(1), day(30)))).toEqual([['connected', 'm_ada', day(1)]]);
    expect(reasons(connect(null, day(30)))).toEqual([['connected', 'm_ada', day(3)]]);
    expect(reasons(connect(day(-900), null))).toEqual([]);
    expect(connect(day(-900), null).known.connected).toMatchObject([{ member: 'm_ada', since: day(-900) }]);
  });

  it('is one follow-up of each member, the one set last', () => {
    const followUp = (told: Story, member: string, on: number) =>
      told.tell('contact.follow-up-set', { member, on: day(20), until: day(40) }, day(on));
    const told = followUp(followUp(story().connected(day(1)), 'm_ada', 2), 'm_bob', 3);
    expect(reasons(followUp(told, 'm_ada', 4))).toEqual([
      ['connected', 'm_ada', day(1)],
      ['follow-up', 'm_bob', day(3)],
      ['follow-up', 'm_ada', day(4)],
    ]);
  });
});

describe('meetings', () => {
  const met = (told: Story, on: number) => {
    const data = { ...provenance, activity: 'met', until: day(90), member: 'm_ada' } as const;
    return told.tell('activity.noted', data, day(20), day(on));
  };

  it('are in the order they took place, of one day as they were noted, and the newest eight', () => {
    const told = [5, 3, 5].reduce(met, story());
    expect(told.known.meetings.map(({ seq }) => seq)).toEqual([3, 2, 4]);
    expect(told.known.met?.seq).toBe(4);
    const many = [9, 8, 7, 6, 5, 4, 3, 2, 1].reduce(met, story()).known.meetings;
    expect(many.map(({ at }) => at)).toEqual([2, 3, 4, 5, 6, 7, 8, 9].map(day));
  });
});

describe('whom we let go', () => {
  const release = (more: { announceAt?: number }) =>
    story().tell('contact.released', { reason: 'dormant', lapsesAt: day(200), ...more } as never, day(1));

  it('is told so when the event says, in older events 60 days before they lapse', () => {
    expect(release({ announceAt: day(170) }).known.dues).toEqual([{ kind: 'announce', seq: 2, at: day(170) }]);
    expect(release({}).known.dues).toEqual([{ kind: 'announce', seq: 2, at: day(140) }]);
  });

  it('lapses once that is announced, and not where they are revived', () => {
    const announced = release({}).tell('privacy.lapse-announced', { of: 2, lapsesAt: day(200) }, day(140));
    expect(announced.known.dues).toEqual([{ kind: 'lapse', seq: 3, at: day(200) }]);
    expect(announced.tell('contact.revived', { reason: 'person' }, day(141)).known).toMatchObject({
      dues: [],
      releasedAt: null,
    });
    expect(release({}).tell('contact.revived', { reason: 'person' }, day(3)).known.dues).toEqual([]);
  });
});
