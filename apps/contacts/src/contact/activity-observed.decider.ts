import type { z } from 'zod';
import { activityObserved } from '#libs/events/contact.inputs.js';
import { defineDecider, type Decision, type Reader } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { poolOf, poolUnknown, refuseMember } from '../pool/known.rule.js';
import { judgeTokens } from '../privacy/suppression.rule.js';
import { cardKey } from './known-card.rule.js';
import { noteActivity } from './note-activity.rule.js';
import { bearerIn, saidOfPart } from './observed-part.rule.js';
import { hashed, identityKeys, ownersOf } from '../identity/find-people.rule.js';

type Observed = z.output<typeof activityObserved.schema>;
type Documents = Reader<ContactsDocuments>;

/**
 * Something in the life of somebody we know: an occasion from now on, for the policy's days after it happened (or was
 * announced). Of people we do not know, or cannot tell apart, nothing is kept; the same activity again, from whatever
 * source, changes nothing. Refuses `member-unknown`, and `suppressed` for whoever objected.
 */
export const activityObservedDecider = defineDecider({
  input: activityObserved,
  loads: ({ contact, identities, member }, context) => [
    { collection: 'pool', key: 'self' },
    ...(member === null ? [] : [{ collection: 'member', key: member }]),
    ...(contact === null ? [] : [cardKey(contact)]),
    ...identityKeys(identities, context),
  ],
  decide: (data, documents: Documents, context): Decision => {
    const policy = poolOf(documents)?.policy;
    if (policy === undefined) return poolUnknown;
    const hashes = hashed(data.identities, context).map(({ hash }) => hash);
    const card = whom(data, hashes, documents);
    const refusal = refuseMember(documents, data.member) ?? refuseSuppressed(data, hashes, card, documents);
    if (refusal !== null) return refusal;
    if (card === null) return { events: [] };
    const subject = data.contact === null ? bearerIn(card, hashes, documents) : card.id;
    const noted = noteActivity({ ...card, id: subject }, data, { context, policy });
    return { about: cardKey(card.id), events: saidOfPart(noted, subject, card) };
  },
});

/** The one contact it is about; null for nobody, or several. */
function whom({ contact }: Observed, hashes: string[], documents: Documents): Card | null {
  const [owner, ...others] = contact === null ? ownersOf(hashes, documents) : [contact];
  return owner === undefined || others.length > 0 ? null : documents.get('card', owner);
}

function refuseSuppressed(data: Observed, hashes: string[], card: Card | null, documents: Documents): Refusal | null {
  const judged = judgeTokens(hashes, { basis: data.basis, import: null }, documents);
  if ('refused' in judged) return judged;
  const objected = card !== null && card.facts.objectedAt !== null;
  return objected ? { refused: 'suppressed', because: { contact: card.id } } : null;
}
