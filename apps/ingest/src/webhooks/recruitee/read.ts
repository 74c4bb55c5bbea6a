import { readAction, type Actions } from '../actions.js';
import type { About, Delivered } from '../calling-kind.js';
import { ownIdentity } from '../platform-person.js';
import { gone, type Told } from '../platform-inputs.js';
import { isStageOf } from '../stage-setting.js';
import { running, unsaidOfApplication, withApplication, type PlatformApplication } from '../told-application.js';
import { personTold, unsaid, wholeName } from '../told-person.js';
import * as p from './payload.js';

/** A move and what kind of move it is are one action here: `candidate_moved disqualified`. */
const actions: Actions = {
  ping: new Set(['test']),
  ignored: new Set(),
  telling: {
    candidate_created: ({ data, at }, about) => person(p.ofCandidate.parse(data).candidate, about, at),
    candidate_assigned: placed({ isOut: false }),
    'candidate_moved stage_changed': placed({ isOut: false }),
    'candidate_moved requalified': placed({ isOut: false }),
    'candidate_moved disqualified': placed({ isOut: true }),
    candidate_deleted: ({ data }, about) => {
      const own = ownIdentity('recruitee', p.gone.parse(data).candidate.id, about);
      return gone(own, null, 'deleted', about);
    },
  },
};

/** Whether it only tries the address: it carries nobody, or an invented example. */
export function isTrial(body: unknown): boolean {
  return p.trial.safeParse(body).success;
}

/** What a delivery of Recruitee means. */
export function readRecruitee(body: unknown, about: About): Delivered {
  if (isTrial(body)) return { is: 'ping', action: 'test' };
  const read = p.envelope.safeParse(body);
  if (!read.success) return { is: 'unknown', action: null, why: 'shape' };
  const { event_type, event_subtype, created_at, payload: data } = read.data;
  const action = event_type === 'candidate_moved' ? `${event_type} ${event_subtype?.slice(0, 80) ?? '-'}` : event_type;
  return readAction(actions, { action, data, at: created_at ?? about.receivedAt }, about);
}

function person({ id, name, emails, phones }: p.Candidate, about: About, at: number): Told {
  const one = { ...unsaid, id, name: wholeName(name), emails, phones };
  return personTold('recruitee', one, about, { basis: about.source.basis, at });
}

/** Where somebody stands in a job. Whoever is in a talent pool has applied for nothing. */
function placed({ isOut }: { isOut: boolean }): Actions['telling'][string] {
  return ({ data, at }, about) => {
    const one = p.placed.parse(data);
    const told = person(one.candidate, about, at);
    if (one.offer?.kind === 'talent_pool') return told;
    const id = [one.candidate.id, one.offer?.id].filter((part) => typeof part === 'string').join('-');
    const seen = { ...unsaidOfApplication, id, job: one.offer?.title ?? null, stage: one.details?.name ?? null };
    return withApplication(told, 'recruitee', { ...seen, ...stateOf(one, { isOut, at }, about) }, about);
  };
}

function stateOf(
  { details: stage }: p.Placed,
  { isOut, at }: { isOut: boolean; at: number },
  about: About,
): Pick<PlatformApplication, 'at' | 'state' | 'now'> {
  if (isOut) return { at, state: `ended ${at}`, now: { is: 'ended', end: 'rejected', reason: null } };
  if (stage !== null && isStageOf(about.settings, 'hired', stage.name))
    return { at, state: `hired ${at}`, now: { is: 'hired' } };
  return running(nameOf(stage), at, { reopened: true });
}

function nameOf(stage: p.Placed['details']): string | null {
  return stage?.id ?? stage?.name ?? null;
}
