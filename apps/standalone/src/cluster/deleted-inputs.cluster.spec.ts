import { afterEach, expect, it } from '@jest/globals';
import { GivenKafka } from '#libs/adapters/kafka/testing/given-kafka.js';
import { movePosition } from '#libs/adapters/mongo/testing/move-position.js';
import { freshId } from '#libs/http/edge.js';
import type { Platform } from '#libs/ports/platform.js';
import { OwnCluster } from '#libs/testing/cluster/own-cluster.js';
import { ServiceProcess } from '#libs/testing/cluster/service-process.js';
import { until } from '#libs/testing/cluster/until.js';
import { ApiClient } from '../testing/api-client.js';
import { judge, nothingWrong } from './testing/judge.js';
import { allDecided } from './testing/team.js';

const KEY = 'a key for a team whose topic is deleted';
const POOL = freshId('p', `bootstrap|${KEY}`);

let cluster: OwnCluster;
let kafka: GivenKafka;
let platform: Platform;
let contacts: ServiceProcess;
afterEach(async () => {
  await contacts.kill();
  await cluster.remove();
  await kafka.close();
});

async function start(partitions: number): Promise<void> {
  cluster = new OwnCluster(partitions);
  kafka = new GivenKafka({ namespace: cluster.name, partitions: cluster.partitions });
  platform = await cluster.open();
  contacts = ServiceProcess.start('contacts', { ...cluster.settings, KITH_BOOTSTRAP_KEY: KEY });
  await contacts.ready();
}

/** Adds a person under the same key until that is answered. */
async function add(profile: string): Promise<void> {
  const person = {
    name: { given: 'Person', family: profile, full: `Person ${profile}` },
    identities: [`https://www.linkedin.com/in/${profile}`],
  };
  const client = new ApiClient(contacts.address, { key: KEY });
  await until(
    `${profile} is added`,
    async () => (await client.post('/v1/contacts', person, { 'idempotency-key': profile })).status,
    (status) => status === 201,
  );
}

/** Resolves once the readiness page says this. */
async function says(sentence: RegExp): Promise<void> {
  await until(
    String(sentence),
    () => contacts.reason(),
    (reason) => reason !== null && sentence.test(reason),
  );
}

it.each([
  ['of whose partitions some are still read', 4],
  ['whose only partition waits', 1],
])(
  'inputs, %s, deleted under its owner: one sentence at /readyz, nothing decided is lost, and it goes on without a restart once a person has put that right',
  async (_, partitions) => {
    await start(partitions);
    await add('before');
    await allDecided(platform);
    const admin = await kafka.admin();
    await admin.deleteTopics({ topics: [kafka.topic('inputs')] });
    await says(new RegExp(`does not know the topic ${cluster.name}\\.inputs any more`));

    await kafka.bus();
    await says(/The log of inputs \(partition \d\) ends at \d+, but inputs up to \d+ were decided: put the log back/);
    for (let partition = 0; partition < cluster.partitions; partition += 1)
      await movePosition(cluster.name, partition, { next: 0, lastInput: null });
    await contacts.ready();

    await add('after');
    await allDecided(platform);
    expect(await judge({ name: cluster.name, platform }, POOL, ['before', 'after'])).toEqual(nothingWrong);
  },
);
