import { jsonAsker, type AskJson } from '../ask-json.js';
import { pullChanged, type ChangedCursor, type ListedPage } from '../changed-since.js';
import { inPath, isThereAt, type Read, readItems } from '../platform-api.js';
import type { PulledPage, PullWorld } from '../pulled-kind.js';
import { readableItems, readAs } from '../read-json.js';
import * as p from './payload.js';

export const TEAMTAILOR = 'https://api.teamtailor.com';
/** The version of their API that these fields are of. */
const VERSION = '20240404';
/** Their own largest. */
const PAGE = '30';

interface Settings {
  address?: string | undefined;
}

/** What Teamtailor tells of: a candidate, or an application with what it belongs to. */
export type TeamtailorItem =
  | { of: 'candidate'; told: Read<p.Candidate> }
  | {
      of: 'application';
      told: Read<p.Application>;
      candidate: p.Candidate | null;
      job: p.Belonging | null;
      stage: p.Belonging | null;
      reason: p.Belonging | null;
    };

/** Asks Teamtailor for which candidates and which applications changed. */
export function pullTeamtailor(
  settings: Settings,
  cursor: ChangedCursor | null,
  world: PullWorld,
): Promise<PulledPage<ChangedCursor, TeamtailorItem>> {
  const ask = askerOf(settings, world);
  return pullChanged<TeamtailorItem>(
    [(since, at) => candidates(ask, since, at), (since, at) => applications(ask, since, at)],
    cursor,
    world.now,
  );
}

/** Whether Teamtailor still knows a candidate. */
export function isCandidateThere(id: string, settings: Settings, world: PullWorld): Promise<boolean> {
  return isThereAt(askerOf(settings, world), `/v1/candidates/${inPath(id)}`);
}

function askerOf({ address }: Settings, world: PullWorld): AskJson {
  const headers = { authorization: `Token token=${world.secrets['token'] ?? ''}`, 'x-api-version': VERSION };
  return jsonAsker({ base: address ?? TEAMTAILOR, headers, types: ['application/vnd.api+json'] }, world);
}

async function candidates(ask: AskJson, since: number, at: string | null): Promise<ListedPage<TeamtailorItem>> {
  const { data, rest } = await listed(ask, at ?? firstOf('/v1/candidates', since));
  return { items: readItems(p.candidate, data).map((told) => ({ of: 'candidate', told })), ...rest };
}

async function applications(ask: AskJson, since: number, at: string | null): Promise<ListedPage<TeamtailorItem>> {
  const first = firstOf('/v1/job-applications', since, { include: 'candidate,job,stage,reject-reason' });
  const { data, included, rest } = await listed(ask, at ?? first);
  const people = new Map(readableItems(p.candidate, included).map((one) => [one.id, one]));
  const others = new Map(readableItems(p.belonging, included).map((one) => [`${one.type} ${one.id}`, one.attributes]));
  const items = readItems(p.application, data).map((told): TeamtailorItem => {
    if ('unreadable' in told) return { of: 'application', told, candidate: null, job: null, stage: null, reason: null };
    const { candidate, job, stage, 'reject-reason': reason } = told.relationships;
    const of = (type: string, id: string | null) => others.get(`${type} ${id ?? ''}`) ?? null;
    return {
      ...{ of: 'application', told, candidate: people.get(candidate ?? '') ?? null, job: of('jobs', job) },
      ...{ stage: of('stages', stage), reason: of('reject-reasons', reason) },
    };
  });
  return { items, ...rest };
}

function firstOf(path: string, since: number, more: Readonly<Record<string, string>> = {}): string {
  const query = { ...more, 'page[size]': PAGE, 'filter[updated-at][from]': new Date(since).toISOString() };
  return `${path}?${new URLSearchParams(query).toString()}`;
}

async function listed(ask: AskJson, url: string) {
  const { json, notBefore } = await ask({ url });
  const { data, included, links } = readAs(p.page, json);
  return { data, included, rest: { next: links?.next ?? null, notBefore } };
}
