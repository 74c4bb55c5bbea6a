import type { ContactFacts, OpenOffer } from './facts.js';

/** The facts once an offer is over: neither the contact nor the reason is taken by it any more. */
export function freed(facts: ContactFacts, { suggestion }: OpenOffer): ContactFacts {
  const occasions = facts.occasions.map((one) => (one.usedBy === suggestion ? { ...one, usedBy: null } : one));
  return { ...facts, offer: null, occasions };
}
