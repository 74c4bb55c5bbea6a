import { setImmediate as turn } from 'node:timers/promises';
import type { BusRecord } from '#libs/ports/bus.js';
import type { Change } from '#libs/ports/documents.js';
import type { Position } from '#libs/ports/ledger.js';
import { BrokenInvariant } from '#libs/kernel/errors.js';
import { commitBatch, type Commit } from './commit.js';
import type { Engine } from './engine.js';
import { decideBatch, type DecidedBatch, type Task } from './decide-batch.js';
import type { OwnedPartition } from './owned-partition.js';
import { sealWorkspace } from './seal.js';
import { foldRest, isSwitch, switches } from './rebuild/switch.js';
import { OwnerStopped, readSteps, type LogStep } from './steps.js';
import type { Workspace } from './workspace.js';

/** A batch that is decided, with its events sealed, and not committed yet. */
export interface PreparedBatch {
  /** how many of the records */
  records: number;
  /** the next one is decided on what this one leaves, once it is committed */
  alone: boolean;
  batch: DecidedBatch;
  workspaces: readonly Workspace[];
  commit: Commit;
}

/**
 * Decides the next inputs of `records`, and slices of open work, on what was committed and what is being committed.
 * A switch of generations waits for the commit of the one `before`. Null: there is nothing to commit. Throws OwnerStopped, or what the outside world threw.
 */
export async function prepareBatch(
  owned: OwnedPartition,
  records: readonly BusRecord[],
  before: Promise<boolean> = Promise.resolve(true),
): Promise<PreparedBatch | null> {
  const { partition, engine } = owned;
  const position = await owned.stand();
  const steps = untilSwitch(readSteps(engine, partition, records, owned.size));
  const alone = steps.some(isSwitch);
  if (alone) await before.catch(() => false);
  const { batch, pools } = await decideSealed(owned, steps);
  if (batch.steps.length === 0) return null;
  const last = records[batch.taken - 1];
  const to: Position = last === undefined ? position : { next: last.offset + 1, lastInput: last.id };
  const workspaces = pools.map(({ workspace }) => workspace);
  const rest = alone ? await restOf(engine, workspaces) : [];
  const commit = { partition, position, to, pools, loose: batch.loose, rest, revisions: engine.revisions };
  return { records: batch.taken, alone, batch, workspaces, commit };
}

/**
 * Commits it; what is prepared meanwhile is decided as if that had succeeded. False: it was not committed, because
 * somebody else was faster, or nobody knows, or the batch must be smaller; what was prepared meanwhile is void, and the
 * position is to be read again. Rejects with what waiting may cure, and with OwnerStopped.
 */
export async function commitPrepared(
  owned: OwnedPartition,
  { batch, workspaces, commit }: PreparedBatch,
): Promise<boolean> {
  const { engine } = owned;
  owned.advance(workspaces, commit.to, { steps: batch.steps.length, parked: batch.parked });
  const since = engine.platform.clock.now();
  const committed = await commitBatch(engine.platform.ledger, commit);
  owned.waited(engine.platform.clock.now() - since);
  if (committed.state !== 'done') {
    if (committed.state === 'halve') halve(owned, batch.steps, committed.because);
    owned.drop();
    return false;
  }
  owned.landed(engine.platform.clock.now());
  if (owned.halved !== null) owned.halved = owned.halved * 2 > engine.limits.inputs ? null : owned.halved * 2;
  for (const step of batch.steps) owned.faults.delete(step);
  return true;
}

/** A switch of generations is alone in its batch: whatever else is decided is folded into the one that counts then. */
function untilSwitch(steps: LogStep[]): LogStep[] {
  const at = steps.findIndex(isSwitch);
  return at < 0 ? steps : steps.slice(0, Math.max(1, at));
}

async function restOf(engine: Engine, workspaces: readonly Workspace[]): Promise<Change[]> {
  const rest = await Promise.all(workspaces.filter(switches).map((workspace) => foldRest(engine, workspace)));
  return rest.flat();
}

/** Decides until the keys of all subjects are there: if one turns out to be destroyed, everything is decided anew, knowing it. */
async function decideSealed(
  owned: OwnedPartition,
  steps: readonly LogStep[],
): Promise<{ batch: DecidedBatch; pools: Commit['pools'] }> {
  const destroyed = new Map<string, Set<string>>();
  for (;;) {
    const startedAt = owned.engine.platform.clock.now();
    const workspaces = await open(owned, steps, destroyed);
    const { faults, size, time } = owned;
    const most = steps.some(isSwitch) ? 1 : size;
    const mayPark: Task['mayPark'] = (...counts) => owned.mayPark(...counts);
    const batch = await decideBatch(owned.engine, { steps, workspaces, mayPark, faults, most, time });
    owned.took(batch.steps.length, owned.engine.platform.clock.now() - startedAt);
    await turn();
    const pools = await seal(owned, workspaces, destroyed);
    if (pools !== null) return { batch, pools };
  }
}

async function open(
  owned: OwnedPartition,
  steps: readonly LogStep[],
  destroyed: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Map<string, Workspace>> {
  const workspaces = new Map<string, Workspace>();
  const pools = new Set<string>();
  for (const step of steps) if (step.from === 'log') pools.add(step.said.input.pool);
  for (const pool of owned.busy) pools.add(pool);
  for (const pool of pools) workspaces.set(pool, await owned.workspace(pool, destroyed.get(pool) ?? new Set()));
  return workspaces;
}

/** Null: keys were missing, and `destroyed` now says whose. */
async function seal(
  owned: OwnedPartition,
  workspaces: ReadonlyMap<string, Workspace>,
  destroyed: Map<string, Set<string>>,
): Promise<Commit['pools'] | null> {
  const pools = [];
  let again = false;
  for (const [pool, workspace] of workspaces) {
    const sealed = await sealWorkspace(owned.engine.platform, workspace);
    if ('events' in sealed) pools.push({ workspace, events: sealed.events });
    else {
      destroyed.set(pool, new Set([...(destroyed.get(pool) ?? []), ...sealed.destroyed]));
      again = true;
    }
  }
  return again ? null : pools;
}

/** A batch that would fail again is taken in halves, down to the one step that cannot be committed: that one must fail. */
function halve(owned: OwnedPartition, steps: readonly string[], because: string): void {
  const [only] = steps;
  if (only === undefined) throw new BrokenInvariant('an empty batch was committed');
  if (steps.length > 1) owned.halved = Math.ceil(steps.length / 2);
  else if (owned.faults.has(only))
    throw new OwnerStopped(`Step ${only} can be neither committed nor set aside: ${because}`);
  else owned.faults.set(only, because);
}
