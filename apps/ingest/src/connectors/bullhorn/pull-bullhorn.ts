import type { AskJson, JsonQuestion } from '../ask-json.js';
import { inPath, type Read, readItems } from '../platform-api.js';
import type { PulledPage, PullWorld } from '../pulled-kind.js';
import { readableItems, readAs } from '../read-json.js';
import * as p from './payload.js';
import { openSession } from './session.js';

/** Their own most for one reading of the queue, and ours for one question about entities. */
const EVENTS = '100';
const ENTITIES = 50;
/** A reading that Bullhorn keeps no longer, or never gave out, holds up none behind it. */
const NOT_AGAIN = [400, 404, 410];

const fields = {
  Candidate:
    'id,firstName,lastName,email,phone,mobile,companyName,occupation,massMailOptOut,isDeleted,dateLastModified',
  JobSubmission: 'id,status,isDeleted,dateAdded,dateLastModified,candidate(id),jobOrder(title)',
} as const;

interface Settings {
  address?: string | undefined;
  subscription: string;
}
type Changed = Pick<p.Event, 'entityName' | 'entityId'>;

/**
 * How far the queue of a subscription was read. `raw`: what was read of it last, as it came; reading empties the queue, so
 * it is stored before anybody looks into it. `waiting`: entities that changed and were not asked for yet.
 */
export interface BullhornCursor {
  requestId: number | null;
  raw: string | null;
  waiting: Changed[];
}

/** What Bullhorn tells of, or that it has somebody no longer. */
export type BullhornItem =
  | { of: 'candidate'; told: Read<p.Candidate> }
  | { of: 'submission'; told: Read<p.Submission> }
  | { of: 'gone'; id: string };

type Page = PulledPage<BullhornCursor, BullhornItem>;

/** The next step with a queue: what was read before is looked into, whoever changed is asked for, else the queue is read. */
export async function pullBullhorn(settings: Settings, cursor: BullhornCursor | null, world: PullWorld): Promise<Page> {
  const known = cursor ?? { requestId: null, raw: null, waiting: [] };
  if (known.raw !== null) return page([], { ...known, raw: null, waiting: changesIn(known.raw) }, true);
  const ask = await openSession(settings.address, world);
  if (known.waiting.length > 0) return entities(ask, known);
  if (world.dry === true && known.requestId !== null) return page([], known, false);
  const queue = `event/subscription/${inPath(settings.subscription)}`;
  return events(ask, known, { queue, dry: world.dry === true });
}

/** Whether Bullhorn still knows a candidate. */
export async function isCandidateThere(id: string, { address }: Settings, world: PullWorld): Promise<boolean> {
  const ask = await openSession(address, world);
  const url = `entity/Candidate/${inPath(id)}?fields=id,isDeleted`;
  const { status, json } = await ask({ url, also: [404, 410] });
  if (status >= 400) return false;
  const { data } = readAs(p.entities, json);
  return Array.isArray(data) || data['isDeleted'] !== true;
}

/**
 * What is new in the queue. What an earlier reading took out of it and nobody stored is read once more, by its number:
 * Bullhorn keeps the number of the last reading. Where it is only tried out, that one is read again, and the queue stays.
 */
async function events(
  ask: AskJson,
  known: BullhornCursor,
  { queue, dry }: { queue: string; dry: boolean },
): Promise<Page> {
  const { json: last } = await ask({ url: `${queue}/lastRequestId` });
  const { result } = readAs(p.lastRequest, last);
  // Kept before the first reading, so that this one, too, is read again if it is lost.
  if (known.requestId === null && !dry) return page([], { ...known, requestId: result }, true);
  const again = againOf(known.requestId, result, dry);
  const { json } = await ask(readingOf(queue, again));
  const { requestId = result, events: heard } = readAs(p.batch, json ?? {});
  const read = { ...known, requestId: again ?? requestId };
  return heard.length === 0 ? page([], read, again !== null && !dry) : page([], { ...read, raw: rawOf(heard) }, true);
}

/** The question for a reading of the queue, or for one that is read again. */
function readingOf(queue: string, again: number | null): JsonQuestion {
  if (again === null) return { url: `${queue}?maxEvents=${EVENTS}` };
  return { url: `${queue}?requestId=${again}`, also: NOT_AGAIN };
}

/** As it came; where that is nested deeper than it can be written, what is an event of it. */
function rawOf(heard: readonly unknown[]): string {
  try {
    return JSON.stringify(heard);
  } catch (error) {
    if (error instanceof RangeError) return JSON.stringify(readableItems(p.event, heard));
    throw error;
  }
}

/** The number of a reading that is read again; null: the queue itself is. */
function againOf(known: number | null, last: number, dry: boolean): number | null {
  if (dry) return last;
  return known !== null && known < last ? known + 1 : null;
}

/** Each entity once, however often it changed. Other entities, and what is no event, say nothing. */
function changesIn(raw: string): Changed[] {
  const read = readableItems(p.event, JSON.parse(raw) as unknown[]);
  const once = new Map(read.map(({ entityName, entityId }) => [`${entityName} ${entityId}`, { entityName, entityId }]));
  return [...once.values()];
}

/**
 * Asks for some that changed, of one kind: people before what is told only of people who are known. Who is not among them
 * may be gone; so may a permission be, so that is asked once more.
 */
async function entities(ask: AskJson, known: BullhornCursor): Promise<Page> {
  const kind = known.waiting.some(({ entityName }) => entityName === 'Candidate') ? 'Candidate' : 'JobSubmission';
  const these = known.waiting.filter(({ entityName }) => entityName === kind).slice(0, ENTITIES);
  const waiting = known.waiting.filter((one) => !these.includes(one));
  const ids = these.map(({ entityId }) => entityId);
  const data = await dataOf(ask, kind, ids);
  if (kind === 'JobSubmission') return page(submissions(data), { ...known, waiting }, true);
  const items = candidates(data);
  const answered = new Set(items.map(nameOf));
  return { ...page(items, { ...known, waiting }, true), missing: ids.filter((id) => !answered.has(id)) };
}

/** Of whom there still are: where several are refused, it may be for the one of them that is gone, and each is asked for alone. */
async function dataOf(ask: AskJson, kind: Changed['entityName'], ids: readonly string[]): Promise<unknown[]> {
  const url = `entity/${kind}/${ids.map(inPath).join(',')}?fields=${fields[kind]}`;
  const { status, json } = await ask({ url, also: [404, 410] });
  if (status < 400) return [readAs(p.entities, json).data].flat();
  if (ids.length === 1) return [];
  const each: unknown[] = [];
  for (const id of ids) each.push(...(await dataOf(ask, kind, [id])));
  return each;
}

function candidates(data: readonly unknown[]): BullhornItem[] {
  return readItems(p.candidate, data).map((told): BullhornItem => {
    const isGone = !('unreadable' in told) && told.isDeleted === true;
    return isGone ? { of: 'gone', id: told.id } : { of: 'candidate', told };
  });
}

/** null: nobody can tell who that is. */
function nameOf(item: BullhornItem): string | null {
  if (item.of === 'gone') return item.id;
  return 'unreadable' in item.told ? null : item.told.id;
}

function submissions(data: readonly unknown[]): BullhornItem[] {
  return readItems(p.submission, data).map((told) => ({ of: 'submission', told }));
}

function page(items: BullhornItem[], cursor: BullhornCursor, more: boolean): Page {
  return { items, cursor, more, left: 0, notBefore: null, changed: null };
}
