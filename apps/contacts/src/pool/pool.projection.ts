import { outreachSuggested } from '#libs/events/outreach.events.js';
import {
  poolCreated,
  poolKeyIssued,
  poolKeyRevoked,
  poolMemberAdded,
  poolMemberChanged,
  poolMemberRemoved,
  poolMoved,
  poolPolicyChanged,
} from '#libs/events/pool.events.js';
import { defineProjection, type EventsOf } from '#libs/kernel/projection.js';
import type { PoolDoc } from '../documents.js';

const on = [
  poolCreated,
  poolMoved,
  poolMemberAdded,
  poolMemberChanged,
  poolMemberRemoved,
  poolPolicyChanged,
  poolKeyIssued,
  poolKeyRevoked,
  outreachSuggested,
] as const;

type PoolEvent = EventsOf<typeof on>;

/** `pool/self`: home, policy, who is in it, which keys are out, and which rules judged last. */
export const poolProjection = defineProjection<PoolDoc, typeof on>({
  collection: 'pool',
  revision: 1,
  on,
  keys: () => ['self'],
  evolve: (doc, event) => {
    if (event.type === 'pool.created') return created(event);
    if (doc === null) return null;
    if (event.type === 'outreach.suggested') return judgedBy(doc, event.data.rulesVersion);
    return { ...doc, ...change(doc, event) };
  },
});

function created({ pool, data, personal }: Extract<PoolEvent, { type: 'pool.created' }>): PoolDoc {
  return { id: pool, name: personal?.name ?? null, ...data, members: [], keys: [], moved: false, rulesVersion: null };
}

function judgedBy(doc: PoolDoc, rulesVersion: string): PoolDoc {
  return doc.rulesVersion === rulesVersion ? doc : { ...doc, rulesVersion };
}

function change(
  doc: PoolDoc,
  event: Exclude<PoolEvent, { type: 'pool.created' } | { type: 'outreach.suggested' }>,
): Partial<PoolDoc> {
  switch (event.type) {
    case 'pool.moved':
      return { moved: true };
    case 'pool.member-added':
    case 'pool.member-changed':
      return { members: [...without(doc, event.data.member), event.data] };
    case 'pool.member-removed':
      return {
        members: without(doc, event.data.member),
        keys: doc.keys.filter(({ member }) => member !== event.data.member),
      };
    case 'pool.policy-changed':
      return event.data;
    case 'pool.key-issued':
      return { keys: [...doc.keys, event.data] };
    case 'pool.key-revoked':
      return { keys: doc.keys.filter(({ key }) => key !== event.data.key) };
  }
}

const without = (doc: PoolDoc, member: string) => doc.members.filter((one) => one.member !== member);
