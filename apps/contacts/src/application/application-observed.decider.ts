import type { z } from 'zod';
import { applicationEnded, applicationHired, applicationStageChanged } from '#libs/events/application.events.js';
import { applicationObserved } from '#libs/events/application.inputs.js';
import { defineDecider, type Context, type Decision, type Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { cardKey } from '../contact/known-card.rule.js';
import { bearerIn, saidOfPart } from '../contact/observed-part.rule.js';
import { provenanceOf } from '../contact/said.rule.js';
import { identityKeys } from '../identity/find-people.rule.js';
import { judgeTokens } from '../privacy/suppression.rule.js';
import { withOfferEnded } from '../outreach/offer-after.rule.js';
import { isToldState } from './remembered.fold.js';
import { cardsOf, memberOf } from './whose.rule.js';

const DAY = 86_400_000;
/**
 * An application that ended after an interview is a reason to write for a month, a quarter after its end: long enough
 * that the no has been got over, short enough that both remember. Judgement.
 */
const REASON_FROM_DAYS = 90;
const REASON_UNTIL_DAYS = 120;

type Observed = z.output<typeof applicationObserved.schema>;

/**
 * One state of an application of somebody we know: one event for each state, however often and in whatever order they
 * are told; the platform's own time says which is the newest. One that comes back after another counts again where the
 * platform says when it last changed the application. Of people we do not know nothing is kept, nor what is said
 * `onlyKnown` of an application we do not. An open offer to somebody who is in an application ends. Refuses `suppressed`.
 */
export const applicationObservedDecider = defineDecider({
  input: applicationObserved,
  loads: ({ identities }, context) => [{ collection: 'pool', key: 'self' }, ...identityKeys(identities, context)],
  decide: (data, documents: Reader<ContactsDocuments>, context): Decision => {
    const hashes = identityKeys(data.identities, context).map(({ key }) => key);
    const judged = judgeTokens(hashes, { basis: data.basis, import: null }, documents);
    if ('refused' in judged) return judged;
    const cards = cardsOf(data.identities, documents, context);
    const [first] = cards;
    if (first === undefined) return { events: [] };
    const member = memberOf(data.recruiter, documents);
    const events = cards.flatMap((card) =>
      withOfferEnded(card, told(card, data, member, { documents, context }), documents, context),
    );
    return { about: cardKey(first.id), events };
  },
});

/** Of a merged contact it belongs to the part that bears the platform's name. */
function told(
  card: Card,
  data: Observed,
  member: string | null,
  { documents, context }: { documents: Reader<ContactsDocuments>; context: Context },
): NewEvent[] {
  const hashes = identityKeys(data.identities, context).map(({ key }) => key);
  const bearer = bearerIn(card, hashes, documents);
  return saidOfPart(stateOf({ ...card, id: bearer }, data, member, context), bearer, card);
}

function stateOf(card: Card, data: Observed, member: string | null, context: Context): NewEvent[] {
  const known = card.applications.find((one) => one.source === data.source && one.sourceId === data.sourceId);
  if (known === undefined && data.onlyKnown) return [];
  const occurredAt = known === undefined ? clamped(data.at, context) : newsOf(card, known, data, context);
  if (occurredAt === null) return [];
  const { facts, personal } = provenanceOf({ ...data, observedAt: occurredAt }, context);
  const application = known?.application ?? context.id('a', `${card.id} ${data.sourceId}`);
  const { appliedAt, interviewed, state, job, stage, url } = data;
  const told = {
    subject: card.id,
    occurredAt,
    data: { ...facts, application, interviewed, appliedAt: clamped(appliedAt, context), member },
    personal: { ...personal, state, job, stage, url },
  };
  return [made(told, data.now)];
}

/** When what is told of an application that is known happened; null: it was told before. */
function newsOf(card: Card, known: Card['applications'][number], data: Observed, context: Context): number | null {
  const at = Math.min(data.at, context.now);
  const isTold = isToldState(known, { state: data.state, at });
  const fact = card.facts.applications.find(({ application }) => application === known.application);
  if (fact !== undefined && (isTold || at <= fact.at) && isBack(fact, data)) return clamped(data.changedAt, context);
  return isTold ? null : at;
}

/**
 * Whether an application is back where it was: it was changed on its platform after it was last known to be over, and is
 * not now, or the other way round. For platforms that say since when it was moved, and not since when a no was taken back:
 * it was by then at the latest.
 */
function isBack({ state, at }: Card['facts']['applications'][number], { changedAt, now }: Observed): boolean {
  if (state === 'gone' || state === 'lapsed' || changedAt === null) return false;
  return state !== now.is && changedAt > at;
}

type Told = Required<Parameters<typeof applicationHired.make>[0]>;

function made(told: Told, now: Observed['now']): NewEvent {
  if (now.is === 'active')
    return applicationStageChanged.make({ ...told, data: { ...told.data, reopened: now.reopened } });
  if (now.is === 'hired') return applicationHired.make(told);
  const { occurredAt } = told;
  const window = { from: occurredAt + REASON_FROM_DAYS * DAY, until: occurredAt + REASON_UNTIL_DAYS * DAY };
  return applicationEnded.make({
    ...told,
    data: { ...told.data, end: now.end, ...window },
    personal: { ...told.personal, reason: now.reason },
  });
}

function clamped(at: number | null, { now }: Context): number | null {
  return at === null ? null : Math.min(at, now);
}
