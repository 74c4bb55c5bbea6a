import type { About } from '../calling-kind.js';
import { greenhouseIdentity, identitiesOf } from './candidate.js';
import type { Application } from './payload.js';

/** Actions that take a hire or a no back. */
const reopening = new Set(['unhire_candidate', 'unreject_candidate']);
/** How Greenhouse files a no that was theirs. */
const THEIR_NO = /^they rejected us/i;

/** Of an application: what it is now, since when, and the name of that state, which is the same whenever it is told. */
interface State {
  at: number;
  state: string;
  now: object;
}

/** When Greenhouse last saw something happen to an application, ms. */
export function timeOf({ last_activity_at, offer, applied_at }: Application, { receivedAt }: About): number {
  return last_activity_at ?? offer ?? applied_at ?? receivedAt;
}

/** The body of `application.observed`; null for a prospect, who has not applied for anything. */
export function applied(application: Application, action: string, about: About): object | null {
  if (application.prospect === true) return null;
  const { candidate, current_stage: stage, jobs: job, applied_at: appliedAt } = application;
  return {
    source: about.source.kind,
    basis: about.source.basis,
    ...stateOf(application, action, timeOf(application, about)),
    identities: identitiesOf(candidate, about),
    sourceId: greenhouseIdentity(application.id, about).value,
    appliedAt,
    interviewed: stage.interviewed,
    recruiter: candidate.recruiter,
    job,
    stage: stage.name,
    url: application.url?.replace(/\s/g, '') ?? null,
  };
}

function stateOf(application: Application, action: string, at: number): State {
  if (action === 'hire_candidate') return hired(application, at);
  // Told by the way: that they were hired is a state of its own, whatever happens to the application afterwards.
  if (application.status === 'hired') return { at, state: 'hired', now: { is: 'hired' } };
  if (application.status === 'rejected') return ended(application, at);
  return active(application, reopening.has(action), at);
}

function hired({ offer }: Application, at: number): State {
  const since = offer ?? at;
  return { at: since, state: `hired ${since}`, now: { is: 'hired' } };
}

function active({ current_stage: { id, interviewed } }: Application, reopened: boolean, at: number): State {
  const marks = [interviewed ? 'interviewed' : '', reopened ? 'reopened' : ''].filter((mark) => mark !== '');
  return { at, state: ['active', id ?? '-', at, ...marks].join(' '), now: { is: 'active', reopened } };
}

function ended({ rejected_at, rejection_reason: why }: Application, otherwise: number): State {
  const at = rejected_at ?? otherwise;
  const reason = why?.name ?? null;
  return { at, state: `ended ${at}`, now: { is: 'ended', end: endOf(why), reason } };
}

function endOf(why: Application['rejection_reason']): 'rejected' | 'withdrawn' | 'other' {
  if (why === null) return 'other';
  return THEIR_NO.test(why.type ?? why.name ?? '') ? 'withdrawn' : 'rejected';
}
