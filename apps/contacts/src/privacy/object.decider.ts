import { privacyObject, privacyLift } from '#libs/events/privacy.inputs.js';
import { privacyObjected, privacyObjectionLifted, privacySuppressed } from '#libs/events/privacy.events.js';
import { lastBefore, writtenTo } from '#libs/etiquette/heard.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { cardKey, refuseUnknown } from '../contact/known-card.rule.js';
import { endOffer } from '../outreach/withdraw.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { tokensOf, unsuppressed } from './suppression.rule.js';

const loads = ({ contact }: { contact: string }) => [cardKey(contact)];

/** They do not want to hear from us: their identities are suppressed and an offer is withdrawn. Said again it changes nothing. */
export const objectDecider = defineDecider({
  input: privacyObject,
  loads,
  decide: ({ contact, note }, documents: Reader<ContactsDocuments>) => {
    const card = documents.get('card', contact);
    if (card === null) return refuseUnknown(contact);
    const about = cardKey(contact);
    if (card.facts.objectedAt !== null) return { about, events: [] };
    const data = { ground: 'wish' as const, ...lastBefore(card.facts) };
    const objected = privacyObjected.make({ subject: contact, data, personal: { note } });
    return { about, events: [...endOffer(card, documents, 'objected'), objected, ...suppressedBy(card)] };
  },
});

/** Lifts an objection, and the tokens it left, on the person's own wish. */
export const liftDecider = defineDecider({
  input: privacyLift,
  loads,
  decide: ({ contact, note }, documents: Reader<ContactsDocuments>) => {
    const card = documents.get('card', contact);
    if (card === null) return refuseUnknown(contact);
    const about = cardKey(contact);
    if (card.facts.objectedAt === null) return { about, events: [] };
    const wished = tokensOf(card).filter((hash) => documents.get('token', hash)?.ground === 'wish');
    const lifted = privacyObjectionLifted.make({ subject: contact, data: writtenTo(card.facts), personal: { note } });
    return { about, events: [lifted, ...unsuppressed(wished)] };
  },
});

function suppressedBy(card: Card): NewEvent[] {
  const tokens = tokensOf(card);
  if (tokens.length === 0) return [];
  return [privacySuppressed.make({ subject: null, data: { erasure: null, ground: 'wish', tokens } })];
}
