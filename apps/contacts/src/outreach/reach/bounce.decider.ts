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
import { namedBy, onItsWay, sentBefore } from './sent-before.rule.js';
import { outOfUse, waysByPart } from './ways-known.rule.js';

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
 * A source saw that an address does not take messages. Of nobody we know, of whoever objected, and where no e-mail of
 * ours can have come back nothing is taken in; the same report again changes nothing, nor does one from before a member
 * said that the address works.
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
    const came = { identity, at: Math.min(at, context.now), source, sourceId, answers };
    const wasOurs = sentBefore(talkWith(card, documents), came) !== null;
    const isNews = wasOurs && card.facts.objectedAt === null && !isKnown(card, came);
    return { about, events: isNews ? cameBack(card, came, documents, context) : [] };
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
  const { [part]: left = [], ...elsewhere } = waysByPart(card, identity.hash);
  const isOneOfSeveral = [left, ...Object.values(elsewhere)].some((ways) => ways.includes('email'));
  const bounced = interactionBounced.make({
    subject: part,
    occurredAt: at,
    data: {
      ...(source === undefined ? {} : { source, import: null }),
      of: isOneOfSeveral ? null : messageOf(talkWith(card, documents), came),
      left,
      ...(Object.keys(elsewhere).length === 0 ? {} : { elsewhere }),
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
  const came = source === undefined ? onItsWay(entries, at) : namedBy(entries, answers);
  return came?.what === 'touch' ? came.seq : null;
}

function talkWith({ id }: Card, documents: Documents): readonly TalkEntry[] {
  return documents.get('talk', id)?.entries ?? [];
}

/** The same report, or one from before somebody said that the address works. */
function isKnown({ bounces }: Card, { identity, sourceId, at }: Came): boolean {
  return bounces.some(
    ({ id, hash, works }) => hash === identity.hash && (id === sourceId || at <= (works ?? -Infinity)),
  );
}
