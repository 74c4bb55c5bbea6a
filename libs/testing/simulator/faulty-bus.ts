import type { Bus, BusBatch, Subscribing } from '#libs/ports/bus.js';
import type { Caller } from './caller.js';
import { EVERY, reading, writing } from './fault-rates.js';
import type { FaultName } from './faults.js';
import type { World } from './world-parts.js';

/** A bus whose every call may go wrong, and which delivers as it likes. */
export function faultyBus(bus: Bus, world: World, caller: Caller): Bus {
  const { witness } = world;
  return {
    partitions: bus.partitions,
    partitionOf: (pool) => bus.partitionOf(pool),
    append: (inputs) => {
      const append = async (): Promise<void> => {
        await bus.append(inputs);
        witness.appended(inputs);
      };
      return caller.call({ every: EVERY.append, possible: writing, kinds: inputs.map(({ kind }) => kind) }, append);
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
