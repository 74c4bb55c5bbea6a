import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { collections } from '#libs/platform/collections.js';
import type { Platform } from '#libs/ports/platform.js';
import { OwnCluster } from '#libs/testing/cluster/own-cluster.js';
import type { Contacts } from '../../../contacts/src/contacts.service.js';
import { foldLedger } from '../../../contacts/src/inputs/rebuild/rebuild.js';
import { rebuildPool } from '../../../contacts/src/rebuild.service.js';
import { projections } from '../../../contacts/src/registry.js';
import { Killed, killedAt } from '../moving/testing/killed.js';
import { Place } from '../moving/testing/place.js';
import { contactsOn, createPool, done, person } from './testing/team.js';

const POOL = 'p_rebuilt';
const PEOPLE = 30;

let cluster: OwnCluster;
let platform: Platform;
/** as another process sees it */
let elsewhere: Platform;
let contacts: Contacts;
let place: Place;
beforeEach(async () => {
  cluster = new OwnCluster(1);
  [platform, elsewhere] = [await cluster.open(), await cluster.open()];
  contacts = await contactsOn(platform);
  place = new Place({ config: cluster.config, keysDir: cluster.keysDir });
  await createPool(contacts, POOL);
  await addAll('before');
});
afterEach(async () => {
  await contacts.stop();
  await cluster.remove();
  place.remove();
});

const add = (profile: string) =>
  done(contacts, { pool: POOL, kind: 'contact.add', data: person(profile), key: profile });

async function addAll(prefix: string): Promise<void> {
  for (let at = 0; at < PEOPLE; at += 1) await add(`${prefix}-${String(at)}`);
}

/** Every document as this process finds it. */
async function found({ documents }: Platform): Promise<Map<string, unknown>> {
  const all = new Map<string, unknown>();
  for (const { name } of collections.filter(({ kind }) => kind === 'document'))
    for (const { key, seq, body } of await documents.all(POOL, name, null, 10_000))
      all.set(`${name}/${key}`, { seq, body });
  return all;
}

async function expectAsFolded(): Promise<void> {
  const folded = [...(await foldLedger(platform, projections, POOL))].filter(([, { body }]) => body !== null);
  const expected = new Map(
    folded.map(([key, { seq, body }]) => [key, { seq, body: JSON.parse(JSON.stringify(body)) as unknown }]),
  );
  for (const one of [platform, elsewhere]) expect(await found(one)).toEqual(expected);
}

async function spoil(): Promise<void> {
  const [card] = await platform.documents.all(POOL, 'card', null, 1);
  if (card === undefined) throw new Error('there is nobody');
  await platform.documents.save([{ ...card, body: { ...(card.body as object), name: null } }]);
}

it('documents are rebuilt out of another process while people work; every process then reads the new ones', async () => {
  await found(elsewhere);
  await spoil();
  const [said] = await Promise.all([place.run('rebuild'), addAll('meanwhile')]);
  expect(said.at(-1)).toMatch(/^The documents were folded anew/);
  await add('after');
  await expectAsFolded();
  expect(contacts.health()).toBeNull();
}, 120_000);

it('a rebuild that was killed changes nothing; another begins when the partition is taken anew', async () => {
  const dying = killedAt(elsewhere, 2, 'after');
  await expect(rebuildPool(dying, POOL, () => undefined)).rejects.toThrow(Killed);
  await add('after-the-kill');
  await expectAsFolded();
  await expect(place.run('rebuild')).rejects.toThrow('are being rebuilt already');

  await contacts.stop();
  contacts = await contactsOn(platform);
  await contacts.idle();
  await place.run('rebuild');
  await expectAsFolded();
}, 120_000);
