import { interactionObserved } from '#libs/events/outreach.inputs.js';
import type { HashedIdentity } from '#libs/events/words.js';
import { asDecided, defineDecider, type Context, type Decision, type Reader } from '#libs/kernel/decider.js';
import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { cardProjection } from '../../contact/card.projection.js';
import { addPerson } from '../../contact/add-person.rule.js';
import { conflictOf } from '../../contact/conflict.rule.js';
import { cardKey } from '../../contact/known-card.rule.js';
import { noteMeeting } from '../../contact/note-activity.rule.js';
import { bearerIn, saidOfPart } from '../../contact/observed-part.rule.js';
import { nameOf, provenanceOf, type Deciding } from '../../contact/said.rule.js';
import { hashed, identityKeys, ownersOf } from '../../identity/find-people.rule.js';
import type { Card, ContactsDocuments } from '../../documents.js';
import { poolUnknown, refuseMember } from '../../pool/known.rule.js';
import { judgeTokens, unsuppressed } from '../../privacy/suppression.rule.js';
import { acceptedBy, connectionWith } from './accepted-invitation.rule.js';
import { isTold } from './is-told.rule.js';
import { newEntry, ours, theirs, type Hearing, type ObservedInteraction } from './observed-message.rule.js';

/**
 * History: what was written between a member and somebody, who invited whom, when they met. It counts like everything
 * in the ledger, at the time at which it happened, and comes in any order: a message is put in its place among those
 * known, and one that turns out to be an answer, or none, is told again as what it is. The same one again changes nothing.
 *
 * Somebody unknown becomes a contact, unless the source says that only contacts count. Several contacts are a conflict.
 * Refuses `suppressed`, `member-unknown`, `pool-unknown`, and `nobody-named` where nothing identifies the other side.
 */
export const interactionObservedDecider = defineDecider({
  input: interactionObserved,
  loads: ({ member, identities }, context) => [
    { collection: 'pool', key: 'self' },
    { collection: 'member', key: member },
    ...identityKeys(identities, context),
  ],
  decide: (data, documents: Reader<ContactsDocuments>, context): Decision => {
    const policy = documents.get('pool', 'self')?.policy;
    if (policy === undefined) return poolUnknown;
    const identities = hashed(data.identities, context);
    const said = { ...data, at: Math.min(data.at, context.now) };
    return refuseMember(documents, said.member) ?? observe(said, identities, { documents, context, policy });
  },
});

function observe(said: ObservedInteraction, identities: HashedIdentity[], deciding: Deciding): Decision {
  const { documents } = deciding;
  const hashes = identities.map(({ hash }) => hash);
  if (hashes.length === 0) return { refused: 'nobody-named' };
  const judged = judgeTokens(hashes, { ...said, basis: theirOwn.has(said.what) ? said.basis : 'told' }, documents);
  if ('refused' in judged) return judged;
  const owners = ownersOf(hashes, documents);
  if (owners.length > 1) return conflictOf(owners, said, identities, deciding);
  const decision = decideFor(owners[0], said, identities, deciding);
  if ('refused' in decision) return decision;
  return { ...decision, events: [...decision.events, ...unsuppressed(judged.yielding)] };
}

/** What is a sign of the person's own. */
const theirOwn: ReadonlySet<string> = new Set(['they-wrote', 'they-invited', 'they-accepted']);

function decideFor(
  owner: string | undefined,
  said: ObservedInteraction,
  identities: HashedIdentity[],
  deciding: Deciding,
): Decision {
  if (owner !== undefined) return hear(owner, said, identities, deciding);
  return said.onlyKnown ? { events: [] } : enter(said, identities, deciding);
}

/** Tells it of somebody we know; of whoever objected nothing is taken in any more. */
function hear(contact: string, said: ObservedInteraction, identities: HashedIdentity[], deciding: Deciding): Decision {
  const { documents } = deciding;
  const [card, talk] = [documents.get('card', contact), documents.get('talk', contact)];
  const about = cardKey(contact);
  if (card === null) return { about, events: [] };
  if (card.facts.objectedAt !== null) return { refused: 'suppressed', because: { contact } };
  const part = bearerIn(
    card,
    identities.map(({ hash }) => hash),
    documents,
  );
  return { about, events: told({ ...deciding, said, card, part, entries: talk?.entries ?? [] }) };
}

function told(hearing: Hearing): NewEvent[] {
  const { card, part, said, entries } = hearing;
  if (said.what === 'met') return saidOfPart(noteMeeting({ ...card, id: part }, said, hearing), part, card);
  if (isTold(entries, said)) return [];
  switch (said.what) {
    case 'we-wrote':
      return ours(hearing);
    case 'we-invited':
      return [...ours(hearing), ...acceptance(hearing)];
    case 'they-wrote':
      return theirs(hearing, 'words');
    case 'they-invited':
      return theirs(hearing, 'invited');
    case 'they-accepted':
      return theirs(hearing, 'accepted');
  }
}

/** Whoever is connected to the member who invited them accepted. */
function acceptance(hearing: Hearing): NewEvent[] {
  const { card, entries, said } = hearing;
  const connected = connectionWith(card.facts, said.member);
  return connected === null ? [] : acceptedBy(card.id, [...entries, newEntry(hearing, 'touch', 'words')], connected);
}

/** Somebody new, under a fresh id, with what was told of them. */
function enter(said: ObservedInteraction, identities: HashedIdentity[], deciding: Deciding): Decision {
  const { context } = deciding;
  const contact = context.id('c');
  const added = addPerson(
    contact,
    {
      ...{ provenance: provenanceOf(said, context), member: said.member, identities, hint: null },
      name: said.name ?? nameOf(identities),
      ...{ headline: null, employer: null, position: null, location: null, country: null, zone: null, language: null },
    },
    deciding,
  );
  const card = cardOf(added, context);
  if (card === null) throw new BrokenInvariant(`${added.type} makes no card`);
  const next = { ...context, nextSeq: context.nextSeq + 1 };
  const first = told({ ...deciding, context: next, said, card, part: contact, entries: [] });
  return { about: cardKey(contact), events: [added, ...first] };
}

/** The card that the first event about somebody makes. */
function cardOf(added: NewEvent, context: Context): Card | null {
  const event = asDecided(added, 0, context) as Parameters<typeof cardProjection.evolve>[1];
  return cardProjection.evolve(null, event, added.subject ?? '', () => null);
}
