import { foldMember, memberEvents, membersOf } from '#libs/etiquette/member.fold.js';
import type { MemberFacts } from '#libs/etiquette/desk-facts.js';
import { defineProjection } from '#libs/kernel/projection.js';

/** `budget/<member>`: offers, touches and rounds of one member, and what came back on their messages. */
export const budgetProjection = defineProjection<MemberFacts, typeof memberEvents>({
  collection: 'budget',
  revision: 3,
  on: memberEvents,
  keys: membersOf,
  evolve: (doc, event, member) => foldMember(doc, event, member),
});
