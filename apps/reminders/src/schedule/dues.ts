import { lapsesAt } from '#libs/etiquette/applications.js';
import { lettingGoDue } from '#libs/etiquette/letting-go.js';
import { momentsOf } from '#libs/etiquette/notice.js';
import type { ContactFacts } from '#libs/etiquette/facts.js';

/** One thing to say to the pool at its time. */
export interface ScheduledDue {
  /** tells it from the one before it */
  key: string;
  /** ms */
  at: number;
  kind: 'offer.due' | 'application.due' | 'privacy.due' | 'contact.due';
  data: object;
}

/**
 * What is due of a contact, now or later: the end of their offer, the lapse of the application in progress that has been
 * quiet for longest, that they stand for letting go or go, and what happens by itself to be rid of them. A held
 * contact's dues wait until it is settled what holds them; who asked for their data to be kept only is not got rid of.
 */
export function duesOf(facts: ContactFacts): ScheduledDue[] {
  if (facts.heldBy.length > 0) return [];
  const isKept = facts.restricted.some(({ ground }) => ground === 'wish');
  return [...offerDue(facts), ...applicationDue(facts), ...reviewDue(facts), ...(isKept ? [] : privacyDues(facts))];
}

function offerDue({ contact, offer }: ContactFacts): ScheduledDue[] {
  if (offer === null) return [];
  const { suggestion, member, seq, state, expiresAt, presumeAt } = offer;
  const at = state === 'open' ? expiresAt : presumeAt;
  if (at === null) return [];
  const data = { suggestion, contact, member, due: state === 'open' ? 'expiry' : 'presumed', seq };
  return [{ key: `${String(seq)}/${state}`, at, kind: 'offer.due', data }];
}

function applicationDue({ contact, applications }: ContactFacts): ScheduledDue[] {
  const quiet = applications.find(({ state }) => state === 'active');
  if (quiet === undefined) return [];
  const { application, seq } = quiet;
  return [
    {
      ...{ key: `${String(seq)}/application`, at: lapsesAt(quiet) },
      ...{ kind: 'application.due' as const, data: { contact, application, seq } },
    },
  ];
}

function reviewDue(facts: ContactFacts): ScheduledDue[] {
  const next = lettingGoDue(facts);
  if (next === null) return [];
  const { due, seq, at } = next;
  return [{ key: `${String(seq)}/${due}`, at, kind: 'contact.due', data: { contact: facts.contact, due, seq } }];
}

function privacyDues(facts: ContactFacts): ScheduledDue[] {
  const { contact } = facts;
  return momentsOf(facts).map(({ kind, seq, at }) => ({
    ...{ key: `${String(seq)}/${kind}`, at },
    ...{ kind: 'privacy.due' as const, data: { contact, due: kind, seq } },
  }));
}
