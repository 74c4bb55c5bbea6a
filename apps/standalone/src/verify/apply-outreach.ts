import { maybeNumber, maybeText, number, numbers, record, text } from './fields.js';
import type { Line } from './ledger-line.js';
import { memberOf, type ContactSeen, type OfferSeen, type PoolSeen } from './state.js';

/** What offers, their ends and the messages that settle them leave behind. */
export function applyOutreach(pool: PoolSeen, line: Line, contact: ContactSeen): void {
  if (line.type === 'outreach.suggested') suggested(pool, line, contact);
  const offer = pool.offers.get(text(line.data, 'suggestion'));
  if (offer === undefined) return;
  switch (line.type) {
    case 'outreach.accepted':
      offer.state = 'accepted';
      offer.presumeAt = maybeNumber(line.data, 'presumeAt');
      memberOf(pool, offer.member).open.delete(offer.suggestion);
      break;
    case 'interaction.touched':
      for (const seq of offer.cited) contact.usedOccasions.set(seq, line.seq);
      end(pool, contact, offer);
      break;
    case 'outreach.declined':
    case 'outreach.snoozed':
    case 'outreach.expired':
    case 'outreach.withdrawn':
      forget(pool, line, offer);
      end(pool, contact, offer);
      break;
    default:
  }
}

/** What an offer's line means for another part of a merged contact. */
export function echoOffer(pool: PoolSeen, line: Line, other: ContactSeen): void {
  const offer = pool.offers.get(text(line.data, 'suggestion'));
  if (offer === undefined) return;
  if (line.type === 'interaction.touched') for (const seq of offer.cited) other.usedOccasions.set(seq, line.seq);
  if (line.type !== 'outreach.accepted' && other.offer === offer) other.offer = null;
}

function suggested(pool: PoolSeen, line: Line, contact: ContactSeen): void {
  const occasion = record(line.data, 'occasion');
  const asked = maybeText(line.data, 'asked');
  const offer: OfferSeen = {
    seq: line.seq,
    suggestion: text(line.data, 'suggestion'),
    contact: line.subject ?? '',
    member: text(line.data, 'member'),
    asked,
    kind: text(occasion, 'kind'),
    cited: numbers(occasion, 'events'),
    followUp: line.data['followUp'] === true,
    expiresAt: number(line.data, 'expiresAt'),
    presumeAt: null,
    state: 'open',
  };
  pool.offers.set(offer.suggestion, offer);
  contact.offer = offer;
  const member = memberOf(pool, offer.member);
  member.open.add(offer.suggestion);
  member.offers.push({
    day: text(line.data, 'day'),
    tie: offer.kind === 'tie',
    suggestion: offer.suggestion,
    asked: asked !== null,
  });
  if (member.offers.length > 400) member.offers.splice(0, 200);
  const employer = maybeText(line.data, 'employer');
  if (employer === null) return;
  const persons = pool.employers.get(employer) ?? [];
  persons.push({ contact: offer.contact, at: line.time, suggestion: offer.suggestion });
  pool.employers.set(employer, persons);
}

/** An offer that came to nothing no longer counts at the employer. */
function forget(pool: PoolSeen, line: Line, offer: OfferSeen): void {
  const employer = maybeText(line.data, 'employer');
  const persons = pool.employers.get(employer ?? '');
  const index = persons?.findIndex((person) => person.suggestion === offer.suggestion) ?? -1;
  if (index >= 0) persons?.splice(index, 1);
}

function end(pool: PoolSeen, contact: ContactSeen, offer: OfferSeen): void {
  offer.state = 'ended';
  memberOf(pool, offer.member).open.delete(offer.suggestion);
  if (contact.offer === offer) contact.offer = null;
}
