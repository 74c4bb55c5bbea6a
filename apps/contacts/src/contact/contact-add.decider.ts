import { contactAdd } from '#libs/events/contact.inputs.js';
import { defineDecider, type Decision, type Reader } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { ContactsDocuments } from '../documents.js';
import { poolOf, poolUnknown, refuseMember, refuseZone } from '../pool/known.rule.js';
import { judgeTokens, unsuppressed } from '../privacy/suppression.rule.js';
import { addPerson } from './add-person.rule.js';
import { hintHash, keysOfNames } from './employer.rule.js';
import { cardKey } from './known-card.rule.js';
import { provenanceOf } from './said.rule.js';
import { hashed, identityKeys, ownersOf } from '../identity/find-people.rule.js';

/**
 * A member enters somebody by hand. Refuses `contact-known` with whom an identity belongs to, `suppressed`,
 * `member-unknown`, `zone-unknown`. Without an identity, name and employer are what a token is known by. Suppression other than a wish yields to `own-relation`: they wrote to us.
 */
export const contactAddDecider = defineDecider({
  input: contactAdd,
  loads: ({ member, identities, name, employer }, context) => [
    { collection: 'pool', key: 'self' },
    ...(member === null ? [] : [{ collection: 'member', key: member }]),
    ...identityKeys(identities, context),
    ...keysOfNames(name.full, employer, context),
  ],
  decide: (data, documents: Reader<ContactsDocuments>, context): Decision => {
    const policy = poolOf(documents)?.policy;
    const identities = hashed(data.identities, context);
    const hashes = identities.map(({ hash }) => hash);
    const hint = hintHash(data.name.full, data.employer, context);
    const judged = judgeTokens(tokensFor(hashes, hint), { basis: data.basis, import: null }, documents);
    const refusal = refuse(data, ownersOf(hashes, documents), documents);
    if (policy === undefined) return poolUnknown;
    if ('refused' in judged) return judged;
    if (refusal !== null) return refusal;
    const contact = context.id('c');
    const source = context.actor.startsWith('key:') ? 'api' : 'page';
    const said = { source, sourceId: null, basis: data.basis, observedAt: context.now };
    const person = {
      ...data,
      identities,
      provenance: provenanceOf(said, context),
      hint,
      country: data.country?.toUpperCase() ?? null,
    };
    const added = addPerson(contact, person, { documents, context, policy });
    return { about: cardKey(contact), events: [added, ...unsuppressed(judged.yielding)] };
  },
});

/** What a suppressed person would be recognised by. */
function tokensFor(hashes: string[], hint: string | null): string[] {
  return hashes.length === 0 && hint !== null ? [hint] : hashes;
}

function refuse(
  { member, zone }: { member: string | null; zone: string | null },
  owners: string[],
  documents: Reader<ContactsDocuments>,
): Refusal | null {
  if (owners.length > 0) return { refused: 'contact-known', because: { contact: owners[0], contacts: owners } };
  return refuseMember(documents, member) ?? (zone === null ? null : refuseZone(zone));
}
