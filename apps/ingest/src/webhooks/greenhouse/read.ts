import { z } from 'zod';
import type { Identity } from '#libs/identity/schemes.js';
import type { About, Delivered } from '../calling-kind.js';
import { applied, timeOf } from './application.js';
import { greenhouseIdentity, identitiesOf, observed } from './candidate.js';
import { droppedOf, isNameless } from './anonymised.js';
import * as p from './payload.js';

type Told = Extract<Delivered, { is: 'told' }>;
type Read = (payload: unknown, action: string, about: About) => Omit<Told, 'is' | 'action'>;

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
  const tell = telling[action];
  if (tell === undefined) return { is: 'unknown', action, why: 'action' };
  try {
    return { is: 'told', action, ...tell(payload, action, about) };
  } catch (error) {
    if (error instanceof z.ZodError) return { is: 'unknown', action, why: 'shape' };
    throw error;
  }
}

function application(payload: unknown, action: string, about: About): ReturnType<Read> {
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
function person(
  candidate: p.Candidate,
  about: About,
  said: { basis: About['source']['basis']; at: number },
): ReturnType<Read> {
  const people = identitiesOf(candidate, about);
  const own = greenhouseIdentity(candidate.id, about);
  if (candidate.is_private === true) {
    const inputs = [forgotten([own], 'all', [], { about, at: said.at })];
    return { inputs, people, at: said.at, closes: { person: own, forGood: false } };
  }
  const seen = { kind: 'person.observed', data: observed(candidate, about, said), at: about.receivedAt };
  return { inputs: [seen, ...mayEmail(candidate, about, said)], people, at: said.at, closes: null };
}

function mayEmail({ id, can_email }: p.Candidate, about: About, { basis, at }: { basis: string; at: number }) {
  if (can_email === null) return [];
  const kind = can_email ? 'welcome.observed' : 'unwelcome.observed';
  const identities = [greenhouseIdentity(id, about)];
  const data = { source: about.source.kind, basis, at, identities, sign: 'no-email', network: null };
  return [{ kind, data, at: about.receivedAt }];
}

function deleted(payload: unknown, _action: string, about: About): ReturnType<Read> {
  const { person: gone } = z.object({ person: p.goneCandidate }).parse(payload);
  const own = greenhouseIdentity(gone.id, about);
  const at = about.receivedAt;
  return {
    inputs: [
      ...applicationsForgotten(gone.deleted_application_ids, own, 'deleted', about),
      forgotten([own], 'all', [], { about, at }),
    ],
    people: [own],
    at,
    closes: { person: own, forGood: true },
  };
}

function merged(payload: unknown, _action: string, about: About): ReturnType<Read> {
  const { person: gone } = z.object({ person: p.mergedCandidate }).parse(payload);
  const loser = greenhouseIdentity(gone.id, about);
  const winner = greenhouseIdentity(gone.new_candidate_id, about);
  const at = about.receivedAt;
  const data = { source: about.source.kind, winner: [winner], loser: [loser], at };
  return { inputs: [{ kind: 'person.merged', data, at }], people: [winner, loser], at, closes: null };
}

function anonymised(payload: unknown, _action: string, about: About): ReturnType<Read> {
  const { candidate_id, anonymized_fields } = p.anonymised.parse(payload);
  const own = greenhouseIdentity(candidate_id, about);
  const at = about.receivedAt;
  if (isNameless(anonymized_fields)) {
    const inputs = [
      ...applicationsForgotten(null, own, 'anonymised', about),
      forgotten([own], 'all', [], { about, at }),
    ];
    return { inputs, people: [own], at, closes: { person: own, forGood: true } };
  }
  const fields = droppedOf(anonymized_fields);
  const inputs = fields.length === 0 ? [] : [forgotten([own], 'partial', fields, { about, at })];
  return { inputs, people: [own], at, closes: null };
}

function applicationDeleted(payload: unknown, _action: string, about: About): ReturnType<Read> {
  const { application: gone } = z.object({ application: p.goneApplication }).parse(payload);
  const own = gone.candidate_id === null ? null : greenhouseIdentity(gone.candidate_id, about);
  const inputs = own === null ? [] : applicationsForgotten([gone.id], own, 'deleted', about);
  return { inputs, people: own === null ? [] : [own], at: about.receivedAt, closes: null };
}

function applicationsForgotten(
  ids: readonly string[] | null,
  own: Identity,
  as: 'deleted' | 'anonymised',
  about: About,
) {
  if (ids?.length === 0) return [];
  const { kind, basis } = about.source;
  const applications = ids === null ? null : ids.map((id) => greenhouseIdentity(id, about).value);
  const data = { source: kind, basis, at: about.receivedAt, identities: [own], as, applications };
  return [{ kind: 'application.forgotten', data, at: about.receivedAt }];
}

function forgotten(
  identities: Identity[],
  extent: 'all' | 'partial',
  fields: readonly string[],
  { about, at }: { about: About; at: number },
) {
  const data = { source: about.source.kind, import: null, identities, extent, fields, at };
  return { kind: 'person.forgotten', data, at: about.receivedAt };
}
