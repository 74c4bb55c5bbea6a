import type { Application, ContactFacts, StoredOccasion } from './facts.js';
import type { EventMap, Folds } from './fold-types.js';

type Told = EventMap['application.stage-changed' | 'application.hired' | 'application.ended'];

/**
 * Applications as their platforms last told them. What is older than what is known tells of the past: of it only count
 * an interview that took place and the day of the application. So the order in which states arrive does not matter.
 */
export const applicationFolds: Folds = {
  'application.stage-changed': (facts, event) => told(facts, event, 'active'),
  'application.hired': (facts, event) => told(facts, event, 'hired'),
  'application.ended': (facts, event) => told(facts, event, 'ended'),
  'application.lapsed': (facts, { data }) =>
    changed(facts, data.application, (known) => (known.state === 'active' ? { ...known, state: 'lapsed' } : known)),
  'application.anonymised': (facts, event) => gone(facts, event),
  'application.deleted': (facts, event) => gone(facts, event),
  'contact.unwelcome-seen': unwelcomeSeen,
};

const KEPT = 16;
/** Of two states of the same moment the higher counts. */
const rank: Record<Application['state'], number> = { lapsed: 0, active: 1, ended: 2, hired: 3, gone: 4 };

function told(facts: ContactFacts, event: Told, state: 'active' | 'hired' | 'ended'): ContactFacts {
  const { seq, occurredAt: at, data } = event;
  const { application, interviewed, appliedAt, member } = data;
  const window = event.type === 'application.ended' ? { from: event.data.from, until: event.data.until } : null;
  const reopenedAt = event.type === 'application.stage-changed' && event.data.reopened ? at : 0;
  const fresh: Application = { application, seq, state, at, reopenedAt, interviewed, appliedAt, member, window };
  const known = facts.applications.find((one) => one.application === application);
  return withApplication(facts, known === undefined ? fresh : newer(known, fresh));
}

/** What both say of one application. */
function newer(known: Application, fresh: Application): Application {
  const later = isLater(fresh, known) ? fresh : known;
  return {
    ...later,
    reopenedAt: Math.max(known.reopenedAt, fresh.reopenedAt),
    interviewed: known.interviewed || fresh.interviewed,
    appliedAt: later.appliedAt ?? known.appliedAt ?? fresh.appliedAt,
    member: later.member ?? known.member ?? fresh.member,
  };
}

/**
 * Platforms date a hire by the day of the contract, which may lie before what was seen since: it stands until it is
 * taken back. Everything else goes by time, and of the same moment what takes back counts more.
 */
function isLater(fresh: Application, known: Application): boolean {
  if (known.state === 'gone') return false;
  if (fresh.state === known.state) return fresh.at > known.at;
  if (fresh.state === 'hired') return fresh.at > known.reopenedAt;
  if (known.state === 'hired' && fresh.state === 'active') return fresh.reopenedAt >= known.at;
  return fresh.at === known.at ? rankOf(fresh) > rankOf(known) : fresh.at > known.at;
}

function rankOf({ state, at, reopenedAt }: Application): number {
  return state === 'active' && reopenedAt === at ? rank.hired : rank[state];
}

function gone(
  facts: ContactFacts,
  { seq, occurredAt, data }: EventMap['application.deleted' | 'application.anonymised'],
) {
  const nothing = { reopenedAt: 0, interviewed: false, appliedAt: null, member: null, window: null };
  return withApplication(facts, { application: data.application, seq, state: 'gone', at: occurredAt, ...nothing });
}

function changed(facts: ContactFacts, id: string, change: (known: Application) => Application): ContactFacts {
  const known = facts.applications.find(({ application }) => application === id);
  return known === undefined ? facts : withApplication(facts, change(known));
}

function withApplication(facts: ContactFacts, application: Application): ContactFacts {
  const others = facts.applications.filter((one) => one.application !== application.application);
  const applications = [...others, application].sort((a, b) => a.at - b.at || a.seq - b.seq).slice(-KEPT);
  return { ...facts, applications, occasions: occasionsOf(facts, applications) };
}

/** Those that ended after an interview, each a reason in its window; who has used one stays known. */
function occasionsOf({ occasions }: ContactFacts, applications: Application[]): StoredOccasion[] {
  const others = occasions.filter(({ kind }) => kind !== 'application-ended');
  const ended = applications.flatMap(({ seq, at, interviewed, member, window }): StoredOccasion[] => {
    if (!interviewed || window === null) return [];
    const usedBy = occasions.find((one) => one.seq === seq)?.usedBy ?? null;
    return [{ seq, kind: 'application-ended', at, ...window, member, usedBy }];
  });
  return [...others, ...ended];
}

/** The newest sign of a kind counts, whether it closes or opens; of the same moment the one that closes. */
function unwelcomeSeen(facts: ContactFacts, event: EventMap['contact.unwelcome-seen']): ContactFacts {
  const { seq, occurredAt: at, data } = event;
  const { sign, network, lifted } = data;
  const known = facts.unwelcome.find((one) => one.sign === sign && one.network === network);
  if (known !== undefined && (known.at > at || (known.at === at && !known.lifted))) return facts;
  const others = facts.unwelcome.filter((one) => one !== known);
  return { ...facts, unwelcome: [...others, { sign, network, lifted, at, seq }] };
}
