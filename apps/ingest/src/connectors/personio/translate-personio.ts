import type { About as AboutDelivery } from '../../webhooks/calling-kind.js';
import { gone } from '../../webhooks/platform-inputs.js';
import { ownIdentity } from '../../webhooks/platform-person.js';
import { isStageOf } from '../../webhooks/stage-setting.js';
import {
  running,
  unsaidOfApplication,
  withApplication,
  type PlatformApplication,
} from '../../webhooks/told-application.js';
import { partedName, personTold, unsaid } from '../../webhooks/told-person.js';
import { asDelivered, firstKnown, readable } from '../platform-api.js';
import type { About, Told } from '../pulled-kind.js';
import type { Application, Stage, Step } from './payload.js';
import type { PersonioItem } from './pull-personio.js';

/** What an application of Personio means: its candidate is a person. */
export function translatePersonio({ told: given, steps }: PersonioItem, pulled: About): Told {
  const about = asDelivered(pulled);
  const one = readable(given);
  if (one.is_anonymized === true)
    return gone(ownIdentity('personio', one.candidate.id, about), null, 'anonymised', about).inputs;
  const changedAt = firstKnown([one.updated_at, one.created_at], about.receivedAt);
  return applied(one, steps, { about, changedAt });
}

function applied(
  { id, candidate, job, current_stage, created_at: appliedAt }: Application,
  steps: readonly Step[],
  { about, changedAt }: { about: AboutDelivery; changedAt: number },
): Told {
  const name = partedName(candidate.first_name, candidate.last_name);
  const who = { ...unsaid, id: candidate.id, name, emails: [candidate.email] };
  const person = personTold('personio', who, about, { basis: about.source.basis, at: changedAt });
  const [newest] = steps;
  const stage = newest?.stage ?? current_stage;
  const at = firstKnown([newest?.entered_at], changedAt);
  const interviewed = [stage, ...steps.map((step) => step.stage)].some((passed) => isBehindInterview(passed, about));
  const names = { job: job?.name ?? null, stage: stage?.name ?? null };
  const seen = { ...unsaidOfApplication, id, appliedAt, interviewed, ...names };
  return withApplication(person, 'personio', { ...seen, ...stateOf(stage, at) }, about).inputs;
}

/** Of Personio's own stages an offer, and what comes of it, are behind an interview. */
function isBehindInterview(stage: Stage | null, { settings }: AboutDelivery): boolean {
  return is(stage, 'offer') || is(stage, 'accepted') || isStageOf(settings, 'interviewed', stage?.name ?? null);
}

/** Personio's own stages have the same names for everybody, whatever a team calls its own. */
function is(stage: Stage | null, name: string): boolean {
  return [stage?.kind, stage?.type, stage?.id].some((one) => one?.toLowerCase() === name);
}

function stateOf(stage: Stage | null, at: number): Pick<PlatformApplication, 'at' | 'state' | 'now'> {
  if (is(stage, 'accepted')) return { at, state: `hired ${at}`, now: { is: 'hired' } };
  for (const end of ['rejected', 'withdrawn'] as const)
    if (is(stage, end)) return { at, state: `ended ${at}`, now: { is: 'ended', end, reason: null } };
  return running(stage?.id ?? stage?.name ?? null, at, { reopened: true });
}
