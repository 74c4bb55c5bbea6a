import type { Envelope } from '#libs/kernel/envelope.js';
import type { DataKey } from '#libs/ports/keys.js';
import type { Platform } from '#libs/ports/platform.js';
import { sealEvent } from '#libs/transport/envelope-codec.js';
import { createBreath } from './breath.js';
import type { Workspace } from './workspace.js';

/** A pool's events ready for the ledger, or the subjects whose key turned out to be destroyed: then nothing of it may be committed. */
export type Sealed = { events: Envelope[] } | { destroyed: string[] };

/** Makes sure of every subject's key, durably and before the ledger learns of the events, and seals their personal halves. */
export async function sealWorkspace(
  { keys, clock }: Pick<Platform, 'keys' | 'clock'>,
  workspace: Workspace,
): Promise<Sealed> {
  const subjects = new Set<string>();
  for (const { event } of workspace.events) if (event.subject !== null) subjects.add(event.subject);
  if (subjects.size === 0) return { events: workspace.events.map((one) => sealed(one, new Map())) };
  const found = await keys.ensure(workspace.pool, [...subjects]);
  const destroyed = [...subjects].filter(
    (subject) => found.get(subject) == null && !workspace.opening.destroyed.has(subject),
  );
  if (destroyed.length > 0) return { destroyed };
  const events: Envelope[] = [];
  const breath = createBreath(clock);
  for (const one of workspace.events) {
    const rest = breath();
    if (rest !== null) await rest;
    events.push(sealed(one, found));
  }
  return { events };
}

function sealed(
  { event, definition, cause, personal }: Workspace['events'][number],
  keys: ReadonlyMap<string, DataKey | null>,
): Envelope {
  const key = event.subject === null ? null : (keys.get(event.subject) ?? null);
  return sealEvent({ event, version: definition.version, cause, personal }, key);
}
