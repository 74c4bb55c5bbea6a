import type { DatabaseSync } from 'node:sqlite';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Collection, IndexSpec } from '#libs/ports/collections.js';
import { CollectionTable } from './collection-table.js';
import { column, fieldsOf, tableOf, termsOf } from './fields.js';
import { transaction } from './transaction.js';
import { createSearchTables, searchTableOf } from './search-index.js';

/** Raised when the fixed tables change in a way that older code cannot read. */
const FORMAT = '1';
const PARTITIONS = '1';

/**
 * The fixed tables. `ledger.n` counts the events of the one partition from 1 without gaps; `ledger.id` is
 * `<pool>/<zero-padded seq>`. `inputs.n` is the offset. Rows of both are only ever added (old inputs are swept).
 */
const TABLES = `
  CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS inputs(n INTEGER PRIMARY KEY, id TEXT NOT NULL, at INTEGER NOT NULL, value TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS ledger(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, subject TEXT, value TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS ledger_about ON ledger(subject) WHERE subject IS NOT NULL;
  CREATE TABLE IF NOT EXISTS heads(pool TEXT PRIMARY KEY, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, now INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS positions(partition INTEGER PRIMARY KEY, next INTEGER NOT NULL, last_input TEXT);`;

/** Makes what is missing and leaves what is there: a newer release adds collections, fields and indexes, and drops indexes nobody names any more. */
export function ensureSchema(db: DatabaseSync, collections: readonly Collection[]): void {
  transaction(db, () => {
    db.exec(TABLES);
    recorded(db, 'format', FORMAT);
    recorded(db, 'partitions', PARTITIONS);
    const present = presentIn(db);
    for (const collection of collections) ensureCollection(db, collection, present);
  });
}

function recorded(db: DatabaseSync, name: string, value: string): void {
  db.prepare('INSERT OR IGNORE INTO meta VALUES (?, ?)').run(name, value);
  const stored = db.prepare('SELECT value FROM meta WHERE name = ?').get(name)?.value;
  if (stored === value) return;
  const text = `The data says ${name} ${String(stored)}, this release of Kith works with ${value}: start the release that wrote it.`;
  throw new OutsideWorld(text, false, 'data-format');
}

/** What a file holds, read at once: asking anew for every collection would be most of a start. */
interface Present {
  tables: Set<unknown>;
  /** as `table.column` */
  columns: Set<unknown>;
  indexes: { table: unknown; name: unknown }[];
}

function presentIn(db: DatabaseSync): Present {
  const named = (sql: string): Set<unknown> =>
    new Set(
      db
        .prepare(sql)
        .all()
        .map(({ name }) => name),
    );
  const indexes = db.prepare(
    'SELECT tbl_name AS "table", name FROM sqlite_schema WHERE type = \'index\' AND sql IS NOT NULL',
  );
  return {
    tables: named("SELECT name FROM sqlite_schema WHERE type = 'table'"),
    columns: named(`SELECT entry.name || '.' || one.name AS name
      FROM sqlite_schema AS entry JOIN pragma_table_info(entry.name) AS one WHERE entry.type = 'table' AND entry.name GLOB 'doc_*'`),
    indexes: indexes.all().map(({ table, name }) => ({ table, name })),
  };
}

function ensureCollection(db: DatabaseSync, collection: Collection, present: Present): void {
  const table = tableOf(collection.name);
  const fields = fieldsOf(collection);
  const isNew = !present.tables.has(table);
  if (isNew) {
    db.exec(`CREATE TABLE ${table}(n INTEGER PRIMARY KEY, pool TEXT NOT NULL, key TEXT NOT NULL, seq INTEGER NOT NULL,
      ${fields.map((field) => `${column(field)}, `).join('')} body TEXT NOT NULL, UNIQUE(pool, key))`);
  }
  const missing = isNew ? [] : fields.filter((field) => !present.columns.has(`${table}.f_${field}`));
  for (const field of missing) db.exec(`ALTER TABLE ${table} ADD COLUMN ${column(field)}`);
  ensureIndexes(db, collection, present);
  const becomesSearchable = collection.searchable === true && !present.tables.has(searchTableOf(collection.name));
  if (becomesSearchable) db.exec(createSearchTables(collection.name));
  if (missing.length > 0 || becomesSearchable) new CollectionTable(db, collection).refill();
}

function ensureIndexes(db: DatabaseSync, collection: Collection, { indexes }: Present): void {
  const table = tableOf(collection.name);
  const wanted = new Map<unknown, string>(
    collection.indexes.map((index) => [indexName(collection.name, index), indexBody(table, index)]),
  );
  const present = new Set(indexes.filter((index) => index.table === table).map(({ name }) => name));
  for (const [name, body] of wanted) if (!present.has(name)) db.exec(`CREATE INDEX "${String(name)}" ON ${body}`);
  for (const name of present) if (!wanted.has(name)) db.exec(`DROP INDEX "${String(name)}"`);
}

function indexBody(table: string, index: IndexSpec): string {
  const sparse = index.sparse === true ? ` WHERE ${column(index.fields[0] ?? '')} IS NOT NULL` : '';
  return `${table}(pool, ${termsOf(index).join(', ')}, key)${sparse}`;
}

/** Named by what it holds: an index that was declared anew gets a new name, and the old one goes. */
export function indexName(collection: string, index: IndexSpec): string {
  return `${tableOf(collection)}(${index.fields.join()})${index.sparse === true ? ' sparse' : ''}`;
}
