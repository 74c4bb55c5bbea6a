import type { mongo } from 'mongoose';
import type { Collection } from '#libs/ports/collections.js';
import type { Client } from '../driver.js';
import { keyNames } from '../key-rows.js';
import { collectionName, names } from '../schemas.js';
import { withClient } from './mongo-part.js';

type Row = mongo.Document & { _id: string };

/** Rows that belong together, by collection. */
export type Rows = Map<string, Row[]>;

/** What a pool's decisions left behind, as it was written. */
export interface Written {
  /** the indexes of each collection */
  indexes: Map<string, mongo.IndexDescriptionInfo[]>;
  /** what each commit wrote, in order: events with one time are one commit */
  commits: Rows[];
  /** what each input wrote, in order */
  inputs: Rows[];
  events: number;
}

interface Groups {
  commits: Rows[];
  inputs: Rows[];
  bySeq: Map<number, Rows[]>;
  bySubject: Map<string, Rows[]>;
}

/**
 * Every event, document and key of a pool. A document belongs to the commit and the input of the last event folded
 * into it, a key to those of its person's first event; how often a document was written before that is not seen, and
 * so not written again.
 */
export function readWritten(name: string, pool: string, collections: readonly Collection[]): Promise<Written> {
  return withClient(async (client) => {
    const groups = await eventsOf(client, name, pool);
    const documents = collections.filter(({ kind }) => kind === 'document').map((one) => collectionName(one.name));
    for (const document of documents)
      for await (const row of client.db(name).collection<Row>(document).find({ pool }))
        for (const rows of groups.bySeq.get(Number(row.seq)) ?? []) put(rows, document, row);
    for await (const row of client.db(`${name}_keys`).collection<Row>(keyNames.keys).find({ pool }))
      for (const rows of groups.bySubject.get(String(row.subject)) ?? []) put(rows, keyNames.keys, row);
    const { commits, inputs, bySeq } = groups;
    return { indexes: await indexesOf(client, name, documents), commits, inputs, events: bySeq.size };
  });
}

async function eventsOf(client: Client, name: string, pool: string): Promise<Groups> {
  const groups: Groups = { commits: [], inputs: [], bySeq: new Map(), bySubject: new Map() };
  let last = { time: '', cause: '' };
  const found = client
    .db(name)
    .collection<Row>(names.events)
    .find({ _id: { $gt: `${pool}/`, $lt: `${pool}0` } });
  for await (const row of found.sort({ _id: 1 })) {
    const { time, cause, seq } = JSON.parse(String(row.value)) as { time: string; cause: string; seq: number };
    if (time !== last.time) groups.commits.push(new Map());
    if (cause !== last.cause) groups.inputs.push(new Map());
    last = { time, cause };
    const places = [groups.commits.at(-1) ?? new Map(), groups.inputs.at(-1) ?? new Map()] as Rows[];
    for (const rows of places) put(rows, names.events, row);
    groups.bySeq.set(seq, places);
    const subject = String(row.subject);
    if (!groups.bySubject.has(subject)) groups.bySubject.set(subject, places);
  }
  return groups;
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
