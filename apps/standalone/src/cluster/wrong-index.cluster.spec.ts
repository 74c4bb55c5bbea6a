import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { withClient } from '#libs/adapters/mongo/testing/mongo-part.js';
import { freshId } from '#libs/http/edge.js';
import { OwnCluster } from '#libs/testing/cluster/own-cluster.js';
import { ServiceProcess } from '#libs/testing/cluster/service-process.js';
import { until } from '#libs/testing/cluster/until.js';
import { ApiClient } from '../testing/api-client.js';
import { judge, nothingWrong } from './testing/judge.js';
import { allDecided } from './testing/team.js';

const KEY = 'a key for a team whose index is another one';
const POOL = freshId('p', `bootstrap|${KEY}`);
/** Of the ledger: by the number that readers count. */
const INDEX = 'by-number';

let cluster: OwnCluster;
let contacts: ServiceProcess | null = null;
beforeEach(() => {
  cluster = new OwnCluster(1);
});
afterEach(async () => {
  await contacts?.kill();
  contacts = null;
  await cluster.remove();
});

/** Another index in the place of ours, as somebody else may make it. */
const spoil = (): Promise<unknown> =>
  withClient(async (client) => {
    const events = client.db(cluster.name).collection('events');
    await events.dropIndex(INDEX);
    await events.createIndexes([{ key: { time: 1 }, name: INDEX }]);
  });

const drop = (): Promise<unknown> =>
  withClient((client) => client.db(cluster.name).collection('events').dropIndex(INDEX));

it('an index that is another one: one sentence at /readyz, nothing is decided, and it is built and goes on once that one is dropped', async () => {
  await cluster.close(await cluster.open());
  await spoil();
  contacts = ServiceProcess.start('contacts', { ...cluster.settings, KITH_BOOTSTRAP_KEY: KEY });
  const service = contacts;
  const sentence = `The index \\"${INDEX}\\" on events in MongoDB is not the one that Kith made: drop it, and it is built again.`;
  await until(
    'the index is named',
    () => service.reason(),
    (reason) => reason?.includes(sentence) === true,
  );

  await drop();
  await service.ready();
  const person = {
    name: { given: 'Ada', family: 'Late', full: 'Ada Late' },
    identities: ['https://www.linkedin.com/in/late'],
  };
  const client = new ApiClient(service.address, { key: KEY });
  const { status } = await until(
    'somebody is added',
    () => client.post('/v1/contacts', person, { 'idempotency-key': 'late' }),
    (answer) => answer.status !== 202,
  );
  expect(status).toBe(201);
  const platform = await cluster.open();
  await allDecided(platform);
  expect(await judge({ name: cluster.name, platform }, POOL, ['late'])).toEqual(nothingWrong);
});
