/* eslint max-lines: [error, 400] -- one season, and each way to spoil it */
import { beforeAll, expect, test } from '@jest/globals';
import type { Policy } from '#libs/events/policy.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import { DAY, findingsIn } from '../../../apps/standalone/src/testing/ledger-story.js';
import { season } from './season.js';
import { Tampered } from './tampered.js';
import {
  barred,
  freshOffer,
  isOffer,
  respondBefore,
  tamperings,
  touchBefore,
  ago,
  type Tampering,
} from './tampering.js';

let ledger: readonly Envelope[];
let end: number;
beforeAll(async () => {
  ledger = await season();
  end = Date.parse(ledger.at(-1)?.time ?? '') + 2 * DAY;
}, 300_000);

const isSign = ({ type, data }: Envelope): boolean =>
  /^(interaction\.responded|application\..*|contact\.merged)$/.test(type) || data['activity'] === 'met';

/** An offer of somebody known for a month, who gave no sign, did not meet us and never applied. */
function strangersOffer(t: Tampered): Envelope {
  const since = new Map<string, number>();
  return t.find((event) => {
    const { subject = '', time } = event;
    if (event.type === 'contact.added') since.set(subject, Date.parse(time));
    if (isSign(event)) since.delete(subject);
    return isOffer(event) && Date.parse(time) - (since.get(subject) ?? Infinity) > 31 * DAY;
  });
}

/** Whom nobody can be joined with any more: whom this offer was made to, and everybody who was ever part of a merge. */
function apartFrom(t: Tampered, offer: Envelope): Set<unknown> {
  const merges = t.events.filter(({ type }) => type.endsWith('merged'));
  return new Set([offer.subject, ...merges.flatMap(({ subject, data }) => [subject, data['into']])]);
}

