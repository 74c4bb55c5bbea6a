import type { Basis } from '#libs/events/words.js';
import type { ContactFacts, Response, StoredOccasion, Touch, Unwelcome } from './facts.js';
import type { Join, MergedFacts } from './merged-facts.js';
import { bounded } from './bounded.js';
import { withWays } from './bounces.js';
import { closedTogether, wordsOf } from './consent.js';
import { derived, inOrder } from './interaction.fold.js';
import { narrowest } from './narrowed.js';
import { closedLongest, duesOf, restrictedBy, reviewOf } from './unite-bars.js';
import type { Shown } from './shown.js';
import { obtainedOf } from './united-arrival.js';

const KEPT_MEETINGS = 8;

const strength: Record<Basis, number> = { sourced: 0, told: 1, 'own-relation': 2 };

/**
 * Several contacts as one: all messages and signs of either, whatever bars one of them bars the whole, and kept of
 * both. The order of the parts decides nothing that a rule looks at; `shown` says whose employer, zone and owner count.
 * Every field is named here, so that a new one of the facts has to say how it is united.
 */
export function unite(contact: string, parts: readonly ContactFacts[], shown: Shown): ContactFacts {
  const offered = byOffer(parts);
  const touched = parts.flatMap(({ touches }) => touches);
  const heard = parts.flatMap(({ responses }) => responses);
  return derived({
    contact,
    seq: Math.max(...parts.map(({ seq }) => seq)),
    ...obtainedOf(parts),
    noticeAt: earliest(parts.map(({ noticeAt }) => noticeAt)),
    noticeAlarm: parts
      .map(({ noticeAlarm }) => noticeAlarm)
      .reduce((a, b) => ((b?.shrinksAt ?? 0) > (a?.shrinksAt ?? 0) ? b : a)),
    basis: parts.map(({ basis }) => basis).reduce((a, b) => (strength[b] > strength[a] ? b : a)),
    ...placeOf(parts, shown.zone),
    owner: shownOf(parts, shown.owner, ({ owner }) => owner),
    employer: shownOf(parts, shown.employer, ({ employer }) => employer),
    ...wordsOf(parts),
    objectedAt: earliest(parts.map(({ objectedAt }) => objectedAt)),
    restricted: restrictedBy(parts.flatMap(({ restricted }) => restricted)),
    releasedAt: earliest(parts.map(({ releasedAt }) => releasedAt)),
    heldBy: [...new Set(parts.flatMap(({ heldBy }) => heldBy))],
    closeUntil: null,
    dateGiven: false,
    closeSeq: null,
    lessOften: parts.some(({ lessOften }) => lessOften),
    narrower: narrowest(parts.map(({ narrower }) => narrower)),
    touches: inOrder(once(touched, richerTouch)),
    responses: inOrder(once(heard, answered)),
    owed: null,
    lastExchangeAt: null,
    lastExchangeBy: null,
    lastExchangeSeq: null,
    handedTo: newestOf(parts.map(({ handedTo }) => handedTo)),
    handoverAsked: newestBy(
      parts.flatMap(({ handoverAsked }) => handoverAsked),
      ({ member }) => member,
    ),
    handedOn: distinct(parts.flatMap(({ handedOn }) => handedOn)),
    met: latest(parts.map(({ met }) => met)),
    meetings: inOrder(once(parts.flatMap(({ meetings }) => meetings))).slice(-KEPT_MEETINGS),
    connected: once(parts.flatMap(({ connected }) => connected)),
    kept: newestBy(
      parts.flatMap(({ kept }) => kept),
      ({ member }) => member,
    ),
    applications: inOrder(once(parts.flatMap(({ applications }) => applications))),
    unwelcome: newestSigns(parts.flatMap(({ unwelcome }) => unwelcome)),
    bounced: once(parts.flatMap(({ bounced }) => bounced)),
    waysFound: once(parts.flatMap(({ waysFound }) => waysFound)),
    absences: inOrder(once(parts.flatMap(({ absences }) => absences))),
    occasions: occasionsOf(parts),
    settled: distinct(parts.flatMap(({ settled }) => settled)),
    tieRestsSince: latestTime(parts.map(({ tieRestsSince }) => tieRestsSince)),
    offer: offered?.offer ?? null,
    lastOffer: (offered ?? parts.find(({ lastOffer }) => lastOffer !== null))?.lastOffer ?? null,
    withheld: parts.find(({ withheld }) => withheld !== null)?.withheld ?? null,
    snoozedUntil: latestTime(parts.map(({ snoozedUntil }) => snoozedUntil)),
    review: reviewOf(parts),
    dues: duesOf(parts),
  });
}

/** A merged contact after its parts have changed; `seq`: of the event that changed them. */
export function unitedAgain(contact: string, merged: MergedFacts<ContactFacts>, seq: number): ContactFacts {
  const { parts, shown } = merged;
  const whole = { ...bounded(withJoinedWays(unite(contact, parts, shown), merged.joins)), seq, merged };
  const united = { ...whole, ...closedTogether(whole, parts, merged.joins) };
  return isStrict(united, merged.joins.at(-1)) ? closedLongest(united, parts) : united;
}

