import type { z } from 'zod';
import { contactIdentified } from '#libs/events/contact.events.js';
import { personMerged } from '#libs/events/contact.inputs.js';
import type { HashedIdentity } from '#libs/events/words.js';
import { defineDecider, type Context, type Decision, type Reader } from '#libs/kernel/decider.js';
import { conflictOf } from '../contact/conflict.rule.js';
import { cardKey } from '../contact/known-card.rule.js';
import { bearerIn, saidOfPart } from '../contact/observed-part.rule.js';
import { provenanceOf } from '../contact/said.rule.js';
import { hashed, hashKeys, identityKeys, ownersOf } from './find-people.rule.js';
import type { ContactsDocuments } from '../documents.js';
import { poolOf, poolUnknown } from '../pool/known.rule.js';
import { takenBack } from '../privacy/request.rule.js';
import { judgeTokens } from '../privacy/suppression.rule.js';
import { waysOpened } from '../outreach/reach/ways-known.rule.js';

type Said = z.output<typeof personMerged.schema>;

/**
 * A platform says that two of its people are one. Of two contacts of ours that is a conflict, for a person to decide:
 * no source joins people on its own word, for a join reaches messages and wishes that the source knows nothing of. Of
 * one contact it is a further name of theirs. Nobody's names make nobody. What the platform had said to be deleted and only
 * joined is no deletion: the request is taken back, also of those who had become one with them before. Refuses `suppressed`.
 */
export const personMergedDecider = defineDecider({
  input: personMerged,
  loads: ({ winner, loser, absorbed }, context) => [
    { collection: 'pool', key: 'self' },
    ...identityKeys([...winner, ...loser], context),
    ...hashKeys(absorbed),
  ],
  decide: (data, documents: Reader<ContactsDocuments>, context): Decision => {
    const policy = poolOf(documents)?.policy;
    if (policy === undefined) return poolUnknown;
    const identities = hashed([...data.loser, ...data.winner], context);
    const hashes = identities.map(({ hash }) => hash);
    const said = { ...observation(data), identities: [...data.loser, ...data.winner] };
    const judged = judgeTokens(hashes, said, documents);
    if ('refused' in judged) return judged;
    const owners = ownersOf(hashes, documents);
    const back = takenBack([...hashes, ...data.absorbed], documents);
    const decision =
      owners.length > 1
        ? conflictOf(owners, said, identities, { documents, context, policy })
        : named(owners[0], said, identities, { documents, context });
    return 'refused' in decision ? decision : { ...decision, events: [...back, ...decision.events] };
  },
});

function named(
  owner: string | undefined,
  said: ReturnType<typeof observation>,
  identities: HashedIdentity[],
  { documents, context }: { documents: Reader<ContactsDocuments>; context: Context },
): Decision {
  const card = owner === undefined ? null : documents.get('card', owner);
  if (card === null) return { events: [] };
  const fresh = identities.filter(({ hash }) => !card.identities.some((known) => known.hash === hash));
  if (fresh.length === 0) return { about: cardKey(card.id), events: [] };
  const { facts, personal } = provenanceOf(said, context);
  const hashes = identities.map(({ hash }) => hash);
  const subject = bearerIn(card, hashes, documents);
  const data = { ...facts, ...waysOpened(card, fresh) };
  const event = contactIdentified.make({ subject, data, personal: { ...personal, identities: fresh } });
  return { about: cardKey(card.id), events: saidOfPart([event], subject, card) };
}

/** What the platform says, as an observation that tells nothing but names. */
function observation({ source, at }: Said) {
  return {
    source,
    sourceId: null,
    import: null,
    member: null,
    basis: 'own-relation' as const,
    observedAt: at,
    name: null,
    headline: null,
    employer: null,
    position: null,
    location: null,
    connected: null,
  };
}
