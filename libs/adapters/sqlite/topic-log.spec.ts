import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@jest/globals';
import type { BusRecord } from '#libs/ports/bus.js';
import { eventLog, eventRecord } from './topic-log.js';

const all = { maxRecords: 100, maxBytes: 1_000_000 };

/** A ledger with so many events, and them as a commit hands them on. */
function ledgerOf(events: number): { db: DatabaseSync; written: BusRecord[] } {
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE ledger(n INTEGER PRIMARY KEY, id TEXT, value TEXT)');
  const add = db.prepare('INSERT INTO ledger(id, value) VALUES (?, ?)');
  const written = Array.from({ length: events }, (_, at) => {
    const value = JSON.stringify({ id: `p_1/1/${at + 1}` });
    return eventRecord(Number(add.run(`p_1/${at + 1}`, value).lastInsertRowid), value);
  });
  return { db, written };
}

function shown(records: BusRecord[]): [number, string, string][] {
  return records.map(({ offset, id, value }) => [offset, id, value]);
}

test('what a commit hands on is what the file says', () => {
  const { db, written } = ledgerOf(5);
  const [fetching, told] = [eventLog({ db, turn: () => 1 }), eventLog({ db, turn: () => 1 })];
  told.wrote(written);
  db.exec("UPDATE ledger SET value = 'fetched all the same' WHERE n > 2");
  expect(shown(told.read(0, all))).toEqual(shown(written));
  expect(shown(fetching.read(0, { ...all, maxRecords: 2 }))).toEqual(shown(written.slice(0, 2)));
});

test('a reader that is behind what was handed on is handed everything between, once and in order', () => {
  const { db, written } = ledgerOf(6);
  const log = eventLog({ db, turn: () => 1 });
  log.wrote(written.slice(0, 2));
  log.wrote(written.slice(4));
  expect(log.read(1, all).map(({ offset }) => offset)).toEqual([1, 2, 3, 4, 5]);
  log.wrote(written.slice(3));
  expect(log.read(0, all).map(({ offset }) => offset)).toEqual([0, 1, 2, 3, 4, 5]);
});
