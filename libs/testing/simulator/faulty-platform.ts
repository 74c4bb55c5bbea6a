import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Keys } from '#libs/ports/keys.js';
import type { Platform } from '#libs/ports/platform.js';
import type { Queue } from '#libs/ports/queue.js';
import { Caller } from './caller.js';
import { EVERY, reading, writing } from './fault-rates.js';
import { faultyBus } from './faulty-bus.js';
import { faultyLedger } from './faulty-ledger.js';
import type { World } from './world-parts.js';

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
    lasting: () => caller.call({ every: EVERY.read, possible: reading }, async () => real.lasting?.()),
    blankInputs: (pool, concerns) =>
      caller.call({ every: EVERY.save, possible: writing }, async () => real.blankInputs?.(pool, concerns)),
    scrub: () => caller.call({ every: EVERY.save, possible: writing }, () => real.scrub()),
    close: () => Promise.reject(new Error('the simulator closes the platform itself')),
  };
  return { platform, bury: () => caller.bury() };
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
  const write = <T>(run: () => Promise<T>): Promise<T> => caller.call({ every: EVERY.key, possible: writing }, run);
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
  const change = (run: () => Promise<void>): Promise<void> =>
    caller.call({ every: EVERY.queue, possible: writing }, run);
  return {
    add: (jobs) => change(() => queue.add(jobs)),
    remove: (ids) => change(() => queue.remove(ids)),
    process: (name, perSecond, handle) => {
      queue.process(name, perSecond, (job) =>
        caller.call({ every: EVERY.job, possible: writing }, () => caller.unlessDead(() => handle(job))),
      );
    },
    marked: () => caller.call({ every: EVERY.queue, possible: reading }, () => queue.marked()),
    mark: () => change(() => queue.mark()),
    waiting: () => queue.waiting(),
    stop: () => change(() => queue.stop()),
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
