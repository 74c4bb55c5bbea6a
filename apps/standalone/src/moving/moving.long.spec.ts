/* eslint max-lines: [error, 400] -- one move, and each place where it may break off */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Envelope } from '#libs/kernel/envelope.js';
import { thisProcess } from '#libs/platform/this-process.js';
import type { Platform } from '#libs/ports/platform.js';
import { assemble } from '../assemble.js';
import { startServer } from '../start-server.js';
import { ApiClient } from '../testing/api-client.js';
import { checkPackage, type CheckedPackage } from './check-package.js';
import { moveIn } from './move-in.js';
import { imageOf, type Image } from './testing/image.js';
import { Killed, killedAt } from './testing/killed.js';
import { beginImport, complain, liveIn, POOL, say } from './testing/lived-in.js';
import { PASSPHRASE, Place } from './testing/place.js';
import { expectMoved } from './testing/same.js';
import { packageOf } from './write-package.js';

let old: Place;
let before: Image;
let machine = '';
let file = '';
beforeAll(async () => {
  old = new Place();
  machine = await within(old, liveIn);
  before = await imageAt(old);
  file = await old.moveAway();
}, 60_000);
afterAll(() => old.remove());

let other: Place;
beforeEach(() => {
  other = new Place();
});
afterEach(() => other.remove());

async function within<Result>(place: Place, work: (platform: Platform) => Promise<Result>): Promise<Result> {
  const platform = await place.open();
  try {
    return await work(platform);
  } finally {
    await platform.close();
  }
}

const imageAt = (place: Place): Promise<Image> => within(place, (platform) => imageOf(platform, POOL));
const quiet = { went: () => undefined };

const expectSame = (after: Image): void => expectMoved(after, before);

describe('a pool that has moved', () => {
  test('is the same in the other installation: events, documents, records, keys, hashes, tombstones', async () => {
    expect(before.documents.size).toBeGreaterThan(500);
    expect(before.records.size).toBeGreaterThan(3);
    expect(before.keys).toBeGreaterThan(150);
    expect(before.tombstones.length).toBeGreaterThan(1);

    const said = await other.takeIn(file);
    expect(said.at(-1)).toMatch(/^Pool p_same is here with \d+ events, in a new epoch/);
    expectSame(await imageAt(other));
  });

  test('keeps the promise there, by its package and by its ledger', async () => {
    await other.takeIn(file);
    for (const args of [['verify', file], ['verify']])
      expect((await other.run(...args)).at(-1)).toBe('The promise was kept.');
  });

  test('goes on there: its owner and its machines are let in, and what they say is decided', async () => {
    await other.takeIn(file);
    const server = await startServer(other.config, { pid: thisProcess.pid });
    try {
      const owner = new ApiClient(server.address, { session: server.session });
      const client = new ApiClient(server.address, { key: machine });
      for (const one of [owner, client]) expect((await one.get('/v1/contacts?limit=1')).status).toBe(200);
      await say(server.assembly, 'key.revoke', { key: 'k_machine' });
      await server.assembly.settled();
    } finally {
      await server.stop();
    }
    expect((await imageAt(other)).ledger.find(({ type }) => type === 'pool.key-revoked')).toMatchObject({ epoch: 2 });
  });

  test('refuses every input where it was, and can be packed again', async () => {
    await within(old, async (platform) => {
      const assembly = await assemble(platform, complain);
      await expect(say(assembly, 'key.revoke', { key: 'k_machine' })).rejects.toThrow('pool-moved');
      const { sender } = assembly.ingest;
      const input = { kind: 'key.revoke', data: { key: 'k_machine' }, at: platform.clock.now(), actor: 'clock' };
      await expect(sender.send(POOL, 'machine/late', 1, [input])).rejects.toMatchObject({ code: 'pool-moved' });
      expect(await sender.decidedN(POOL, 'machine/late')).toBe(0);
      await assembly.settled();
      await assembly.stop();
    });
    await other.takeIn(await old.moveAway());
    expectSame(await imageAt(other));
  });
});

