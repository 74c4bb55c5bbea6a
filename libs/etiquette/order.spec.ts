import { describe, expect, it } from '@jest/globals';
import { askedOccasion } from './occasions.js';
import { rank } from './rank.js';
import { reviewOrder } from './review.js';
import { reasonOf } from './testing/case-for.js';
import { day, provenance, Story } from './testing/story.js';

describe('a round takes', () => {
  const row = (story: Story) => {
    const occasion = reasonOf(story.known, day(20));
    if (occasion === null) throw new Error('no reason');
    return { facts: story.known, occasion };
  };
  const order = (...stories: Story[]) => rank(stories.map(row)).map(({ facts }) => facts.contact);

  it('the better kind of reason first, then the stronger tie, the fresher reason, the fewer messages, the id', () => {
    const tie = new Story('c_tie').kept(day(1));
    const talk = new Story('c_talk').noted(day(15), 'talk');
    const known = new Story('c_known').connected(day(1), 'm_ada', day(-99)).noted(day(14), 'talk');
    const fresh = new Story('c_fresh').noted(day(16), 'talk');
    const same = new Story('c_same').noted(day(15), 'talk');
    const tired = new Story('c_again').touched(day(-9)).noted(day(15), 'talk');
    expect(order(tie, tired, talk, same, fresh, known)).toEqual([
      'c_known',
      'c_fresh',
      'c_same',
      'c_talk',
      'c_again',
      'c_tie',
    ]);
  });

  it('of a backlog of ties those who have heard least, in a fixed order', () => {
    const kept = (id: string, at: number) => new Story(id).kept(day(at));
    expect(order(kept('c_2', 3), kept('c_3', 1).touched(day(-200)), kept('c_1', 1))).toEqual(['c_1', 'c_2', 'c_3']);
  });
});

describe('a round takes by the tie', () => {
  it('them who replied, whom we met, who are kept, applied, are connected, and then all others', () => {
    const talk = (id: string, from: (story: Story) => Story = (story) => story) => {
      const { facts } = from(new Story(id)).noted(day(15), 'talk');
      const occasion = { ...askedOccasion(null, day(15)), kind: 'talk', class: 'b' } as const;
      if (facts === null) throw new Error('gone');
      return { facts, occasion };
    };
    const rows = [
      talk('c_1_none'),
      talk('c_2_forgotten', (story) =>
        story.applied(day(1)).tell('application.deleted', { ...provenance, application: 'a_1' }, day(2)),
      ),
      talk('c_3_connected', (story) => story.connected(day(1))),
      talk('c_4_applied', (story) => story.applied(day(1), 'ended')),
      talk('c_5_kept', (story) => story.kept(day(1))),
      talk('c_6_met', (story) => story.noted(day(1), 'met')),
      talk('c_7_replied', (story) => story.responded(day(1))),
    ];
    const numbers = rank(rows).map(({ facts }) => facts.contact.slice(0, 3));
    expect(numbers).toEqual(['c_7', 'c_6', 'c_5', 'c_4', 'c_3', 'c_1', 'c_2']);
  });

  it('of those who are alike in all this in the order of their ids, whatever order they come in', () => {
    const kept = ['c_2', 'c_1', 'c_3'].map((id) => new Story(id).kept(day(1)));
    const rows = kept.map(({ known }) => ({ facts: known, occasion: askedOccasion(null, day(1)) }));
    expect(rank(rows).map(({ facts }) => facts.contact)).toEqual(['c_1', 'c_2', 'c_3']);
  });
});

describe('the first look shows', () => {
  const shown = (...stories: Story[]) =>
    reviewOrder(
      stories.map(({ known }) => ({ facts: known, reachable: false })),
      day(1),
    ).map(({ facts }) => facts.contact);

  it('those before others who belong to somebody, or are connected to more of us', () => {
    const owned = new Story('c_9').tell('contact.assigned', { owner: 'm_ada' }, day(0));
    expect(shown(new Story('c_1'), owned)).toEqual(['c_9', 'c_1']);
    const one = new Story('c_1').connected(day(0), 'm_ada', day(-9)).connected(day(0), 'm_ada', day(-9));
    const two = new Story('c_9').connected(day(0), 'm_ada', day(-9)).connected(day(0), 'm_bob', day(-9));
    expect(shown(one, two)).toEqual(['c_9', 'c_1']);
  });

  it('those of whom nothing tells in the order of their ids, and a connection as new for less than a year', () => {
    expect(shown(new Story('c_2'), new Story('c_1'), new Story('c_3'))).toEqual(['c_1', 'c_2', 'c_3']);
    const old = new Story('c_old').connected(day(0), 'm_ada', day(-364));
    const rows = [
      { facts: old.known, reachable: false },
      { facts: new Story('c_mail').known, reachable: true },
    ];
    expect(reviewOrder(rows, day(1)).map(({ facts }) => facts.contact)).toEqual(['c_mail', 'c_old']);
  });

  it('the likeliest first, and nobody who is kept or gone', () => {
    const rows = [
      { facts: new Story('c_none').known, reachable: false },
      { facts: new Story('c_mail').known, reachable: true },
      { facts: new Story('c_old').connected(day(0), 'm_ada', day(-900)).known, reachable: false },
      { facts: new Story('c_new').connected(day(0), 'm_ada', day(-9)).known, reachable: false },
      { facts: new Story('c_met').noted(day(0), 'met').known, reachable: false },
      { facts: new Story('c_replied').responded(day(0)).known, reachable: false },
      { facts: new Story('c_kept').kept(day(0)).known, reachable: true },
      {
        facts: new Story('c_gone').tell('contact.released', { reason: 'person', lapsesAt: day(9) }, day(0)).known,
        reachable: true,
      },
    ];
    const order = reviewOrder(rows, day(1)).map(({ facts }) => facts.contact);
    expect(order).toEqual(['c_replied', 'c_met', 'c_new', 'c_mail', 'c_old', 'c_none']);
  });
});
