import type { mongo } from 'mongoose';
import type { Collection } from '#libs/ports/collections.js';
import type { Client } from '../driver.js';
import { keyNames } from '../key-rows.js';
import { collectionName, names } from '../schemas.js';
import { withClient } from './mongo-part.js';
import { transactionsOf, type Row, type WrittenRow } from './oplog.js';

/** Rows that belong together, by collection. */
export type Rows = Map<string, Row[]>;

/** What decisions left behind, as it was written. */
export interface Written {
  /** the indexes of each collection */
  indexes: Map<string, mongo.IndexDescriptionInfo[]>;
  /** what each commit wrote, in order */
  commits: Rows[];
  /** what each input wrote, in order */
  inputs: Rows[];
  events: number;
}

/**
 * Every event, document and key that was written to a database, each document as often as it was and as it was then.
 * Within a commit a document belongs to the input of the last event folded into it, a key to that of its person's first
 * event. Throws if MongoDB has forgotten the beginning.
 */
export function readWritten(name: string, collections: readonly Collection[]): Promise<Written> {
  return withClient(async (client) => {
    const documents = collections.filter(({ kind }) => kind === 'document').map((one) => collectionName(one.name));
    const wanted = new Set<string>([names.events, keyNames.keys, ...documents]);
    const written: Written = {
      indexes: await indexesOf(client, name, documents),
      ...{ commits: [], inputs: [], events: 0 },
    };
    for await (const transaction of transactionsOf(client, name)) {
      const rows = transaction.filter(({ collection }) => wanted.has(collection));
      if (rows.length > 0) note(written, rows);
    }
    if (written.events === (await client.db(name).collection(names.events).countDocuments())) return written;
    throw new Error('The oplog of MongoDB is too small for what was written: measure with fewer inputs.');
  });
}

function note(written: Written, rows: readonly WrittenRow[]): void {
  const commit: Rows = new Map();
  for (const { collection, row } of rows) put(commit, collection, row);
  written.commits.push(commit);
  written.events += commit.get(names.events)?.length ?? 0;
  written.inputs.push(...inputsOf(commit));
}

/** What each input of a commit wrote. */
function inputsOf(commit: Rows): Rows[] {
  const { inputs, bySeq, bySubject } = eventsOf(commit);
  for (const [collection, some] of commit) {
    if (collection === names.events) continue;
    const isKey = collection === keyNames.keys;
    for (const row of some) {
      const rows = isKey ? bySubject.get(row.subject) : bySeq.get(row.seq);
      if (rows !== undefined) put(rows, collection, row);
    }
  }
  return inputs;
}

/** The events of each input, and whose an event and a person's first event are. */
function eventsOf(commit: Rows): { inputs: Rows[]; bySeq: Map<unknown, Rows>; bySubject: Map<unknown, Rows> } {
  const [inputs, bySeq, bySubject] = [new Map<string, Rows>(), new Map<unknown, Rows>(), new Map<unknown, Rows>()];
  for (const row of commit.get(names.events) ?? []) {
    const { cause, seq } = JSON.parse(String(row.value)) as { cause: string; seq: number };
    const rows: Rows = inputs.get(cause) ?? new Map<string, Row[]>();
    inputs.set(cause, rows);
    bySeq.set(seq, rows);
    if (!bySubject.has(row.subject)) bySubject.set(row.subject, rows);
    put(rows, names.events, row);
  }
  return { inputs: [...inputs.values()], bySeq, bySubject };
}

async function indexesOf(client: Client, name: string, documents: string[]): Promise<Written['indexes']> {
  const found = [names.events, ...documents].map(
    async (collection) => [collection, await client.db(name).collection(collection).indexes()] as const,
  );
  return new Map(await Promise.all(found));
}

function put(rows: Rows, collection: string, row: Row): void {
  const known = rows.get(collection);
  if (known === undefined) rows.set(collection, [row]);
  else known.push(row);
}

/** An empty database with the same indexes, where rows are written as with the driver alone: no transaction, same majority. */
export class RawDatabase {
  private constructor(
    private readonly client: Client,
    private readonly name: string,
  ) {}

  /** Opens it for as long as `work` takes; `name` is made and removed. */
  static use<Result>(
    { name, indexes }: Pick<Written, 'indexes'> & { name: string },
    work: (raw: RawDatabase) => Promise<Result>,
  ): Promise<Result> {
    return withClient(async (client) => {
      const db = client.db(name);
      for (const [collection, specs] of indexes) {
        const own = specs.filter(({ name: index }) => index !== '_id_');
        await db.createCollection(collection);
        if (own.length > 0)
          await db
            .collection(collection)
            .createIndexes(own.map(({ v: _v, ...spec }) => spec as mongo.IndexDescription));
      }
      try {
        return await work(new RawDatabase(client, name));
      } finally {
        await db.dropDatabase();
      }
    });
  }

  /** `insertMany` of the events and keys and `bulkWrite` of the documents, one after another. */
  async inTurn(rows: Rows): Promise<void> {
    for (const [collection, some] of rows) await this.#write(collection, some);
  }

  /** The same, all at once. */
  async together(rows: Rows): Promise<void> {
    await Promise.all([...rows].map(([collection, some]) => this.#write(collection, some)));
  }

  async #write(collection: string, rows: Row[]): Promise<void> {
    const into = this.client.db(this.name).collection<Row>(collection);
    const safely = { writeConcern: { w: 'majority', journal: true }, ordered: false } as const;
    if (!collection.startsWith('doc_')) await into.insertMany(rows, safely);
    else {
      const operations = rows.map((row) => ({
        replaceOne: { filter: { _id: row._id }, replacement: row, upsert: true },
      }));
      await into.bulkWrite(operations, safely);
    }
  }
}
