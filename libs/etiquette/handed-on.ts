import type { ContactFacts } from './facts.js';

/** The facts as a team of `members` sees them: what was handed on to somebody who has left is whose it was before. */
export function amongTeam(facts: ContactFacts, members: readonly string[]): ContactFacts {
  const handedOn = facts.handedOn.filter(({ member }) => members.includes(member));
  return handedOn.length === facts.handedOn.length ? facts : { ...facts, handedOn };
}

/** A tie comes back every rhythm under the same name: handed on once, it is the keeper's again when that one is over. */
export function tieTakenBack({ handedOn }: Pick<ContactFacts, 'handedOn'>): Pick<ContactFacts, 'handedOn'> {
  return { handedOn: handedOn.filter(({ of }) => !of.startsWith('tie:')) };
}

/** The same once a message was written `at` (ms); one from before the hand-over changes nothing. */
export function tieWritten(facts: ContactFacts, at: number): Pick<ContactFacts, 'handedOn'> {
  return at < (facts.handedTo?.at ?? 0) ? { handedOn: facts.handedOn } : tieTakenBack(facts);
}
