import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { keepData } from '#libs/adapters/mongo/testing/kept-data.js';
import type { Platform } from '#libs/ports/platform.js';
import { OwnCluster } from '#libs/testing/cluster/own-cluster.js';
import { until } from '#libs/testing/cluster/until.js';
import type { Contacts } from '../../../contacts/src/contacts.service.js';
import { Place } from '../moving/testing/place.js';
import { judge, nothingWrong } from './testing/judge.js';
import { allDecided, contactsOn, createPool, done, person } from './testing/team.js';

const POOL = 'p_restored';

let cluster: OwnCluster;
beforeEach(() => {
  cluster = new OwnCluster();
});
afterEach(() => cluster.remove());

/** Contacts on the data as it lies there, until `meanwhile` is over. */
async function during(meanwhile: (contacts: Contacts, platform: Platform) => Promise<void>): Promise<void> {
  const platform = await cluster.open();
  const contacts = await contactsOn(platform);
  await meanwhile(contacts, platform);
  await contacts.stop();
  await cluster.close(platform);
}

const add = (contacts: Contacts, profile: string): Promise<string> =>
  done(contacts, { pool: POOL, kind: 'contact.add', data: person(profile), key: profile });

it('restored ledger: older than what readers have seen, it is decided on by nobody; the newer one is taken up again', async () => {
  let before = 0;
  await during(async (contacts, { ledger }) => {
    await createPool(contacts, POOL);
    await add(contacts, 'early');
    await contacts.idle();
    before = (await ledger.head(POOL)).seq;
  });
  const olderBack = await keepData(cluster.name);
  await during(async (contacts) => {
    await add(contacts, 'late');
    await contacts.idle();
  });
  const newerBack = await keepData(cluster.name);

  await olderBack();
  await during(async (contacts, { ledger }) => {
    const sentence = await until(
      'the owner says why it stands still',
      () => contacts.subscription.health(),
      (said) => said !== null,
    );
    expect(sentence).toMatch(/the ledger ends before.*kith ledger new-epoch/);
    expect((await ledger.head(POOL)).seq).toBe(before);
  });

  await newerBack();
  await during(async (contacts, platform) => {
    await add(contacts, 'later');
    await allDecided(platform);
    expect(contacts.health()).toBeNull();
    const told = ['early', 'late', 'later'];
    expect(await judge({ name: cluster.name, platform }, POOL, told)).toEqual(nothingWrong);
  });
});

it('restored ledger: in a new epoch everything goes on from the older one, and readers begin anew', async () => {
  await during(async (contacts) => {
    await createPool(contacts, POOL);
    await add(contacts, 'early');
    await contacts.idle();
  });
  const olderBack = await keepData(cluster.name);
  await during(async (contacts) => {
    await add(contacts, 'late');
    await contacts.idle();
  });
  await olderBack();
  const place = new Place({ config: cluster.config, keysDir: cluster.keysDir });
  expect((await place.run('ledger', 'new-epoch'))[0]).toBe('p_restored begins epoch 2.');
  place.remove();

  await during(async (contacts, platform) => {
    await add(contacts, 'again');
    await allDecided(platform);
    expect(contacts.health()).toBeNull();
    expect((await platform.ledger.read(POOL, 0, 100)).at(-1)).toMatchObject({ epoch: 2 });
    expect(await judge({ name: cluster.name, platform }, POOL, ['early', 'again'])).toEqual(nothingWrong);
  });
});
