import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { OwnCluster } from '#libs/testing/cluster/own-cluster.js';
import { judge, nothingWrong } from './testing/judge.js';
import {
  contactsOn,
  createPool,
  crowd,
  done,
  finished,
  ingestOn,
  person,
  poolsTogether,
  upload,
} from './testing/team.js';

const ROWS = 10_000;
/** ms between commands: 20 a second */
const BETWEEN = 50;

let cluster: OwnCluster;
beforeEach(() => {
  cluster = new OwnCluster();
});
afterEach(() => cluster.remove());

it('neighbour and own import starving a command: no command waits behind the 10,000 rows of its partition', async () => {
  const [platform, other] = [await cluster.open(), await cluster.open()];
  const contacts = await contactsOn(platform);
  const ingest = await ingestOn(other);
  const [own = '', neighbour = ''] = poolsTogether(platform.bus, 2);
  const written = new Map<string, string>();
  for (const pool of [own, neighbour]) {
    await createPool(contacts, pool);
    const data = person('first');
    written.set(pool, await done(contacts, { pool, kind: 'contact.add', data, key: 'first' }));
  }
  const id = await upload(ingest, own, 'large', crowd('row', ROWS));
  const progress = { over: false };
  const importing = finished(ingest, own, id).finally(() => (progress.over = true));
  const told = new Map<string, string[]>([...written.keys()].map((pool) => [pool, []]));
  const behind: number[] = [];
  const answers: Promise<void>[] = [];
  const decided = async (): Promise<number> => (await platform.ledger.head(own)).seq;
  const say = async (pool: string, text: string): Promise<void> => {
    const before = await decided();
    await done(contacts, { pool, kind: 'contact.note', data: { contact: written.get(pool), text }, key: text });
    behind.push((await decided()) - before);
    told.get(pool)?.push(text);
  };
  while (!progress.over) {
    answers.push(say(answers.length % 2 === 0 ? own : neighbour, `note ${answers.length}`));
    await pause(BETWEEN);
  }
  await Promise.all(answers);
  expect((await importing).counts.created).toBe(ROWS);
  await contacts.idle();

  expect([...told].filter(([, texts]) => texts.length === 0)).toEqual([]);
  expect(behind.length).toBe(answers.length);
  expect(Math.max(...behind)).toBeLessThan((await decided()) / 2);
  for (const [pool, texts] of told)
    expect(await judge({ name: cluster.name, platform }, pool, texts)).toEqual(nothingWrong);
  await ingest.stop();
  await contacts.stop();
});
