import type { Identity } from '#libs/identity/schemes.js';
import type { About as AboutDelivery } from '../../webhooks/calling-kind.js';
import { applicationsForgotten, gone } from '../../webhooks/platform-inputs.js';
import { ownIdentity } from '../../webhooks/platform-person.js';
import { isStageOf } from '../../webhooks/stage-setting.js';
import {
  running,
  unsaidOfApplication,
  withApplication,
  type PlatformApplication,
} from '../../webhooks/told-application.js';
import { personTold, unsaid, wholeName, type PlatformPerson } from '../../webhooks/told-person.js';
import { asDelivered, firstKnown, readable } from '../platform-api.js';
import type { About, Told } from '../pulled-kind.js';
import type { GoneOpportunity, Opportunity } from './payload.js';
import type { LeverItem } from './pull-lever.js';

/** What an item of Lever means: a contact is a person, each of their opportunities an application, unless the team found them. */
export function translateLever(item: LeverItem, pulled: About): Told {
  const about = asDelivered(pulled);
  if (item.of === 'deleted') return deleted(readable(item.told), about);
  return opportunity(readable(item.told), item, about);
}

function own(id: string, about: AboutDelivery): Identity {
  return ownIdentity('lever', id, about);
}

/** The application is gone; whether the person is, is asked. Without the person's id nobody knows whose it was. */
function deleted({ id, contact }: GoneOpportunity, about: AboutDelivery): Told {
  if (contact === null) return [];
  return applicationsForgotten([own(id, about).value], own(contact, about), 'deleted', about);
}

type Names = Omit<Extract<LeverItem, { of: 'opportunity' }>, 'of' | 'told'>;

function opportunity(one: Opportunity, names: Names, about: AboutDelivery): Told {
  if (one.isAnonymized === true) return gone(own(one.contact, about), null, 'anonymised', about).inputs;
  const applied = one.applications.length > 0 || one.origin === 'applied';
  const at = firstKnown([one.lastAdvancedAt, one.createdAt], about.receivedAt);
  // When the application moved says nothing of the contact, who may have others: they are as they are answered now.
  const said = { basis: applied ? about.source.basis : ('sourced' as const), at: about.receivedAt };
  const told = personTold('lever', contactOf(one), about, said);
  if (!applied) return told.inputs;
  const interviewed = names.stages.some((stage) => isStageOf(about.settings, 'interviewed', stage));
  const seen = { ...unsaidOfApplication, id: one.id, appliedAt: one.createdAt, interviewed, stage: names.stage };
  // Taken out of the archive it is where it was before: only that it was changed says that it is news.
  const changedAt = one.updatedAt;
  const state = { ...seen, changedAt, url: one.urls?.show ?? null, ...stateOf(one, names, at) };
  return withApplication(told, 'lever', state, about).inputs;
}

/** That they may be contacted takes no wish of theirs back; that they may not, is one. */
function contactOf({
  contact: id,
  name,
  headline,
  emails,
  phones,
  links,
  dataProtection,
}: Opportunity): PlatformPerson {
  const mayEmail = dataProtection?.contact?.allowed === false ? false : null;
  const reached = { emails, phones, profiles: links, pages: links };
  return { ...unsaid, ...reached, id, name: wholeName(name), headline, mayEmail };
}

/** Lever has one kind of reason that means a hire; whose no it was any other one does not say. */
function stateOf(
  { archived, stage }: Opportunity,
  { end }: Names,
  at: number,
): Pick<PlatformApplication, 'at' | 'state' | 'now'> {
  if (archived === null) return running(stage, at, { reopened: true });
  const since = archived.archivedAt ?? at;
  if (end?.type === 'hired') return { at: since, state: `hired ${since}`, now: { is: 'hired' } };
  return { at: since, state: `ended ${since}`, now: { is: 'ended', end: 'other', reason: end?.text ?? null } };
}
