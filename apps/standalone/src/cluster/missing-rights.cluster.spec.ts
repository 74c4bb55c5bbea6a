import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { OwnBroker } from '#libs/adapters/kafka/testing/own-broker.js';
import { grantRights, revokeRights } from '#libs/adapters/kafka/testing/rights.js';
import { OwnCluster } from '#libs/testing/cluster/own-cluster.js';
import { ServiceProcess } from '#libs/testing/cluster/service-process.js';
import { until } from '#libs/testing/cluster/until.js';
import { ApiClient } from '../testing/api-client.js';

const KEY = 'a key for a team whose rights are missing';
const PASSWORD = 'the-right-password';

let broker: OwnBroker;
let cluster: OwnCluster;
let contacts: ServiceProcess;
beforeEach(async () => {
  broker = await OwnBroker.prepare({ password: PASSWORD, rights: true });
  broker.start();
  cluster = new OwnCluster(2, { kafka: `127.0.0.1:${broker.port}` });
  const user = { KITH_KAFKA_USER: 'kith', KITH_KAFKA_PASSWORD: PASSWORD };
  contacts = ServiceProcess.start('contacts', { ...cluster.settings, ...user, KITH_BOOTSTRAP_KEY: KEY });
});
afterEach(async () => {
  await contacts.kill();
  await cluster.remove();
  await broker.close();
});

const administrator = () => ({
  brokers: [`127.0.0.1:${broker.port}`],
  sasl: { mechanism: 'plain' as const, username: 'admin', password: PASSWORD },
});

/** What the readiness page says once it says that. */
const saysForbidden = (): Promise<string | null> =>
  until(
    'rights are missed',
    () => contacts.reason(),
    (reason) => /Kafka at 127\.0\.0\.1:\d+ does not allow this user what Kith needs: /.test(reason ?? ''),
  );

/** Resolves once somebody can be added. */
async function isAtWork(profile: string): Promise<void> {
  const identities = [`https://www.linkedin.com/in/${profile}`];
  const person = { name: { given: 'Ada', family: profile, full: `Ada ${profile}` }, identities };
  const client = new ApiClient(contacts.address, { key: KEY });
  await until(
    `${profile} is added`,
    async () => (await client.post('/v1/contacts', person, { 'idempotency-key': profile })).status,
    (status) => status === 201,
  );
}

it('rights that Kafka does not grant, before the start and taken away later: one sentence at /readyz, and on without a hand once they are granted', async () => {
  expect(await saysForbidden()).toContain(`(${cluster.name}.`);
  await grantRights(administrator(), cluster.name);
  await contacts.ready();
  await isAtWork('before');

  await revokeRights(administrator(), cluster.name);
  await saysForbidden();
  await grantRights(administrator(), cluster.name);
  await contacts.ready();
  await isAtWork('after');
});
