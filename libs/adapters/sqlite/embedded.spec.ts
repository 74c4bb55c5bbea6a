import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EmbeddedSubject } from '#libs/testing/contracts/embedded-subject.js';
import { GivenReader, held, inputs, POOL } from '#libs/testing/contracts/given-bus.js';
import { change, givenBatch, snapshot } from '#libs/testing/contracts/given-ledger.js';
import { contractCollections } from '#libs/testing/contracts/subject.js';
import { openEmbedded } from './embedded.js';

let subject: EmbeddedSubject;
beforeEach(() => {
  subject = new EmbeddedSubject(contractCollections);
});
afterEach(() => subject.close());

const openAgain = () => {
  const { dataDir, keysDir, clock } = subject;
  const options = { dataDir, keysDir, clock, random: randomBytes, durable: false, disk: { reserve: 0 } };
  return openEmbedded({ ...options, collections: contractCollections });
};

describe('a data folder', () => {
  it('is held by one at a time', async () => {
    expect(openAgain).toThrow(
      `The data in ${subject.dataDir} is in use by another Kith: stop that one first, or set KITH_DATA to another folder.`,
    );
    await subject.platform.close();
    await openAgain().close();
  });

  it('is not opened with the keys of another', async () => {
    await subject.platform.close();
    for (const name of ['master.key', 'pepper']) {
      fs.writeFileSync(path.join(subject.keysDir, name), randomBytes(32).toString('base64url'), { mode: 0o600 });
    }
    expect(openAgain).toThrow(/The master key or pepper is not the one that .*keys\.db was begun with/);
  });

  it('is not opened when its file is damaged, and not left locked then', async () => {
    await subject.platform.close();
    const file = path.join(subject.dataDir, 'kith.db');
    const sound = fs.readFileSync(file);
    fs.writeFileSync(file, randomBytes(20_000));
    expect(openAgain).toThrow(/kith\.db is damaged: stop Kith and restore your last backup/);
    fs.writeFileSync(file, sound);
    await openAgain().close();
  });

  it('written by a newer release is not touched', async () => {
    subject.platform.crash();
    const { DatabaseSync } = await import('node:sqlite');
    const db = new DatabaseSync(path.join(subject.dataDir, 'kith.db'));
    db.exec("UPDATE meta SET value = '2' WHERE name = 'format'");
    db.close();
    expect(openAgain).toThrow('The data says format 2, this release of Kith works with 1');
  });
});

describe('a crash', () => {
  it('loses what is under way and nothing that was promised', async () => {
    await subject.platform.ledger.commit(
      await givenBatch(subject, { events: 2, documents: [change('thing', 'a', 1)] }),
    );
    const before = await snapshot(subject);
    const promised: string[] = [];
    void subject.platform.documents.save([change('thing', 'b', 1)]).finally(() => promised.push('save'));
    void subject.platform.bus.append(inputs(0, 3)).finally(() => promised.push('append'));
    subject.platform.crash();
    await subject.reopen();

    expect(await snapshot(subject)).toEqual(before);
    expect(await subject.platform.bus.newest('inputs', 0)).toBe(0);
    expect(promised).toEqual([]);
  });

  it('ends readers whose batch is in hand', async () => {
    await subject.platform.bus.append(inputs(0, 1));
    const [reader, started, released] = [new GivenReader(subject), held(), held()];
    reader.onBatch = async () => {
      started.release();
      await released.promise;
      return 1;
    };
    const subscription = await subject.platform.bus.subscribe(reader);
    await started.promise;
    const { ledger } = subject.platform;
    subject.platform.crash();
    released.release();

    await expect(subscription.caughtUp()).rejects.toThrow();
    await expect(ledger.head(POOL)).rejects.toThrow();
    await subject.reopen();
    expect(await subject.platform.bus.newest('inputs', 0)).toBe(1);
  });
});

it('clears a large collection piece by piece, and others write in between', async () => {
  const { documents } = subject.platform;
  const person = { words: 'anna', sortName: 'anna', lastAt: 1 };
  await documents.save(Array.from({ length: 2_000 }, (_, at) => change('person', String(at), person)));
  const done: string[] = [];
  const clearing = documents.clear(POOL, 'person').then(() => done.push('cleared'));
  await documents.save([change('note', 'a', 1)]).then(() => done.push('saved'));
  await clearing;
  expect(done).toEqual(['saved', 'cleared']);
  expect(await documents.all(POOL, 'person', null, 1)).toEqual([]);
});

it('is quiet once readers have read on, and although one waits for the clock', async () => {
  const reader = new GivenReader(subject);
  await subject.platform.bus.subscribe(reader);
  await subject.platform.bus.append(inputs(0, 35));
  await subject.platform.quiet();
  expect(reader.next).toBe(35);

  reader.onBatch = async () =>
    new Promise((resolve) => subject.clock.at(subject.clock.now() + 1_000, () => resolve(36)));
  await subject.platform.bus.append(inputs(35, 36));
  await subject.platform.quiet();
  expect(reader.next).toBe(35);
  await subject.pass(1_000);
  expect(reader.next).toBe(36);
});

it('shows a reader what came behind the batch in hand, until it is stopped', async () => {
  await subject.platform.bus.append(inputs(0, 12));
  const reader = new GivenReader(subject);
  const [started, released] = [held(), held()];
  const seen: number[][] = [];
  const look = ({ more }: Parameters<GivenReader['handle']>[0]): void =>
    void seen.push((more?.(8) ?? []).map(({ offset }) => offset));
  reader.onBatch = async (batch) => {
    look(batch);
    await subject.platform.bus.append(inputs(12, 14));
    look(batch);
    started.release();
    await released.promise;
    look(batch);
    return 14;
  };
  const subscription = await subject.platform.bus.subscribe(reader);
  await started.promise;
  const stopped = subscription.stop();
  released.release();
  await stopped;
  expect(seen).toEqual([[8, 9, 10, 11], [8, 9, 10, 11, 12, 13], []]);
});
