import type { Judgement, LiveOccasion } from '#libs/etiquette/case.js';
import type { ContactFacts } from '#libs/etiquette/facts.js';
import { RULES_VERSION } from '#libs/etiquette/rules-version.js';
import { afterWorkingDays } from '#libs/etiquette/working-days.js';
import { outreachAccepted, outreachSuggested } from '#libs/events/outreach.events.js';
import type { AskedFor, Channel } from '#libs/events/words.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Writer } from './situation.js';

const HOUR = 3_600_000;

/** An offer about to be made. */
export interface NewOffer {
  id: string;
  contact: ContactFacts;
  occasion: LiveOccasion;
  judgement: Judgement;
  /** what a member who asks says; null in a round */
  asked: { kind: AskedFor; text: string | null; channel: Channel | null } | null;
}

/** Offers `offer` to the writer; everything it decides stands in it in absolute terms. */
export function suggested(writer: Writer, offer: NewOffer, now: number) {
  const { pool, zone, day, member } = writer;
  const { contact, occasion, judgement, asked } = offer;
  const expiresAt = afterWorkingDays(now, pool.policy.offer.workingDays, zone, pool.home.country);
  return outreachSuggested.make({
    subject: contact.contact,
    occurredAt: now,
    data: {
      suggestion: offer.id,
      member: member.member,
      employer: contact.employer,
      occasion: { kind: occasion.kind, events: occasion.events, until: occasion.until },
      asked: asked?.kind ?? null,
      channel: asked?.channel ?? null,
      followUp: occasion.followUp,
      day,
      hop: occasion.hop,
      verdicts: judgement.verdicts,
      expiresAt,
      reservedUntil: expiresAt,
      policyVersion: pool.policyVersion,
      rulesVersion: RULES_VERSION,
    },
    personal: { reason: asked?.text ?? null },
  });
}

/** "I will write": the slot stays reserved until it is known, or presumed, that they did. */
export function accepted(
  writer: Writer,
  offer: { id: string; contact: string; employer: string | null; channel: Channel | null },
  now: number,
): NewEvent {
  const presumeAt = now + writer.pool.policy.offer.presumedAfterHours * HOUR;
  return outreachAccepted.make({
    subject: offer.contact,
    occurredAt: now,
    data: {
      suggestion: offer.id,
      member: writer.member.member,
      employer: offer.employer,
      channel: offer.channel,
      presumeAt,
      reservedUntil: presumeAt,
    },
  });
}
