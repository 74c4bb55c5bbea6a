import { narrowerFaults, policyFaults, type PolicyFault } from '#libs/events/policy-faults.js';
import { narrowerSchema, policySchema, type Policy } from '#libs/events/policy.js';
import { contactNarrowed } from '#libs/events/restraint.events.js';
import { contactNarrow } from '#libs/events/contact.inputs.js';
import { poolPolicyChanged } from '#libs/events/pool.events.js';
import { policyChange } from '#libs/events/pool.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';
import { cardKey, refuseStale, refuseUnknown } from '../contact/known-card.rule.js';
import type { ContactsDocuments, PoolDoc } from '../documents.js';
import { poolOf, poolUnknown } from './known.rule.js';

const self = { collection: 'pool', key: 'self' };

/** Adopts other numbers; the same ones again change nothing. Refuses `policy-refused` with everything that is wrong: the running policy stays. */
export const changePolicy = defineDecider({
  input: policyChange,
  loads: () => [self],
  decide: ({ policy: said }, documents: Reader<ContactsDocuments>, { pool, id }) => {
    const doc = poolOf(documents);
    if (doc === null) return poolUnknown;
    const faults = policyFaults(said);
    if (faults.length > 0) return refused(faults);
    const { policy, tags } = withTagIds(policySchema.parse({ brake: doc.policy.brake, ...said }), doc, id);
    if (isSame(policy, doc.policy)) return { about: self, events: [] };
    const data = { policy, policyVersion: doc.policyVersion + 1 };
    return {
      about: self,
      events: [poolPolicyChanged.make({ subject: `pool/${pool}`, data, personal: { tags } })],
    };
  },
});

/** Tighter numbers for one contact, or the pool's again. Refuses `policy-refused`, also for one that would loosen. */
export const narrowContact = defineDecider({
  input: contactNarrow,
  loads: ({ contact }) => [self, cardKey(contact)],
  decide: ({ contact, policy: said }, documents: Reader<ContactsDocuments>, context) => {
    const card = documents.get('card', contact);
    const pool = poolOf(documents);
    if (card === null) return refuseUnknown(contact);
    if (pool === null) return poolUnknown;
    const refusal = refuseStale(card, context) ?? refuseLooser(said, pool);
    if (refusal !== null) return refusal;
    const policy = said === null ? null : narrowerSchema.parse(said);
    const same = isSame(policy, card.facts.narrower ?? null);
    const about = cardKey(contact);
    return { about, events: same ? [] : [contactNarrowed.make({ subject: contact, data: { policy } })] };
  },
});

function refuseLooser(said: unknown, { policy }: PoolDoc): Refusal | null {
  const faults = said === null ? [] : narrowerFaults(said, policy);
  return faults.length > 0 ? refused(faults) : null;
}

function refused(faults: PolicyFault[]): Refusal {
  return { refused: 'policy-refused', because: { faults } };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What a tag says is sealed: events know it by an id, which it keeps as long as it has numbers of its own. */
function withTagIds(said: Policy, { tagNames }: PoolDoc, id: (prefix: string, label: string) => string) {
  const known = new Map(Object.entries(tagNames).map(([tag, name]) => [name, tag]));
  const named = Object.entries(said.narrower?.tags ?? {}).map(([name, numbers]) => {
    return { tag: known.get(name) ?? id('t', name), name, numbers };
  });
  const tags = Object.fromEntries(named.map(({ tag, name }) => [tag, name]));
  if (named.length === 0) return { policy: said, tags };
  const numbers = Object.fromEntries(named.map(({ tag, numbers: one }) => [tag, one]));
  return { policy: { ...said, narrower: { ...said.narrower, tags: numbers } }, tags };
}
