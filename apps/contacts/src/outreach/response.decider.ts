import { contactRevived } from '#libs/events/letting-go.events.js';
import { interactionResponded } from '#libs/events/interaction.events.js';
import { responseRecord } from '#libs/events/outreach.inputs.js';
import { privacyObjected, privacySuppressed } from '#libs/events/privacy.events.js';
import { answeredBy, lastBefore } from '#libs/etiquette/heard.js';
import type { Wish } from '#libs/events/words.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { tokensOf } from '../privacy/suppression.rule.js';
import { currentOffer } from './find-offer.js';
import { sentAt } from './message.js';
import { withdrawn } from './withdraw.js';

const DAY = 86_400_000;
/** Our first message within this time is an answer. */
const OWED_DAYS = 30;
/** "Not now" without a date. */
const NOT_NOW_DAYS = 365;

/** A sign of theirs: what was queued is withdrawn, a `no` objects at once, anything else revives whom we had let go before. */
export const responseDecider = defineDecider({
  input: responseRecord,
  loads: ({ contact }) => [{ collection: 'card', key: contact }],
  decide: (data, documents: Reader<ContactsDocuments>, context) => {
    const { contact, channel, toMember, wish, until } = data;
    const card = documents.get('card', contact);
    if (card === null) return { refused: 'contact-unknown', because: { contact } };
    const at = sentAt(data.at, context);
    const wished = closing(wish, until, at);
    if (wished.until !== null && wished.until <= at) {
      return { refused: 'until-before-response', because: { until: wished.until, at } };
    }
    const responded = interactionResponded.make({
      subject: contact,
      occurredAt: at,
      data: { channel, toMember, wish, ...wished, owedUntil: at + OWED_DAYS * DAY, ...answeredBy(card.facts, at) },
    });
    const offer = currentOffer(card, documents);
    return {
      events: [responded, ...(offer === null ? [] : [withdrawn(offer, 'responded')]), ...consequences(card, wish, at)],
      about: { collection: 'card', key: contact },
    };
  },
});

/** Until when a "not now" closes: their date, or 12 months. */
function closing(wish: Wish | null, until: number | null, at: number): { until: number | null; dateGiven: boolean } {
  if (wish !== 'not-now') return { until: null, dateGiven: false };
  return { until: until ?? at + NOT_NOW_DAYS * DAY, dateGiven: until !== null };
}

/** `at`: when they gave it. A sign that came before we let them go, and was only told later, says nothing against that. */
function consequences(card: Card, wish: Wish | null, at: number): NewEvent[] {
  if (wish === 'no') return objection(card, at);
  const { facts } = card;
  if (facts.releasedAt === null || facts.objectedAt !== null || at < facts.releasedAt) return [];
  return [contactRevived.make({ subject: card.id, data: { reason: 'sign' } })];
}

/** Their "no", remembered also where their data is not. */
function objection(card: Card, at: number): NewEvent[] {
  const { id, facts } = card;
  if (facts.objectedAt !== null) return [];
  const data = { ground: 'response' as const, ...lastBefore(facts, at) };
  const objected = privacyObjected.make({ subject: id, data, personal: { note: null } });
  const tokens = tokensOf(card);
  if (tokens.length === 0) return [objected];
  return [objected, privacySuppressed.make({ subject: null, data: { erasure: null, ground: 'wish', tokens } })];
}
