import type { Case } from './case.js';
import type { OpenOffer } from './facts.js';

/** The offer that reserves this contact at `now`, unless it is the one being accepted. */
export function reservationAgainst({ contact, suggestion }: Case, now: number): OpenOffer | null {
  const { offer } = contact;
  if (offer === null || offer.suggestion === suggestion) return null;
  return offer.state === 'accepted' || now < offer.reservedUntil ? offer : null;
}

/** Whether what would be written is the answer to a message of theirs, which counts nowhere. */
export function isAnswer({ contact, occasion }: Case, now: number): boolean {
  return occasion?.kind === 'owed' && contact.owed !== null && now < contact.owed.until;
}
