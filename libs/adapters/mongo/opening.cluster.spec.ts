import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openMasterKey } from '#libs/adapters/crypto/master-key.js';
import { contractCollections } from '#libs/testing/contracts/subject.js';
import { connect } from './connection.js';
import type { Collection } from './driver.js';
import { assertIndexes } from './indexes.js';
import { defineModels } from './schemas.js';
import { batchOf, givenStores } from './testing/given-stores.js';
import { mongoUrl, withClient } from './testing/mongo-part.js';
import { OwnMongod } from './testing/own-mongod.js';

type Rows = Collection<Record<string, unknown>>;

const { open, name } = givenStores();
let server: OwnMongod | null = null;
afterEach(async () => {
  await server?.remove();
  server = null;
});

describe('is refused with one sentence', () => {
  it('without a replica set', async () => {
    server = await OwnMongod.start({ replicaSet: false });
    await expect(open({ url: server.url() })).rejects.toMatchObject({
      code: 'store-without-replica-set',
      message:
        'MongoDB runs without a replica set, and transactions need one: start it with --replSet and run rs.initiate() once.',
    });
  });

  it('until the replica set is initiated', async () => {
    server = await OwnMongod.start();
    const asked = { url: server.url() };
    await expect(open(asked)).rejects.toMatchObject({
      retriable: true,
      message: expect.stringContaining('is not ready: run rs.initiate() once') as unknown,
    });
    await server.initiate();
    const { ledger, close } = await open(asked);
    expect(await ledger.pools()).toEqual([]);
    await close();
  });

  it('where nobody listens', async () => {
    const url = 'mongodb://127.0.0.1:9/kith?replicaSet=rs0';
    await expect(open({ url })).rejects.toMatchObject({
      retriable: true,
      message: 'MongoDB cannot be reached at 127.0.0.1:9.',
    });
  });

  it('with a wrong password, which is not shown', async () => {
    const url = mongoUrl(name()).replace('//', '//anna:pass-word-1@');
    const refused = open({ url });
    await expect(refused).rejects.toMatchObject({
      code: 'store-refused',
      message:
        'MongoDB refuses the user or the password in KITH_MONGO: correct the setting, or the rights of that user.',
    });
    await expect(refused.catch(String)).resolves.not.toContain('pass-word-1');
  });

  it('for another number of partitions than the first start recorded', async () => {
    await open({ partitions: 8 });
    await expect(open({ partitions: 16 })).rejects.toMatchObject({
      code: 'partitions-changed',
      message:
        'The data in MongoDB was begun with 8 partitions, and KITH_PARTITIONS says 16: set it to 8; a number once chosen stays.',
    });
    expect((await open({ partitions: 8 })).partitions).toBe(8);
  });

  it('with another master key', async () => {
    await open();
    const other = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-other-'));
    openMasterKey(other, randomBytes, true);
    await expect(open({ keysDir: other })).rejects.toMatchObject({ code: 'master-key-wrong' });
    fs.rmSync(other, { recursive: true });
  });
});

const weakened = (option: string) => `${mongoUrl(name())}${mongoUrl(name()).includes('?') ? '&' : '?'}${option}`;

describe('an address', () => {
  it.each(['w=1', 'readPreference=secondary', 'retryWrites=false'])('cannot weaken commits: %s', async (option) => {
    const { client, close } = await connect({ url: weakened(option) });
    expect(client.options).toMatchObject({
      writeConcern: { w: 'majority', journal: true },
      readConcern: { level: 'majority' },
      readPreference: { mode: 'primary' },
      retryWrites: true,
    });
    await close();
  });

  it.each(['journal=false', 'readConcernLevel=local'])('that would is refused: %s', async (option) => {
    await expect(open({ url: weakened(option) })).rejects.toMatchObject({ code: 'store-unsafe' });
  });
});

describe('indexes', () => {
  const named = 'colour(colour,size)';
  const onThings = <Result>(work: (things: Rows) => Promise<Result>) =>
    withClient((client) => work(client.db(name()).collection('doc_thing')));

  it('that are missing are built', async () => {
    await (await open()).close();
    await onThings((things) => things.dropIndex(named));
    await open();
    expect(await onThings((things) => things.indexExists(named))).toBe(true);
  });

  it('that are different are left as they are, named, and nothing opens', async () => {
    await (await open()).close();
    await onThings(async (things) => {
      await things.dropIndex(named);
      await things.createIndexes([{ key: { 'f.size': 1 }, name: named }]);
    });
    await expect(open()).rejects.toMatchObject({
      code: 'index-different',
      message: `The index "${named}" on doc_thing in MongoDB is not the one that Kith made: drop it, and it is built again.`,
    });
    await onThings((things) => things.dropIndex(named));
    await open();
  });

  it('are asserted: one that is missing after building is named', async () => {
    await (await open()).close();
    await onThings((things) => things.dropIndex(named));
    const connection = await connect({ url: mongoUrl(name()) });
    defineModels(connection.mongoose, contractCollections);
    const asserted = assertIndexes(connection.mongoose);
    await expect(asserted).rejects.toMatchObject({
      code: 'index-missing',
      message: expect.stringContaining(`no index "${named}" on doc_thing`) as unknown,
    });
    await connection.close();
  });

  it('leave only the key of an event unique', async () => {
    await open();
    const indexes = await withClient((client) => client.db(name()).collection('events').indexes());
    expect(indexes.map(({ name: each, unique }) => [each, unique ?? false]).sort()).toEqual([
      ['_id_', false],
      ['about', false],
      ['by-number', false],
    ]);
  });
});

describe('a server that is gone', () => {
  it('fails what is asked meanwhile in a way that waiting cures, and has kept everything when it is back', async () => {
    server = await OwnMongod.start();
    await server.initiate();
    const { ledger, documents, keys, close } = await open({ url: server.url() });
    for (let at = 0; at < 3; at++) await ledger.commit(await batchOf(ledger, { events: 5 }));
    const next = await batchOf(ledger, { events: 5 });
    await server.kill();

    await expect(ledger.commit(next)).rejects.toMatchObject({ name: 'CommitFailed', kind: 'transient' });
    const away = { name: 'OutsideWorld', retriable: true, code: 'store-unavailable' };
    await expect(ledger.position(1)).rejects.toMatchObject(away);
    await expect(documents.many('p_1', [{ collection: 'thing', key: 'a' }])).rejects.toMatchObject(away);
    await expect(keys.ensure('p_1', ['c_1'])).rejects.toMatchObject(away);

    await server.start();
    await server.untilPrimary();
    expect((await ledger.read('p_1', 0, 100)).map(({ seq }) => seq)).toHaveLength(15);
    await ledger.commit(next);
    expect(await ledger.position(1)).toEqual({ next: 4, lastInput: 'i3' });
    await close();
  });

  it('as a primary only, while a new one is chosen, does not lose or double anything', async () => {
    server = await OwnMongod.start();
    await server.initiate();
    const { ledger, close } = await open({ url: server.url() });
    await ledger.commit(await batchOf(ledger));
    const next = await batchOf(ledger);
    await server.admin({ replSetStepDown: 2, force: true });
    await expect(ledger.commit(next)).rejects.toMatchObject({ kind: 'transient' });
    await server.untilPrimary();
    await ledger.commit(next);

    expect((await ledger.read('p_1', 0, 100)).map(({ seq }) => seq)).toEqual([1, 2]);
    await close();
  });
});
