import { describe, expect, test } from '@jest/globals';
import type { KithEvent } from '#libs/events/catalog.js';
import { foldFacts } from './facts.fold.js';
import type { EventMap } from './fold-types.js';
import {
  isListed,
  laterUntil,
  letGoAt,
  lettingGoDue,
  listedBefore,
  listedUntil,
  standsForLettingGo,
} from './letting-go.js';
import { mergeFacts } from './merged.fold.js';
import { day, provenance, Story } from './testing/story.js';

/** Written to on these days, and never answered. */
function unanswered(...days: number[]): Story {
  return days.reduce((story, on) => story.touched(day(on)), new Story());
}
const standing = (story: Story) => standsForLettingGo(story.known);
const listed = (story: Story, at: number, until = at + 30) =>
  story.tell(
    'contact.review-listed',
    { why: 'unanswered', of: standing(story)?.of ?? 0, attempts: 3, until: day(until) },
    day(at),
  );

describe('somebody stands for letting go', () => {
  test('when a third attempt has been over for 14 days: day 291 of who hears on days 0, 7, 97 and 277', () => {
    expect(standing(unanswered(0, 7, 97, 277))).toMatchObject({ why: 'unanswered', at: day(291), attempts: 3 });
    expect(standing(unanswered(0, 90, 270))).toMatchObject({ why: 'unanswered', at: day(284), of: 4 });
    expect(standing(unanswered(0, 90, 270, 630))).toMatchObject({ of: 4, attempts: 4 });
  });

  test('24 months after they came, or after their last sign', () => {
    expect(standing(new Story())).toMatchObject({ why: 'no-sign', at: day(730), attempts: 0 });
    expect(standing(new Story().responded(day(100)))).toMatchObject({ why: 'no-sign', at: day(830) });
    expect(standing(new Story().noted(day(50), 'met'))).toMatchObject({ why: 'no-sign', at: day(780) });
  });

  test('not for messages that are only presumed, nor for what was over before they came', () => {
    const presumed = [0, 90, 270].reduce((all, on) => all.touched(day(on), { presumed: true }), new Story());
    expect(standing(presumed)).toMatchObject({ why: 'no-sign', attempts: 0 });
    expect(standing(unanswered(-400, -300, -200, -10))).toMatchObject({ why: 'no-sign', attempts: 1 });
  });

  test('anew after a sign, a keep, or a word that they stay', () => {
    expect(standing(unanswered(0, 90, 270).responded(day(280)))).toMatchObject({ attempts: 0 });
    expect(standing(unanswered(0, 90, 270).kept(day(280)))).toMatchObject({ why: 'no-sign', at: day(1010) });
    const kept = unanswered(0, 90, 270);
    listed(kept, 285).tell('contact.reviewed', { decision: 'keep', until: null }, day(290));
    expect(standing(kept)).toMatchObject({ why: 'no-sign', at: day(1020), attempts: 0 });
  });

  test('not while an application runs, nor once they have parted', () => {
    expect(standing(new Story().applied(day(1)))).toBeNull();
    const gone = new Story().tell('contact.released', { reason: 'person', lapsesAt: day(400) }, day(2));
    expect(standing(gone)).toBeNull();
  });
});

test('of a merged contact a word counts for what the whole was listed for last', () => {
  const [whole, other] = [new Story(), new Story('c_bob', 100)];
  whole.tell('contact.review-listed', { why: 'no-sign', of: 1, attempts: 0, until: day(300) }, day(200));
  listed(
    [0, 90, 270].reduce((story, on) => story.touched(day(on)), other),
    285,
  );
  const data = { into: 'c_ada', fields: {}, suggestions: [], employers: [] };
  const place = { pool: 'p_1', epoch: 1, actor: 'member:m_ada', personal: {} };
  const said = (seq: number, on: number) => ({ ...place, seq, time: day(on), occurredAt: day(on) });
  const merging = { ...said(200, 290), type: 'contact.merged', subject: 'c_bob', data };
  const both = mergeFacts(whole.known, other.known, merging as unknown as EventMap['contact.merged']);
  expect(lettingGoDue(both)).toEqual({ due: 'let-go', seq: 105, at: day(315) });
  const later = { type: 'contact.reviewed', subject: 'c_ada', data: { decision: 'later', until: day(411) } };
  const left = foldFacts(both, { ...said(201, 291), ...later } as unknown as KithEvent);
  expect(left && lettingGoDue(left)).toEqual({ due: 'let-go', seq: 201, at: day(411) });
});

