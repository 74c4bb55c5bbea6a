import { outreachWithdrawn } from '#libs/events/outreach.events.js';
import type { WithdrawReason } from '#libs/events/words.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { SuggestionDoc } from '../documents.js';

/** Ends an offer without the member having said so; its slot, its occasion and its place at the employer are free again. */
export function withdrawn(
  offer: Pick<SuggestionDoc, 'id' | 'contact' | 'member' | 'employer'>,
  reason: WithdrawReason,
): NewEvent {
  return outreachWithdrawn.make({
    subject: offer.contact,
    data: { suggestion: offer.id, member: offer.member, employer: offer.employer, reason },
  });
}
