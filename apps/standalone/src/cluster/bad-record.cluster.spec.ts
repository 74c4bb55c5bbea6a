import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { GivenKafka } from '#libs/adapters/kafka/testing/given-kafka.js';
import { removeAged } from '#libs/adapters/kafka/testing/topic-records.js';
import { movePosition } from '#libs/adapters/mongo/testing/move-position.js';
import type { Platform } from '#libs/ports/platform.js';
import { OwnCluster } from '#libs/testing/cluster/own-cluster.js';
import { until } from '#libs/testing/cluster/until.js';
import type { Contacts } from '../../../contacts/src/contacts.service.js';
import { judge, nothingWrong } from './testing/judge.js';
import { allDecided, contactsOn, createPool, done, OWNER, person } from './testing/team.js';

const RECORDS = 3;
/** bytes */
const LARGE = 2_000_000;

let cluster: OwnCluster;
let kafka: GivenKafka;
let platform: Platform;
let contacts: Contacts;
beforeEach(async () => {
  cluster = new OwnCluster();
  kafka = new GivenKafka({ namespace: cluster.name });
  platform = await cluster.open();
  contacts = await contactsOn(platform);
});
afterEach(async () => {
  await contacts.stop();
  await cluster.remove();
  await kafka.close();
});

const add = (pool: string, profile: string): Promise<string> =>
  done(contacts, { pool, kind: 'contact.add', data: person(profile), key: profile });

/** Resolves with what the readiness page says once it says anything. */
const sentence = (): Promise<string | null> =>
  until(
    'contacts says why it waits',
    () => contacts.health(),
    (said) => said !== null,
  );

/** Two pools in different partitions. */
function twoPools(): [here: string, there: string] {
  const { bus } = platform;
  const there = Array.from({ length: 100 }, (_, at) => `p_${at}`).find(
    (pool) => bus.partitionOf(pool) !== bus.partitionOf('p_here'),
  );
  return ['p_here', there ?? ''];
}

const cases = [
  {
    title: 'a zstd batch',
    write: (partition: number) => kafka.writeZstd('inputs', partition, RECORDS),
    size: RECORDS,
    is: 'is compressed with zstd, which Kith does not read; write it again uncompressed',
  },
  {
    title: 'a 2 MB message',
    write: (partition: number) => kafka.writeLarge('inputs', partition, LARGE),
    size: 1,
    is: `has ${LARGE} bytes, more than one record may have; write it again in smaller parts`,
  },
];

it.each(cases)(
  '$title: its partition waits with the right sentence, also after a restart, the others go on, and it goes on once moved past',
  async ({ write, size, is }) => {
    const [here, there] = twoPools();
    const partition = platform.bus.partitionOf(here);
    for (const pool of [here, there]) await createPool(contacts, pool);
    await add(here, 'before');
    const { next: bad } = await platform.ledger.position(partition);
    await write(partition);
    const behind = { pool: here, kind: 'contact.add', data: person('behind'), key: 'behind' };
    const waiting = contacts.commands.submit({ ...behind, actor: `member:${OWNER}` });

    const said = `contacts waits: the record at ${bad} of ${cluster.name}.inputs, partition ${partition}, ${is} and move the position past it, as docs/operations.md says.`;
    expect(await sentence()).toBe(said);
    await add(there, 'elsewhere');
    expect((await waiting).state).toBe('queued');
    expect(contacts.health()).toBe(said);

    await contacts.stop();
    contacts = await contactsOn(platform);
    expect(await sentence()).toBe(said);
    await add(there, 'again');
    expect((await platform.ledger.position(partition)).next).toBe(bad);

    await movePosition(cluster.name, partition, {
      next: bad + size,
      lastInput: `inputs/${partition}/${bad + size - 1}`,
    });
    await until(
      'contacts goes on',
      () => contacts.health(),
      (now) => now === null,
    );
    await allDecided(platform);
    expect(await judge({ name: cluster.name, platform }, here, ['before', 'behind'])).toEqual(nothingWrong);
    expect(await judge({ name: cluster.name, platform }, there, ['elsewhere', 'again'])).toEqual(nothingWrong);
  },
);

it('a zstd batch that Kafka no longer keeps holds up nobody else, and its partition goes on without a restart once moved past', async () => {
  const [here, there] = twoPools();
  const partition = platform.bus.partitionOf(here);
  for (const pool of [here, there]) await createPool(contacts, pool);
  const { next: bad } = await platform.ledger.position(partition);
  await kafka.writeZstd('inputs', partition, RECORDS);
  expect(await sentence()).toContain('is compressed with zstd');
  const behind = { pool: here, kind: 'contact.add', data: person('behind'), key: 'behind' };
  await contacts.commands.submit({ ...behind, actor: `member:${OWNER}` });

  const kept = Array.from({ length: platform.bus.partitions }, (_, at) => (at === partition ? bad + RECORDS : 0));
  await removeAged(cluster.config.kafka, `${cluster.name}.inputs`, kept);
  const said = `The log of inputs (partition ${partition}) no longer holds input ${bad}, which is the next to decide: put the log back that belongs to this data.`;
  await until(
    'contacts says that the batch is gone',
    () => contacts.health(),
    (now) => now === said,
  );
  await add(there, 'elsewhere');
  expect((await platform.ledger.position(partition)).next).toBe(bad);

  await movePosition(cluster.name, partition, { next: bad + RECORDS, lastInput: null });
  await until(
    'contacts goes on',
    () => contacts.health(),
    (now) => now === null,
  );
  await allDecided(platform);
  expect(await judge({ name: cluster.name, platform }, here, ['behind'])).toEqual(nothingWrong);
  expect(await judge({ name: cluster.name, platform }, there, ['elsewhere'])).toEqual(nothingWrong);
});
