import type { z } from 'zod';
import { blockedFrom, momentsOf, shrunkAt } from '#libs/etiquette/notice.js';
import { privacyNoticeAlarmed } from '#libs/events/notice.events.js';
import { privacyLapseAnnounced } from '#libs/events/privacy.events.js';
import { privacyDue } from '#libs/events/privacy.inputs.js';
import { defineDecider, type Context, type Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { cardKey } from '../contact/known-card.rule.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { erased } from './erasure.rule.js';

const DAY = 86_400_000;
/** Between the word that somebody lapses and their erasure, for whoever wants to bring them back. */
const ANNOUNCED_DAYS = 60;

type Documents = Reader<ContactsDocuments>;

/**
 * A moment of a contact has come. Dropped unless it is the card's own and its time is over. A lapse is announced 60 days
 * before, also when that is late; then, and a week after a platform's deletion, the contact is erased with a `lapsed`
 * token. Whom a source found and nobody told is reminded of, and 40 days later erased with an `unnoticed` one. Who asked for their data to be kept only (`wish`) is not erased by the clock.
 */
export const privacyDueDecider = defineDecider({
  input: privacyDue,
  loads: ({ contact }) => [cardKey(contact)],
  decide: ({ contact, due, seq }, documents: Documents, context) => {
    const card = documents.get('card', contact);
    const set = (card === null ? [] : momentsOf(card.facts)).find((one) => one.kind === due && one.seq === seq);
    const about = cardKey(contact);
    if (card === null || set === undefined || context.now < set.at || waits(card)) return { about, events: [] };
    return { about, events: byKind[due](card, seq, documents, context) };
  },
});

type ByKind = Record<
  z.output<typeof privacyDue.schema>['due'],
  (card: Card, seq: number, documents: Documents, context: Context) => NewEvent[]
>;

const byKind: ByKind = {
  announce: ({ id }, seq, _documents, { now }) => [
    privacyLapseAnnounced.make({
      subject: id,
      occurredAt: now,
      data: { of: seq, lapsesAt: now + ANNOUNCED_DAYS * DAY },
    }),
  ],
  lapse: (card, _seq, documents, context) => erased(card, { ground: 'lapsed' }, documents, context),
  notice: ({ id, facts }, seq, _documents, { now }) => [
    privacyNoticeAlarmed.make({
      subject: id,
      occurredAt: now,
      data: { of: seq, blockedAt: blockedFrom(facts), shrinksAt: shrunkAt(facts, now) },
    }),
  ],
  unnoticed: (card, _seq, documents, context) => erased(card, { ground: 'unnoticed' }, documents, context),
  forgotten: (card, _seq, documents, context) => erased(card, { ground: 'lapsed' }, documents, context),
};

function waits({ facts }: Card): boolean {
  return facts.heldBy.length > 0 || facts.restricted.some(({ ground }) => ground === 'wish');
}
