import type { z } from 'zod';
import { applicationAnonymised, applicationDeleted } from '#libs/events/application.events.js';
import { applicationForgotten } from '#libs/events/application.inputs.js';
import { defineDecider, type Context, type Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { cardKey } from '../contact/known-card.rule.js';
import { bearerIn, saidOfPart } from '../contact/observed-part.rule.js';
import { provenanceOf } from '../contact/said.rule.js';
import { identityKeys } from '../identity/find-people.rule.js';
import { withOfferEnded } from '../outreach/offer-after.rule.js';
import { cardsOf } from './whose.rule.js';

type Forgotten = z.output<typeof applicationForgotten.schema>;

/**
 * A platform deleted applications of somebody we know, or made all of them nameless: they count for nothing any more,
 * and what arrives late of them does not bring them back. Said again it changes nothing.
 */
export const applicationForgottenDecider = defineDecider({
  input: applicationForgotten,
  loads: ({ identities }, context) => identityKeys(identities, context),
  decide: (data, documents: Reader<ContactsDocuments>, context) => {
    const cards = cardsOf(data.identities, documents, context);
    const hashes = identityKeys(data.identities, context).map(({ key }) => key);
    const events = cards.flatMap((card) => {
      const bearer = bearerIn(card, hashes, documents);
      const ended = saidOfPart(ends({ ...card, id: bearer }, data, context), bearer, card);
      return withOfferEnded(card, ended, documents, context);
    });
    const [first] = cards;
    return first === undefined ? { events } : { about: cardKey(first.id), events };
  },
});

function ends(card: Card, data: Forgotten, context: Context): NewEvent[] {
  const known = card.applications.filter(({ source }) => source === data.source);
  const named = data.applications ?? known.map(({ sourceId }) => sourceId);
  const occurredAt = Math.min(data.at, context.now);
  return [...new Set(named)].flatMap((sourceId) => {
    const application = known.find((one) => one.sourceId === sourceId)?.application;
    if (isGone(card, application)) return [];
    const { facts, personal } = provenanceOf({ ...data, sourceId, observedAt: occurredAt }, context);
    const event = data.as === 'deleted' ? applicationDeleted : applicationAnonymised;
    return [
      event.make({
        subject: card.id,
        occurredAt,
        data: { ...facts, application: application ?? context.id('a', `${card.id} ${sourceId}`) },
        personal: { ...personal, state: data.as },
      }),
    ];
  });
}

function isGone({ facts }: Card, application: string | undefined): boolean {
  return facts.applications.some((one) => one.application === application && one.state === 'gone');
}
