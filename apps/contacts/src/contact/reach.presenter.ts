import { absenceOf } from '#libs/etiquette/absence.js';
import type { ContactFacts } from '#libs/etiquette/facts.js';
import { profileUrl } from '#libs/identity/profile-url.js';
import type { Scheme } from '#libs/identity/schemes.js';
import { isoTime } from '#libs/http/parse.js';
import type { Card } from '../documents.js';
import { outOfUse } from '../outreach/reach/ways-known.rule.js';

/** By what they are known; of an address that sends messages back the event that said so last, which is what is retracted where it works. */
export function identitiesOf(card: Card): Record<string, unknown>[] {
  return card.identities.map(({ scheme, value, hash, verified }) => ({
    scheme,
    value,
    url: profileUrl({ scheme: scheme as Scheme, value }),
    verified,
    bounced: bounceOf(card, hash),
  }));
}

/** That they are away at `now`, until when nobody writes, and the event that said so; null for whoever is not. */
export function awayOf(facts: ContactFacts, now: number): Record<string, unknown> | null {
  const absence = absenceOf(facts);
  if (absence === null || now >= absence.until) return null;
  const { seq, at, back, until } = absence;
  return { seq, at: isoTime(at), back: isoTime(back), until: isoTime(until) };
}

function bounceOf({ bounces, facts }: Card, hash: string): Record<string, unknown> | null {
  if (!outOfUse({ bounces, facts }).has(hash)) return null;
  const ofIt = new Set(bounces.filter((one) => one.hash === hash).map(({ seq }) => seq));
  const last = facts.bounced.findLast(({ seq }) => ofIt.has(seq));
  return last === undefined ? null : { seq: last.seq, at: isoTime(last.at) };
}
