import { mayWrite } from '#libs/etiquette/whom.js';
import { voiceOf } from '#libs/etiquette/voice.js';
import { outreachHandedOver, outreachHandoverAsked, outreachHandoverDeclined } from '#libs/events/outreach.events.js';
import { handoverAsk, handoverDecline, handoverGive, suggestionHandover } from '#libs/events/outreach.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';
import { cardKey, refuseUnknown } from '../contact/known-card.rule.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Card, ContactsDocuments, SuggestionDoc } from '../documents.js';
import { poolOf } from '../pool/known.rule.js';
import { currentOffer, findLiveOffer, offerKeys } from './find-offer.js';

type Documents = Reader<ContactsDocuments>;

const loads = ({ contact }: { contact: string }) => [cardKey(contact), { collection: 'pool', key: 'self' }];

/** Asked once; the same again changes nothing. Refuses `handover-needless` where nobody else speaks with them. */
export const handoverAskDecider = defineDecider({
  input: handoverAsk,
  loads,
  decide: ({ contact, member }, documents: Documents, { now }) => {
    const card = documents.get('card', contact);
    if (card === null) return refuseUnknown(contact);
    const refusal = refuseWriter(member, documents);
    if (refusal !== null) return refusal;
    const from = speakersOf(card, documents, now).find((one) => one !== member);
    const about = cardKey(contact);
    if (from === undefined) return { refused: 'handover-needless', because: { contact } };
    if (card.facts.handoverAsked.some((ask) => ask.member === member && ask.from === from))
      return { about, events: [] };
    return { about, events: [outreachHandoverAsked.make({ subject: contact, data: { member, from } })] };
  },
});

/**
 * From now on `to` speaks for the team; an offer that `member` holds for this contact ends. Refuses `member-unknown` for
 * who may not write, `handover-needless` to oneself, `not-voice` for who has nothing to hand over, and
 * `handover-own-reason` while they hold an offer they asked for.
 */
export const handoverGiveDecider = defineDecider({
  input: handoverGive,
  loads,
  decide: ({ contact, member, to }, documents: Documents, { now }) => {
    const card = documents.get('card', contact);
    if (card === null) return refuseUnknown(contact);
    const refusal = refuseReceiver({ contact, member, to }, documents) ?? refuseSilent(card, member, documents, now);
    if (refusal !== null) return refusal;
    const current = currentOffer(card, documents);
    const offer = current?.member === member ? current : null;
    return refuseOwnReason(offer) ?? { about: cardKey(contact), events: [handedOver({ contact, member, to }, offer)] };
  },
});

/** The same of an offer: it must be open or accepted, and theirs. Refuses what `findLiveOffer` does, and `handover-own-reason`. */
export const suggestionHandoverDecider = defineDecider({
  input: suggestionHandover,
  loads: (data) => [...offerKeys(data), ...loads(data)],
  decide: (data, documents: Documents, { now }) => {
    const found = findLiveOffer(data, documents, now);
    if ('refused' in found) return found;
    const refusal = refuseReceiver(data, documents) ?? refuseOwnReason(found.offer);
    if (refusal !== null) return refusal;
    return {
      about: { collection: 'suggestion', key: found.offer.id },
      events: [handedOver(data, found.offer)],
    };
  },
});

/** Refuses `handover-not-asked` where nobody waits for it. */
export const handoverDeclineDecider = defineDecider({
  input: handoverDecline,
  loads,
  decide: ({ contact, member, to }, documents: Documents) => {
    const card = documents.get('card', contact);
    if (card === null) return refuseUnknown(contact);
    const asked = card.facts.handoverAsked.some((ask) => ask.member === to && ask.from === member);
    if (!asked) return { refused: 'handover-not-asked', because: { contact } };
    return {
      about: cardKey(contact),
      events: [outreachHandoverDeclined.make({ subject: contact, data: { member, to } })],
    };
  },
});

interface Handing {
  contact: string;
  member: string;
  to: string;
}

/** `offer`: the one that ends with it. */
function handedOver({ contact, member, to }: Handing, offer: SuggestionDoc | null): NewEvent {
  const data = { suggestion: offer?.id ?? null, member, employer: offer?.employer ?? null, to };
  return outreachHandedOver.make({ subject: contact, data });
}

/** Who holds the offer, and whose voice it is, of those who are there to be asked. */
function speakersOf({ facts }: Card, documents: Documents, now: number): string[] {
  const speakers = [facts.offer?.member, voiceOf(facts, now)?.member].filter((one) => one !== undefined);
  return speakers.filter((one) => isWriter(one, documents));
}

/** Whoever neither holds the offer, nor speaks with them, nor owns the contact has nothing to hand over. */
function refuseSilent(card: Card, member: string, documents: Documents, now: number): Refusal | null {
  if (card.facts.owner === member || speakersOf(card, documents, now).includes(member)) return null;
  return { refused: 'not-voice', because: { contact: card.id } };
}

/** What a member brings along is no reason for anybody else; the further message to it is one in the ledger. */
function refuseOwnReason(offer: SuggestionDoc | null): Refusal | null {
  if (offer?.occasion.kind !== 'asked' || offer.followUp) return null;
  return { refused: 'handover-own-reason', because: { suggestion: offer.id } };
}

function refuseReceiver(data: Handing, documents: Documents): Refusal | null {
  if (data.to === data.member) return { refused: 'handover-needless', because: { contact: data.contact } };
  return refuseWriter(data.to, documents);
}

function refuseWriter(member: string, documents: Documents): Refusal | null {
  return isWriter(member, documents) ? null : { refused: 'member-unknown', because: { member } };
}

function isWriter(member: string, documents: Documents): boolean {
  return poolOf(documents)?.members.some((one) => one.member === member && mayWrite(one)) ?? false;
}
