import { describe, expect, it } from '@jest/globals';
import { day, Story } from './testing/story.js';

const forgot = { source: 'ats', extent: 'partial', employer: 'e_1', request: null, eraseAt: null } as const;

describe('a restriction', () => {
  const restrict = (story: Story, ground: 'wish' | 'platform', on: number) =>
    story.tell('privacy.restricted', { ground }, day(on));

  it('holds on each ground by itself, since it was said last, until that ground is over', () => {
    const story = restrict(restrict(restrict(new Story(), 'wish', 1), 'platform', 2), 'wish', 3);
    const platform = { ground: 'platform', at: day(2) };
    expect(story.known.restricted).toEqual([platform, { ground: 'wish', at: day(3) }]);
    expect(story.tell('privacy.unrestricted', { ground: 'wish' }, day(4)).known.restricted).toEqual([platform]);
  });
});

describe('what a source takes along', () => {
  const placed = () => {
    const place = { country: 'DE', zone: 'Europe/Berlin', region: 'BE' };
    return new Story().newJob(day(1)).noted(day(1)).tell('contact.corrected', { place }, day(1));
  };
  const forget = (story: Story, more: object) =>
    story.tell('privacy.forgotten', { ...forgot, dropped: [], occasions: [], suggestions: [], ...more }, day(2)).known;

  it('is where they are, only where it says so', () => {
    const nowhere = { country: null, zone: null, region: null };
    expect(forget(placed(), { dropped: ['location'] })).toMatchObject(nowhere);
    expect(forget(placed(), { dropped: ['name'] })).toMatchObject({
      country: 'DE',
      zone: 'Europe/Berlin',
      region: 'BE',
    });
  });

  it('is what it names of the reasons, and the employer but for the one that stays', () => {
    const left = forget(placed(), { occasions: [2], employer: null });
    expect(left.occasions.map(({ kind }) => kind)).toEqual(['talk']);
    expect(left.employer).toBeNull();
    expect(forget(placed(), {}).employer).toBe('e_1');
  });

  it('is all of them on a day of its own, which the newest word sets and a closed request ends', () => {
    const release = { reason: 'dormant', lapsesAt: day(200), announceAt: day(170) } as never;
    const story = new Story().tell('contact.released', release, day(1));
    const announce = { kind: 'announce', seq: 2, at: day(170) };
    expect(forget(story, { eraseAt: null }).dues).toEqual([announce]);
    forget(story, { eraseAt: day(30) });
    expect(forget(story, { eraseAt: day(40) }).dues).toEqual([announce, { kind: 'forgotten', seq: 5, at: day(40) }]);
    const closed = story.tell('privacy.request-closed', { request: 'r_1', outcome: 'kept' }, day(9));
    expect(closed.known.dues).toEqual([announce]);
  });
});
