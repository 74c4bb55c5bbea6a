import type { z } from 'zod';
import { contactUnkept } from '#libs/events/contact.events.js';
import { contactReleased } from '#libs/events/letting-go.events.js';
import type { releaseReason } from '#libs/events/words.js';
import type { Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { endOffer } from '../outreach/withdraw.js';

const DAY = 86_400_000;
/** Who was let go is erased after this time, unless somebody brings them back … */
const LAPSES_AFTER_DAYS = 365;
/** … which is announced so long before. */
const ANNOUNCED_DAYS = 60;

/** Lets somebody go: their open offer is withdrawn, and nobody keeps them any more. */
export function letGo(
  card: Card,
  reason: z.output<typeof releaseReason>,
  { documents, now }: { documents: Reader<ContactsDocuments>; now: number },
): NewEvent[] {
  const lapsesAt = now + LAPSES_AFTER_DAYS * DAY;
  const announceAt = lapsesAt - ANNOUNCED_DAYS * DAY;
  const released = contactReleased.make({ subject: card.id, data: { reason, lapsesAt, announceAt } });
  const unkept = card.facts.kept.map(({ member }) => contactUnkept.make({ subject: card.id, data: { member } }));
  return [...endOffer(card, documents, 'released'), ...unkept, released];
}
