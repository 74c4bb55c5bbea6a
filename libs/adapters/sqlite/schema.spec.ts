import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Collection, IndexSpec } from '#libs/ports/collections.js';
import { CollectionTable } from './collection-table.js';
import { openDatabase } from './open-database.js';
import { QueryReader } from './query-reader.js';
import { ensureSchema } from './schema.js';

const [POOL, LIMIT] = ['p_1', 10_000];
let folder: string;
let db: DatabaseSync;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-schema-'));
  db = openDatabase({ file: path.join(folder, 'kith.db'), durable: false });
});
afterEach(() => {
  db.close();
  fs.rmSync(folder, { recursive: true });
});

const people = (indexes: IndexSpec[], searchable = false): Collection => ({
  name: 'known-people',
  kind: 'document',
  service: 'contacts',
  retention: 'as long as the test',
  indexes,
  searchable,
});
const bySize = { name: 'size', fields: ['body.size'] };

function filled(collection: Collection): void {
  ensureSchema(db, [collection]);
  const table = new CollectionTable(db, collection);
  for (let at = 0; at < 2_500; at++) {
    const body = { body: { size: -at }, words: `number${at}`, sortName: `n${at}`, lastAt: at };
    table.write({ pool: POOL, collection: collection.name, key: `k${at}`, seq: at, body }, LIMIT);
  }
}

const listed = (collection: Collection, index: string) =>
  new QueryReader(db, [collection])
    .list({ pool: POOL, collection: collection.name, index, limit: 2 })
    .items.map(({ key }) => key);
const found = (collection: Collection, word: string) =>
  new QueryReader(db, [collection])
    .search({ pool: POOL, collection: collection.name, words: [word], sort: 'name', limit: 3 })
    .items.map(({ key }) => key);

it('fills a new index from what is stored', () => {
  filled(people([]));
  const indexed = people([bySize]);
  ensureSchema(db, [indexed]);

  expect(listed(indexed, 'size')).toEqual(['k2499', 'k2498']);
});

it('makes a collection searchable that was not', () => {
  filled(people([]));
  const searchable = people([], true);
  ensureSchema(db, [searchable]);

  expect(found(searchable, 'number249')).toEqual(['k249', 'k2490', 'k2491']);
  new CollectionTable(db, searchable).write(
    { pool: POOL, collection: 'known-people', key: 'k2490', seq: 1, body: { words: 'renamed' } },
    LIMIT,
  );
  expect(found(searchable, 'number249')).toEqual(['k249', 'k2491', 'k2492']);
  expect(found(searchable, 'ren')).toEqual(['k2490']);
});

it('replaces an index that is declared anew and drops one that nobody names any more', () => {
  filled(people([bySize, { name: 'last', fields: ['lastAt'] }]));
  const anew = people([{ name: 'size', fields: ['lastAt', 'body.size'] }]);
  ensureSchema(db, [anew]);

  expect(listed(anew, 'size')).toEqual(['k0', 'k1']);
  const indexes = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name LIKE 'doc_%'")
    .all();
  expect(indexes).toHaveLength(1);
});

it('changes nothing when nothing changed', () => {
  filled(people([bySize], true));
  const schema = () => db.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
  const before = schema();
  ensureSchema(db, [people([bySize], true)]);

  expect(schema()).toEqual(before);
});

it('uses the index for every page of a named query, and the sort index for a walk', () => {
  const collection = people([bySize, { name: 'last', fields: ['lastAt', 'body.size'], sparse: true }], true);
  filled(collection);
  const steps: string[] = [];
  const watched = { prepare: (sql: string) => (steps.push(...plan(sql)), db.prepare(sql)) } as unknown as DatabaseSync;
  const reader = new QueryReader(watched, [collection]);
  const query = { pool: POOL, collection: 'known-people', limit: 2 };
  for (const reverse of [false, true]) {
    const { next } = reader.list({ ...query, index: 'size', reverse });
    reader.list({ ...query, index: 'size', reverse, after: next ?? undefined });
    const { next: behind } = reader.list({ ...query, index: 'last', from: 5, reverse });
    reader.list({ ...query, index: 'last', from: 5, reverse, after: behind ?? undefined });
    reader.list({ ...query, index: 'last', equals: [7], to: 5, reverse });
  }
  const { next } = reader.search({ ...query, words: [], sort: 'last' });
  reader.search({ ...query, words: [], sort: 'last', after: next ?? undefined });

  expect(steps.length).toBeGreaterThan(10);
  for (const step of steps)
    expect(step).toMatch(/^(SEARCH (doc|search)_known_people USING (COVERING )?INDEX|(CO-ROUTINE|SCAN) walked)/);
});

function plan(sql: string): string[] {
  return db
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all()
    .map(({ detail }) => String(detail));
}
