import { interactionBounced } from '#libs/events/reach.events.js';
import { bounceObserved, bounceRecord } from '#libs/events/reach.inputs.js';
import type { HashedIdentity } from '#libs/events/words.js';
import { defineDecider, type Context, type Decision, type Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { cardKey, refuseUnknown } from '../../contact/known-card.rule.js';
import { bearerIn, saidOfPart } from '../../contact/observed-part.rule.js';
import { hashed, identityKeys, ownersOf } from '../../identity/find-people.rule.js';
import type { Card, ContactsDocuments } from '../../documents.js';
import { sentAt } from '../message.js';
import { withOfferEnded } from '../offer-after.rule.js';
import type { TalkEntry } from '../talk/talk.js';
import { outOfUse, waysLeft } from './ways-known.rule.js';

const DAY = 86_400_000;
/** A mail server tries for four or five days before it gives up (RFC 5321, 4.5.4.1). */
const TRIED_FOR = 5 * DAY;

type Documents = Reader<ContactsDocuments>;

/** An address, when a message to it came back, and what the source calls that and the messages it may be about. */
interface Came {
  identity: HashedIdentity;
  at: number;
  source?: string;
  sourceId: string | null;
  answers: readonly string[];
}

/**
 * A source saw that an address does not take messages. Of nobody we know, and of whoever objected, nothing is taken in;
 * the same report again changes nothing, also after a member said that the address works.
 */
export const bounceObservedDecider = defineDecider({
  input: bounceObserved,
  loads: ({ identities }, context) => identityKeys(identities, context),
  decide: ({ identities, source, sourceId, answers, at }, documents: Documents, context): Decision => {
    const [identity] = hashed(identities, context);
    const [owner] = identity === undefined ? [] : ownersOf([identity.hash], documents);
    const card = owner === undefined ? null : documents.get('card', owner);
    if (card === null || identity === undefined) return { events: [] };
    const about = cardKey(card.id);
    const isKnown = card.bounces.some(({ id, hash }) => id === sourceId && hash === identity.hash);
    if (isKnown || card.facts.objectedAt !== null) return { about, events: [] };
    const came = { identity, at: Math.min(at, context.now), source, sourceId, answers };
    return { about, events: cameBack(card, came, documents, context) };
  },
});

/** A member says so of an address of theirs; refused for another one. One that is out of use already stays so. */
export const bounceRecordDecider = defineDecider({
  input: bounceRecord,
  loads: ({ contact }) => [cardKey(contact)],
  decide: ({ contact, address, at }, documents: Documents, context): Decision => {
    const card = documents.get('card', contact);
    if (card === null) return refuseUnknown(contact);
    const [identity] = hashed([address], context);
    if (identity === undefined || !card.identities.some(({ hash }) => hash === identity.hash))
      return { refused: 'address-unknown', because: { contact } };
    const about = cardKey(contact);
    if (outOfUse(card).has(identity.hash)) return { about, events: [] };
    const came = { identity, at: sentAt(at, context), sourceId: null, answers: [] };
    return { about, events: cameBack(card, came, documents, context) };
  },
});

/** It is said of the entry that bears the address; an open offer that nothing is left for ends. */
function cameBack(card: Card, came: Came, documents: Documents, context: Context): NewEvent[] {
  const { identity, at, source, sourceId } = came;
  const part = bearerIn(card, [identity.hash], documents);
  const left = waysLeft(card, identity.hash);
  const bounced = interactionBounced.make({
    subject: part,
    occurredAt: at,
    data: {
      ...(source === undefined ? {} : { source, import: null }),
      of: left.includes('email') ? null : messageOf(documents.get('talk', card.id)?.entries ?? [], came),
      left,
    },
    personal: { sourceId, identity },
  });
  return withOfferEnded(card, saidOfPart([bounced], part, card), documents, context);
}

/**
 * The touch that never reached them: of a report the one that it names, of a member's word the last e-mail that a server
 * may still have tried to deliver. Only where no other address of theirs is known, since it may have gone there, too: an
 * attempt that did reach them and is not counted would make us write more.
 */
function messageOf(entries: readonly TalkEntry[], { at, source, answers }: Came): number | null {
  const came = source === undefined ? lastTried(entries, at) : namedBy(entries, answers);
  return came?.what === 'touch' ? came.seq : null;
}

function namedBy(entries: readonly TalkEntry[], answers: readonly string[]): TalkEntry | undefined {
  return entries.find(({ id }) => id !== null && answers.includes(id));
}

function lastTried(entries: readonly TalkEntry[], at: number): TalkEntry | undefined {
  return entries.findLast(
    ({ what, channel, at: sent }) => what !== 'response' && channel === 'email' && sent <= at && sent > at - TRIED_FOR,
  );
}
