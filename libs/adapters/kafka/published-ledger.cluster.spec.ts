import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import { openMongo } from '#libs/adapters/mongo/open-mongo.js';
import type { MongoStores } from '#libs/adapters/mongo/open-mongo.js';
import { mongoUrl, removeDatabases } from '#libs/adapters/mongo/testing/mongo-part.js';
import type { BusBatch } from '#libs/ports/bus.js';
import type { Platform } from '#libs/ports/platform.js';
import { inputs, POOL } from '#libs/testing/contracts/given-bus.js';
import { givenBatch } from '#libs/testing/contracts/given-ledger.js';
import type { Subject } from '#libs/testing/contracts/subject.js';
import type { KafkaBus } from './kafka.bus.js';
import { eventually, GivenKafka, Listener } from './testing/given-kafka.js';

describe('the ledger in MongoDB, published on Kafka', () => {
  const keysDir = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-keys-'));
  const name = `t${randomBytes(7).toString('hex')}`;
  let stores: MongoStores;
  let given: GivenKafka;
  beforeEach(async () => {
    const place = { url: mongoUrl(name), keysDir, partitions: 2, collections: [] };
    stores = await openMongo({ ...place, clock: systemClock, random: randomBytes });
    given = new GivenKafka({ eventLog: stores.eventLog, partitions: stores.partitions });
  });
  afterEach(async () => {
    await given.close();
    await stores.close();
    await removeDatabases(name);
    fs.rmSync(keysDir, { recursive: true, force: true });
  });

  it('reaches readers in order and once, also when its owner changes in the middle', async () => {
    const [bus, other] = [await given.bus(), await given.bus()];
    const feed = new Listener('pool-events');
    const reading = await other.subscribe(feed);
    await reading.caughtUp();
    const first = await owner(bus);
    await bus.append(inputs(0, 40));
    await first.caughtUp();
    await first.stop();
    const second = await owner(other);
    await bus.append(inputs(40, 80));
    await second.caughtUp();
    await eventually(
      () => feed.heard.length >= 160,
      () => [feed.heard.length, reading.health(), other.health()],
    );

    const committed = await stores.ledger.read(POOL, 0, 1_000);
    expect(committed.map(({ seq }) => seq)).toEqual(Array.from({ length: 160 }, (_, at) => at + 1));
    expect(feed.ids).toEqual(committed.map(({ id }) => id));
    expect(feed.heard.map(({ offset }) => offset)).toEqual(committed.map((_, n) => n));
    const lying = await given.lying('pool-events', bus.partitionOf(POOL));
    expect(new Set(lying.map(({ headers }) => headers?.['id']?.toString())).size).toBe(160);
  });

  /** Two events for each input, a batch in one transaction. */
  function owner(bus: KafkaBus) {
    const subject = { platform: { ledger: stores.ledger, bus } as unknown as Platform } as Subject;
    return bus.subscribe({
      topic: 'inputs',
      group: 'contacts',
      maxRecords: 10,
      maxBytes: 1_000_000,
      position: async (partition) => (await stores.ledger.position(partition)).next,
      async handle({ partition, records }: BusBatch) {
        const batch = await givenBatch(subject, { inputs: records.length, events: 2 * records.length });
        await stores.ledger.commit(batch);
        return (await stores.ledger.position(partition)).next;
      },
    });
  }
});
