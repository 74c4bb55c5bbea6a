import type { Basis } from '#libs/events/words.js';
import { withWays } from './bounces.js';
import type { ContactFacts, Meeting, StoredOccasion } from './facts.js';
import type { EventMap, Folds } from './fold-types.js';
import { withoutEvidence } from './interaction.fold.js';
import { withDue, withoutDues } from './privacy.fold.js';
import { reviewFolds, stayed } from './review.fold.js';

/** ms; of events written before they said it themselves */
const ANNOUNCED_BEFORE = 60 * 86_400_000;

const strength: Record<Basis, number> = { sourced: 0, told: 1, 'own-relation': 2 };

const KEPT_MEETINGS = 8;

/** What sources and members say about somebody, and what bars them. */
export const contactFolds: Folds = {
  'contact.observed': (facts, { data }) => ({ ...based(facts, data.basis), ...data.place }),
  'contact.named': (facts, { data }) => based(facts, data.basis),
  'contact.identified': (facts, { seq, data }) => ({
    ...based(facts, data.basis),
    ...data.place,
    waysFound: withWays(facts.waysFound, { seq, ways: data.ways ?? [] }),
  }),
  'contact.employer-changed': employerChanged,
  'contact.connected': connected,
  'contact.kept': (facts, { data, time, seq }) => ({
    ...stayed(facts, { at: time, seq }),
    kept: [...facts.kept.filter(({ member }) => member !== data.member), { ...data, at: time, seq }],
  }),
  'contact.unkept': (facts, { data }) => ({
    ...facts,
    kept: facts.kept.filter(({ member }) => member !== data.member),
  }),
  'contact.assigned': (facts, { data }) => ({ ...facts, owner: data.owner }),
  'contact.corrected': (facts, { data: { place = facts, ...said } }) => ({
    ...facts,
    employer: said.employer === undefined ? facts.employer : said.employer,
    zone: said.zone === undefined ? place.zone : said.zone,
    country: said.country === undefined ? place.country : said.country,
    region: said.country === undefined || said.country === place.country ? place.region : null,
  }),
  'contact.narrowed': (facts, { data }) => ({ ...facts, narrower: data.policy }),
  'contact.follow-up-set': followUpSet,
  'contact.released': (facts, { time, seq, data }) => ({
    ...facts,
    releasedAt: time,
    dues: withDue(facts.dues, { kind: 'announce', seq, at: data.announceAt ?? data.lapsesAt - ANNOUNCED_BEFORE }),
  }),
  'contact.revived': (facts, { time, seq }) => ({
    ...stayed(facts, { at: time, seq }),
    releasedAt: null,
    dues: withoutDues(facts.dues, ['announce', 'lapse']),
  }),
  ...reviewFolds,
  'contact.held': (facts, { data }) => ({ ...facts, heldBy: [...new Set([...facts.heldBy, data.line])] }),
  'contact.unheld': (facts, { data }) => ({ ...facts, heldBy: facts.heldBy.filter((line) => line !== data.line) }),
  'contact.reverted': (facts, { data }) => ({
    ...withoutEvidence(withMeetings(facts, without(facts.meetings, data.of)), data.of),
    ...data.place,
    basis: data.basis,
    employer: data.employer,
    connected: without(facts.connected, data.of),
    occasions: without(facts.occasions, data.of),
  }),
  'activity.noted': activityNoted,
};

/** The strongest ground on which anything came to us counts. */
function based(facts: ContactFacts, basis: Basis): ContactFacts {
  return strength[basis] > strength[facts.basis] ? { ...facts, basis } : facts;
}

function withOccasion(facts: ContactFacts, occasion: Omit<StoredOccasion, 'usedBy'>): ContactFacts {
  return { ...facts, occasions: [...facts.occasions, { ...occasion, usedBy: null }] };
}

/** The newest change of employer takes the place of older ones, whose news is no longer true. */
function employerChanged(facts: ContactFacts, event: EventMap['contact.employer-changed']): ContactFacts {
  const { seq, time, occurredAt, data } = event;
  const moved = { ...based(facts, data.basis), employer: data.employer };
  const others = { ...moved, occasions: moved.occasions.filter(({ kind }) => kind !== 'new-job') };
  if (data.until === null) return others;
  return withOccasion(others, { seq, kind: 'new-job', at: occurredAt, from: time, until: data.until, member: null });
}

function connected(facts: ContactFacts, event: EventMap['contact.connected']): ContactFacts {
  const { seq, time, occurredAt, data } = event;
  const { member, network, since, until, basis } = data;
  const known = { ...based(facts, basis), connected: [...facts.connected, { member, network, since, seq }] };
  if (until === null) return known;
  return withOccasion(known, { seq, kind: 'connected', at: since ?? occurredAt, from: time, until, member });
}

/** A member has one follow-up per contact: a new one takes the place of the old. */
function followUpSet(facts: ContactFacts, { seq, time, data }: EventMap['contact.follow-up-set']): ContactFacts {
  const { member, on, until } = data;
  const others = facts.occasions.filter((occasion) => occasion.kind !== 'follow-up' || occasion.member !== member);
  return withOccasion({ ...facts, occasions: others }, { seq, kind: 'follow-up', at: time, from: on, until, member });
}

/** A meeting is a reason for the member who was there; everything else for anybody. */
function activityNoted(facts: ContactFacts, event: EventMap['activity.noted']): ContactFacts {
  const { seq, time, occurredAt, data } = event;
  const met = data.activity === 'met';
  const occasion = { seq, kind: data.activity, at: occurredAt, from: time, until: data.until };
  const known = withOccasion(based(facts, data.basis), { ...occasion, member: met ? data.member : null });
  if (!met) return known;
  return withMeetings(known, [...known.meetings, { seq, at: occurredAt, member: data.member }]);
}

/** The last meeting follows from those that are left. */
function withMeetings(facts: ContactFacts, meetings: Meeting[]): ContactFacts {
  const kept = meetings.toSorted((a, b) => a.at - b.at || a.seq - b.seq).slice(-KEPT_MEETINGS);
  return { ...facts, meetings: kept, met: kept.at(-1) ?? null };
}

function without<T extends { seq: number }>(list: T[], gone: readonly number[]): T[] {
  return list.filter(({ seq }) => !gone.includes(seq));
}
