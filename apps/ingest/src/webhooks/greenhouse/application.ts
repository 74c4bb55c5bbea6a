import type { About } from '../calling-kind.js';
import type { PlatformApplication } from '../told-application.js';
import type { Application } from './payload.js';

/** Actions that take a hire or a no back. */
const reopening = new Set(['unhire_candidate', 'unreject_candidate']);
/** How Greenhouse files a no that was theirs. */
const THEIR_NO = /^they rejected us/i;

type State = Pick<PlatformApplication, 'at' | 'state' | 'now'>;

/** When Greenhouse last saw something happen to an application, ms. */
export function timeOf({ last_activity_at, offer, applied_at }: Application, { receivedAt }: About): number {
  return last_activity_at ?? offer ?? applied_at ?? receivedAt;
}

/** An application as Greenhouse knows it; null for a prospect, who has not applied for anything. */
export function applied(application: Application, action: string, at: number): PlatformApplication | null {
  if (application.prospect === true) return null;
  const { id, candidate, current_stage: stage, jobs: job, applied_at: appliedAt } = application;
  return {
    ...{ id, ...stateOf(application, action, at), appliedAt, job },
    ...{ interviewed: stage.interviewed, recruiter: candidate.recruiter, stage: stage.name },
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
