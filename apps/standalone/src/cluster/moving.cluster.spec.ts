import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Platform } from '#libs/ports/platform.js';
import { OwnCluster } from '#libs/testing/cluster/own-cluster.js';
import type { Contacts } from '../../../contacts/src/contacts.service.js';
import { checkPackage } from '../moving/check-package.js';
import { moveIn } from '../moving/move-in.js';
import { imageOf } from '../moving/testing/image.js';
import { Killed, killedAt } from '../moving/testing/killed.js';
import { liveIn, POOL } from '../moving/testing/lived-in.js';
import { PASSPHRASE, Place } from '../moving/testing/place.js';
import { expectMoved } from '../moving/testing/same.js';
import { allDecided, contactsOn, createPool, done, person, poolBeside } from './testing/team.js';

let cluster: OwnCluster;
let platform: Platform;
let contacts: Contacts;
let places: Place[];
beforeEach(async () => {
  cluster = new OwnCluster();
  platform = await cluster.open();
  contacts = await contactsOn(platform);
  places = [];
});
afterEach(async () => {
  await contacts.stop();
  await cluster.remove();
  for (const place of places) place.remove();
});

function place(...where: ConstructorParameters<typeof Place>): Place {
  const made = new Place(...where);
  places.push(made);
  return made;
}

async function within<Result>(one: Place, work: (platform: Platform) => Promise<Result>): Promise<Result> {
  const opened = await one.open();
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/** In the partition that the pool comes to, so that both have one owner. */
const neighbour = (): string => poolBeside(platform.bus, POOL);

it('a pool moves from one machine to a cluster at work, goes on there, and moves to another machine', async () => {
  const [first, servers, last] = [place(), place({ config: cluster.config, keysDir: cluster.keysDir }), place()];
  await createPool(contacts, neighbour());

  await within(first, liveIn);
  const before = await within(first, (embedded) => imageOf(embedded, POOL));
  const [said] = await Promise.all([first.moveAway().then((file) => servers.takeIn(file)), busyNeighbour()]);
  expect(said.at(-1)).toMatch(/in a new epoch/);
  await allDecided(platform);
  expectMoved(await imageOf(platform, POOL), before);

  await done(contacts, { pool: POOL, kind: 'contact.add', data: person('met-in-the-cluster'), key: 'met' });
  const inCluster = await imageOf(platform, POOL);
  expect(inCluster.ledger.at(-1)).toMatchObject({ epoch: 2 });
  expect(inCluster.ledger.length).toBeGreaterThan(before.ledger.length + 2);

  await last.takeIn(await servers.moveAway('--pool', POOL));
  const after = await within(last, (embedded) => imageOf(embedded, POOL));
  expectMoved(after, inCluster);
  expect((await last.run('verify')).at(-1)).toBe('The promise was kept.');

  await servers.run('ledger', 'remove-moved', '--pool', POOL);
  const left = await imageOf(platform, POOL);
  expect([left.keys, [...left.documents.keys()], [...left.records.keys()]]).toEqual([0, ['pool/self'], []]);
  await done(contacts, { pool: neighbour(), kind: 'contact.add', data: person('afterwards'), key: 'afterwards' });
  expect(contacts.health()).toBeNull();
}, 240_000);

it('an import that is killed on servers at one of its writes goes on where it was', async () => {
  const first = place();
  await within(first, liveIn);
  const before = await within(first, (embedded) => imageOf(embedded, POOL));
  const quiet = { went: () => undefined };
  const checked = await checkPackage(await first.moveAway(), PASSPHRASE, quiet);

  for (const [at, when] of [
    [2, 'after'],
    [4, 'before'],
  ] as const)
    await expect(moveIn(killedAt(platform, at, when), checked, quiet)).rejects.toThrow(Killed);
  await moveIn(platform, checked, quiet);
  await allDecided(platform);
  expectMoved(await imageOf(platform, POOL), before);
  expect(contacts.health()).toBeNull();
}, 240_000);

/** Somebody else in the same partition, whom the owner decides all the while. */
async function busyNeighbour(): Promise<void> {
  for (let at = 0; at < 100; at += 1) {
    const key = `neighbour-${String(at)}`;
    await done(contacts, { pool: neighbour(), kind: 'contact.add', data: person(key), key });
  }
}
