import { absenceOf } from '#libs/etiquette/absence.js';
import { leavesNoWay } from '#libs/etiquette/bounces.js';
import { foldFacts } from '#libs/etiquette/facts.fold.js';
import type { ContactFacts } from '#libs/etiquette/facts.js';
import { withholdsUntil } from '#libs/etiquette/applications.js';
import { restsUntil } from '#libs/etiquette/unwelcome.rule.js';
import type { KithEvent } from '#libs/events/catalog.js';
import type { WithdrawReason } from '#libs/events/words.js';
import { asDecided, type Context, type Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { endOffer } from './withdraw.js';

/** The events, and before them the end of an open offer that does not hold after them; an accepted one stays (`endOutdated`). */
export function withOfferEnded(
  card: Card,
  events: NewEvent[],
  documents: Reader<ContactsDocuments>,
  context: Context,
): NewEvent[] {
  if (events.length === 0 || card.facts.offer?.state !== 'open') return events;
  const facts = events.reduce<ContactFacts | null>(
    (before, event, i) => foldFacts(before, asDecided(event, i, context) as unknown as KithEvent),
    card.facts,
  );
  const reason = facts === null ? null : reasonToEnd(facts, context.now);
  return reason === null ? events : [...endOffer(card, documents, reason), ...events];
}

function reasonToEnd(facts: ContactFacts, now: number): WithdrawReason | null {
  if (facts.applications.some((one) => now < (withholdsUntil(one) ?? 0))) return 'in-process';
  if (facts.unwelcome.some((sign) => now < restsUntil(sign))) return 'unwelcome';
  return outOfReach(facts, now) ?? withoutEvidence(facts);
}

function outOfReach(facts: ContactFacts, now: number): WithdrawReason | null {
  if (now < (absenceOf(facts)?.until ?? 0)) return 'away';
  return leavesNoWay(facts) === null ? null : 'bounced';
}

function withoutEvidence(facts: ContactFacts): WithdrawReason | null {
  const { offer } = facts;
  if (offer?.occasion.kind !== 'application-ended') return null;
  return facts.occasions.some(({ seq }) => offer.occasion.events.includes(seq)) ? null : 'evidence-gone';
}
