import { setImmediate as turn } from 'node:timers/promises';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { BusBatch, Subscribing } from '#libs/ports/bus.js';
import { createDecided, type Decided } from '#libs/transport/decided.js';
import type { Engine } from './engine.js';
import { Handed } from './handed.js';
import { removeLater } from './rebuild/leftover.js';
import { OwnedPartition } from './owned-partition.js';
import { asOutside, isPassing } from './passing.js';
import { always } from './prefetch.js';
import { switches } from './rebuild/switch.js';
import { createSlots } from './slots.js';
import { OwnerStopped } from './steps.js';
import { commitPrepared, prepareBatch, type PreparedBatch } from './take-batch.js';
import { takeOver } from './takeover.js';
import { createTurns } from './turns.js';
import { workOf } from './work.js';

/** Decides the inputs of the partitions it is given, one after the other, each batch in one transaction. */
export interface Owner {
  /** How a bus hands it the inputs. */
  reader: Subscribing;
  /** Tells those in this process what was decided. */
  decided: Decided;
  /** null while all is well, else one sentence for the readiness page. */
  health(): string | null;
  /** Resolves when no job and no replay is left to go on with. */
  idle(): Promise<void>;
  /** Takes no further slices of jobs. Inputs stop with the subscription. */
  stop(): Promise<void>;
}

const RETRY = 100;
/** So few inputs take no time: whoever waits for them does not wait for the imports of other partitions. */
const FEW = 16;

export function createOwner(engine: Engine): Owner {
  const partitions = new Map<number, OwnedPartition>();
  const turns = createTurns();
  const slots = createSlots(engine.limits.deciding);
  const decided = createDecided();
  const driving = new Map<number, Promise<void>>();
  let stopped: string | null = null;
  let stopping = false;
  const hasEnded = (): boolean => stopping || stopped !== null;

  function ownedOf(partition: number): OwnedPartition {
    const known = partitions.get(partition) ?? new OwnedPartition(engine, partition);
    partitions.set(partition, known);
    return known;
  }

  /** Everything the owner throws stops it for good, but for what waiting may cure. */
  async function guarded<T>(owned: OwnedPartition, run: () => Promise<T>): Promise<T> {
    if (stopped !== null) throw new OwnerStopped(stopped);
    try {
      return await run();
    } catch (error) {
      owned.drop();
      decided.tell(null);
      if (isPassing(error)) throw asOutside(error);
      stopped = error instanceof Error ? error.message : String(error);
      engine.report(stopped, { partition: owned.partition });
      throw error;
    }
  }

  async function takePosition(partition: number): Promise<number> {
    const owned = ownedOf(partition);
    return turns(partition, () =>
      guarded(owned, async () => {
        owned.drop();
        owned.busy.clear(); // nothing goes on in a partition that is not taken
        const { position, pools } = await takeOver(owned);
        owned.position = position;
        for (const pool of pools) {
          const workspace = await owned.workspace(pool, new Set());
          await workspace.load(engine.platform.documents, always);
          owned.goesOn(pool, workOf(engine, workspace).length > 0);
        }
        drive(owned);
        return position.next;
      }),
    );
  }

  async function handle(batch: BusBatch): Promise<number> {
    const owned = ownedOf(batch.partition);
    const next = await turns(batch.partition, () => guarded(owned, () => takeRecords(owned, batch)));
    drive(owned);
    return next;
  }

  async function takeRecords(owned: OwnedPartition, batch: BusBatch): Promise<number> {
    const { next } = await owned.stand();
    const handed = new Handed(batch, engine.without.has('position') ? null : next);
    let before: Promise<boolean> = Promise.resolve(true);
    while (handed.rest.length > 0 && !stopping) {
      const { rest } = handed;
      const prepare = (): Promise<PreparedBatch | null> => prepareBatch(owned, rest, before);
      const prepared = await preparedAfter(before, rest.length <= FEW ? prepare() : slots(prepare));
      if (prepared === null) break;
      before = commit(owned, prepared);
      before.catch(() => undefined);
      if (prepared.alone) await before;
      handed.took(prepared.records);
      await turn();
      handed.fill(owned.size, engine.limits.handed);
    }
    await before;
    return (await owned.stand()).next;
  }

  /** The next batch is decided while the one before it is committed, and counts only if that was. */
  async function preparedAfter(
    before: Promise<boolean>,
    preparing: Promise<PreparedBatch | null>,
  ): Promise<PreparedBatch | null> {
    const [committed, prepared] = await Promise.allSettled([before, preparing]);
    if (committed.status === 'rejected') throw committed.reason;
    if (!committed.value) return null;
    if (prepared.status === 'rejected') throw prepared.reason;
    return prepared.value;
  }

  /** Jobs and replays go on when no inputs come, a slice at a time. */
  function drive(owned: OwnedPartition): void {
    const { partition } = owned;
    if (driving.has(partition) || owned.busy.size === 0) return;
    const end = driveWork(owned).finally(() => void driving.delete(partition));
    driving.set(partition, end);
    end.catch(() => undefined);
  }

  async function driveWork(owned: OwnedPartition): Promise<void> {
    while (owned.busy.size > 0 && !stopping && partitions.get(owned.partition) === owned) {
      await turn();
      const taken = turns(owned.partition, () => guarded(owned, () => takeRecordless(owned)));
      await taken.catch(async (error: unknown) => {
        if (!(error instanceof OutsideWorld)) throw error;
        await new Promise<void>(
          (resolve) => void engine.platform.clock.at(engine.platform.clock.now() + RETRY, resolve),
        );
      });
    }
  }

  async function takeRecordless(owned: OwnedPartition): Promise<void> {
    const prepared = await prepareBatch(owned, []);
    if (prepared !== null) await commit(owned, prepared);
    else owned.busy.clear(); // it came to its end in a commit whose answer was lost
  }

  /** Tells whoever waits as soon as it is committed, and remembers what goes on. */
  async function commit(owned: OwnedPartition, prepared: PreparedBatch): Promise<boolean> {
    const committed = await commitPrepared(owned, prepared);
    if (committed) note(owned, prepared);
    else decided.tell(null);
    return committed;
  }

  function note(owned: OwnedPartition, { batch, workspaces }: PreparedBatch): void {
    owned.note(batch.stops);
    for (const workspace of workspaces) {
      const { pool, outcomes, origins } = workspace;
      owned.goesOn(pool, workOf(engine, workspace).length > 0);
      if (switches(workspace)) removeLater(engine, { pool, at: workspace.now }, hasEnded);
      if (outcomes.size > 0 || origins.size > 0) decided.tell({ pool, outcomes, origins });
    }
    for (const { sentence, facts } of batch.reports) engine.report(sentence, facts);
  }

  return {
    reader: {
      topic: 'inputs',
      group: 'contacts',
      maxRecords: engine.limits.handed,
      maxBytes: engine.limits.bytes,
      position: takePosition,
      handle,
      lost: (partition) => void partitions.delete(partition),
    },
    decided,
    health() {
      if (stopped !== null) return stopped;
      for (const { stops } of partitions.values()) for (const sentence of stops.values()) return sentence;
      return null;
    },
    async idle() {
      while (driving.size > 0) await Promise.all(driving.values());
    },
    async stop() {
      stopping = true;
      await Promise.allSettled(driving.values());
    },
  };
}