test('killed at any of its writes, the same import goes on and leaves the same', async () => {
  const checked = await checkPackage(file, PASSPHRASE, quiet);
  let kills = 0;
  for (let at = 1; ; at += 1) {
    const place = new Place();
    try {
      const dying = (platform: Platform) =>
        moveIn(killedAt(platform, at, at % 2 === 0 ? 'before' : 'after'), checked, quiet);
      const end = await within(place, dying).catch((error: unknown) => error);
      if (!(end instanceof Killed)) break;
      kills += 1;
      await within(place, goOn(checked));
      expectSame(await imageAt(place));
    } finally {
      place.remove();
    }
  }
  expect(kills).toBeGreaterThan(8);
}, 120_000);

/** Runs the import again; if it was whole already, it says so. */
function goOn(checked: CheckedPackage): (platform: Platform) => Promise<void> {
  return async (platform) => {
    const isWhole = (await platform.documents.all(POOL, 'pool', null, 1)).length === 1;
    const again = moveIn(platform, checked, quiet);
    if (isWhole) await expect(again).rejects.toMatchObject({ code: 'pool-used' });
    else expect(await again).toEqual([]);
  };
}

test('an import that was under way where the pool was goes on where it is, and counts every row once', async () => {
  const [from, rows] = [new Place(), 1_500];
  const id = await within(from, async (platform) => {
    const assembly = await assemble(platform, complain);
    const begun = await beginImport(assembly, rows);
    while ((await assembly.ingest.sender.decidedN(POOL, `import/${begun}`)) === 0) await new Promise(setImmediate);
    await assembly.stop();
    expect((await assembly.ingest.imports.read(POOL, begun))?.state).toBe('deciding');
    return begun;
  });
  await other.takeIn(await from.moveAway());
  from.remove();
  await within(other, async (platform) => {
    const assembly = await assemble(platform, complain);
    await assembly.settled();
    const { state, counts } = (await assembly.ingest.imports.read(POOL, id)) ?? {};
    expect({ state, counts }).toEqual({
      state: 'finished',
      counts: { created: rows, changed: 0, unchanged: 0, rejected: 0 },
    });
    await assembly.stop();
  });
  expect((await imageAt(other)).ledger.filter(({ type }) => type === 'contact.added')).toHaveLength(rows);
}, 60_000);

