import type { DocumentKey } from '#libs/kernel/decider.js';
import type { IdentityDoc } from '../identity/identity-documents.js';
import { hashesIn } from './parking/concerns.js';
import { contextOf } from './decide-said.js';
import { Draft } from './draft.js';
import type { Engine } from './engine.js';
import type { JobRecord } from './owner-records.js';
import type { Said } from './said.js';
import { placesOf, workOf } from './work.js';
import type { Workspace } from './workspace.js';

/** What every decision of a pool looks at. */
export const always: readonly DocumentKey[] = [
  { collection: 'pool', key: 'self' },
  { collection: 'owner', key: 'self' },
];

/**
 * Loads what the inputs of a batch will most likely look at, for all of them in one go: what their origins, keys and
 * deciders name, and then the cards their identities point to. Whatever else they need is loaded when they ask for it.
 */
export async function prefetch(engine: Engine, workspace: Workspace, inputs: readonly Said[]): Promise<void> {
  const { documents } = engine.platform;
  const first = [...always];
  for (const said of inputs) addKeys(first, workspace, said);
  await workspace.load(documents, first);
  const cards: DocumentKey[] = [];
  for (const said of inputs) addCards(cards, workspace, said);
  await workspace.load(documents, cards);
}

/** Loads where open jobs and replays stand, and the cards of the contacts that jobs come to next. */
export async function prefetchWork(engine: Engine, workspace: Workspace): Promise<void> {
  const { documents } = engine.platform;
  const work = workOf(engine, workspace);
  if (work.length === 0) return;
  await workspace.load(documents, work.flatMap(placesOf));
  await workspace.load(
    documents,
    work.flatMap((one) => cardsOfJob(workspace, one, engine.limits.slice)),
  );
}

function addKeys(keys: DocumentKey[], workspace: Workspace, said: Said): void {
  const { origin, command } = said.input;
  if (origin !== undefined) keys.push({ collection: 'origin', key: origin.id });
  if (command !== undefined) keys.push({ collection: 'outcome', key: command.key });
  if (said.problem !== null) return;
  addConcerned(keys, workspace, said);
  for (const key of loadsOf(workspace, said)) keys.push(key);
}

function addConcerned(keys: DocumentKey[], workspace: Workspace, { concern }: Said): void {
  if (concern === 'pool') return;
  const { contacts = [], members = [] } = concern;
  for (const key of contacts) keys.push({ collection: 'card', key });
  for (const key of members) keys.push({ collection: 'member', key }, { collection: 'budget', key });
  for (const key of hashesIn(workspace, concern))
    keys.push({ collection: 'identity', key }, { collection: 'token', key });
}

/** What the decider itself names; if that throws, so will the decision, where it counts. */
function loadsOf(workspace: Workspace, said: Said): DocumentKey[] {
  try {
    return said.decider?.loads?.(said.data, contextOf(new Draft(workspace, ''), said)) ?? [];
  } catch {
    return [];
  }
}

function addCards(keys: DocumentKey[], workspace: Workspace, { concern }: Said): void {
  for (const hash of hashesIn(workspace, concern)) {
    const identity = workspace.find('identity', hash);
    if (identity != null) keys.push({ collection: 'card', key: (identity.body as IdentityDoc).contact });
  }
}

function cardsOfJob(workspace: Workspace, work: string, slice: number): DocumentKey[] {
  const [, list] = placesOf(work);
  if (list === undefined) return [];
  const cursor = (workspace.find('job', list.key)?.body as JobRecord | undefined)?.cursor ?? 0;
  const contacts =
    (workspace.find(list.collection, list.key)?.body as { contacts: string[] } | undefined)?.contacts ?? [];
  return contacts.slice(cursor, cursor + slice).map((key) => ({ collection: 'card', key }));
}
