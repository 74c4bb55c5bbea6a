import { CommitFailed } from '#libs/kernel/errors.js';
import type { Bus, BusBatch, Subscribing } from '#libs/ports/bus.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Keys } from '#libs/ports/keys.js';
import type { Batch, Ledger } from '#libs/ports/ledger.js';
import type { Platform } from '#libs/ports/platform.js';
import type { Queue } from '#libs/ports/queue.js';
import { Caller } from './caller.js';
import type { FaultName } from './faults.js';
import type { World } from './world-parts.js';

/** One call in so many fails, by what it is. Reads are many and alike. */
const EVERY = { append: 50, commit: 34, key: 150, save: 140, read: 5000, deliver: 45, job: 60 };

const reading: FaultName[] = ['call refused', 'crash before'];
const writing: FaultName[] = ['call refused', 'answer lost', 'crash before', 'crash after'];
const repeatable: FaultName[] = [...writing, 'done twice'];
const committing: FaultName[] = [
  'commit transient',
  'commit unclear',
  'commit impossible',
  'crash before',
  'crash after commit',
];

/** A platform whose every call may fail, happen twice, or be the last thing before the process ends. `die` is that end. */
export function faultyPlatform(
  real: Platform,
  world: World,
  die: () => void,
): { platform: Platform; bury: () => void } {
  const caller = new Caller(world, die);
  const platform: Platform = {
    bus: faultyBus(real.bus, world, caller),
    ledger: faultyLedger(real.ledger, world, caller),
    documents: faultyDocuments(real.documents, caller),
    keys: faultyKeys(real.keys, caller),
    queue: faultyQueue(real.queue, caller),
    clock: faultyClock(real.clock, world, caller),
    scrub: () => caller.call({ every: EVERY.save, possible: writing }, () => real.scrub()),
    close: () => Promise.reject(new Error('the simulator closes the platform itself')),
  };
  return { platform, bury: () => caller.bury() };
}

function faultyBus(bus: Bus, world: World, caller: Caller): Bus {
  const { witness } = world;
  return {
    partitions: bus.partitions,
    partitionOf: (pool) => bus.partitionOf(pool),
    append: (inputs) => {
      const append = async (): Promise<void> => {
        await bus.append(inputs);
        witness.appended(inputs);
      };
      return caller.call({ every: EVERY.append, possible: repeatable, kinds: inputs.map(({ kind }) => kind) }, append);
    },
    subscribe: (reader) =>
      caller.call({ every: EVERY.read, possible: reading }, () => bus.subscribe(faultyReader(reader, world, caller))),
    at: (topic, partition, offset) =>
      caller.call({ every: EVERY.read, possible: reading }, () => bus.at(topic, partition, offset)),
    newest: (topic, partition) =>
      caller.call({ every: EVERY.read, possible: reading }, () => bus.newest(topic, partition)),
  };
}

/** A bus that delivers at least once, and at times not where it was asked to. */
function faultyReader(reader: Subscribing, world: World, caller: Caller): Subscribing {
  const earlier: BusBatch[] = [];
  return {
    ...reader,
    position: (partition) => caller.unlessDead(() => reader.position(partition)),
    handle: (batch) =>
      caller.unlessDead(() => {
        const kinds = reader.topic === 'inputs' ? world.witness.delivered(batch.records) : [];
        const fault = world.plan.draw(EVERY.deliver, misdelivering(earlier, batch), kinds);
        if (fault === 'crash before') return caller.crash();
        if (fault === 'delivered again') return reader.handle(earlier[0] ?? batch);
        earlier.push(batch);
        if (earlier.length > REMEMBERED) earlier.shift();
        return reader.handle(fault === 'delivered with a gap' ? withGap(batch) : batch);
      }),
  };
}

/** A bus comes again with a batch that lies so many back. */
const REMEMBERED = 3;

function misdelivering(earlier: readonly BusBatch[], { records }: BusBatch): FaultName[] {
  const possible: FaultName[] = ['crash before'];
  if (earlier.length > 0) possible.push('delivered again');
  if (records.length > 1) possible.push('delivered with a gap');
  return possible;
}

function withGap(batch: BusBatch): BusBatch {
  return { ...batch, records: batch.records.slice(Math.ceil(batch.records.length / 2)) };
}

