import type { About as AboutDelivery } from '../../webhooks/calling-kind.js';
import type { Told as ToldPerson } from '../../webhooks/platform-inputs.js';
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
import type { Candidate, Step } from './payload.js';
import type { SmartRecruitersItem } from './pull-smartrecruiters.js';

type Job = SmartRecruitersItem['jobs'][number];

/** Statuses that SmartRecruiters gives only behind an interview. */
const behindInterview = new Set(['OFFERED', 'HIRED']);
const ends: Readonly<Record<string, 'rejected' | 'withdrawn' | 'other'>> = {
  ...{ REJECTED: 'rejected', WITHDRAWN: 'withdrawn', TRANSFERRED: 'other' },
};

/** What a candidate of SmartRecruiters means: a person, and an application for each job but those where they are a lead. */
export function translateSmartRecruiters({ told: given, jobs }: SmartRecruitersItem, pulled: About): Told {
  const about = asDelivered(pulled);
  const one = readable(given);
  // Somebody of the house who looks for another desk there.
  if (one.internal === true) return [];
  const applied = jobs.filter(({ of }) => of.status !== null && of.status !== 'LEAD');
  const at = firstKnown([one.updatedOn, one.createdOn], about.receivedAt);
  const basis = applied.length > 0 ? about.source.basis : ('sourced' as const);
  const person = personTold('smartrecruiters', personOf(one), about, { basis, at });
  return applied.reduce<ToldPerson>((told, job) => inJob(told, { one, job }, about), person).inputs;
}

function personOf({ id, firstName, lastName, email, phoneNumber, web, experience }: Candidate) {
  const now = experience.find(({ current }) => current === true);
  const pages = web === null ? [] : [web.linkedin, web.website];
  return {
    ...{ ...unsaid, id, name: partedName(firstName, lastName), emails: [email], phones: [phoneNumber] },
    ...{ profiles: pages, pages, employer: now?.company ?? null, position: now?.title ?? null },
  };
}

function inJob(told: ToldPerson, { one, job }: { one: Candidate; job: Job }, about: AboutDelivery): ToldPerson {
  const { of, steps } = job;
  const newest: Step = steps[0] ?? { status: of.status, subStatus: of.subStatus, changedOn: null };
  const at = firstKnown([newest.changedOn, one.updatedOn], about.receivedAt);
  const interviewed = steps.some(({ status, subStatus }) => isBehindInterview(status, subStatus, about));
  const begun = steps.at(-1)?.changedOn ?? null;
  const seen = {
    ...unsaidOfApplication,
    id: `${one.id}-${of.job.id}`,
    job: of.job.title,
    appliedAt: begun,
    interviewed,
  };
  const stage = newest.subStatus ?? newest.status;
  return withApplication(told, 'smartrecruiters', { ...seen, stage, ...stateOf(newest, at) }, about);
}

function isBehindInterview(status: string | null, subStatus: string | null, { settings }: AboutDelivery): boolean {
  if (behindInterview.has(status ?? '')) return true;
  return [status, subStatus].some((name) => isStageOf(settings, 'interviewed', name));
}

function stateOf({ status, subStatus }: Step, at: number): Pick<PlatformApplication, 'at' | 'state' | 'now'> {
  const end = Object.hasOwn(ends, status ?? '') ? ends[status ?? ''] : undefined;
  if (end !== undefined) return { at, state: `ended ${at}`, now: { is: 'ended', end, reason: subStatus } };
  if (status === 'HIRED') return { at, state: `hired ${at}`, now: { is: 'hired' } };
  return running([status, subStatus].filter((name) => name !== null).join(' '), at, { reopened: true });
}
