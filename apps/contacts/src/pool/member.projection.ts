import { poolMemberAdded, poolMemberChanged, poolMemberRemoved } from '#libs/events/pool.events.js';
import { defineProjection } from '#libs/kernel/projection.js';
import type { MemberDoc } from './pool-documents.js';

const on = [poolMemberAdded, poolMemberChanged, poolMemberRemoved] as const;

/** `member/<id>`: a person of the team; a removed one stays as a name for the history. */
export const memberProjection = defineProjection<MemberDoc, typeof on>({
  collection: 'member',
  revision: 1,
  on,
  keys: (event) => [event.data.member],
  evolve: (doc, event) => {
    if (event.type === 'pool.member-removed') return doc === null ? null : { ...doc, removed: true };
    return { ...event.data, name: event.personal?.name ?? null, email: event.personal?.email ?? null, removed: false };
  },
});
