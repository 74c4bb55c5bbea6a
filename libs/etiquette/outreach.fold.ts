import type { ContactFacts, OpenOffer } from './facts.js';
import type { EventMap, Folds } from './fold-types.js';
import { freed } from './freed.js';
import { tieTakenBack } from './handed-on.js';
import { handoverFolds } from './handover.fold.js';
import { occasionKey } from './occasion-key.js';
import { withheldAs } from './withheld.js';

/** An offer's life: it reserves the contact and takes an occasion; its end frees both, or uses the occasion up for good. */
export const outreachFolds: Folds = {
  'outreach.suggested': suggested,
  'outreach.accepted': (facts, { data }) =>
    withOffer(facts, data.suggestion, (offer) => ({
      ...facts,
      offer: { ...offer, state: 'accepted', presumeAt: data.presumeAt, reservedUntil: data.reservedUntil },
    })),
  'outreach.declined': declined,
  'outreach.snoozed': (facts, { data }) => putOff(facts, data.suggestion, data.until),
  'outreach.expired': (facts, { data, time }) =>
    withOffer(facts, data.suggestion, (offer) => expiredOffer(facts, offer, time)),
  'outreach.withdrawn': (facts, { data }) => withOffer(facts, data.suggestion, (offer) => freed(facts, offer)),
  ...handoverFolds,
  'outreach.withheld': (facts, { seq, data }) => ({
    ...facts,
    withheld: { seq, ...withheldAs(data.occasion, data.failing) },
  }),
};

/** The facts as the expiry of their open offer at `now` would leave them: what the next member may be offered. */
export function afterExpiry(facts: ContactFacts, now: number): ContactFacts {
  return facts.offer === null ? facts : expiredOffer(facts, facts.offer, now);
}

function withOffer(facts: ContactFacts, suggestion: string, change: (offer: OpenOffer) => ContactFacts): ContactFacts {
  return facts.offer?.suggestion === suggestion ? change(facts.offer) : facts;
}

function suggested(facts: ContactFacts, { seq, data }: EventMap['outreach.suggested']): ContactFacts {
  const { suggestion, member, occasion, expiresAt, reservedUntil, followUp, hop } = data;
  const { kind, events, until } = occasion;
  return {
    ...facts,
    offer: {
      suggestion,
      seq,
      member,
      state: 'open',
      occasion: { kind, events, until },
      expiresAt,
      reservedUntil,
      presumeAt: null,
      followUp,
      hop,
    },
    lastOffer: { suggestion, occasion: { kind, events: kind === 'asked' ? [seq] : events } },
    occasions: facts.occasions.map((one) =>
      one.kind === kind && events.includes(one.seq) ? { ...one, usedBy: one.usedBy ?? suggestion } : one,
    ),
    withheld: null,
    snoozedUntil: null,
  };
}

/** Settled without a message: for everybody, or for one member only. A tie rests for a rhythm instead. */
function settled(facts: ContactFacts, offer: OpenOffer, member: string | null, time: number): ContactFacts {
  const ended = { ...freed(facts, offer) };
  if (offer.occasion.kind === 'asked' && !offer.followUp) return ended;
  if (offer.occasion.kind === 'tie') return { ...ended, ...tieTakenBack(facts), tieRestsSince: time };
  const of = occasionKey({ ...offer.occasion, followUp: offer.followUp });
  return { ...ended, settled: [...facts.settled, { of, member }] };
}

function declined(facts: ContactFacts, { time, data }: EventMap['outreach.declined']): ContactFacts {
  const { suggestion, member, reason, until } = data;
  if (until !== null) return putOff(facts, suggestion, until);
  return withOffer(facts, suggestion, (offer) => settled(facts, offer, reason === 'not-mine' ? member : null, time));
}

/** Said of a merged contact it counts for all it is made of, whichever of them the offer was made to. */
function putOff(facts: ContactFacts, suggestion: string, until: number): ContactFacts {
  return { ...withOffer(facts, suggestion, (offer) => freed(facts, offer)), snoozedUntil: until };
}

/** Nobody decided: it may go on once, to somebody else. */
function expiredOffer(facts: ContactFacts, offer: OpenOffer, time: number): ContactFacts {
  return settled(facts, offer, offer.hop === 0 ? offer.member : null, time);
}
