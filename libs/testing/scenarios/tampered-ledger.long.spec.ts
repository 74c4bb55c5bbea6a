/* eslint max-lines: [error, 400] -- one season, and each way to spoil it */
import { beforeAll, expect, test } from '@jest/globals';
import type { Policy } from '#libs/events/policy.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import { DAY, findingsIn } from '../../../apps/standalone/src/testing/ledger-story.js';
import type { CheckName } from '../../../apps/standalone/src/verify/check.js';
import { season } from './season.js';
import { Tampered } from './tampered.js';

let ledger: readonly Envelope[];
let end: number;
beforeAll(async () => {
  ledger = await season();
  end = Date.parse(ledger.at(-1)?.time ?? '') + 2 * DAY;
}, 300_000);

const isOffer = ({ type }: Envelope): boolean => type === 'outreach.suggested';
const kindOf = ({ data }: Envelope): unknown => (data['occasion'] as { kind: string } | undefined)?.kind;
const ago = ({ time }: Envelope, days: number): string => new Date(Date.parse(time) - days * DAY).toISOString();

/** The first offer of a kind that is written, to somebody of whom nothing was heard and to whom nothing was written. */
function freshOffer(t: Tampered, kind = 'talk'): Envelope {
  const known = new Set<string>();
  return t.find((event) => {
    if (event.type.startsWith('interaction.')) known.add(event.subject ?? '');
    return (
      isOffer(event) && kindOf(event) === kind && event.data['followUp'] === false && !known.has(event.subject ?? '')
    );
  });
}

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

/** Somebody wrote to them on their own, so many days before the offer. */
function touchBefore(t: Tampered, offer: Envelope, days: number): void {
  const how = { channel: 'linkedin', suggestion: null, presumed: false, imported: true, employer: null };
  t.before(offer, { type: 'interaction.touched', occurredat: ago(offer, days), data: { member: 'm_other', ...how } });
}

function respondBefore(t: Tampered, offer: Envelope, days: number, said: object = {}): void {
  const sign = { channel: 'linkedin', toMember: null, wish: null, until: null, dateGiven: false, owedUntil: 0 };
  t.before(offer, { type: 'interaction.responded', occurredat: ago(offer, days), data: { ...sign, ...said } });
}

const barred = (type: string, data: Envelope['data']) => (t: Tampered) => {
  const offer = freshOffer(t);
  t.before(offer, { type, data });
  return offer;
};

/** What is done to the ledger, the check that has to say so, and how; it answers the event that breaks the promise. */
const corruptions: [string, CheckName, (t: Tampered) => Envelope][] = [
  ['an objection before an offer', 'objected', barred('privacy.objected', { ground: 'wish' })],
  ['a restriction before an offer', 'restricted', barred('privacy.restricted', { ground: 'wish' })],
  ['a release before an offer', 'released', barred('contact.released', { reason: 'person', lapsesAt: 0 })],
  ['something parked before an offer', 'held', barred('contact.held', { line: 'l_1' })],
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
    'two messages before an offer in 30 days',
    'cap',
    (t) => {
      const offer = freshOffer(t);
      for (const days of [26, 17]) touchBefore(t, offer, days);
      return offer;
    },
  ],
  [
    'four messages before an offer in 365 days',
    'cap',
    (t) => {
      const offer = freshOffer(t);
      for (const days of [360, 240, 120, 40]) touchBefore(t, offer, days);
      return offer;
    },
  ],
  [
    'a message three days before an offer',
    'gap',
    (t) => {
      const offer = freshOffer(t);
      touchBefore(t, offer, 3);
      return offer;
    },
  ],
  [
    'a message 70 days before an offer that nobody answered',
    'back-off',
    (t) => {
      const offer = freshOffer(t);
      touchBefore(t, offer, 70);
      return offer;
    },
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
    'a reply 30 days before an offer',
    'rhythm',
    (t) => {
      const offer = freshOffer(t);
      respondBefore(t, offer, 30);
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
    'a message that is moved to a few days before an offer',
    'gap',
    (t) => {
      const wrote = (subject: unknown, before: number) =>
        t.events.some((one) => one.type === 'interaction.touched' && one.subject === subject && one.seq < before);
      const offer = t.find((one) => isOffer(one) && kindOf(one) !== 'owed' && wrote(one.subject, one.seq));
      const responses = t.events.filter(
        ({ type, subject }) => type === 'interaction.responded' && subject === offer.subject,
      );
      for (const response of responses) t.remove(response);
      const touch = t.find(({ type, subject }) => type === 'interaction.touched' && subject === offer.subject);
      touch.occurredat = ago(offer, 2);
      return offer;
    },
  ],
  [
    'the removal of what an offer cites',
    'evidence',
    (t) => {
      const offer = freshOffer(t);
      const [cited] = (offer.data['occasion'] as { events: number[] }).events;
      t.remove(t.find(({ seq }) => seq === cited));
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
    'a second open offer for one person, made to another member',
    'one-offer',
    (t) => {
      const offer = freshOffer(t);
      const data = { ...structuredClone(offer.data), suggestion: 's_second', member: 'm_other' };
      return t.after(offer, { data });
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
    'a second offer on a day where one is allowed',
    'budget',
    (t) => {
      const { policy } = t.find(({ type }) => type === 'pool.created').data as { policy: Policy };
      policy.budget.offersPerDay = 1;
      const days = new Set<string>();
      const isNew = ({ data }: Envelope): boolean =>
        days.size < days.add(`${String(data['day'])} ${String(data['member'])}`).size;
      return t.find((one) => isOffer(one) && !isNew(one));
    },
  ],
  [
    'a merge with whom an offer was never judged with',
    'gap',
    (t) => {
      const offer = freshOffer(t);
      const merges = t.events.filter(({ type }) => type.endsWith('merged'));
      const apart = new Set([offer.subject, ...merges.flatMap(({ subject, data }) => [subject, data['into']])]);
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