describe('whoever stands for letting go', () => {
  test('is listed, and goes when that time is over', () => {
    const story = unanswered(0, 90, 270);
    expect(lettingGoDue(story.known)).toEqual({ due: 'review', seq: 4, at: day(284) });
    expect(letGoAt(story.known)).toBeNull();
    listed(story, 285);
    expect(lettingGoDue(story.known)).toEqual({ due: 'let-go', seq: 5, at: day(315) });
    expect(letGoAt(story.known)).toBe(day(315));
  });

  test('does not go while a member is writing to them, nor before what was written last is over', () => {
    const story = listed(unanswered(0, 90, 270), 285);
    story.offered(day(310), { kind: 'talk', events: [1] });
    expect(letGoAt(story.known)).toBe(day(315));
    story.accepted(day(314));
    expect(lettingGoDue(story.known)).toBeNull();
    expect(isListed(story.known)).toBe(true);
    story.touched(day(316), { suggestion: story.offer.suggestion });
    expect(letGoAt(story.known)).toBe(day(330));
  });

  test('goes when it was only presumed that something was written', () => {
    const story = listed(unanswered(0, 90, 270), 285).touched(day(314), { presumed: true });
    expect(letGoAt(story.known)).toBe(day(315));
  });

  test('stays when something comes of them, and is listed anew for another reason', () => {
    const story = listed(unanswered(0, 90, 270), 285).responded(day(300));
    expect(lettingGoDue(story.known)).toMatchObject({ due: 'review', at: day(1030) });
  });

  test('goes later, or stays, as a member says, and either can be taken back', () => {
    const story = listed(unanswered(0, 90, 270), 285);
    story.tell('contact.reviewed', { decision: 'later', until: day(410) }, day(290));
    expect(letGoAt(story.known)).toBe(day(410));
    story.tell('contact.reviewed', { decision: 'open', until: day(315) }, day(291));
    expect(letGoAt(story.known)).toBe(day(315));
    story.tell('contact.reviewed', { decision: 'keep', until: null }, day(292));
    expect(letGoAt(story.known)).toBeNull();
    story.tell('contact.reviewed', { decision: 'open', until: day(315) }, day(293));
    expect(lettingGoDue(story.known)).toEqual({ due: 'let-go', seq: 9, at: day(315) });
  });

  test('is on the list again when letting them go was taken back by mistake', () => {
    const story = listed(unanswered(0, 90, 270), 285);
    story.tell('contact.released', { reason: 'person', lapsesAt: day(700) }, day(290));
    story.tell('contact.revived', { reason: 'person' }, day(290) + 1);
    expect(letGoAt(story.known)).toBeNull();
    story.tell('contact.reviewed', { decision: 'open', until: day(315) }, day(290) + 2);
    expect(letGoAt(story.known)).toBe(day(315));
  });
});

test('an application that is over keeps nobody, and is a sign of its day unless the platform has deleted it', () => {
  expect(standing(new Story().applied(day(50), 'ended'))).toMatchObject({ why: 'no-sign', of: 2, at: day(780) });
  const deleted = new Story().applied(day(50), 'ended');
  deleted.tell('application.deleted', { ...provenance, application: 'a_1' }, day(60));
  expect(standing(deleted)).toMatchObject({ why: 'no-sign', of: 1, at: day(730) });
});

test('of several signs the latest counts, whichever was told last', () => {
  const story = new Story().noted(day(60), 'met').responded(day(50));
  expect(standing(story)).toMatchObject({ of: 2, at: day(790) });
});

test('they stay for 30 days on the list, for their first 90, and for 120 where somebody leaves them for later', () => {
  const { known } = new Story();
  expect([10, 60, 61, 100].map((on) => listedUntil(known, day(on)))).toEqual([day(90), day(90), day(91), day(130)]);
  expect([laterUntil(day(1)), listedBefore(day(1))]).toEqual([day(121), day(31)]);
});
