import { asksAnew } from '#libs/etiquette/asks-anew.js';
import { outreachAccepted, outreachSuggested, outreachWithheld } from '#libs/events/outreach.events.js';
import {
  poolArrived,
  poolCreated,
  poolEmployerClosed,
  poolEmployerOpened,
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

/** Whatever the rules have judged. */
const judgements = [outreachSuggested, outreachAccepted, outreachWithheld] as const;

const on = [
  poolCreated,
  poolMoved,
  poolArrived,
  poolMemberAdded,
  poolMemberChanged,
  poolMemberRemoved,
  poolPolicyChanged,
  poolEmployerClosed,
  poolEmployerOpened,
  poolKeyIssued,
  poolKeyRevoked,
  ...judgements,
] as const;

type PoolEvent = EventsOf<typeof on>;
type Judged = EventsOf<typeof judgements>;

/** `pool/self`: home, policy, who is in it, which keys are out, and which rules judged last. */
export const poolProjection = defineProjection<PoolDoc, typeof on>({
  collection: 'pool',
  revision: 5,
  on,
  keys: () => ['self'],
  evolve: (doc, event) => {
    if (event.type === 'pool.created') return created(event);
    if (doc === null) return null;
    if (isJudged(event)) return judgedBy(doc, event.data.rulesVersion);
    return { ...doc, ...change(doc, event), anew: asksAnew(event) ? event.seq : doc.anew };
  },
});

function created({ pool, data, personal }: Extract<PoolEvent, { type: 'pool.created' }>): PoolDoc {
  const said = { name: personal?.name ?? null, ...data };
  return { id: pool, ...said, tagNames: {}, members: [], keys: [], moved: false, anew: 0, rulesVersion: null };
}

function isJudged(event: PoolEvent): event is Judged {
  return judgements.some(({ type }) => type === event.type);
}

function judgedBy(doc: PoolDoc, rulesVersion: string): PoolDoc {
  return doc.rulesVersion === rulesVersion ? doc : { ...doc, rulesVersion };
}

function change(doc: PoolDoc, event: Exclude<PoolEvent, Judged | { type: 'pool.created' }>): Partial<PoolDoc> {
  switch (event.type) {
    case 'pool.moved':
      return { moved: true };
    case 'pool.arrived':
      return { moved: false };
    case 'pool.member-added':
    case 'pool.member-changed':
      return { members: [...without(doc, event.data.member), event.data] };
    case 'pool.member-removed':
      return {
        members: without(doc, event.data.member),
        keys: doc.keys.filter(({ member }) => member !== event.data.member),
      };
    case 'pool.policy-changed':
      return {
        ...event.data,
        tagNames: event.personal?.tags ?? {},
        former: { policy: doc.policy, tagNames: doc.tagNames },
      };
    case 'pool.employer-closed':
    case 'pool.employer-opened':
      return { policyVersion: event.data.policyVersion };
    case 'pool.key-issued':
      return { keys: [...doc.keys, event.data] };
    case 'pool.key-revoked':
      return { keys: doc.keys.filter(({ key }) => key !== event.data.key) };
  }
}

const without = (doc: PoolDoc, member: string) => doc.members.filter((one) => one.member !== member);
