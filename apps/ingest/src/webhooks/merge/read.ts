import type { Identity } from '#libs/identity/schemes.js';
import { readAction, type Actions, type Heard } from '../actions.js';
import type { About, Delivered } from '../calling-kind.js';
import { ownIdentity } from '../platform-person.js';
import { applicationGone, gone, type Told } from '../platform-inputs.js';
import { running, unsaidOfApplication, withApplication, type PlatformApplication } from '../told-application.js';
import { partedName, personTold, unsaid } from '../told-person.js';
import * as p from './payload.js';

const actions: Actions = {
  ping: new Set(),
  ignored: new Set([
    ...['LinkedAccount.linked', 'LinkedAccount.synced', 'LinkedAccount.fully_synced_initial', 'LinkedAccount.deleted'],
    ...['Issue.created', 'Issue.resolved', 'Candidate.synced', 'Application.synced'],
  ]),
  telling: {
    'Candidate.added': candidate,
    'Candidate.changed': candidate,
    'Candidate.removed': ({ data }, about) => removed(p.goneCandidate.parse(data), about),
    'Application.added': application,
    'Application.changed': application,
    'Application.removed': ({ data, at }, about) => applicationRemoved(p.goneApplication.parse(data), about, at),
  },
};

/** Every model of Merge has these events; of those beside candidates and applications Kith keeps nothing. */
const ofAnotherModel = /^(?!Candidate\.|Application\.)[A-Z][A-Za-z]{1,60}\.(?:added|changed|removed|synced)$/;

/** What a delivery of Merge means. */
export function readMerge(body: unknown, about: About): Delivered {
  const read = p.envelope.safeParse(body);
  if (!read.success) return { is: 'unknown', action: null, why: 'shape' };
  const { hook, linked_account: account, data } = read.data;
  const { event: action } = hook;
  if (ofAnotherModel.test(action) || isOfAnotherCategory(account?.category)) return { is: 'ignored', action };
  return readAction(actions, { action, data, at: about.receivedAt }, about);
}

/** Accounts of payrolls and ticket systems may be linked, too. */
function isOfAnotherCategory(category: string | null | undefined): boolean {
  return typeof category === 'string' && category !== 'ats';
}

function own(id: string, about: About): Identity {
  return ownIdentity('merge', id, about);
}

function timeOf({ remote_updated_at, modified_at }: p.Candidate | p.Application, otherwise: number): number {
  return remote_updated_at ?? modified_at ?? otherwise;
}

function removed({ id }: Pick<p.Candidate, 'id'>, about: About): Told {
  return gone(own(id, about), null, 'deleted', about);
}

function applicationRemoved(
  { id, candidate: whose }: Pick<p.Application, 'id' | 'candidate'>,
  about: About,
  at: number,
): Told {
  return applicationGone(own(id, about), own(whose, about), about, at);
}

/** What the platform behind Merge has deleted, Merge also tells as changed. */
function candidate({ data, at: receivedAt }: Heard, about: About): Told {
  const one = p.candidate.parse(data);
  if (one.remote_was_deleted === true) return removed(one, about);
  const { id, company: employer, title: position, is_private: isPrivate, can_email: mayEmail } = one;
  const reached = { emails: one.email_addresses, phones: one.phone_numbers, profiles: one.urls };
  const name = partedName(one.first_name, one.last_name);
  const who = { ...unsaid, id, name, employer, position, isPrivate, mayEmail, ...reached };
  return personTold('merge', who, about, { basis: about.source.basis, at: timeOf(one, receivedAt) });
}

/** An application of a candidate whom Merge has told of before; of anybody else nothing is kept. */
function application({ data, at: receivedAt }: Heard, about: About): Told {
  const one = p.application.parse(data);
  if (one.remote_was_deleted === true) return applicationRemoved(one, about, receivedAt);
  const at = timeOf(one, receivedAt);
  const told = { inputs: [], people: [own(one.candidate, about)], at, closes: null };
  const seen = { ...unsaidOfApplication, id: one.id, appliedAt: one.applied_at };
  return withApplication(told, 'merge', { ...seen, ...stateOf(one, at) }, about);
}

/** An end bears the name of its day, but is dated as all states are: else what ran earlier that day would count as later. */
function stateOf(
  { rejected_at, current_stage }: p.Application,
  at: number,
): Pick<PlatformApplication, 'at' | 'state' | 'now'> {
  if (rejected_at !== null) {
    const now = { is: 'ended', end: 'rejected', reason: null } as const;
    return { at, state: `ended ${rejected_at}`, now };
  }
  return running(current_stage, at, { reopened: false });
}