/** What any ledger can be spoilt by, and what only this one has. */
const corruptions: readonly Tampering[] = [
  ...tamperings,
  ['a restriction before an offer', 'restricted', barred('privacy.restricted', { ground: 'wish' })],
  ['a release before an offer', 'released', barred('contact.released', { reason: 'person', lapsesAt: 0 })],
  ['an absence before an offer', 'away', barred('interaction.out-of-office', { back: null, until: 4e12 })],
  [
    'a message that came back and left no way before an offer',
    'bounced',
    (t) => {
      const offer = freshOffer(t);
      offer.data['channel'] = null;
      t.before(offer, { type: 'interaction.bounced', data: { of: null, left: [] } });
      return offer;
    },
  ],
  ['something parked before an offer', 'held', barred('contact.held', { line: 'l_1' })],
  [
    'a consent that was taken back before an offer to write that way',
    'consent',
    (t) => {
      const offer = freshOffer(t);
      offer.data['channel'] = 'email';
      for (const word of ['recorded', 'withdrawn'])
        t.before(offer, { type: `privacy.consent-${word}`, data: { channels: ['email'], given: 'form' } });
      return offer;
    },
  ],
  [
    'a no of somebody who became one with whom an offer was made to, though that one had agreed',
    'consent',
    (t) => {
      const offer = freshOffer(t);
      offer.data['channel'] = 'email';
      const apart = apartFrom(t, offer);
      const other = t.find(
        ({ type, subject, seq }) => type === 'contact.added' && !apart.has(subject) && seq < offer.seq,
      ).subject;
      const data = { channels: ['email'], given: 'form' };
      t.before(offer, { type: 'privacy.consent-withdrawn', subject: other, data });
      t.before(offer, { type: 'privacy.consent-recorded', data });
      t.before(offer, { type: 'contact.merged', subject: other, data: { into: offer.subject ?? '' } });
      return offer;
    },
  ],
  [
    'an employer that is off-limits before an offer of somebody there',
    'off-limits',
    (t) => {
      const offer = freshOffer(t);
      const data = { employer: offer.data['employer'], why: 'client', until: null, policyVersion: 2 };
      t.before(offer, { type: 'pool.employer-closed', subject: 'employer/tampered', data });
      return offer;
    },
  ],
  [
    'an erasure before an offer',
    'erased',
    barred('privacy.erased', { erasure: 'x_1', ground: 'wish', employers: [], suggestions: [], stores: [], tokens: 0 }),
  ],
  [
    'a longer gap for one contact, and a message within it',
    'gap',
    (t) => {
      const offer = freshOffer(t);
      touchBefore(t, offer, 9);
      t.before(offer, { type: 'contact.narrowed', data: { policy: { gap: { days: 10 } } } });
      return offer;
    },
  ],
  [
    'an exchange of years ago and a message since, before an offer',
    'dormant',
    (t) => {
      const offer = freshOffer(t);
      respondBefore(t, offer, 5 * 365);
      touchBefore(t, offer, 400);
      return offer;
    },
  ],
  [
    'a reply to a colleague half a year before an offer',
    'voice',
    (t) => {
      const offer = freshOffer(t);
      t.before(offer, { type: 'pool.member-added', data: { member: 'm_other', role: 'recruiter', zone: 'UTC' } });
      respondBefore(t, offer, 170, { toMember: 'm_other' });
      return offer;
    },
  ],
  [
    'a wish for less 110 days before an offer',
    'rhythm',
    (t) => {
      const offer = freshOffer(t);
      respondBefore(t, offer, 110, { wish: 'less-often' });
      return offer;
    },
  ],
  [
    'a keep for a year, and a reply 100 days before an offer',
    'rhythm',
    (t) => {
      const offer = freshOffer(t);
      respondBefore(t, offer, 100);
      t.before(offer, { type: 'contact.kept', data: { member: String(offer.data['member']), rhythm: 'yearly' } });
      return offer;
    },
  ],
  [
    'a "not now" that is not over',
    'not-now',
    (t) => {
      const offer = freshOffer(t);
      respondBefore(t, offer, 80, { wish: 'not-now', until: Date.parse(offer.time) + 1 });
      return offer;
    },
  ],
  [
    'an offer that comes twice',
    'one-offer',
    (t) => {
      const offer = freshOffer(t);
      return t.after(offer, {});
    },
  ],
  [
    'an offer whose round is gone',
    'round',
    (t) => {
      const offer = freshOffer(t);
      const held = t.find(({ type, cause }) => type === 'outreach.round-held' && cause === offer.cause);
      const next = t.events[held.seq];
      if (next === undefined) throw new Error('the ledger ends with it');
      t.remove(held);
      return next;
    },
  ],
  [
    'an acceptance after the offer has ended',
    'one-offer',
    (t) => {
      const ended = t.find(({ type }) => type === 'outreach.declined');
      const accepted = t.find(({ type }) => type === 'outreach.accepted');
      const data = { ...accepted.data, suggestion: ended.data['suggestion'], member: ended.data['member'] };
      return t.after(ended, { type: 'outreach.accepted', data, cause: 'tampered' });
    },
  ],
  [
    'a merge with whom an offer was never judged with',
    'gap',
    (t) => {
      const offer = freshOffer(t);
      const apart = apartFrom(t, offer);
      const touched = t.find(
        ({ type, subject, seq }) => type === 'interaction.touched' && !apart.has(subject) && seq < offer.seq,
      );
      touched.occurredat = ago(offer, 2);
      t.before(offer, { type: 'contact.merged', subject: touched.subject, data: { into: offer.subject ?? '' } });
      return offer;
    },
  ],
  [
    'a word of a part of a merged contact, as if it stood alone',
    'merged',
    (t) => {
      const merged = t.find(({ type }) => type === 'contact.merged');
      return t.after(merged, { type: 'contact.kept', cause: 'tampered', data: { member: 'm_ada', rhythm: 'yearly' } });
    },
  ],
  [
    'an unmerge that is taken back twice',
    'merged',
    (t) =>
      t.after(
        t.find(({ type }) => type === 'contact.unmerged'),
        { cause: 'tampered' },
      ),
  ],
  [
    'an offer at eight in the morning that becomes a text',
    'hours',
    (t) => {
      const offer = freshOffer(t);
      offer.data['channel'] = 'text';
      return offer;
    },
  ],
  [
    'an offer of whom only a source had told, a month before',
    'notice',
    (t) => {
      const offer = strangersOffer(t);
      for (const { subject, data } of t.events)
        if (subject === offer.subject && 'basis' in data) data['basis'] = 'sourced';
      return offer;
    },
  ],
  [
    'something after an erasure',
    'erased',
    (t) => {
      const { subject } = t.find(({ type }) => type === 'privacy.erased');
      const done = t.find(({ type }) => type === 'privacy.erasure-completed');
      return t.after(done, { type: 'contact.observed', subject, cause: 'tampered', data: {} });
    },
  ],
  [
    'an erasure that nobody completed',
    'erasure',
    (t) => {
      t.remove(t.find(({ type }) => type === 'privacy.erasure-completed'));
      return t.find(({ type }) => type === 'privacy.erased');
    },
  ],
  [
    'an input that was decided a second time',
    'once',
    (t) => {
      const added = t.find(({ type }) => type === 'contact.added');
      const last = t.events.at(-1);
      if (last === undefined) throw new Error('an empty ledger');
      return t.after(last, { ...added, subject: 'c_again', time: last.time });
    },
  ],
  [
    'a second digest of one morning',
    'digest',
    (t) => {
      const data = {
        member: 'm_ada',
        day: '2026-02-03',
        trigger: 'morning',
        channel: 'email',
        offers: 1,
        questions: 0,
      };
      const first = t.before(freshOffer(t), { type: 'digest.sent', data });
      return t.after(first, { cause: 'tampered' });
    },
  ],
  [
    'a digest that nobody asked for',
    'digest',
    (t) => {
      const data = {
        member: 'm_ada',
        day: '2026-02-03',
        trigger: 'asked/5',
        channel: 'email',
        offers: 1,
        questions: 0,
      };
      return t.before(freshOffer(t), { type: 'digest.sent', data });
    },
  ],
  [
    'a policy beyond the ceilings',
    'policy',
    (t) => {
      const created = t.find(({ type }) => type === 'pool.created');
      const { policy } = created.data as { policy: Policy };
      policy.cap.per30Days = 3;
      return created;
    },
  ],
];

test('a season of a team keeps the promise', async () => {
  expect(await findingsIn(new Tampered(ledger).lines(), end)).toEqual([]);
});

test.each(corruptions)('%s: %s', async (_what, check, corrupt) => {
  const tampered = new Tampered(ledger);
  const { seq, id: event } = corrupt(tampered);
  expect(await findingsIn(tampered.lines(), end)).toContainEqual(expect.objectContaining({ seq, event, check }));
});

test('a number that is missing, or comes twice: sequence', async () => {
  const lines = new Tampered(ledger).lines();
  const found = async (spoilt: string[]) => (await findingsIn(spoilt, end)).filter(({ check }) => check === 'sequence');
  expect(await found(lines.toSpliced(99, 1))).toMatchObject([{ seq: 101 }]);
  expect(await found(lines.toSpliced(99, 0, lines[99] ?? ''))).toMatchObject([{ seq: 100 }]);
});
