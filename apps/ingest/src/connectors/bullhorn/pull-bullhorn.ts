import type { AskJson } from '../ask-json.js';
import { inPath, type Read, readableItems, readItems } from '../platform-api.js';
import type { PulledPage, PullWorld } from '../pulled-kind.js';
import { readAs } from '../read-json.js';
import * as p from './payload.js';
import { openSession } from './session.js';

/** Their own most for one reading of the queue, and ours for one question about entities. */
const EVENTS = '100';
const ENTITIES = 50;

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
  const again = againOf(known.requestId, result, dry);
  const { json } = await ask({ url: `${queue}?${again === null ? `maxEvents=${EVENTS}` : `requestId=${again}`}` });
  const { requestId = result, events: heard } = readAs(p.batch, json ?? {});
  const read = { ...known, requestId: again ?? requestId };
  return heard.length === 0 ? page([], read, again !== null && !dry) : page([], { ...read, raw: rawOf(heard) }, true);
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

/** Asks for some that changed, of one kind. Who is not there any more is gone. */
async function entities(ask: AskJson, known: BullhornCursor): Promise<Page> {
  const kind = known.waiting[0]?.entityName ?? 'Candidate';
  const these = known.waiting.filter(({ entityName }) => entityName === kind).slice(0, ENTITIES);
  const waiting = known.waiting.filter((one) => !these.includes(one));
  const ids = these.map(({ entityId }) => entityId);
  const url = `entity/${kind}/${ids.map(inPath).join(',')}?fields=${fields[kind]}`;
  const { status, json } = await ask({ url, also: [404, 410] });
  const data = status >= 400 ? [] : [readAs(p.entities, json).data].flat();
  const items = kind === 'Candidate' ? candidates(data, ids) : submissions(data);
  return page(items, { ...known, waiting }, true);
}

function candidates(data: readonly unknown[], ids: readonly string[]): BullhornItem[] {
  const read = readItems(p.candidate, data);
  const there = new Set(read.flatMap((one) => ('unreadable' in one || one.isDeleted === true ? [] : [one.id])));
  const whole = read.length === 0 || read.every((one) => !('unreadable' in one));
  const gone = whole ? ids.filter((id) => !there.has(id)) : [];
  const told = read.filter((one) => 'unreadable' in one || one.isDeleted !== true);
  return [
    ...told.map((one): BullhornItem => ({ of: 'candidate', told: one })),
    ...gone.map((id): BullhornItem => ({ of: 'gone', id })),
  ];
}

function submissions(data: readonly unknown[]): BullhornItem[] {
  return readItems(p.submission, data).map((told) => ({ of: 'submission', told }));
}

function page(items: BullhornItem[], cursor: BullhornCursor, more: boolean): Page {
  return { items, cursor, more, left: 0, notBefore: null, changed: null };
}
