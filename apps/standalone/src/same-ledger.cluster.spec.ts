import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { bullmqPart } from '#libs/adapters/bullmq/testing/bullmq-part.js';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import { openMasterKey } from '#libs/adapters/crypto/master-key.js';
import { kafkaAlone } from '#libs/adapters/kafka/testing/kafka-part.js';
import { mongoPart, mongoUrl } from '#libs/adapters/mongo/testing/mongo-part.js';
import { storedRows as storedInMongo } from '#libs/adapters/mongo/testing/stored-rows.js';
import type { StoredRow } from '#libs/adapters/mongo/testing/stored-rows.js';
import { tableOf } from '#libs/adapters/sqlite/fields.js';
import { DATA_FILE } from '#libs/adapters/sqlite/files.js';
import type { Judgement } from '#libs/etiquette/case.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import { collections } from '#libs/platform/collections.js';
import { openCluster } from '#libs/platform/open-cluster.js';
import type { Platform } from '#libs/ports/platform.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import { clusterServer } from '#libs/testing/contracts/cluster-servers.js';
import type { Card } from '../../contacts/src/documents.js';
import { Judging } from '../../contacts/src/outreach/judging.js';
import { assemble } from './assemble.js';
import { asExported, wholeLedger } from './cluster/testing/judge.js';
import { HOME, OWNER, playFirstDay, POOL } from './testing/first-day.js';
import { verify } from './verify/verify.js';

const DAY = 86_400_000;

let name = '';
let folder = '';
const open: Platform[] = [];
beforeEach(() => {
  name = `t${randomBytes(7).toString('hex')}`;
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-same-'));
});
afterEach(async () => {
  for (const platform of open.splice(0)) await platform.close();
  const place = { name, clock: systemClock, random: randomBytes, collections, scale: { second: 1, hour: 1, runs: 1 } };
  for (const part of [mongoPart, kafkaAlone(), bullmqPart]) await part.remove(place);
  fs.rmSync(folder, { recursive: true });
});
const documents = collections.filter(({ kind }) => kind === 'document');

it('the same inputs lead to the same ledger, the same documents and the same verdicts on both platforms', async () => {
  const [one, other] = [path.join(folder, 'keys'), path.join(folder, 'other-keys')];
  fs.mkdirSync(one, { mode: 0o700 });
  openMasterKey(one, randomBytes, true);
  fs.cpSync(one, other, { recursive: true });
  const embedded = await openPlatform({ dataDir: path.join(folder, 'data'), keysDir: one });
  open.push(embedded);
  const cluster = await openCluster({ cluster: servers(), keysDir: other });
  open.push(cluster);

  const [inFiles, inMongo] = [await played(embedded), await played(cluster)];
  expect(inFiles.length).toBeGreaterThan(200);
  expect(withoutTimes(inMongo)).toEqual(withoutTimes(inFiles));
  const stored = [storedInFiles(path.join(folder, 'data')), await storedInMongo(name, POOL, documents)].map((rows) =>
    withoutTimes(rows.map((row) => ({ ...row, body: JSON.parse(row.body) as unknown })).sort(inOrder)),
  );
  expect(stored[0]?.length).toBeGreaterThan(500);
  expect(stored[1]).toEqual(stored[0]);

  const now = Date.now() + 10.5 * DAY;
  const [verdicts, inCluster] = [await judged(embedded, now), await judged(cluster, now)];
  expect(verdicts.length).toBeGreaterThan(150);
  // Somebody was written to, somebody is kept: not everybody is judged alike.
  expect(new Set(verdicts.map((each) => JSON.stringify((each as Judgement).verdicts))).size).toBeGreaterThan(1);
  expect(inCluster).toEqual(verdicts);
  expect(await proved(cluster)).toEqual(await proved(embedded));
});

/** Whether the owner may write to each of them at this moment, and what every rule says of it. */
async function judged({ documents: read }: Platform, now: number): Promise<unknown[]> {
  const judging = new Judging(read, { now: () => now, at: () => () => undefined });
  const who = { user: null, pool: POOL, member: OWNER, actor: `member:${OWNER}` };
  const viewer = { ...who, role: 'owner', scopes: [], language: 'en', home: HOME } as const;
  const cards = (await read.all(POOL, 'card', null, 1_000)).sort((one, other) => (one.key < other.key ? -1 : 1));
  const judgements = [];
  for (const { key, body } of cards) judgements.push({ key, ...(await judging.of(viewer, body as Card, null)) });
  return withoutTimes(judgements);
}

/** What `kith verify` says of its ledger. */
async function proved(platform: Platform): Promise<unknown[]> {
  const report = await verify(asExported(await wholeLedger(platform, POOL)), Date.now());
  expect(report.findings).toEqual([]);
  return withoutTimes([report]);
}

/** Command ids are the same on both, and with them every id that is made from one. */
async function played(platform: Platform): Promise<Envelope[]> {
  let commands = 0;
  const complain = (sentence: string) => expect(sentence).toBe('nothing to complain of');
  const newId = () => `command-${++commands}`;
  const assembly = await assemble(platform, complain, { deciding: { newId } });
  try {
    return await playFirstDay(assembly);
  } finally {
    await assembly.stop();
  }
}

function storedInFiles(dataDir: string): StoredRow[] {
  const db = new DatabaseSync(path.join(dataDir, DATA_FILE), { readOnly: true });
  try {
    return documents.flatMap(({ name: collection }) => {
      const rows = db.prepare(`SELECT key, seq, body FROM ${tableOf(collection)} WHERE pool = ?`).all(POOL);
      return rows.map((row) => ({ ...(row as unknown as Omit<StoredRow, 'collection'>), collection }));
    });
  } finally {
    db.close();
  }
}

function servers() {
  return {
    kafka: { brokers: clusterServer('KITH_KAFKA').split(','), sasl: null, tls: false, replication: 1, namespace: name },
    mongo: mongoUrl(name),
    mongoKeys: null,
    mongoErasures: null,
    redis: clusterServer('KITH_REDIS'),
    partitions: 4,
  };
}

/** What counts from today's clock differs from run to run; everything else, ids and older times too, follows from the inputs. */
function withoutTimes(value: unknown): unknown[] {
  const today = Date.now() - 3_600_000;
  const isToday = (each: unknown) =>
    typeof each === 'number'
      ? each > today
      : typeof each === 'string' && Date.parse(each) > today && each.includes('T');
  return JSON.parse(JSON.stringify(value, (_, each: unknown) => (isToday(each) ? 'today' : each))) as unknown[];
}

function inOrder(one: { collection: string; key: string }, other: { collection: string; key: string }): number {
  return `${one.collection}/${one.key}` < `${other.collection}/${other.key}` ? -1 : 1;
}
