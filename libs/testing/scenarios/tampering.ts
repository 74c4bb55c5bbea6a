import type { Envelope } from '#libs/kernel/envelope.js';
import type { CheckName } from '../../../apps/standalone/src/verify/check.js';
import type { Tampered } from './tampered.js';

const DAY = 86_400_000;
/** Offers that a member is given on a day. */
const FULL = 5;

/** What is done to a ledger, the check that has to say so, and how; it answers the event that breaks the promise. */
export type Tampering = [what: string, check: CheckName, spoil: (t: Tampered) => Envelope];

export const isOffer = ({ type }: Envelope): boolean => type === 'outreach.suggested';
const kindOf = ({ data }: Envelope): unknown => (data['occasion'] as { kind: string } | undefined)?.kind;
export const ago = ({ time }: Envelope, days: number): string => new Date(Date.parse(time) - days * DAY).toISOString();

/** The first offer of a kind that is written, to somebody of whom nothing was heard and to whom nothing was written. */
export function freshOffer(t: Tampered, kind = 'talk'): Envelope {
  const known = new Set<string>();
  return t.find((event) => {
    if (event.type.startsWith('interaction.')) known.add(event.subject ?? '');
    return (
      isOffer(event) && kindOf(event) === kind && event.data['followUp'] === false && !known.has(event.subject ?? '')
    );
  });
}

/** Somebody wrote to them on their own, so many days before the offer. */
export function touchBefore(t: Tampered, offer: Envelope, days: number): void {
  const how = { channel: 'linkedin', suggestion: null, presumed: false, imported: true, employer: null };
  t.before(offer, { type: 'interaction.touched', occurredat: ago(offer, days), data: { member: 'm_other', ...how } });
}

export function respondBefore(t: Tampered, offer: Envelope, days: number, said: object = {}): void {
  const sign = { channel: 'linkedin', toMember: null, wish: null, until: null, dateGiven: false, owedUntil: 0 };
  t.before(offer, { type: 'interaction.responded', occurredat: ago(offer, days), data: { ...sign, ...said } });
}

/** Something that bars them is said before an offer. */
export const barred = (type: string, data: Envelope['data']) => (t: Tampered) => {
  const offer = freshOffer(t);
  t.before(offer, { type, data });
  return offer;
};

/** What every ledger in which people were written to can be spoilt by. */
export const tamperings: readonly Tampering[] = [
  ['an objection before an offer', 'objected', barred('privacy.objected', { ground: 'wish' })],
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
    'a reply 30 days before an offer',
    'rhythm',
    (t) => {
      const offer = freshOffer(t);
      respondBefore(t, offer, 30);
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
    'a second open offer for one person, made to another member',
    'one-offer',
    (t) => {
      const offer = freshOffer(t);
      const data = { ...structuredClone(offer.data), suggestion: 's_second', member: 'm_other' };
      return t.after(offer, { data });
    },
  ],
  [
    'a sixth offer on a member’s day',
    'budget',
    (t) => {
      const dayOf = ({ data }: Envelope): string => `${String(data['day'])} ${String(data['member'])}`;
      const counts = new Map<string, number>();
      const full = t.find(
        (one) => isOffer(one) && counts.set(dayOf(one), (counts.get(dayOf(one)) ?? 0) + 1).get(dayOf(one)) === FULL,
      );
      const later = t.find(
        ({ seq, data, ...one }) =>
          seq > full.seq &&
          isOffer({ seq, data, ...one }) &&
          data['day'] === full.data['day'] &&
          data['member'] !== full.data['member'],
      );
      later.data['member'] = full.data['member'];
      return later;
    },
  ],
];
