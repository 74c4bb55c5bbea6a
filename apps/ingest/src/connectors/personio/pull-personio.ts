import { jsonAsker, type AskJson } from '../ask-json.js';
import { askToken } from '../ask-token.js';
import { pullChanged, type ChangedCursor, type ListedPage } from '../changed-since.js';
import { inPath, isThereAt, type Read, readItems } from '../platform-api.js';
import type { PulledPage, PullWorld } from '../pulled-kind.js';
import { readableItems, readAs } from '../read-json.js';
import * as p from './payload.js';

export const PERSONIO = 'https://api.personio.de';
/** Each application is also asked for when its stages began. */
const PAGE = '20';

interface Settings {
  address?: string | undefined;
  client: string;
}

/** An application, and the stages that it was in, newest first. */
export interface PersonioItem {
  told: Read<p.Application>;
  steps: p.Step[];
}

/** Asks Personio for which applications changed. */
export async function pullPersonio(
  settings: Settings,
  cursor: ChangedCursor | null,
  world: PullWorld,
): Promise<PulledPage<ChangedCursor, PersonioItem>> {
  const ask = await askerOf(settings, world);
  return pullChanged([(since, at) => changed(ask, since, at)], cursor, world.now);
}

/** Whether Personio still knows a candidate. */
export async function isCandidateThere(id: string, settings: Settings, world: PullWorld): Promise<boolean> {
  return isThereAt(await askerOf(settings, world), `/v2/recruiting/candidates/${inPath(id)}`);
}

async function askerOf(settings: Settings, world: PullWorld): Promise<AskJson> {
  const token = await tokenOf(settings, world);
  return jsonAsker({ base: settings.address ?? PERSONIO, headers: { authorization: `Bearer ${token}` } }, world);
}

/** A token for this page alone: it is kept nowhere. */
async function tokenOf({ address, client }: Settings, world: PullWorld): Promise<string> {
  const url = new URL('/v2/auth/token', address ?? PERSONIO).href;
  const secret = world.secrets['token'] ?? '';
  const grant = { grant_type: 'client_credentials', client_id: client, client_secret: secret };
  return readAs(p.token, await askToken({ url, grant, refusal: () => null }, world)).access_token;
}

async function changed(ask: AskJson, since: number, at: string | null): Promise<ListedPage<PersonioItem>> {
  const query = new URLSearchParams({ limit: PAGE, 'updated_at.gt': new Date(since).toISOString() });
  const { json, notBefore } = await ask({ url: at ?? `/v2/recruiting/applications?${query.toString()}` });
  const { _data, _meta } = readAs(p.page, json);
  const items: PersonioItem[] = [];
  for (const told of readItems(p.application, _data))
    items.push({ told, steps: 'unreadable' in told ? [] : await stepsOf(ask, told.id) });
  return { items, next: _meta?.links?.next ?? null, notBefore };
}

async function stepsOf(ask: AskJson, id: string): Promise<p.Step[]> {
  const url = `/v2/recruiting/applications/${inPath(id)}/stage-transitions`;
  const { status, json } = await ask({ url, also: [404, 410] });
  if (status >= 400) return [];
  const steps = readableItems(p.step, readAs(p.page, json)._data);
  return steps.sort((a, b) => (b.entered_at ?? 0) - (a.entered_at ?? 0));
}
