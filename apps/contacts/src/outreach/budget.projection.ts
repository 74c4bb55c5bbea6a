import { foldMember, memberEvents } from '#libs/etiquette/member.fold.js';
import type { MemberFacts } from '#libs/etiquette/desk-facts.js';
import { defineProjection } from '#libs/kernel/projection.js';

/** `budget/<member>`: offers, touches and rounds of one member. */
export const budgetProjection = defineProjection<MemberFacts, typeof memberEvents>({
  collection: 'budget',
  revision: 1,
  on: memberEvents,
  keys: ({ data }) => (data.member === null ? [] : [data.member]),
  evolve: (doc, event, member) => foldMember(doc, event, member),
});
