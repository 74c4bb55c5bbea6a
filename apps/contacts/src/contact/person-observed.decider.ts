import { personObserved } from '#libs/events/contact.inputs.js';
import type { HashedIdentity } from '#libs/events/words.js';
import { defineDecider, type Decision, type Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { ContactsDocuments } from '../documents.js';
import { poolUnknown, refuseMember } from '../pool/known.rule.js';
import { judgeTokens, unsuppressed } from '../privacy/suppression.rule.js';
import { addPerson } from './add-person.rule.js';
import { conflictOf } from './conflict.rule.js';
import { connectionTo } from './connection.rule.js';
import { hintHash, keysOfNames } from './employer.rule.js';
import { cardKey, knownCard, survivorOf } from './known-card.rule.js';
import { hintWithin, meantBy } from './nameless.rule.js';
import { observedPart, saidOfPart } from './observed-part.rule.js';
import { observeKnown } from './observe-known.rule.js';
import { nameOf, provenanceOf, type Deciding, type Said } from './said.rule.js';
import { bearersOf, hashed, identityKeys } from '../identity/find-people.rule.js';

/**
 * One person as a source saw them. Strong identities decide who it is: nobody's makes a contact, one contact's tells
 * more about that one, several contacts' is a conflict for a person to solve.
 *
 * A row without any identity is known by name and employer (without an employer: by name within its source), and
 * only to the same source (`meantBy`). Two people whom a source tells apart by nothing are one to us; where that
 * leaves a choice it is somebody new, for the list of duplicates.
 * A row with an identity and no name gets the identity as its name, until a source knows better.
 * A source that brings in nobody (`onlyKnown`) says nothing of somebody unknown; one that is linked to a contact is about
 * them: names of somebody else beside theirs are a conflict.
 *
 * Refuses `suppressed`, `member-unknown`, `pool-unknown`, and `nobody-named` for a row that names nobody at all.
 */
export const personObservedDecider = defineDecider({
  input: personObserved,
  loads: ({ member, identities, name, employer, contact = null }, context) => [
    { collection: 'pool', key: 'self' },
    ...(member === null ? [] : [{ collection: 'member', key: member }]),
    ...(contact === null ? [] : [cardKey(contact)]),
    ...identityKeys(identities, context),
    ...keysOfNames(name?.full ?? null, employer, context),
  ],
  decide: (said, documents: Reader<ContactsDocuments>, context) => {
    const policy = documents.get('pool', 'self')?.policy;
    const refusal = refuseMember(documents, said.member);
    if (policy === undefined) return poolUnknown;
    if (refusal !== null) return refusal;
    return observe(said, hashed(said.identities, context), { documents, context, policy });
  },
});

function observe(said: Said, identities: HashedIdentity[], deciding: Deciding): Decision {
  const hint = identities.length === 0 ? hintWithin(said, deciding) : null;
  const tokens = hint === null ? identities.map(({ hash }) => hash) : [hint];
  if (tokens.length === 0) return { refused: 'nobody-named' };
  const judged = judgeNames(tokens, said, deciding);
  if ('refused' in judged) return judged;
  const bearers = hint === null ? named(tokens, said, deciding) : meantBy(hint, said, deciding);
  const owners = [...new Set(bearers.map((contact) => survivorOf(contact, deciding.documents)))];
  if (owners.length > 1) return conflictOf(owners, said, identities, deciding);
  const [bearer] = bearers;
  if (bearer === undefined) return newcomer(said, identities, { hint, ...judged }, deciding);
  return {
    about: cardKey(survivorOf(bearer, deciding.documents)),
    events: [...know(bearer, said, identities, deciding), ...unsuppressed(judged.yielding)],
  };
}

/** Nobody knows them: they enter, unless the source brings in nobody. */
function newcomer(...[said, ...rest]: Parameters<typeof enter>): Decision {
  return said.onlyKnown === true ? { events: [] } : enter(said, ...rest);
}

/** Who bears these names, and whom the source is linked to: of those who are gone nothing is told. */
function named(tokens: string[], { contact = null }: Said, { documents }: Deciding): string[] {
  const linked = contact !== null && knownCard(contact, documents) !== null ? [contact] : [];
  return [...new Set([...linked, ...bearersOf(tokens, documents)])];
}

/** By their tokens; and of whoever objected nothing more is taken in, also under names that are told for the first time. */
function judgeNames(tokens: string[], said: Said, { documents }: Deciding): ReturnType<typeof judgeTokens> {
  const { contact = null } = said;
  const card = contact === null ? null : knownCard(contact, documents);
  if (card !== null && card.facts.objectedAt !== null) return { refused: 'suppressed', because: { contact: card.id } };
  const { basis, import: file, member: listedBy } = said;
  return judgeTokens(tokens, { basis, import: file, listedBy }, documents);
}

function know(bearer: string, said: Said, identities: HashedIdentity[], deciding: Deciding): NewEvent[] {
  const card = knownCard(bearer, deciding.documents);
  if (card === null) return [];
  const part = observedPart(card, bearer);
  const elsewhere = new Set(card.identities.map(({ hash }) => hash));
  const fresh = identities.filter(({ hash }) => !elsewhere.has(hash));
  return saidOfPart(observeKnown(part, said, fresh, deciding), part.id, card);
}

/** Somebody new, under a fresh id, with the connection that brought them. */
function enter(
  said: Said,
  identities: HashedIdentity[],
  { hint, yielding }: { hint: string | null; yielding: string[] },
  deciding: Deciding,
): Decision {
  const { context } = deciding;
  const contact = context.id('c');
  const added = addPerson(
    contact,
    {
      ...said,
      provenance: provenanceOf(said, context),
      name: said.name ?? nameOf(identities),
      identities,
      hint: hint ?? (said.name === null ? null : hintHash(said.name.full, said.employer, context)),
      country: null,
      zone: null,
      language: null,
    },
    deciding,
  );
  return {
    about: cardKey(contact),
    events: [added, ...connectionTo(contact, said, deciding), ...unsuppressed(yielding)],
  };
}
