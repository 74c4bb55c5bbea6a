import { defaultPolicy } from '#libs/events/policy.js';
import { poolCreated, poolMemberAdded, poolMoved } from '#libs/events/pool.events.js';
import { poolCreate, poolMove } from '#libs/events/pool.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';
import { poolOf, poolUnknown, refuseZone } from './known.rule.js';

const self = { collection: 'pool', key: 'self' };

/** Makes the pool, with the default policy and its first member, the owner. Refuses `pool-exists`, `zone-unknown`. */
export const createPool = defineDecider({
  input: poolCreate,
  loads: () => [self],
  decide: ({ name, home, organisation, owner }, documents: Reader<ContactsDocuments>, { pool }) => {
    if (poolOf(documents) !== null) return { refused: 'pool-exists' };
    const refusal = refuseZone(home.zone);
    if (refusal !== null) return refusal;
    const data = { home, organisation, policy: defaultPolicy, policyVersion: 1 };
    const { member, name: ownerName, email } = owner;
    return {
      about: self,
      events: [
        poolCreated.make({ subject: `pool/${pool}`, data, personal: { name } }),
        poolMemberAdded.make({
          subject: `member/${member}`,
          data: { member, role: 'owner', zone: home.zone },
          personal: { name: ownerName, email },
        }),
      ],
    };
  },
});

/** The pool goes to another installation. */
export const movePool = defineDecider({
  input: poolMove,
  loads: () => [self],
  decide: (_data, documents: Reader<ContactsDocuments>, { pool }) => {
    const doc = poolOf(documents);
    if (doc === null) return poolUnknown;
    return { about: self, events: doc.moved ? [] : [poolMoved.make({ subject: `pool/${pool}`, data: {} })] };
  },
});
