import type { DatabaseSync } from 'node:sqlite';
import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import type { Collection } from '#libs/ports/collections.js';
import type { ListQuery, Page, SearchQuery, Stored } from '#libs/ports/documents.js';
import { endOf, eventKey } from '#libs/adapters/stored/event-key.js';
import { tableOf } from './fields.js';
import { namedQuery } from './named-query.js';
import { checkSearch, search } from './search.js';
import { Statements } from './statements.js';

/** Everything that reads more than by key, on a connection of its own that never waits for the writer. */
export class QueryReader {
  readonly #statements: Statements;

  constructor(
    db: DatabaseSync,
    private readonly collections: readonly Collection[],
  ) {
    this.#statements = new Statements(db);
  }

  list<Body>(query: ListQuery): Page<Body> {
    return namedQuery(this.#statements, this.#collection(query.collection), query);
  }

  search<Body>(query: SearchQuery): Page<Body> {
    checkSearch(this.collections, query);
    return search(this.#statements, query);
  }

  all({
    pool,
    collection,
    after,
    limit,
  }: {
    pool: string;
    collection: string;
    after: string;
    limit: number;
  }): Stored[] {
    const table = tableOf(this.#collection(collection).name);
    const sql = `SELECT key, seq, body FROM ${table} WHERE pool = ? AND key > ? ORDER BY key LIMIT ?`;
    const rows = this.#statements.rows<[string, number, string]>(sql, [pool, after, limit]);
    return rows.map(([key, seq, body]) => ({ pool, collection, key, seq, body: JSON.parse(body) as unknown }));
  }

  events(pool: string, after: number, limit: number): Envelope[] {
    const sql = 'SELECT value FROM ledger WHERE id > ? AND id < ? ORDER BY id LIMIT ?';
    return this.#envelopes(sql, [eventKey(pool, after), endOf(pool), limit]);
  }

  about(pool: string, subject: string, before: number, limit: number): Envelope[] {
    const sql = 'SELECT value FROM ledger WHERE subject = ? AND id >= ? AND id < ? ORDER BY n DESC LIMIT ?';
    return this.#envelopes(sql, [subject, eventKey(pool, 0), eventKey(pool, before), limit]);
  }

  #envelopes(sql: string, values: (string | number)[]): Envelope[] {
    return this.#statements.rows<[string]>(sql, values).map(([value]) => JSON.parse(value) as Envelope);
  }

  #collection(name: string): Collection {
    const collection = this.collections.find((entry) => entry.name === name);
    if (collection === undefined) throw new BrokenInvariant(`${name} is not in the list of collections`);
    return collection;
  }
}
