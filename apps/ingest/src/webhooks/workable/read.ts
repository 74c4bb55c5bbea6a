import { readAction, type Actions, type Heard } from '../actions.js';
import type { About, Delivered } from '../calling-kind.js';
import { ownIdentity } from '../platform-person.js';
import { gone, type Told } from '../platform-inputs.js';
import { isStageOf } from '../stage-setting.js';
import { running, unsaidOfApplication, withApplication, type PlatformApplication } from '../told-application.js';
import { partedName, personTold, unsaid, wholeName, type PlatformPerson } from '../told-person.js';
import * as p from './payload.js';

const actions: Actions = {
  ping: new Set(),
  ignored: new Set([
    ...['employee_created', 'employee_updated', 'employee_published'],
    ...['onboarding_completed', 'timeoff_updated'],
  ]),
  telling: {
    candidate_created: candidate,
    candidate_moved: candidate,
    candidate_deleted: ({ data }, about) => {
      const own = ownIdentity('workable', p.gone.parse(data).id, about);
      return gone(own, null, 'deleted', about);
    },
  },
};

/** What a delivery of Workable means. */
export function readWorkable(body: unknown, about: About): Delivered {
  const read = p.envelope.safeParse(body);
  if (!read.success || read.data.action === '') return { is: 'unknown', action: null, why: 'shape' };
  const { action, data, fired_at } = read.data;
  return readAction(actions, { action, data, at: fired_at ?? about.receivedAt }, about);
}

/** A candidate is somebody within one job: person and application have one id. */
function candidate({ data, at }: Heard, about: About): Told {
  const one = p.candidate.parse(data);
  // Also one that is sent again shows them as they are then.
  const told = personTold('workable', personOf(one), about, { basis: about.source.basis, at: about.receivedAt });
  const { job, stage, created_at: appliedAt } = one;
  const same = { ...unsaidOfApplication, id: one.id, job, stage, appliedAt };
  return withApplication(told, 'workable', { ...same, ...stateOf(one, at, about) }, about);
}

function personOf({ id, name, firstname, lastname, email, phone, headline, ...rest }: p.Candidate): PlatformPerson {
  const now = rest.experience_entries.find(({ current }) => current === true);
  return {
    ...{ ...unsaid, id, headline, emails: [email], phones: [phone] },
    ...{ name: partedName(firstname, lastname) ?? wholeName(name) },
    ...{ employer: now?.company ?? null, position: now?.title ?? null },
  };
}

/** A delivery shows the state at its sending: an end has its own day, everything else is as of when it happened. */
function stateOf(one: p.Candidate, at: number, about: About): Pick<PlatformApplication, 'at' | 'state' | 'now'> {
  if (one.disqualified === true) {
    const since = one.disqualified_at ?? at;
    const now = { is: 'ended', end: 'rejected', reason: one.disqualification_reason } as const;
    return { at: since, state: `ended ${since}`, now };
  }
  if (isStageOf(about.settings, 'hired', one.stage)) return { at, state: `hired ${at}`, now: { is: 'hired' } };
  return running(one.stage, at, { reopened: true });
}
