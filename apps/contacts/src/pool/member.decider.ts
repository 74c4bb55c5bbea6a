import { poolMemberAdded, poolMemberChanged, poolMemberRemoved } from '#libs/events/pool.events.js';
import { memberAdd, memberChange, memberRemove } from '#libs/events/pool.inputs.js';
import type { Role } from '#libs/events/words.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { ContactsDocuments, PoolDoc, SuggestionDoc } from '../documents.js';
import { withdrawn } from '../outreach/withdraw.js';
import { poolOf, poolUnknown, refuseMember, refuseZone } from './known.rule.js';

const self = { collection: 'pool', key: 'self' };
const place = (member: string) => ({ collection: 'member', key: member });
const loads = ({ member }: { member: string }) => [self, place(member)];

interface Person {
  member: string;
  role: Role;
  zone: string;
  name: string;
  email: string | null;
}
const event = ({ member, role, zone, name, email }: Person) => ({
  subject: `member/${member}`,
  data: { member, role, zone },
  personal: { name, email },
});

/** Takes somebody into the team; who was removed may come back. Refuses `member-exists`, `zone-unknown`. */
export const addMember = defineDecider({
  input: memberAdd,
  loads,
  decide: (person, documents: Reader<ContactsDocuments>) => {
    const known = documents.get('member', person.member);
    if (poolOf(documents) === null) return poolUnknown;
    if (known !== null && !known.removed) return { refused: 'member-exists', because: { member: person.member } };
    const refusal = refuseZone(person.zone);
    if (refusal !== null) return refusal;
    return { about: place(person.member), events: [poolMemberAdded.make(event(person))] };
  },
});

/** Role, name, address or zone of a member. Refuses `member-unknown`, `zone-unknown`, `last-owner`. */
export const changeMember = defineDecider({
  input: memberChange,
  loads,
  decide: (person, documents: Reader<ContactsDocuments>) => {
    const known = documents.get('member', person.member);
    const pool = poolOf(documents);
    const refusal =
      refuseMember(documents, person.member) ??
      refuseZone(person.zone) ??
      (person.role === 'owner' ? null : refuseLastOwner(pool, person.member));
    if (refusal !== null) return refusal;
    const same = (['role', 'zone', 'name', 'email'] as const).every((field) => known?.[field] === person[field]);
    return { about: place(person.member), events: same ? [] : [poolMemberChanged.make(event(person))] };
  },
});

/** Somebody leaves; offers open for them are withdrawn, their keys end. Refuses `member-unknown`, `last-owner`. */
export const removeMember = defineDecider({
  input: memberRemove,
  loads: ({ member }) => [...loads({ member }), { collection: 'budget', key: member }],
  decide: ({ member }, documents: Reader<ContactsDocuments>) => {
    const refusal = refuseMember(documents, member) ?? refuseLastOwner(poolOf(documents), member);
    if (refusal !== null) return refusal;
    return {
      about: place(member),
      events: [
        ...openOffers(documents, member).map((offer) => withdrawn(offer, 'member-gone')),
        poolMemberRemoved.make({ subject: `member/${member}`, data: { member } }),
      ],
    };
  },
});

/** What they accepted stays: they may have written, and presuming so errs on the contact's side. */
function openOffers(documents: Reader<ContactsDocuments>, member: string): SuggestionDoc[] {
  const open = documents.get('budget', member)?.open ?? [];
  return open.map((id) => documents.get('suggestion', id)).filter((offer) => offer !== null);
}

/** A pool without an owner could not be governed by anybody. */
function refuseLastOwner(pool: PoolDoc | null, member: string): Refusal | null {
  const owners = pool?.members.filter(({ role }) => role === 'owner') ?? [];
  return owners.length === 1 && owners[0]?.member === member ? { refused: 'last-owner', because: { member } } : null;
}
