import { jsonAsker, type AskJson } from '../ask-json.js';
import { pullChanged, type ChangedCursor, type ListedPage } from '../changed-since.js';
import { inPath, isThereAt, type Read, readItems } from '../platform-api.js';
import type { PulledPage, PullWorld } from '../pulled-kind.js';
import { readableItems, readAs } from '../read-json.js';
import * as p from './payload.js';

export const SMARTRECRUITERS = 'https://api.smartrecruiters.com';
/** Each candidate is asked for by themselves, and each of their jobs for when its status began. */
const PAGE = '10';

interface Settings {
  address?: string | undefined;
}

/** A candidate, and for each of their jobs the statuses they had there, newest first. */
export interface SmartRecruitersItem {
  told: Read<p.Candidate>;
  jobs: { of: p.Assignment; steps: p.Step[] }[];
}

/** Asks SmartRecruiters for who changed. */
export function pullSmartRecruiters(
  settings: Settings,
  cursor: ChangedCursor | null,
  world: PullWorld,
): Promise<PulledPage<ChangedCursor, SmartRecruitersItem>> {
  const ask = askerOf(settings, world);
  return pullChanged([(since, at) => changed(ask, since, at)], cursor, world.now);
}

/** Whether SmartRecruiters still knows a candidate. */
export function isCandidateThere(id: string, settings: Settings, world: PullWorld): Promise<boolean> {
  return isThereAt(askerOf(settings, world), `/candidates/${inPath(id)}`);
}

function askerOf({ address }: Settings, world: PullWorld): AskJson {
  return jsonAsker(
    { base: address ?? SMARTRECRUITERS, headers: { 'x-smarttoken': world.secrets['token'] ?? '' } },
    world,
  );
}

async function changed(ask: AskJson, since: number, at: string | null): Promise<ListedPage<SmartRecruitersItem>> {
  const query = { limit: PAGE, updatedAfter: new Date(since).toISOString(), ...(at === null ? {} : { pageId: at }) };
  const { json, notBefore } = await ask({ url: `/candidates?${new URLSearchParams(query).toString()}` });
  const { content, nextPageId } = readAs(p.page, json);
  const items: SmartRecruitersItem[] = [];
  for (const one of readItems(p.listed, content)) {
    const item = 'unreadable' in one ? { told: one, jobs: [] } : await whole(ask, one.id);
    if (item !== null) items.push(item);
  }
  return { items, next: nextPageId, notBefore };
}

/** null: they were let go since they were listed. */
async function whole(ask: AskJson, id: string): Promise<SmartRecruitersItem | null> {
  const { status, json } = await ask({ url: `/candidates/${inPath(id)}`, also: [404, 410] });
  if (status >= 400) return null;
  const [told = { unreadable: true as const }] = readItems(p.candidate, [json]);
  if ('unreadable' in told) return { told, jobs: [] };
  const { primaryAssignment: first, secondaryAssignments: others } = told;
  const jobs: SmartRecruitersItem['jobs'] = [];
  for (const of of first === null ? others : [first, ...others])
    jobs.push({ of, steps: await stepsOf(ask, { candidate: id, job: of.job.id }) });
  return { told, jobs };
}

async function stepsOf(ask: AskJson, { candidate, job }: { candidate: string; job: string }): Promise<p.Step[]> {
  const url = `/candidates/${inPath(candidate)}/jobs/${inPath(job)}/status/history`;
  const { status, json } = await ask({ url, also: [404, 410] });
  if (status >= 400) return [];
  const steps = readableItems(p.step, readAs(p.page, json).content);
  return steps.sort((a, b) => (b.changedOn ?? 0) - (a.changedOn ?? 0));
}
