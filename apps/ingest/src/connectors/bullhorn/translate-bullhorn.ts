import type { About as AboutDelivery } from '../../webhooks/calling-kind.js';
import { applicationsForgotten, gone } from '../../webhooks/platform-inputs.js';
import { ownIdentity } from '../../webhooks/platform-person.js';
import { isStageOf } from '../../webhooks/stage-setting.js';
import { unsaidOfApplication, withApplication, type PlatformApplication } from '../../webhooks/told-application.js';
import { partedName, personTold, unsaid } from '../../webhooks/told-person.js';
import { asDelivered, readable } from '../platform-api.js';
import type { About, Told } from '../pulled-kind.js';
import type { Candidate, Submission } from './payload.js';
import type { BullhornItem } from './pull-bullhorn.js';

/** What an item of Bullhorn means: a candidate is a person, a submission an application of somebody who is known already. */
export function translateBullhorn(item: BullhornItem, pulled: About): Told {
  const about = asDelivered(pulled);
  if (item.of === 'gone') return gone(ownIdentity('bullhorn', item.id, about), null, 'deleted', about).inputs;
  if (item.of === 'candidate') return candidate(readable(item.told), about);
  return submission(readable(item.told), about);
}

function candidate(one: Candidate, about: AboutDelivery): Told {
  const { id, firstName, lastName, email, phone, mobile, companyName: employer, occupation: position } = one;
  const name = partedName(firstName, lastName);
  // That they did not opt out takes no wish of theirs back.
  const mayEmail = one.massMailOptOut === true ? false : null;
  const who = { ...unsaid, id, name, emails: [email], phones: [mobile, phone], employer, position, mayEmail };
  const at = one.dateLastModified ?? about.receivedAt;
  return personTold('bullhorn', who, about, { basis: about.source.basis, at }).inputs;
}

function submission(one: Submission, about: AboutDelivery): Told {
  if (one.candidate === null) return [];
  const own = ownIdentity('bullhorn', one.candidate.id, about);
  if (one.isDeleted === true)
    return applicationsForgotten([ownIdentity('bullhorn', one.id, about).value], own, 'deleted', about);
  const at = one.dateLastModified ?? one.dateAdded ?? about.receivedAt;
  const interviewed = isStageOf(about.settings, 'interviewed', one.status);
  const changedAt = one.dateLastModified;
  const seen = {
    ...unsaidOfApplication,
    id: one.id,
    changedAt,
    appliedAt: one.dateAdded,
    interviewed,
    stage: one.status,
  };
  const told = { inputs: [], people: [own], at, closes: null };
  const state = { ...seen, job: one.jobOrder?.title ?? null, ...stateOf(one, at, about) };
  return withApplication(told, 'bullhorn', state, about).inputs;
}

/** A status means what the team says it means. Bullhorn does not say since when: it is told once, and again where the application ends or opens anew by it. */
function stateOf(
  { status }: Submission,
  at: number,
  { settings }: AboutDelivery,
): Pick<PlatformApplication, 'at' | 'state' | 'now'> {
  if (isStageOf(settings, 'hired', status)) return { at, state: `hired ${status ?? ''}`, now: { is: 'hired' } };
  if (isStageOf(settings, 'ended', status))
    return { at, state: `ended ${status ?? ''}`, now: { is: 'ended', end: 'other', reason: status } };
  return { at, state: `active ${status ?? '-'}`, now: { is: 'active', reopened: true } };
}
