import { z } from 'zod';
import type { About, Delivered } from '../calling-kind.js';
import { applied, timeOf } from './application.js';
import {
  applicationsForgotten,
  forgotten,
  gone,
  joined,
  keptOut,
  mayEmail,
  type Said,
  type Told,
} from '../platform-inputs.js';
import { greenhouseIdentity, identitiesOf, observed } from './candidate.js';
import { droppedOf, isNameless } from './anonymised.js';
import * as p from './payload.js';

type Read = (payload: unknown, action: string, about: About) => Told;

const envelope = z.object({ action: z.string().min(1).max(100), payload: z.unknown() });
const ofApplication = z.object({ application: p.application });

/** Actions that say something about people. */
const telling: Readonly<Record<string, Read>> = {
  new_candidate_application: application,
  new_prospect_application: application,
  candidate_stage_change: application,
  application_updated: application,
  hire_candidate: application,
  unhire_candidate: application,
  reject_candidate: application,
  unreject_candidate: application,
  update_candidate: (payload, _action, about) => {
    const { candidate } = z.object({ candidate: p.candidate }).parse(payload);
    return person(candidate, about, { basis: about.source.basis, at: about.receivedAt });
  },
  delete_candidate: deleted,
  merge_candidate: merged,
  candidate_anonymized: anonymised,
  delete_application: applicationDeleted,
};

/** Actions about jobs, offers and the company itself; they name nobody, or say nothing that Kith keeps. */
export const ignored: ReadonlySet<string> = new Set([
  ...['offer_created', 'offer_approved', 'offer_updated', 'offer_deleted'],
  ...['interview_deleted', 'scorecard_deleted'],
  ...['job_created', 'job_updated', 'job_deleted', 'job_approved', 'job_interview_stage_deleted'],
  ...['job_post_created', 'job_post_updated', 'job_post_deleted'],
  ...['department_deleted', 'office_deleted'],
]);

export const tellingActions: readonly string[] = Object.keys(telling);

/** What a delivery of Greenhouse means. */
export function readGreenhouse(body: unknown, about: About): Delivered {
  const read = envelope.safeParse(body);
  if (!read.success) return { is: 'unknown', action: null, why: 'shape' };
  const { action, payload } = read.data;
  if (action === 'ping') return { is: 'ping', action };
  if (ignored.has(action)) return { is: 'ignored', action };
  const tell = Object.hasOwn(telling, action) ? telling[action] : undefined;
  if (tell === undefined) return { is: 'unknown', action, why: 'action' };
  try {
    return { is: 'told', action, ...tell(payload, action, about) };
  } catch (error) {
    if (error instanceof z.ZodError) return { is: 'unknown', action, why: 'shape' };
    throw error;
  }
}

function application(payload: unknown, action: string, about: About): Told {
  const { application: told } = ofApplication.parse(payload);
  const at = timeOf(told, about);
  // Whoever recruited a prospect found them: they have done nothing themselves.
  const basis = told.prospect === true ? 'sourced' : about.source.basis;
  const said = person(told.candidate, about, { basis, at });
  const state = said.closes === null ? applied(told, action, about) : null;
  const inputs = state === null ? [] : [{ kind: 'application.observed', data: state, at: about.receivedAt }];
  return { ...said, inputs: [...said.inputs, ...inputs] };
}

/** A candidate as they are now. Whoever is private there does not enter the pool, and leaves it. */
function person(candidate: p.Candidate, about: About, said: Said): Told {
  const people = identitiesOf(candidate, about);
  const own = greenhouseIdentity(candidate.id, about);
  if (candidate.is_private === true) return keptOut(own, people, about, said.at);
  const seen = { kind: 'person.observed', data: observed(candidate, about, said), at: about.receivedAt };
  return { inputs: [seen, ...mayEmail(own, candidate.can_email, about, said)], people, at: said.at, closes: null };
}

function deleted(payload: unknown, _action: string, about: About): Told {
  const { person: one } = z.object({ person: p.goneCandidate }).parse(payload);
  const applications = one.deleted_application_ids.map((id) => greenhouseIdentity(id, about).value);
  return gone(greenhouseIdentity(one.id, about), applications, 'deleted', about);
}

function merged(payload: unknown, _action: string, about: About): Told {
  const { person: one } = z.object({ person: p.mergedCandidate }).parse(payload);
  const winner = greenhouseIdentity(one.new_candidate_id, about);
  return joined(winner, greenhouseIdentity(one.id, about), about, about.receivedAt);
}

function anonymised(payload: unknown, _action: string, about: About): Told {
  const { candidate_id, anonymized_fields } = p.anonymised.parse(payload);
  const own = greenhouseIdentity(candidate_id, about);
  if (isNameless(anonymized_fields)) return gone(own, null, 'anonymised', about);
  const at = about.receivedAt;
  const fields = droppedOf(anonymized_fields);
  const inputs = fields.length === 0 ? [] : [forgotten(own, { extent: 'partial', fields }, about, at)];
  return { inputs, people: [own], at, closes: null };
}

function applicationDeleted(payload: unknown, _action: string, about: About): Told {
  const { application: one } = z.object({ application: p.goneApplication }).parse(payload);
  const own = one.candidate_id === null ? null : greenhouseIdentity(one.candidate_id, about);
  const { value } = greenhouseIdentity(one.id, about);
  const inputs = own === null ? [] : applicationsForgotten([value], own, 'deleted', about);
  return { inputs, people: own === null ? [] : [own], at: about.receivedAt, closes: null };
}
