import { jsonAsker, type AskJson } from '../ask-json.js';
import { pullChanged, type ChangedCursor, type ListedPage } from '../changed-since.js';
import { inPath, isThereAt, type Read, readItems } from '../platform-api.js';
import type { PulledPage, PullWorld } from '../pulled-kind.js';
import { readableItems, readAs } from '../read-json.js';
import * as p from './payload.js';

export const LEVER = 'https://api.lever.co';

interface Settings {
  address?: string | undefined;
}

/** What Lever tells of: an opportunity with what its stages and its end are called, or that one was deleted. */
export type LeverItem =
  | { of: 'opportunity'; told: Read<p.Opportunity>; stages: string[]; stage: string | null; end: p.Named | null }
  | { of: 'deleted'; told: Read<p.GoneOpportunity> };

/** Asks Lever for what changed, and for what was deleted. */
export async function pullLever(
  settings: Settings,
  cursor: ChangedCursor | null,
  world: PullWorld,
): Promise<PulledPage<ChangedCursor, LeverItem>> {
  const ask = askerOf(settings, world);
  return pullChanged<LeverItem>(
    [(since, at) => changed(ask, since, at), (since, at) => deleted(ask, since, at)],
    cursor,
    world.now,
  );
}

/** Whether Lever still knows a contact. */
export function isContactThere(id: string, settings: Settings, world: PullWorld): Promise<boolean> {
  return isThereAt(askerOf(settings, world), `/v1/contacts/${inPath(id)}`);
}

function askerOf({ address }: Settings, world: PullWorld): AskJson {
  const key = Buffer.from(`${world.secrets['token'] ?? ''}:`).toString('base64');
  return jsonAsker({ base: address ?? LEVER, headers: { authorization: `Basic ${key}` } }, world);
}

async function changed(ask: AskJson, since: number, at: string | null): Promise<ListedPage<LeverItem>> {
  const { data, ...rest } = await listed(ask, '/v1/opportunities', { updated_at_start: String(since) }, at);
  if (data.length === 0) return { items: [], ...rest };
  const [stages, reasons] = [await names(ask, '/v1/stages'), await names(ask, '/v1/archive_reasons')];
  const nameOf = (id: string) => stages.get(id)?.text ?? null;
  const items = readItems(p.opportunity, data).map((told): LeverItem => {
    if ('unreadable' in told) return { of: 'opportunity', told, stages: [], stage: null, end: null };
    const passed = [...told.stageChanges, told.stage ?? ''].map(nameOf).filter((name) => name !== null);
    const end = reasons.get(told.archived?.reason ?? '') ?? null;
    return { of: 'opportunity', told, stages: passed, stage: nameOf(told.stage ?? ''), end };
  });
  return { items, ...rest };
}

async function deleted(ask: AskJson, since: number, at: string | null): Promise<ListedPage<LeverItem>> {
  const { data, ...rest } = await listed(ask, '/v1/opportunities/deleted', { deleted_at_start: String(since) }, at);
  return { items: readItems(p.goneOpportunity, data).map((told) => ({ of: 'deleted', told })), ...rest };
}

/** All that an account names, which is one page. */
async function names(ask: AskJson, path: string): Promise<ReadonlyMap<string, p.Named>> {
  const { data } = await listed(ask, path, {}, null);
  return new Map(readableItems(p.named, data).map((one) => [one.id, one]));
}

async function listed(ask: AskJson, path: string, query: Readonly<Record<string, string>>, at: string | null) {
  const search = new URLSearchParams({ limit: '100', ...query, ...(at === null ? {} : { offset: at }) });
  const { json, notBefore } = await ask({ url: `${path}?${search.toString()}` });
  const { data, hasNext, next } = readAs(p.page, json);
  return { data, next: hasNext === true ? next : null, notBefore };
}
