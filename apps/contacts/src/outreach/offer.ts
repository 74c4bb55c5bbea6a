import type { LiveOccasion } from '#libs/etiquette/case.js';
import { RULES_VERSION } from '#libs/etiquette/rules-version.js';
import { occasionPart } from '#libs/etiquette/texts/occasion-part.js';
import { afterWorkingDays } from '#libs/etiquette/working-days.js';
import { outreachAccepted, outreachSuggested } from '#libs/events/outreach.events.js';
import type { AskedFor, Channel, Verdict } from '#libs/events/words.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Card } from '../documents.js';
import { tagsOf, type Writer } from './situation.js';

const HOUR = 3_600_000;

/** An offer about to be made. */
export interface NewOffer {
  id: string;
  card: Card;
  occasion: LiveOccasion;
  verdicts: Verdict[];
  /** what a member who asks says; null in a round */
  asked: { kind: AskedFor; text: string | null; channel: Channel | null } | null;
}

/** Offers `offer` to the writer, for some working days or as long as its reason lives; what it decides stands in it in absolute terms. */
export function suggested(writer: Writer, offer: NewOffer, now: number) {
  const { pool, zone, day, member } = writer;
  const { card, occasion, verdicts, asked } = offer;
  const inTime = afterWorkingDays(now, pool.policy.offer.workingDays, zone, pool.home.country);
  const expiresAt = Math.min(inTime, occasion.until ?? inTime);
  return outreachSuggested.make({
    subject: card.id,
    occurredAt: now,
    data: {
      suggestion: offer.id,
      member: member.member,
      employer: card.facts.employer,
      occasion: asItWas(card, occasion),
      asked: asked?.kind ?? null,
      channel: asked?.channel ?? null,
      followUp: occasion.followUp,
      day,
      hop: occasion.hop,
      verdicts,
      expiresAt,
      reservedUntil: expiresAt,
      ...judgedBy(writer, card),
    },
    personal: { reason: asked?.text ?? null, ...evidenceOf(card, occasion.events), employer: card.employer.name },
  });
}

/** By which numbers and which release of the rules something is judged now. */
export function judgedBy({ pool }: Writer, card: Pick<Card, 'tags'>) {
  const tags = tagsOf(card, pool);
  return {
    policyVersion: pool.policyVersion,
    rulesVersion: RULES_VERSION,
    ...(tags.length === 0 ? {} : { tags }),
  };
}

/** The occasion with the facts its sentence needs. */
function asItWas({ facts }: Card, occasion: LiveOccasion) {
  const { kind, events, at, network, rhythm, lastExchangeAt } = occasionPart(facts, occasion);
  return { kind, events, until: occasion.until, at, network, rhythm, lastExchangeAt };
}

/** Title and address of what an occasion rests on, as far as they are known. */
export function evidenceOf({ evidence }: Card, events: number[]): { title: string | null; url: string | null } {
  const found = events.map((seq) => evidence[String(seq)]).find((one) => one !== undefined);
  return { title: found?.title ?? null, url: found?.url ?? null };
}

/** "I will write": the slot stays reserved until it is known, or presumed, that they did. */
export function accepted(
  writer: Writer,
  { card, ...offer }: { id: string; card: Card; employer: string | null; channel: Channel | null },
  now: number,
): NewEvent {
  const presumeAt = now + writer.pool.policy.offer.presumedAfterHours * HOUR;
  return outreachAccepted.make({
    subject: card.id,
    occurredAt: now,
    data: {
      suggestion: offer.id,
      member: writer.member.member,
      employer: offer.employer,
      channel: offer.channel,
      presumeAt,
      reservedUntil: presumeAt,
      ...judgedBy(writer, card),
    },
  });
}
