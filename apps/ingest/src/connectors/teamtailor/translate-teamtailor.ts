import type { About as AboutDelivery } from '../../webhooks/calling-kind.js';
import { mayEmail, type Told as ToldPerson } from '../../webhooks/platform-inputs.js';
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
import type { Application, Candidate } from './payload.js';
import type { TeamtailorItem } from './pull-teamtailor.js';

/** Types of stages that somebody reaches only behind an interview. */
const behindInterview = new Set(['offer', 'hired']);

/** What an item of Teamtailor means: a person, and their applications but those that the team made for them. */
export function translateTeamtailor(item: TeamtailorItem, pulled: About): Told {
  const about = asDelivered(pulled);
  if (item.of === 'candidate')
    return isOfTheHouse(readable(item.told)) ? [] : person(readable(item.told), about).inputs;
  const one = readable(item.told);
  const { candidate } = item;
  if (candidate === null || isOfTheHouse(candidate)) return [];
  const told = person(candidate, about);
  return one.attributes.sourced === true ? told.inputs : application(told, one, item, about).inputs;
}

/** Somebody of the house who looks for another desk there. */
function isOfTheHouse({ attributes }: Candidate): boolean {
  return attributes.internal === true;
}

function person({ id, attributes: one }: Candidate, about: AboutDelivery): ToldPerson {
  const at = firstKnown([one['updated-at'], one['created-at']], about.receivedAt);
  const basis = one.sourced === true ? ('sourced' as const) : about.source.basis;
  const profiles = [one['linkedin-url'], one['linkedin-profile']];
  const reached = { emails: [one.email], phones: [one.phone], profiles, pages: [] };
  const name = partedName(one['first-name'], one['last-name']);
  const told = personTold('teamtailor', { ...unsaid, ...reached, id, name }, about, { basis, at });
  // Who left the mailing list wants no e-mail; who is on it may have been put there.
  const wish = one.unsubscribed === true ? false : null;
  const inputs = mayEmail(ownIdentity('teamtailor', id, about), wish, about, { basis, at });
  return { ...told, inputs: [...told.inputs, ...inputs] };
}

type Belongings = Omit<Extract<TeamtailorItem, { of: 'application' }>, 'of' | 'told' | 'candidate'>;

function application(told: ToldPerson, one: Application, item: Belongings, about: AboutDelivery): ToldPerson {
  const { 'created-at': appliedAt, 'changed-stage-at': movedAt, 'updated-at': changedAt } = one.attributes;
  const at = firstKnown([movedAt, appliedAt], about.receivedAt);
  const { stage, type } = stageOf(item);
  const interviewed = behindInterview.has(type) || isStageOf(about.settings, 'interviewed', stage);
  const seen = { ...unsaidOfApplication, id: one.id, appliedAt, interviewed, stage, job: item.job?.title ?? null };
  // A rejection that is taken back leaves them where they were: only that it was changed says that it is news.
  return withApplication(told, 'teamtailor', { ...seen, changedAt, ...stateOf(one, item, at) }, about);
}

function stageOf({ stage }: Belongings): { stage: string | null; type: string } {
  return { stage: stage?.name ?? null, type: stage?.['stage-type'] ?? '' };
}

function stateOf(
  { attributes, relationships }: Application,
  item: Belongings,
  at: number,
): Pick<PlatformApplication, 'at' | 'state' | 'now'> {
  const since = attributes['rejected-at'];
  if (since !== null) return { at: since, state: `ended ${since}`, now: { is: 'ended', ...endOf(item) } };
  if (stageOf(item).type === 'hired') return { at, state: `hired ${at}`, now: { is: 'hired' } };
  return running(relationships.stage, at, { reopened: true });
}

/** The reason says whose no it was. */
function endOf({ reason }: Belongings): { end: 'rejected' | 'withdrawn' | 'other'; reason: string | null } {
  if (reason === null || reason['rejected-by-company'] === null)
    return { end: 'other', reason: reason?.reason ?? null };
  return { end: reason['rejected-by-company'] ? 'rejected' : 'withdrawn', reason: reason.reason };
}
