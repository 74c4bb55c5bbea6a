import { number, text } from '../fields.js';
import type { Line } from '../ledger-line.js';
import { DAY, newContact, type Check, type ContactSeen, type OfferSeen, type PoolSeen } from '../state.js';
import { wholeOf } from '../together.js';

const ANNOUNCED_DAYS = 60;
const ENDS = new Set(['outreach.declined', 'outreach.snoozed', 'outreach.expired', 'outreach.withdrawn']);

/** An offer ends once, not before its time, and nothing is said about somebody after their erasure. */
export const lifeCheck: Check = (pool, line, found) => {
  const own = pool.contacts.get(line.subject ?? '') ?? newContact();
  const contact = wholeOf(pool, line);
  if (own.erased && line.type !== 'privacy.erasure-completed') found('erased', 'is about somebody who was erased');
  if (ENDS.has(line.type)) endOf(pool.offers.get(text(line.data, 'suggestion')), line, found);
  else byType[line.type]?.({ pool, contact, line }, found);
};

type Found = (check: string, text: string) => void;
interface Seen {
  pool: PoolSeen;
  contact: ContactSeen;
  line: Line;
}

const byType: Record<string, (seen: Seen, found: Found) => void> = {
  'interaction.touched': ({ contact, line }, found) => {
    if (line.data['presumed'] === true) presumed(contact.offer, line, found);
  },
  'interaction.retracted': ({ contact, line }, found) => takenBack(contact, number(line.data, 'of'), found),
  'privacy.erased': ({ pool, contact, line }, found) => {
    // A restored ledger has forgotten what was announced; the erasures it is reminded of are said by the clock, too.
    if (line.actor !== 'clock' || pool.epoch > 1) return;
    if (contact.goesFrom === null || line.time < contact.goesFrom)
      found('lapse', 'erases by itself whom nobody had announced so long before');
  },
  'privacy.lapse-announced': ({ line }, found) => {
    if (number(line.data, 'lapsesAt') < line.time + ANNOUNCED_DAYS * DAY)
      found('lapse', 'announces an erasure less than 60 days before');
  },
  'privacy.erasure-completed': ({ pool, line }, found) => {
    if (!pool.erasures.has(text(line.data, 'erasure'))) found('erasure', 'completes an erasure that was not asked for');
  },
};

function takenBack(contact: ContactSeen, of: number, found: Found): void {
  if (contact.facts.has(of) || contact.answers.has(of)) return;
  found('retracted', `takes back ${String(of)}, which is not there`);
}

function endOf(offer: OfferSeen | undefined, line: Line, found: Found): void {
  if (offer === undefined) found('one-offer', 'ends an offer that was never made');
  else if (offer.state === 'ended') found('one-offer', `ends ${offer.suggestion} a second time`);
  else if (line.type === 'outreach.expired' && line.time < offer.expiresAt)
    found('expiry', `expired ${offer.suggestion} before its time`);
}

function presumed(offer: OfferSeen | null, line: Line, found: Found): void {
  if (offer?.state !== 'accepted') found('presumed', 'presumes a message without an accepted offer');
  else if (offer.presumeAt !== null && line.time < offer.presumeAt)
    found('presumed', 'presumes a message before the 72 hours are over');
}