function faultyLedger(ledger: Ledger, world: World, caller: Caller): Ledger {
  const read = <T>(run: () => Promise<T>): Promise<T> => caller.call({ every: EVERY.read, possible: reading }, run);
  return {
    position: (partition) => read(() => ledger.position(partition)),
    head: (pool) => read(() => ledger.head(pool)),
    read: (pool, after, limit) => read(() => ledger.read(pool, after, limit)),
    about: (pool, subject, before, limit) => read(() => ledger.about(pool, subject, before, limit)),
    pools: () => read(() => ledger.pools()),
    commit: (batch) => faultyCommit(ledger, batch, world, caller),
  };
}

async function faultyCommit(
  ledger: Ledger,
  batch: Batch,
  { witness, plan, cursed }: World,
  caller: Caller,
): Promise<void> {
  const kinds = witness.kindsOf(batch);
  const commit = async (): Promise<void> => {
    if (batch.events.some(({ cause, type }) => cursed.has(cause) && !aboutLines.has(type))) {
      throw new CommitFailed('deterministic', 'this cannot be written');
    }
    await ledger.commit(batch);
    witness.committed(batch);
  };
  const fault = caller.dead ? null : plan.draw(EVERY.commit, committing, kinds);
  if (fault === 'commit impossible') curse(batch, cursed);
  if (fault === 'commit transient') throw new CommitFailed('transient', 'the store is busy');
  if (fault === 'crash before') return caller.crash();
  await caller.unlessDead(commit);
  if (fault === 'crash after commit') return caller.crash();
  if (fault === 'commit unclear') throw new CommitFailed('unclear', 'the answer was lost');
}

/** Setting an input aside is said by that input too, and can be written. */
const aboutLines = new Set(['contact.held', 'contact.unheld', 'pool.discarded']);

/** From now on, what one input of this batch caused cannot be written. */
function curse({ events }: Batch, cursed: Set<string>): void {
  const one = events.find(({ type }) => !type.startsWith('pool.') && !aboutLines.has(type));
  if (one !== undefined) cursed.add(one.cause);
}

function faultyDocuments(documents: Documents, caller: Caller): Documents {
  const read = <T>(run: () => Promise<T>): Promise<T> => caller.call({ every: EVERY.read, possible: reading }, run);
  const save = (run: () => Promise<void>): Promise<void> => caller.call({ every: EVERY.save, possible: writing }, run);
  return {
    many: (pool, keys) => read(() => documents.many(pool, keys)),
    list: (query) => read(() => documents.list(query)),
    search: (query) => read(() => documents.search(query)),
    all: (...page) => read(() => documents.all(...page)),
    save: (changes) => save(() => documents.save(changes)),
    clear: (pool, collection) => save(() => documents.clear(pool, collection)),
  };
}

function faultyKeys(keys: Keys, caller: Caller): Keys {
  const write = <T>(run: () => Promise<T>): Promise<T> => caller.call({ every: EVERY.key, possible: repeatable }, run);
  const read = <T>(run: () => Promise<T>): Promise<T> => caller.call({ every: EVERY.read, possible: reading }, run);
  return {
    ensure: (pool, subjects) => write(() => keys.ensure(pool, subjects)),
    destroy: (pool, subjects) => write(() => keys.destroy(pool, subjects)),
    read: (pool, subjects) => read(() => keys.read(pool, subjects)),
    tombstones: (pool) => read(() => keys.tombstones(pool)),
    hasher: (pool) => read(() => keys.hasher(pool)),
    shareHashes: (...pools) => write(() => keys.shareHashes(...pools)),
    carried: (...page) => read(() => keys.carried(...page)),
    adopt: (...carried) => write(() => keys.adopt(...carried)),
  };
}

function faultyQueue(queue: Queue, caller: Caller): Queue {
  return {
    add: (jobs) => caller.unlessDead(() => queue.add(jobs)),
    remove: (ids) => caller.unlessDead(() => queue.remove(ids)),
    process: (name, perSecond, handle) => {
      queue.process(name, perSecond, (job) =>
        caller.call({ every: EVERY.job, possible: repeatable }, () => caller.unlessDead(() => handle(job))),
      );
    },
    marked: () => caller.unlessDead(() => queue.marked()),
    mark: () => caller.unlessDead(() => queue.mark()),
    waiting: () => queue.waiting(),
    stop: () => caller.unlessDead(() => queue.stop()),
  };
}

/** Time passes while things are done, so that budgets of time are used up; nothing rings for the dead. */
function faultyClock(clock: Clock, world: World, caller: Caller): Clock {
  return {
    now: () => world.passing(),
    at: (at, run) =>
      clock.at(at, () => {
        if (!caller.dead) run();
      }),
  };
}
