import type { z } from 'zod';
import { unwelcomeObserved, welcomeObserved } from '#libs/events/application.inputs.js';
import { contactUnwelcomeSeen } from '#libs/events/contact.events.js';
import { defineDecider, type Context, type Decision, type Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { cardKey } from '../contact/known-card.rule.js';
import { provenanceOf } from '../contact/said.rule.js';
import { identityKeys } from '../identity/find-people.rule.js';
import { withOfferEnded } from '../outreach/offer-after.rule.js';
import { cardsOf } from './whose.rule.js';

type Seen = z.output<typeof unwelcomeObserved.schema>;
type Documents = Reader<ContactsDocuments>;

/** A sign that somebody we know does not want us somewhere. An open offer that it forbids ends. Said again it changes nothing. */
export const unwelcomeObservedDecider = defineDecider({
  input: unwelcomeObserved,
  loads: ({ identities }, context) => identityKeys(identities, context),
  decide: (data, documents: Documents, context) => note(data, false, documents, context),
});

/** That sign is gone again; nothing without one, or for one that came later. */
export const welcomeObservedDecider = defineDecider({
  input: welcomeObserved,
  loads: ({ identities }, context) => identityKeys(identities, context),
  decide: (data, documents: Documents, context) => note(data, true, documents, context),
});

function note(data: Seen, lifted: boolean, documents: Documents, context: Context): Decision {
  const cards = cardsOf(data.identities, documents, context);
  const events = cards.flatMap((card) =>
    withOfferEnded(card, isNews(card, data, lifted) ? [seen(card, data, lifted, context)] : [], documents, context),
  );
  const [first] = cards;
  return first === undefined ? { events } : { about: cardKey(first.id), events };
}

function isNews({ facts }: Card, { sign, network, at }: Seen, lifted: boolean): boolean {
  const known = facts.unwelcome.find((one) => one.sign === sign && one.network === network);
  if (known === undefined) return !lifted;
  return known.lifted !== lifted && at >= known.at;
}

function seen(card: Card, data: Seen, lifted: boolean, context: Context): NewEvent {
  const { facts, personal } = provenanceOf({ ...data, sourceId: null, observedAt: data.at }, context);
  const { sign, network, at } = data;
  return contactUnwelcomeSeen.make({
    subject: card.id,
    occurredAt: Math.min(at, context.now),
    data: { ...facts, sign, network, lifted },
    personal,
  });
}
