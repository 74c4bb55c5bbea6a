import { setInterval as beat } from 'node:timers/promises';
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
/** What a person who waits is not asked to bear, ms. */
const BEARABLE = 5_000;

let cluster: OwnCluster;
beforeEach(() => {
  cluster = new OwnCluster();
});
afterEach(() => cluster.remove());

it('neighbour and own import starving a command: every command is answered while 10,000 rows of the same partition are decided', async () => {
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
  let over = false;
  const importing = finished(ingest, own, id).finally(() => (over = true));
  const told = new Map<string, string[]>([...written.keys()].map((pool) => [pool, []]));
  const took: number[] = [];
  const answers: Promise<void>[] = [];
  const say = async (pool: string, text: string): Promise<void> => {
    const began = performance.now();
    await done(contacts, { pool, kind: 'contact.note', data: { contact: written.get(pool), text }, key: text });
    took.push(performance.now() - began);
    told.get(pool)?.push(text);
  };
  for await (const _ of beat(BETWEEN)) {
    if (over) break;
    answers.push(say(answers.length % 2 === 0 ? own : neighbour, `note ${answers.length}`));
  }
  await Promise.all(answers);
  expect((await importing).counts.created).toBe(ROWS);
  await contacts.idle();

  took.sort((one, other) => one - other);
  const at = (share: number): string => (took[Math.floor((took.length - 1) * share)] ?? 0).toFixed(0);
  process.stdout.write(
    `${took.length} commands during an import of ${ROWS} rows: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms\n`,
  );
  expect(took.length).toBe(answers.length);
  expect(took.at(-1)).toBeLessThan(BEARABLE);
  for (const [pool, texts] of told)
    expect(await judge({ name: cluster.name, platform }, pool, texts)).toEqual(nothingWrong);
  await ingest.stop();
  await contacts.stop();
}, 240_000);
