import type { Identity } from '#libs/identity/schemes.js';
import { readAction, type Actions, type Heard } from '../actions.js';
import type { About, Delivered } from '../calling-kind.js';
import { ownIdentity } from '../platform-person.js';
import { gone, joined, type Told } from '../platform-inputs.js';
import { unsaidOfApplication, withApplication } from '../told-application.js';
import { personTold, unsaid, wholeName } from '../told-person.js';
import { stateOf, timeOf } from './application.js';
import * as p from './payload.js';

/** An interview that was planned, put off or cancelled did not take place. */
const tookPlace = new Set(['WaitingOnFeedback', 'Complete']);

const actions: Actions = {
  ping: new Set(['ping']),
  ignored: new Set([
    ...['jobCreate', 'jobUpdate', 'jobPostingPublish', 'jobPostingUnpublish', 'jobPostingUpdate', 'openingCreate'],
    ...['offerCreate', 'offerUpdate', 'offerDelete', 'pushToHRIS', 'signatureRequestUpdate', 'surveySubmit'],
    // What is created here is also updated, and only the update names its candidate.
    ...['interviewPlanTransition', 'interviewScheduleCreate'],
  ]),
  telling: {
    applicationSubmit: application,
    applicationUpdate: application,
    candidateStageChange: application,
    candidateHire: application,
    interviewScheduleUpdate: interview,
    candidateDelete: ({ data }, about) => gone(own(p.deleted.parse(data).candidate.id, about), null, 'deleted', about),
    candidateMerge: ({ data, at }, about) => {
      const { deletedCandidate, mergedCandidate } = p.merged.parse(data);
      return joined(own(mergedCandidate.id, about), own(deletedCandidate.id, about), about, at);
    },
  },
};

export const tellingActions: readonly string[] = Object.keys(actions.telling);
export const { ignored } = actions;

/** What a delivery of Ashby means. */
export function readAshby(body: unknown, about: About): Delivered {
  const read = p.envelope.safeParse(body);
  if (!read.success) return { is: 'unknown', action: null, why: 'shape' };
  return readAction(actions, { ...read.data, at: about.receivedAt }, about);
}

function own(id: string, about: About): Identity {
  return ownIdentity('ashby', id, about);
}

function application({ data, action }: Heard, about: About): Told {
  const { application: one } = p.ofApplication.parse(data);
  const { id, name, primaryEmailAddress: emails, primaryPhoneNumber: phones } = one.candidate;
  const at = timeOf(one, about);
  // A lead was found by the team, and of who is archived nobody says whether they were one: they need have done nothing.
  const isTheirs = one.status === 'Active' || one.status === 'Hired';
  const said = { basis: isTheirs ? about.source.basis : ('sourced' as const), at };
  const told = personTold('ashby', { ...unsaid, id, name: wholeName(name), emails, phones }, about, said);
  const state = one.status === 'Lead' ? null : stateOf(one, action, at);
  return state === null ? told : withApplication(told, 'ashby', { ...unsaidOfApplication, ...state }, about);
}

/**
 * An interview that took place, of whoever is known already. It is dated by the day it was arranged, when the
 * application certainly ran: feedback may come in long after the end, and opens nothing again.
 */
function interview({ data, at: receivedAt }: Heard, about: About): Told {
  const { interviewSchedule: one } = p.ofInterview.parse(data);
  const at = one.createdAt ?? receivedAt;
  const people = one.candidateId === null ? [] : [own(one.candidateId, about)];
  const told = { inputs: [], people, at, closes: null };
  if (people.length === 0 || one.createdAt === null || !tookPlace.has(one.status ?? '')) return told;
  const now = { is: 'active', reopened: false } as const;
  const state = { id: one.applicationId, at, state: `interview ${one.id}`, now };
  return withApplication(told, 'ashby', { ...unsaidOfApplication, ...state, interviewed: true }, about);
}
