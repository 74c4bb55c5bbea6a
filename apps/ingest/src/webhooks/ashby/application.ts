import type { About } from '../calling-kind.js';
import { running, type Now, type PlatformApplication } from '../told-application.js';
import type { Application } from './payload.js';

/** When Ashby last saw something happen to an application, ms. */
export function timeOf({ updatedAt, createdAt }: Application, { receivedAt }: About): number {
  return updatedAt ?? createdAt ?? receivedAt;
}

type State = Pick<PlatformApplication, 'id' | 'at' | 'state' | 'now' | 'appliedAt' | 'job' | 'stage' | 'onlyKnown'>;

/** What an application is, as it stood at `at`. One hire is told by three deliveries, and is one state. */
export function stateOf(application: Application, action: string, at: number): State {
  const { id, createdAt: appliedAt, job, currentInterviewStage: stage } = application;
  const same = { id, appliedAt, job, stage: stage?.title ?? null };
  if (application.status === 'Hired') return { ...same, at, ...hired(action, at) };
  if (application.status === 'Archived') return { ...same, ...archived(application, at) };
  // A hire that is taken back is told as active again: without its time nobody could say which of the two came later.
  return { ...same, ...running(stage?.id ?? null, at, { reopened: application.updatedAt !== null }) };
}

/** Told by the way, that they were hired is a state of its own, whatever happens to the application afterwards. */
function hired(action: string, at: number): { state: string; now: Now } {
  return { state: action === 'candidateHire' ? `hired ${at}` : 'hired', now: { is: 'hired' } };
}

function archived({ archivedAt, archiveReason }: Application, otherwise: number) {
  const at = archivedAt ?? otherwise;
  const now: Now = { is: 'ended', end: endOf(archiveReason?.reasonType), reason: archiveReason?.text ?? null };
  return { at, state: `ended ${at}`, now, onlyKnown: true };
}

/** Whose no it was, as the kind of the reason says; a reason of no kind says neither. */
function endOf(reasonType: string | null | undefined): 'rejected' | 'withdrawn' | 'other' {
  if (reasonType === 'RejectedByCandidate') return 'withdrawn';
  return reasonType === 'RejectedByOrg' ? 'rejected' : 'other';
}