/** With a merge the ways of either are known to reach the other, too. */
function withJoinedWays(facts: ContactFacts, joins: readonly Join[]): ContactFacts {
  return { ...facts, waysFound: joins.reduce(withWays, facts.waysFound) };
}

/** Until their next sign the stricter part counts too: they have written to us neither since the merge nor after it. */
export function isStrict({ responses }: ContactFacts, join: Join | undefined): boolean {
  return (
    join !== undefined && !responses.some(({ seq, at, sign }) => sign !== 'invited' && seq > join.seq && at >= join.at)
  );
}

/** Where the part is that is shown, else the first of which anything is known: never the country of one and the zone of another. */
function placeOf(parts: readonly ContactFacts[], shown: string): Pick<ContactFacts, 'country' | 'zone' | 'region'> {
  const placed = shownOf(parts, shown, (part) => (part.country === null && part.zone === null ? null : part));
  return { country: placed?.country ?? null, zone: placed?.zone ?? null, region: placed?.region ?? null };
}

/** The value of the part that is shown, else of the first that has one. */
function shownOf<T>(parts: readonly ContactFacts[], shown: string, of: (facts: ContactFacts) => T | null): T | null {
  const first = parts.find(({ contact }) => contact === shown);
  for (const part of first === undefined ? parts : [first, ...parts]) {
    const value = of(part);
    if (value !== null) return value;
  }
  return null;
}

/** The part whose offer stays when several become one: one that somebody took up, else the one that reserves the longest. */
export function byOffer(parts: readonly ContactFacts[]): ContactFacts | undefined {
  const end = ({ offer }: ContactFacts): number =>
    offer?.state === 'accepted' ? Number.POSITIVE_INFINITY : (offer?.reservedUntil ?? 0);
  return parts
    .filter(({ offer }) => offer !== null)
    .reduce<ContactFacts | undefined>((best, part) => {
      const isBetter = best === undefined || end(part) > end(best);
      return isBetter || (end(part) === end(best) && isOlder(part, best)) ? part : best;
    }, undefined);
}

const isOlder = (a: ContactFacts, b: ContactFacts): boolean => (a.offer?.seq ?? 0) < (b.offer?.seq ?? 0);

function earliest(times: (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function latestTime(times: (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function latest<T extends { at: number; seq: number }>(list: (T | null)[]): T | null {
  return inOrder(list.filter((one) => one !== null)).at(-1) ?? null;
}

/** Each event once: what was said of the merged contact stands in every part. */
function once<T extends { seq: number }>(list: T[], better: (a: T, b: T) => T = (a) => a): T[] {
  const bySeq = new Map<number, T>();
  for (const one of list) {
    const known = bySeq.get(one.seq);
    bySeq.set(one.seq, known === undefined ? one : better(known, one));
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

const richerTouch = (a: Touch, b: Touch): Touch => (a.occasion === null ? b : a);
const answered = (a: Response, b: Response): Response => (a.answer === null ? b : a);

function newestOf<T extends { seq: number }>(list: (T | null)[]): T | null {
  const all = list.filter((one) => one !== null);
  return all.reduce<T | null>((a, b) => (a === null || b.seq > a.seq ? b : a), null);
}

function newestBy<T extends { seq: number }>(list: T[], of: (one: T) => string): T[] {
  const newest = new Map<string, T>();
  for (const one of once(list)) newest.set(of(one), one);
  return [...newest.values()].sort((a, b) => a.seq - b.seq);
}

/** Only the newest job is news, and a member has one follow-up, as with anybody else. */
function occasionsOf(parts: readonly ContactFacts[]): StoredOccasion[] {
  const all = once(
    parts.flatMap(({ occasions }) => occasions),
    (a, b) => (a.usedBy === null ? b : a),
  );
  return newestBy(all, ({ seq, kind, member }) => {
    if (kind === 'new-job') return kind;
    return kind === 'follow-up' ? `${kind}/${member ?? ''}` : String(seq);
  });
}

/** Of each sign and network the newest, of the same moment the one that closes. */
function newestSigns(signs: readonly Unwelcome[]): Unwelcome[] {
  const newest = new Map<string, Unwelcome>();
  for (const one of [...signs].sort((a, b) => a.at - b.at || Number(b.lifted) - Number(a.lifted) || a.seq - b.seq))
    newest.set(`${one.sign}/${one.network ?? ''}`, one);
  return [...newest.values()].sort((a, b) => a.seq - b.seq);
}

function distinct<T extends { of: string; member: string | null }>(list: T[]): T[] {
  return list.filter((one, i) => list.findIndex(({ of, member }) => of === one.of && member === one.member) === i);
}
