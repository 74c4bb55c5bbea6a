import { z } from 'zod';
import { readAction, type Actions, type Heard } from '../actions.js';
import type { About, Delivered } from '../calling-kind.js';
import { applicationGone, forgotten, gone, joined, type Told } from '../platform-inputs.js';
import { withApplication } from '../told-application.js';
import { personTold } from '../told-person.js';
import { greenhouseIdentity, personOf } from './candidate.js';
import { applied, timeOf } from './application.js';
import { droppedOf, isNameless } from './anonymised.js';
import * as p from './payload.js';

const envelope = z.object({ action: z.string().min(1).max(100), payload: z.unknown() });
const ofApplication = z.object({ application: p.application });

const actions: Actions = {
  ping: new Set(['ping']),
  /** about jobs, offers and the company itself; they name nobody, or say nothing that Kith keeps */
  ignored: new Set([
    ...['offer_created', 'offer_approved', 'offer_updated', 'offer_deleted'],
    ...['interview_deleted', 'scorecard_deleted'],
    ...['job_created', 'job_updated', 'job_deleted', 'job_approved', 'job_interview_stage_deleted'],
    ...['job_post_created', 'job_post_updated', 'job_post_deleted'],
    ...['department_deleted', 'office_deleted'],
  ]),
  telling: {
    new_candidate_application: application,
    new_prospect_application: application,
    candidate_stage_change: application,
    application_updated: application,
    hire_candidate: application,
    unhire_candidate: application,
    reject_candidate: application,
    unreject_candidate: application,
    update_candidate: ({ data, at }, about) => {
      const { candidate } = z.object({ candidate: p.candidate }).parse(data);
      return personTold('greenhouse', personOf(candidate), about, { basis: about.source.basis, at });
    },
    delete_candidate: deleted,
    merge_candidate: merged,
    candidate_anonymized: anonymised,
    delete_application: applicationDeleted,
  },
};

export const tellingActions: readonly string[] = Object.keys(actions.telling);
export const { ignored } = actions;

/** What a delivery of Greenhouse means. */
export function readGreenhouse(body: unknown, about: About): Delivered {
  const read = envelope.safeParse(body);
  if (!read.success) return { is: 'unknown', action: null, why: 'shape' };
  const { action, payload: data } = read.data;
  return readAction(actions, { action, data, at: about.receivedAt }, about);
}

function application({ data, action }: Heard, about: About): Told {
  const { application: one } = ofApplication.parse(data);
  const at = timeOf(one, about);
  // Whoever recruited a prospect found them: they have done nothing themselves.
  const basis = one.prospect === true ? 'sourced' : about.source.basis;
  const told = personTold('greenhouse', personOf(one.candidate), about, { basis, at });
  const state = applied(one, action, at);
  return state === null ? told : withApplication(told, 'greenhouse', state, about);
}

function deleted({ data }: Heard, about: About): Told {
  const { person: one } = z.object({ person: p.goneCandidate }).parse(data);
  const applications = one.deleted_application_ids.map((id) => greenhouseIdentity(id, about).value);
  return gone(greenhouseIdentity(one.id, about), applications, 'deleted', about);
}

function merged({ data }: Heard, about: About): Told {
  const { person: one } = z.object({ person: p.mergedCandidate }).parse(data);
  const winner = greenhouseIdentity(one.new_candidate_id, about);
  return joined(winner, greenhouseIdentity(one.id, about), about, about.receivedAt);
}

function anonymised({ data }: Heard, about: About): Told {
  const { candidate_id, anonymized_fields } = p.anonymised.parse(data);
  const own = greenhouseIdentity(candidate_id, about);
  if (isNameless(anonymized_fields)) return gone(own, null, 'anonymised', about);
  const at = about.receivedAt;
  const fields = droppedOf(anonymized_fields);
  if (fields.length === 0) return { inputs: [], people: [own], at, closes: null };
  const inputs = [forgotten(own, { extent: 'partial', fields }, about, at)];
  return { inputs, people: [own], at, closes: { person: own, forGood: false, fields } };
}

function applicationDeleted({ data }: Heard, about: About): Told {
  const { application: one } = z.object({ application: p.goneApplication }).parse(data);
  const at = about.receivedAt;
  if (one.candidate_id === null) return { inputs: [], people: [], at, closes: null };
  return applicationGone(greenhouseIdentity(one.id, about), greenhouseIdentity(one.candidate_id, about), about, at);
}