describe('what cannot be taken is refused in one sentence, and nothing is left of it', () => {
  const text = () => fs.readFileSync(file, 'utf8');
  const lines = () => text().split('\n');
  const changed = (line: number, change: (line: string) => string) =>
    lines()
      .map((one, at) => (at === line ? change(one) : one))
      .join('\n');
  const flip = (line: string) => line.replace(/[a-z](?=[^a-z]*$)/u, (letter) => (letter === 'x' ? 'y' : 'x'));
  const damaged = /is damaged or cut off \(line \d+\): bring it over again; nothing of it was taken\.$/;

  test.each([
    ['nothing', () => '', /is no package of a pool: name a file that/],
    ['something else', () => 'First Name,Last Name\nAda,Lovelace\n', /is no package of a pool/],
    ['a copy of the events alone', () => lines().slice(-20).join('\n'), /is no package of a pool/],
    ['a first line alone', () => lines()[0] ?? '', damaged],
    ['half of it', () => text().slice(0, text().length / 2), damaged],
    ['all but its last line', () => lines().slice(0, -2).join('\n'), damaged],
    ['all but one event', () => changed(lines().length - 9, () => '').replace('\n\n', '\n'), damaged],
    ['a letter of a key changed', () => changed(5, flip), damaged],
    ['a letter of an event changed', () => changed(lines().length - 9, flip), damaged],
    ['more behind its end', () => `${text()}{}\n`, damaged],
    ['a later form', () => changed(0, (line) => line.replace('"version":1', '"version":2')), /update this Kith/],
  ])('%s', async (_, content, sentence) => {
    await expect(other.takeIn(other.file('bad.kith', content()))).rejects.toThrow(sentence);
    await expectNothing();
  });

  const newerThan =
    /^The package was written by Kith .+, which knows more than this one: update this Kith, then try again\.$/;

  test('an event that only a newer release knows', async () => {
    const newer = await packedWith((events) =>
      events.map((event) => (event.seq === 9 ? { ...event, dataversion: 99 } : event)),
    );
    await expect(other.takeIn(other.file('newer.kith', newer))).rejects.toThrow(newerThan);
    await expectNothing();
  });

  test.each(['user', 'api-key', 'session', 'of-a-newer-release'])(
    'a record of a collection that does not go along: %s',
    async (collection) => {
      const record = { kith: 'record', collection, key: 'k', seq: 1, sealed: '' } as unknown as Envelope;
      const more = await packedWith((events) => (events.length > 0 ? [record, ...events] : events));
      await expect(other.takeIn(other.file('more.kith', more))).rejects.toThrow(newerThan);
      await expectNothing();
    },
  );

  /** The package as it would be had the ledger held these events; whole, and sealed as it should be. */
  function packedWith(changed: (events: Envelope[]) => Envelope[]): Promise<string> {
    return within(old, (platform) => {
      const { ledger } = platform;
      const read: typeof ledger.read = async (...page) => changed(await ledger.read(...page));
      const told = { ...platform, ledger: { read, head: (pool: string) => ledger.head(pool) } };
      return textOf(packageOf(told, POOL, PASSPHRASE, quiet));
    });
  }

  test('another passphrase', async () => {
    other.file('passphrase', 'not the right words at all');
    await expect(other.takeIn(file)).rejects.toThrow(
      'The passphrase is not the one that this package was sealed with.',
    );
    await expectNothing();
  });

  test('a pool that is here already, also if it has moved away', async () => {
    await other.takeIn(file);
    for (const place of [other, old]) {
      await expect(place.takeIn(file)).rejects.toThrow(/^Pool p_same is here already, or was before it moved away/);
    }
    expectSame(await imageAt(other));
  });

  async function expectNothing(): Promise<void> {
    await within(other, async ({ ledger, documents, keys }) => {
      expect(await ledger.pools()).toEqual([]);
      expect(await documents.all(POOL, 'arriving', null, 1)).toEqual([]);
      expect(await keys.tombstones(POOL)).toEqual([]);
    });
  }

  async function textOf(parts: AsyncIterable<string>): Promise<string> {
    const all: string[] = [];
    for await (const part of parts) all.push(part);
    return all.join('');
  }
});

describe('what a pool leaves behind', () => {
  test('is removed at a word: no key, no document, no record; it stays closed, and its id stays used', async () => {
    const from = new Place();
    await within(from, liveIn);
    const lived = await imageAt(from);
    const gone = await from.moveAway();
    expect((await from.run('ledger', 'remove-moved', '--pool', POOL)).at(-1)).toMatch(/is removed: \d{3} keys/);
    const { ledger, keys, documents, records } = await imageAt(from);
    expect(ledger.length).toBe(lived.ledger.length + 1);
    expect({ keys, documents: [...documents.keys()], records: [...records.keys()] }).toEqual({
      keys: 0,
      documents: ['pool/self'],
      records: [],
    });
    await within(from, async (platform) => {
      const assembly = await assemble(platform, complain);
      await expect(say(assembly, 'key.revoke', { key: 'k_machine' })).rejects.toThrow('pool-moved');
      await assembly.stop();
    });
    const stored = filesIn(from.at('data')).map((file) => fs.readFileSync(file).toString('latin1'));
    expect(stored.filter((text) => text.includes('linkedin.com/in/person-'))).toEqual([]);
    await expect(from.takeIn(gone)).rejects.toMatchObject({ code: 'pool-used' });
    expect((await from.run('ledger', 'remove-moved', '--pool', POOL)).at(-1)).toMatch(/is removed: 0 keys/);
    await other.takeIn(gone);
    expectMoved(await imageAt(other), lived);
    from.remove();
  });

  test('is not removed as long as the pool is here', async () => {
    await other.takeIn(file);
    await expect(other.run('ledger', 'remove-moved', '--pool', POOL)).rejects.toMatchObject({ code: 'pool-not-moved' });
    expectSame(await imageAt(other));
  });
});

function filesIn(folder: string): string[] {
  return fs.readdirSync(folder).map((name) => path.join(folder, name));
}
