import { readAction, type Actions, type Heard } from '../actions.js';
import type { About, Delivered } from '../calling-kind.js';
import { ownIdentity } from '../platform-person.js';
import { gone, type Told } from '../platform-inputs.js';
import { isStageOf } from '../stage-setting.js';
import { running, unsaidOfApplication, withApplication, type PlatformApplication } from '../told-application.js';
import { personTold, unsaid, wholeName } from '../told-person.js';
import * as p from './payload.js';

const actions: Actions = {
  ping: new Set(),
  ignored: new Set([
    ...['companyPositionAdded', 'companyPositionUpdated', 'companyPositionDeleted', 'companyPositionStateUpdated'],
    ...['companyNotePosted', 'companyNoteUpdated', 'companyNoteDeleted'],
  ]),
  telling: {
    candidateAdded: candidate,
    candidateStatusUpdated: candidate,
    candidateDeleted: ({ data }, about) =>
      gone(ownIdentity('breezy', p.gone.parse(data).candidate._id, about), null, 'deleted', about),
  },
};

/** What a delivery of Breezy means. */
export function readBreezy(body: unknown, about: About): Delivered {
  const read = p.envelope.safeParse(body);
  if (!read.success) return { is: 'unknown', action: null, why: 'shape' };
  const { type: action, object: data, creation_date } = read.data;
  return readAction(actions, { action, data, at: creation_date ?? about.receivedAt }, about);
}

/** Somebody in one position; in another one they may be the same candidate, and have another application. */
function candidate({ data, at }: Heard, about: About): Told {
  const one = p.placed.parse(data);
  const { _id: id, name, email_address: email, phone_number: phone } = one.candidate;
  const who = { ...unsaid, id, name: wholeName(name), emails: [email], phones: [phone] };
  const told = personTold('breezy', who, about, { basis: about.source.basis, at });
  const place = [id, one.position?._id].filter((part) => typeof part === 'string').join('-');
  const seen = { id: place, job: one.position?.name ?? null, stage: one.stage?.name ?? null };
  return withApplication(told, 'breezy', { ...unsaidOfApplication, ...seen, ...stateOf(one, at, about) }, about);
}

/** Since they entered their stage, which means what the team says it means. */
function stateOf(
  { stage, entered_stage }: p.Placed,
  otherwise: number,
  { settings }: About,
): Pick<PlatformApplication, 'at' | 'state' | 'now'> {
  const at = entered_stage ?? otherwise;
  const name = stage?.name ?? null;
  if (isStageOf(settings, 'hired', name)) return { at, state: `hired ${at}`, now: { is: 'hired' } };
  if (isStageOf(settings, 'ended', name))
    return { at, state: `ended ${at}`, now: { is: 'ended', end: 'other', reason: name } };
  return running(stage?.id ?? name, at, { reopened: true });
}
