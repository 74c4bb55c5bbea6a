import { maybeNumber, maybeText, number, numbers, record, text } from './fields.js';
import type { ContactSeen } from './contact-seen.js';
import type { About, InPool } from './effects.js';
import type { Line } from './ledger-line.js';
import { DAY, memberOf, type OfferSeen, type PoolSeen } from './state.js';

/** A member's day is over everywhere on earth, and nobody's zone takes it back. */
const REMEMBERED = 4 * DAY;

/** What offers and their ends mean for whom they are made of. */
export const outreachAbout: Record<string, About> = {
  'outreach.suggested': (contact) => {
    contact.putOff = null;
  },
  'outreach.snoozed': (contact, { data }) => {
    contact.putOff = number(data, 'until');
  },
  'outreach.declined': (contact, line, pool) => {
    const until = maybeNumber(line.data, 'until');
    if (until !== null) contact.putOff = until;
    else settle(contact, line, pool, line.data['reason'] === 'not-mine');
  },
  'outreach.handed-over': (contact, { time, data }) => {
    contact.handed = { to: text(data, 'to'), at: time };
  },
  'outreach.expired': (contact, line, pool) => {
    settle(contact, line, pool, pool.offers.get(text(line.data, 'suggestion'))?.hop === 0);
  },
};

/** Nothing came of a reason: for everybody, or for one member only. The tie rests. */
function settle(contact: ContactSeen, line: Line, pool: Readonly<PoolSeen>, forOne: boolean): void {
  const offer = pool.offers.get(text(line.data, 'suggestion'));
  if (offer === undefined) return;
  const { kind, followUp, member } = offer;
  if (kind === 'tie') contact.tieRests = line.time;
  else if (kind !== 'asked' || followUp)
    contact.settled = [...contact.settled, { reason: reasonOf(offer), member: forOne ? member : null }];
}

/** What names a reason: its kind and what it rests on; of a follow-up the message before it. */
export function reasonOf({ kind, followUp, cited }: Pick<OfferSeen, 'kind' | 'followUp' | 'cited'>): string {
  return followUp ? `again ${String(cited.at(-1))}` : `${kind} ${String(cited[0])}`;
}

/** An offer's life, from the line that makes it to the message or the end that settles it. */
export const outreachInPool: Record<string, InPool> = {
  'outreach.suggested': (pool, line) => {
    const offer = offerIn(line);
    pool.offers.set(offer.suggestion, offer);
    pool.reserved.set(offer.contact, offer);
    pool.unowned.push(offer);
    pool.offered += 1;
    if (offer.asked === null) shown(pool, line, offer);
    const employer = maybeText(line.data, 'employer');
    if (employer === null) return;
    const place = { contact: offer.contact, at: line.time, suggestion: offer.suggestion };
    pool.employers.set(employer, [...(pool.employers.get(employer) ?? []), place]);
  },
  'outreach.accepted': (pool, { data }) => {
    const offer = pool.offers.get(text(data, 'suggestion'));
    if (offer === undefined) return;
    const member = memberOf(pool, offer.member);
    offer.state = 'accepted';
    offer.presumeAt = maybeNumber(data, 'presumeAt');
    member.open.delete(offer.suggestion);
    member.accepted.add(offer.suggestion);
  },
  'outreach.declined': forget,
  'outreach.snoozed': forget,
  'outreach.expired': forget,
  'outreach.withdrawn': forget,
  'outreach.handed-over': forget,
  'outreach.round-held': (pool, { data }) => {
    const member = text(data, 'member');
    memberOf(pool, member).rounds.add(`${text(data, 'day')}/${text(data, 'trigger')}`);
    pool.unowned = pool.unowned.filter((offer) => offer.member !== member);
  },
};

export function offerIn({ seq, subject, data }: Line): OfferSeen {
  const occasion = record(data, 'occasion');
  return {
    seq,
    suggestion: text(data, 'suggestion'),
    contact: subject ?? '',
    member: text(data, 'member'),
    asked: maybeText(data, 'asked'),
    kind: text(occasion, 'kind'),
    cited: numbers(occasion, 'events'),
    followUp: data['followUp'] === true,
    hop: number(data, 'hop'),
    expiresAt: number(data, 'expiresAt'),
    presumeAt: null,
    state: 'open',
  };
}

function shown(pool: PoolSeen, { time, data }: Line, { suggestion, kind, member: id }: OfferSeen): void {
  const member = memberOf(pool, id);
  const recent = member.offers.filter(({ at }) => at > time - REMEMBERED);
  member.offers = [...recent, { day: text(data, 'day'), at: time, tie: kind === 'tie', suggestion }];
  member.open.add(suggestion);
}

/** An offer that came to nothing no longer counts at the employer. */
function forget(pool: PoolSeen, { data }: Line): void {
  const suggestion = text(data, 'suggestion');
  const employer = maybeText(data, 'employer');
  const persons = employer === null ? undefined : pool.employers.get(employer);
  if (employer !== null && persons !== undefined) {
    pool.employers.set(
      employer,
      persons.filter((person) => person.suggestion !== suggestion),
    );
  }
  endOffer(pool, suggestion);
}

/** An offer is over: it reserves nothing any more. */
export function endOffer(pool: PoolSeen, suggestion: string): void {
  const offer = pool.offers.get(suggestion);
  if (offer === undefined) return;
  const member = memberOf(pool, offer.member);
  offer.state = 'ended';
  member.open.delete(suggestion);
  member.accepted.delete(suggestion);
  if (pool.reserved.get(offer.contact) === offer) pool.reserved.delete(offer.contact);
}
