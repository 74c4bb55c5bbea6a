import type { DocumentKey } from '#libs/kernel/decider.js';
import type { IdentityDoc } from '../documents.js';
import { contextOf } from './decide-said.js';
import { Draft } from './draft.js';
import type { Engine } from './engine.js';
import type { JobRecord } from './owner-records.js';
import { concernOf, type Said } from './said.js';
import { placesOf, workOf } from './work.js';
import type { Workspace } from './workspace.js';

/** What every decision of a pool looks at. */
const always: readonly DocumentKey[] = [
  { collection: 'pool', key: 'self' },
  { collection: 'owner', key: 'self' },
];

/**
 * Loads what the inputs of a batch will most likely look at, for all of them in one go: what their origins, keys and
 * deciders name, and then the cards their identities point to. Whatever else they need is loaded when they ask for it.
 */
export async function prefetch(engine: Engine, workspace: Workspace, inputs: readonly Said[]): Promise<void> {
  const { documents } = engine.platform;
  await workspace.load(documents, [...always, ...inputs.flatMap((said) => keysOf(workspace, said))]);
  await workspace.load(
    documents,
    inputs.flatMap((said) => cardsOf(workspace, said)),
  );
}

/** Loads where open jobs and replays stand, and the cards of the contacts that jobs come to next. */
export async function prefetchWork(engine: Engine, workspace: Workspace): Promise<void> {
  const { documents } = engine.platform;
  const work = workOf(workspace);
  if (work.length === 0) return;
  await workspace.load(documents, work.flatMap(placesOf));
  await workspace.load(
    documents,
    work.flatMap((one) => cardsOfJob(workspace, one, engine.limits.slice)),
  );
}

function keysOf(workspace: Workspace, said: Said): DocumentKey[] {
  const { origin, command } = said.input;
  const keys: DocumentKey[] = [];
  if (origin !== undefined) keys.push({ collection: 'origin', key: origin.id });
  if (command !== undefined) keys.push({ collection: 'outcome', key: command.key });
  return said.problem === null ? [...keys, ...concernedOf(workspace, said), ...loadsOf(workspace, said)] : keys;
}

function concernedOf(workspace: Workspace, said: Said): DocumentKey[] {
  const concern = concernOf(said);
  if (concern === 'pool') return [];
  const { contacts = [], members = [], identities = [] } = concern;
  const hashes = identities.map(({ scheme, value }) => workspace.hash(`${scheme}:${value}`));
  return [
    ...contacts.map((key) => ({ collection: 'card', key })),
    ...members.flatMap((key) => [
      { collection: 'member', key },
      { collection: 'budget', key },
    ]),
    ...hashes.flatMap((key) => [
      { collection: 'identity', key },
      { collection: 'token', key },
    ]),
  ];
}

/** What the decider itself names; if that throws, so will the decision, where it counts. */
function loadsOf(workspace: Workspace, said: Said): DocumentKey[] {
  try {
    return said.decider?.loads?.(said.data, contextOf(new Draft(workspace, ''), said)) ?? [];
  } catch {
    return [];
  }
}

function cardsOf(workspace: Workspace, said: Said): DocumentKey[] {
  const concern = said.problem === null ? concernOf(said) : 'pool';
  if (concern === 'pool') return [];
  const keys: DocumentKey[] = [];
  for (const { scheme, value } of concern.identities ?? []) {
    const identity = workspace.find('identity', workspace.hash(`${scheme}:${value}`));
    if (identity != null) keys.push({ collection: 'card', key: (identity.body as IdentityDoc).contact });
  }
  return keys;
}

function cardsOfJob(workspace: Workspace, work: string, slice: number): DocumentKey[] {
  const [, list] = placesOf(work);
  if (list === undefined) return [];
  const cursor = (workspace.find('job', list.key)?.body as JobRecord | undefined)?.cursor ?? 0;
  const contacts =
    (workspace.find(list.collection, list.key)?.body as { contacts: string[] } | undefined)?.contacts ?? [];
  return contacts.slice(cursor, cursor + slice).map((key) => ({ collection: 'card', key }));
}
