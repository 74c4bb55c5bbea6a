import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from '@jest/globals';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import { event } from '#libs/testing/contracts/given-ledger.js';
import { contractCollections } from '#libs/testing/contracts/subject.js';
import type { Batch, Ledger } from '#libs/ports/ledger.js';
import { openMongo } from '../open-mongo.js';
import type { MongoOptions, MongoStores } from '../open-mongo.js';
import { mongoUrl, removeDatabases } from './mongo-part.js';

/** Stores in databases of a test's own, opened as often as it likes; everything is closed and removed behind it. */
export interface GivenStores {
  name: () => string;
  open: (more?: Partial<MongoOptions>) => Promise<MongoStores>;
}

export function givenStores(): GivenStores {
  let name = '';
  let folder = '';
  let opened: MongoStores[] = [];
  beforeEach(() => {
    name = `t${randomBytes(7).toString('hex')}`;
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-mongo-'));
    opened = [];
  });
  afterEach(async () => {
    for (const stores of opened) await stores.close();
    await removeDatabases(name);
    fs.rmSync(folder, { recursive: true });
  });
  return {
    name: () => name,
    async open(more = {}) {
      const options = { collections: contractCollections, clock: systemClock, random: randomBytes, partitions: 4 };
      const stores = await openMongo({ url: mongoUrl(name), keysDir: folder, patience: 1_000, ...options, ...more });
      opened.push(stores);
      return stores;
    },
  };
}

/** A batch of one partition that continues what the ledger holds, with so many events of a pool. */
export async function batchOf(
  ledger: Ledger,
  given: { partition?: number; pool?: string; events?: number } = {},
): Promise<Batch> {
  const { partition = 1, pool = 'p_1', events = 1 } = given;
  const { next } = await ledger.position(partition);
  const before = await ledger.head(pool);
  return {
    partition,
    from: next,
    to: next + 1,
    lastInput: `i${next}`,
    heads: [{ before, after: { ...before, seq: before.seq + events, now: before.now + 1 } }],
    events: Array.from({ length: events }, (_, at) => event({ ...before, seq: before.seq + at })),
    documents: [{ pool, collection: 'thing', key: 'a', seq: before.seq + 1, body: { size: next } }],
    records: [],
  };
}
