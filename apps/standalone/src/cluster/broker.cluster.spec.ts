import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { LossyLine } from '#libs/adapters/kafka/testing/lossy-line.js';
import { freePort, OwnBroker } from '#libs/adapters/kafka/testing/own-broker.js';
import type { Platform } from '#libs/ports/platform.js';
import { OwnCluster } from '#libs/testing/cluster/own-cluster.js';
import { until } from '#libs/testing/cluster/until.js';
import type { Contacts } from '../../../contacts/src/contacts.service.js';
import type { Ingest } from '../../../ingest/src/ingest.service.js';
import { judge, nothingWrong, parkedIn } from './testing/judge.js';
import {
  allDecided,
  contactsOn,
  createPool,
  crowd,
  done,
  finished,
  ingestOn,
  OWNER,
  person,
  upload,
} from './testing/team.js';

const POOL = 'p_broker';
const ROWS = 300;
const NOTES = 30;

let broker: OwnBroker;
let line: LossyLine;
let cluster: OwnCluster;
let platform: Platform;
let contacts: Contacts;
let ingest: Ingest;
beforeEach(async () => {
  const port = await freePort();
  broker = await OwnBroker.prepare({ advertised: port });
  broker.start();
  line = await LossyLine.listen(port, broker.port);
  cluster = new OwnCluster(4, { kafka: `127.0.0.1:${port}` });
  platform = await cluster.open();
  contacts = await contactsOn(platform);
  ingest = await ingestOn(platform);
  await createPool(contacts, POOL);
});
afterEach(async () => {
  line.loses = () => false;
  await ingest.stop();
  await contacts.stop();
  await cluster.remove();
  await line.close();
  await broker.close();
});

/** Rows are imported and notes written while `fault` happens; nothing of it may be lost, doubled or set aside. */
async function underLoad(fault: (noted: () => number) => Promise<void>): Promise<void> {
  const contact = await done(contacts, { pool: POOL, kind: 'contact.add', data: person('first'), key: 'first' });
  const rows = crowd('row', ROWS);
  const id = await upload(ingest, POOL, 'rows', rows);
  const told: string[] = [];
  const happening = fault(() => told.length);
  for (let at = 0; at < NOTES; at += 1) {
    const text = `note ${at}`;
    const note = { pool: POOL, kind: 'contact.note', data: { contact, text }, actor: `member:${OWNER}`, key: text };
    // What could not be sent is said again under the same key.
    const say = () => contacts.commands.submit(note).catch(() => null);
    await until(text, say, (outcome) => outcome?.state === 'done');
    told.push(text);
  }
  await happening;
  expect((await finished(ingest, POOL, id)).counts.created).toBe(ROWS);
  await allDecided(platform);
  await until(
    'all is well',
    () => contacts.health(),
    (sentence) => sentence === null,
  );
  const all = [...told, 'first', ...rows.map(({ profile }) => profile)];
  expect(await judge({ name: cluster.name, platform }, POOL, all)).toEqual(nothingWrong);
  expect(await parkedIn(cluster.name, [POOL])).toBe(0);
}

it('lost producer responses: what the broker wrote and could not say is decided once', async () => {
  let writes = 0;
  await underLoad(async () => {
    line.loses = () => (writes += 1) % 4 === 0;
  });
  expect(line.lost).toBeGreaterThan(5);
});

it('broker killed under load and started again: goes on by itself', async () => {
  await underLoad(async (noted) => {
    await until('a few notes are written', noted, (notes) => notes > 5);
    const since = Date.now();
    await broker.kill();
    const before = noted();
    broker.start();
    // One may have been decided before, and heard of only now.
    await until('notes are written again', noted, (notes) => notes > before + 1);
    console.log(`from kill -9 of the broker until notes are written again, ms: ${Date.now() - since}`);
  });
});
