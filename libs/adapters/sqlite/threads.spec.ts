import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { EmbeddedSubject } from '#libs/testing/contracts/embedded-subject.js';
import { POOL } from '#libs/testing/contracts/given-bus.js';
import { change } from '#libs/testing/contracts/given-ledger.js';
import { contractCollections } from '#libs/testing/contracts/subject.js';
import { Checkpointer } from './checkpoint.js';
import { openDatabase } from './open-database.js';
import { QueryReader } from './query-reader.js';
import { SearchThread } from './search-thread.js';
import { logLength } from './write-ahead-log.js';

/** Threads start from what was built; `npm test` builds first. */
function built(name: string): string {
  const file = fileURLToPath(new URL(`../../../dist/libs/adapters/sqlite/${name}`, import.meta.url));
  if (!fs.existsSync(file)) throw new Error(`${file} is missing: run "npm run build" first`);
  return file;
}

let subject: EmbeddedSubject;
let ends: (() => unknown)[];
beforeEach(() => {
  subject = new EmbeddedSubject(contractCollections);
  ends = [];
});
afterEach(async () => {
  for (const end of ends) await end();
  await subject.close();
});

function searches(): SearchThread {
  const file = path.join(subject.dataDir, 'kith.db');
  const db = openDatabase({ file, readOnly: true });
  const nobody = new QueryReader(db, []);
  const thread = new SearchThread({
    file,
    collections: contractCollections,
    inline: nobody,
    script: built('search.worker.js'),
  });
  ends.push(
    () => thread.close(),
    () => db.close(),
  );
  return thread;
}
const query = { pool: POOL, collection: 'person', words: ['an'], sort: 'name' as const, limit: 5 };

it('a search in its own thread sees every save that has resolved', async () => {
  const thread = searches();
  for (let at = 0; at < 20; at++) {
    await subject.platform.documents.save([change('person', 'a', { words: 'anna', sortName: 'a', lastAt: at })]);
    const { items } = await thread.search<{ lastAt: number }>(query);
    expect(items.map(({ body }) => body.lastAt)).toEqual([at]);
  }
});

it('searches asked for at once are each answered with their own page, and refused as in this thread', async () => {
  const people = ['anna', 'bert', 'clara'].map((words) =>
    change('person', words, { words, sortName: words, lastAt: 1 }),
  );
  await subject.platform.documents.save(people);
  const thread = searches();
  const pages = await Promise.all(['cl', 'a', 'be', 'x'].map((word) => thread.search({ ...query, words: [word] })));

  expect(pages.map(({ items }) => items.map(({ key }) => key))).toEqual([['clara'], ['anna'], ['bert'], []]);
  await expect(thread.search({ ...query, collection: 'thing' })).rejects.toMatchObject({ name: 'BrokenInvariant' });
  await expect(thread.search({ ...query, after: 'nonsense' })).rejects.toMatchObject({ code: 'cursor-invalid' });
});

it('a search under way when the thread ends is told so, not left waiting', async () => {
  const thread = searches();
  const asked = thread.search(query);
  await thread.close();
  await expect(asked).rejects.toMatchObject({ code: 'search-unavailable', retriable: true });
});

it('the checkpoint thread moves the log into the file while the writer goes on, and loses nothing', async () => {
  const file = path.join(subject.dataDir, 'checked.db');
  const db = openDatabase({ file, durable: false });
  db.exec('CREATE TABLE t(n INTEGER PRIMARY KEY, text TEXT)');
  const checkpointer = new Checkpointer();
  checkpointer.start({ [file]: db }, built('checkpoint.worker.js'));
  ends.push(
    () => checkpointer.close(),
    () => db.close(),
  );
  const add = db.prepare('INSERT INTO t(text) VALUES (?)');
  let [rows, wasMoved] = [0, false];
  while (!wasMoved) {
    for (const end = Math.min(rows + 200, 2_000); rows < end; rows++) add.run('x'.repeat(20_000));
    checkpointer.wrote(db);
    await new Promise(setImmediate);
    wasMoved = logLength(db).moved > 0;
  }

  expect(fs.statSync(file).size).toBeGreaterThan(1_000_000);
  expect(db.prepare('SELECT count(*) AS rows FROM t').get()).toEqual({ rows });
  await checkpointer.empty();
  expect(logLength(db)).toEqual({ pages: 0, moved: 0 });
});
